"""Processes that start at once: forked from a server that has imported the bot, and not from the tests."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from pathlib import Path

FORKED = multiprocessing.get_context("forkserver")
# What cannot be imported ahead is imported by the process itself.
FORKED.set_forkserver_preload(
    ["bot.app", "bot.config", "bot.doctor.report", "tests.unit.store.test_processes"]
)


class ForkedBot:
    """`python -m bot` in a process that has imported it already, with the methods of `subprocess.Popen`."""

    def __init__(
        self, arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str], printed: Path
    ) -> None:
        self._process = FORKED.Process(
            target=_be_the_bot, args=(arguments, folder, dict(environment), printed)
        )
        self._process.start()

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        if self.poll() is None:
            os.kill(self._process.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        status = self.poll()
        assert status is not None, "the process did not end"
        return status


def _be_the_bot(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], printed: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    with printed.open("wb") as out:
        for number in (1, 2):
            os.dup2(out.fileno(), number)
    from bot.__main__ import main

    sys.exit(main(list(arguments)))
