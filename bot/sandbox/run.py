"""`python -m bot sandbox`: the pretend cloud, its page, and the real bot started unchanged against it."""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import webbrowser
from pathlib import Path
from types import FrameType

from bot.config import Config
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import CHECKOUT_FOLDER, ContractMissing
from bot.sandbox.page.renderer import RendererMissing, ensure_renderer

LISTEN_TIMEOUT_SECONDS = 30.0
HEALTHY_RUN_SECONDS = 10.0
"""A bot that ran this long is restarted after 1 s; else the delay doubles each time, up to the maximum."""
MAX_RESTART_DELAY_SECONDS = 30.0
MAX_PORT = 65535
SEEDS = 1000
"""Seeds are below this, so that they are short."""

_ABOUT_THE_NETWORK = re.compile(
    r"(WEBEX_|SSL_CERT|REQUESTS_CA|CURL_CA|(HTTPS?|WSS?|SOCKS|ALL|NO)_PROXY\Z)", re.IGNORECASE
)
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
    if found := real_token(dict(os.environ), Path.cwd()):
        _say(
            f"{found} looks like a real Webex token, and the sandbox does not start beside one.\n"
            "Nothing was sent anywhere. Unset it, or start the sandbox from a folder without that .env."
        )
        return 2
    try:
        return _run_cloud_and_bot(options, renderer)
    except ContractMissing as missing:
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
        Cloud.started(Path(folder), options.port, renderer) as cloud,
    ):
        cloud.reset(seed)
        return _BotProcess(cloud, Path(folder), stop, seed).run(browser=not options.no_browser)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot sandbox",
        description="Runs a pretend Webex on this machine with the bot in it, and a page to try it on.",
    )
    parser.add_argument(
        "--port", type=_port, default=8765, help="where the web page is; default: %(default)s"
    )
    parser.add_argument("--seed", type=int, help="in which ways the cloud is odd; default: any")
    parser.add_argument("--prepare", action="store_true", help="only fetch the card renderer")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return parser.parse_args(arguments)


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


def child_environment(cloud: Cloud, folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """The environment of the bot's process: that of the cloud, without anything about the real Webex, and
    without an option of the real bot."""
    inherited = {
        name: value
        for name, value in environment.items()
        if not (name.lower() in Config.model_fields or _ABOUT_THE_NETWORK.match(name))
    }
    paths = [str(CHECKOUT_FOLDER), *filter(None, [environment.get("PYTHONPATH", "")])]
    return (
        inherited
        | cloud.environment()
        | {
            "DATABASE_URL": f"sqlite:///{(folder / 'bot.db').as_posix()}",
            "PYTHONPATH": os.pathsep.join(paths),
        }
    )


class _BotProcess:
    """The bot's process: started, restarted when it ends, stopped at the end."""

    def __init__(self, cloud: Cloud, folder: Path, stop: threading.Event, seed: int) -> None:
        self._cloud, self._folder, self._stop, self._seed = cloud, folder, stop, seed
        self._environment = child_environment(cloud, folder, dict(os.environ))
        self._forgets = threading.Event()
        """Set while the bot is to lose its memory: until one with an empty database listens."""
        cloud.make_bot_forget = self.forget

    def forget(self) -> None:
        """Starts the bot with an empty database; returns when it listens."""
        self._forgets.set()
        end = time.monotonic() + LISTEN_TIMEOUT_SECONDS
        while self._forgets.is_set() and not self._stop.wait(0.05) and time.monotonic() < end:
            pass

    def run(self, *, browser: bool) -> int:
        delay_seconds = 1.0
        greeted = False
        while not self._stop.is_set():
            began = time.monotonic()
            is_new = self._forgets.is_set()
            if is_new:
                for file in self._folder.glob("bot.db*"):
                    file.unlink()
            process = self._start()
            try:
                if self._listens(process) and not greeted:
                    greeted = True
                    _say(greeting(self._cloud, self._seed))
                    if browser:
                        webbrowser.open(self._cloud.page_url)
                if is_new:
                    self._forgets.clear()
                while process.poll() is None and not self._forgets.is_set() and not self._stop.wait(0.2):
                    pass
            finally:
                _end(process)
            if self._stop.is_set():
                break
            if self._forgets.is_set():
                continue
            is_healthy = time.monotonic() - began > HEALTHY_RUN_SECONDS
            delay_seconds = 1.0 if is_healthy else min(delay_seconds * 2, MAX_RESTART_DELAY_SECONDS)
            _say(
                f"The bot ended with status {process.returncode}; "
                f"it is started again in {delay_seconds:.0f} s."
            )
            self._stop.wait(delay_seconds)
        _say("Stopped.")
        return 0

    def _start(self) -> subprocess.Popen[bytes]:
        # Another folder, so that the bot finds no .env with real tokens; another session, so that Ctrl-C
        # reaches this process only, which then stops the bot.
        return subprocess.Popen(
            [sys.executable, "-m", "bot"], cwd=self._folder, env=self._environment, start_new_session=True
        )

    def _listens(self, process: subprocess.Popen[bytes]) -> bool:
        try:
            self._cloud.until(
                lambda: self._cloud.sockets or process.poll() is not None or self._stop.is_set(),
                LISTEN_TIMEOUT_SECONDS,
            )
        except AssertionError:
            _say("The bot runs but does not listen yet; what it says above may tell why.")
        return self._cloud.sockets > 0


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


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
