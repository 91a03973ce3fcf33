"""`python -m bot sandbox`: the pretend cloud, its page, and the real bot against it."""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bot.sandbox.bot_database import BotDatabase, DatabaseMissing, PostgresSchema, SqliteFile
from bot.sandbox.bots import Bots
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import ContractMissing
from bot.sandbox.page.renderer import RendererMissing, ensure_renderer

MAX_PORT = 65535
MAX_BOTS = 3
DATABASE_URL = "DATABASE_URL"
NEEDS_POSTGRESQL = (
    "Several bots need one PostgreSQL: set DATABASE_URL=postgresql://user:password@host/name in the "
    "environment; the sandbox makes a schema of its own there, and removes it at the end."
)
SEEDS = 1000
"""Seeds are below this, so that they are short."""

_REAL_TOKEN = re.compile(r"(?!sandbox-)[A-Za-z0-9_.=-]{60,}\Z")


def run(arguments: list[str]) -> int:
    """Runs until Ctrl-C or SIGTERM; gives the exit status."""
    options = _options(arguments)
    renderer, problem = None, ""
    try:
        renderer = ensure_renderer()
    except RendererMissing as missing:
        problem = str(missing)
    if options.prepare:
        _say(problem or f"The card renderer is ready: {renderer}")
        return 1 if problem else 0
    if problem:
        _say(f"{problem}\nThe page starts all the same; cards are shown as text.")
    if options.bots > 1 and not PostgresSchema.is_one(os.environ.get(DATABASE_URL, "")):
        _say(NEEDS_POSTGRESQL)
        return 2
    if found := real_token(dict(os.environ), Path.cwd()):
        _say(
            f"{found} looks like a real Webex token, and the sandbox does not start beside one.\n"
            "Nothing was sent anywhere. Unset it, or start the sandbox from a folder without that .env."
        )
        return 2
    try:
        return _run_cloud_and_bot(options, renderer)
    except (ContractMissing, DatabaseMissing) as missing:
        _say(str(missing))
    except OSError as error:
        _say(f"The sandbox cannot start: {error}. Another port can be given with --port.")
    return 1


def _run_cloud_and_bot(options: argparse.Namespace, renderer: Path | None) -> int:
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask_to_stop)
    seed = random.randrange(SEEDS) if options.seed is None else options.seed  # noqa: S311
    with (
        tempfile.TemporaryDirectory(prefix="sandbox-") as folder,
        _database(options, Path(folder)) as database,
        Cloud.started(Path(folder), options.port, renderer) as cloud,
    ):
        cloud.reset(seed)

        def greet() -> None:
            _say(greeting(cloud, seed))
            if not options.no_browser:
                webbrowser.open(cloud.page_url)

        Bots(cloud, Path(folder), database, options.bots, stop, _say).run(greet)
    _say("Stopped.")
    return 0


@contextmanager
def _database(options: argparse.Namespace, folder: Path) -> Iterator[BotDatabase]:
    """The database of the bots until the end of the block. Raises OSError where it cannot be made."""
    database: BotDatabase = SqliteFile(folder)
    if options.bots > 1:
        database = PostgresSchema(os.environ.get(DATABASE_URL, ""))
    try:
        yield database
    finally:
        database.remove()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot sandbox",
        description="Runs a pretend Webex on this machine with the bot in it, and a page to try it on.",
    )
    parser.add_argument(
        "--port", type=_port, default=8765, help="where the web page is; default: %(default)s"
    )
    parser.add_argument("--seed", type=_seed, help="in which ways the cloud is odd; default: any")
    parser.add_argument(
        "--bots",
        type=int,
        choices=range(1, MAX_BOTS + 1),
        default=1,
        help="how many bots work together, several on the PostgreSQL in DATABASE_URL; default: %(default)s",
    )
    parser.add_argument("--prepare", action="store_true", help="only fetch the card renderer")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return parser.parse_args(arguments)


def _seed(text: str) -> int:
    """A seed as it is typed."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number") from None


def _port(text: str) -> int:
    """A port as it is typed; 0 takes one that is free."""
    if text.isascii() and text.isdecimal() and int(text) <= MAX_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port (1 to {MAX_PORT})")


def real_token(environment: dict[str, str], folder: Path) -> str:
    """The name of the first Webex option that holds what looks like a real token; empty when none does."""
    for name, value in environment.items():
        if name.upper().startswith("WEBEX_") and _REAL_TOKEN.match(value.strip()):
            return name
    try:
        lines = (folder / ".env").read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        name, _, value = line.removeprefix("export ").partition("=")
        if name.strip().upper().startswith("WEBEX_") and _REAL_TOKEN.match(
            value.split("#")[0].strip(" \t'\"")
        ):
            return f"{name.strip()} in .env"
    return ""


def greeting(cloud: Cloud, seed: int) -> str:
    """What is printed when the bot listens."""
    people = [
        f"  {person.name:<11} {person.title}"
        for key in ("ana", "ravi", "lena", "sam", "olga")
        for person in [cloud.person(key)]
    ]
    return "\n".join(
        [
            "",
            f"The bot is listening. The pretend Webex is at {cloud.page_url}",
            f"The bot believes it talks to {', '.join(cloud.state.connected_hosts)}.",
            "",
            "On the left you choose who you are:",
            *people,
            "",
            "Type, for example:",
            "  help",
            "  lobby paris",
            "  forward lobby paris to +33 6 12 34 56 78",
            "  edit intercept lobby paris",
            "  is the kitchen forwarded?",
            "  dnd on in all lobbies",
            "  greeting busy lobby paris      (with a WAV file dropped into the chat)",
            "",
            f"It is odd in the ways of seed {seed}; --seed {seed} makes it so again.",
            "On the right is what the cloud holds. Ctrl-C stops everything; nothing is kept.",
            "",
        ]
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
