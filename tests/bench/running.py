"""A bot in a process of its own: how it is started, what it uses, and what is said when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.site import Site

DEPLOYED = (
    "import runpy, sys; sys.modules.update(dict.fromkeys(('pygments',)));"
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)
"""Without packages that only the sandbox and the tests bring: both bots load them where they find them."""

MAX_START_SECONDS = 60.0
"""Seconds."""


class Gone(Exception):
    """A bot ended, or does not answer any more, in the middle of a measurement."""


@dataclass(frozen=True)
class Bot:
    """One of the two that are compared, and what it is asked."""

    name: str
    module: str
    question: str
    cheap: str


OURS = Bot("this bot", "bot", 'show intercept "Lobby Paris"', "whoami")
BARE = Bot("webex-bot", "tests.bench.bare", "echo Lobby Paris", "echo hello")


@dataclass(frozen=True)
class Running:
    """A bot that listens; `ready` is the seconds from its start until it did."""

    process_id: int
    ready: float

    @property
    def resident(self) -> float:
        """Megabytes of memory, as Linux counts them. Raises Gone."""
        for line in self._read("status").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise Gone("it ended")

    @property
    def threads(self) -> int:
        """How many threads it has. Raises Gone."""
        lines = self._read("status").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Threads:"))

    @property
    def worked(self) -> float:
        """Seconds of processor time, which a busy machine stretches less. Raises Gone."""
        fields = self._read("stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    def _read(self, name: str) -> str:
        try:
            return Path(f"/proc/{self.process_id}/{name}").read_text(encoding="ascii")
        except OSError:
            raise Gone("it ended") from None


@contextmanager
def running(site: Site, bot: Bot, folder: str = "", **options: str) -> Iterator[Running]:
    """The bot's process until the end of the block, with its database in `folder`, else a new one.

    Raises Gone with the bot's name where it ends or falls silent within the block.
    """
    site.left()
    with tempfile.TemporaryDirectory() as new:
        process = subprocess.Popen(
            [sys.executable, "-c", DEPLOYED, bot.module],
            cwd=folder or new,
            env=site.environment(folder or new) | options,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        began = time.monotonic()
        try:
            while not site.listens():
                if process.poll() is not None or time.monotonic() - began > MAX_START_SECONDS:
                    raise Gone("it never listened")
                time.sleep(0.01)
            yield Running(process.pid, time.monotonic() - began)
        except (AssertionError, Gone) as error:
            try:
                how = f"ended with status {process.wait(1.0)}"
            except subprocess.TimeoutExpired:
                how = "does not answer"
            raise Gone(f"{bot.name} {how}") from error
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
