"""The bot as a process of its own, against a pretend cloud."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.sandbox.bot_database import BotDatabase
from bot.sandbox.bots import Bots, child_environment
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import CHECKOUT_FOLDER
from bot.sandbox.data.bot_controls import NoBots
from bot.sandbox.data.entities import Message
from tests.processes import ForkedBot
from tests.surroundings import OUTSIDE

ENDS_SECONDS = 30.0
READY_SECONDS = 30.0


def bare_environment(cloud: Cloud) -> dict[str, str]:
    """What "Run it for real" asks for: the two tokens; and the proxy and the authority of this network."""
    names = ("WEBEX_BOT_TOKEN", "WEBEX_ADMIN_TOKEN", "HTTPS_PROXY", "SSL_CERT_FILE")
    machine = {name: value for name, value in OUTSIDE.items() if name in ("PATH", "HOME", "SYSTEMROOT")}
    return {
        **machine,
        "PYTHONPATH": str(CHECKOUT_FOLDER),
        **{name: cloud.environment()[name] for name in names},
    }


class Bot:
    """The process, and what it printed."""

    def __init__(self, cloud: Cloud, process: subprocess.Popen[bytes] | ForkedBot, printed: Path) -> None:
        self._cloud, self._process, self._printed = cloud, process, printed
        self._others = cloud.opened_sockets()

    def ready(self) -> None:
        """Waits for a websocket of its own: the cloud hears late that a killed process has none any more."""
        self.until(lambda: self._cloud.opened_sockets() - self._others)

    def until(self, predicate: Callable[[], object]) -> None:
        """Waits for something that a living bot does."""

        def so_or_dead() -> object:
            assert self._process.poll() is None, self.printed()
            return predicate()

        self._cloud.until(so_or_dead, READY_SECONDS)

    def ends(self, number: signal.Signals | None = None) -> int:
        """The status it ends with, after this signal if one is given."""
        if number is not None:
            self._process.send_signal(number)
        return self._process.wait(ENDS_SECONDS)

    def printed(self) -> str:
        return self._printed.read_text(encoding="utf-8")


@contextmanager
def started(cloud: Cloud, folder: Path, *arguments: str, **options: str) -> Iterator[Bot]:
    """A bot's process until the end of the block, in this folder; an empty option is unset.

    It is forked from one that has imported the bot already.
    """
    environment = {**child_environment(cloud, folder, dict(os.environ)), **options}
    printed = folder / "printed"
    with _until_the_end(ForkedBot(arguments, folder, environment, printed)) as process:
        yield Bot(cloud, process, printed)


@contextmanager
def running(cloud: Cloud, folder: Path, environment: Mapping[str, str], *arguments: str) -> Iterator[Bot]:
    """The same with exactly this environment, and as it is started from a command line."""
    printed = folder / "printed"
    with printed.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    with _until_the_end(process):
        yield Bot(cloud, process, printed)


@contextmanager
def bots_running(cloud: Cloud, database: BotDatabase, folder: Path, number: int = 1) -> Iterator[list[str]]:
    """Bots as the sandbox runs them until the end of the block; gives what is said of them."""
    said: list[str] = []
    stop, ready = threading.Event(), threading.Event()
    bots = Bots(cloud, folder, database, number, stop, said.append)
    thread = threading.Thread(target=bots.run, args=(ready.set,), name="bots")
    thread.start()
    try:
        assert ready.wait(READY_SECONDS), said
        yield said
    finally:
        stop.set()
        thread.join()
        cloud.bots = NoBots()


Process = TypeVar("Process", subprocess.Popen[bytes], ForkedBot)


@contextmanager
def _until_the_end(process: Process) -> Iterator[Process]:
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def answers(cloud: Cloud, space: str) -> list[Message]:
    bot = cloud.person("bot").id
    return [message for message in cloud.messages(cloud.space(space)) if message.person_id == bot]
