"""Other processes on the store's database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess

import pytest

from bot.store.store import SqlStore, open_store
from tests.processes import FORKED

SECONDS = 60
ELSEWHERE = "elsewhere/1/token"

Start = Callable[..., BaseProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a function in a process of its own; none outlives the test."""
    started: list[BaseProcess] = []

    def run(job: Callable[..., None], *args: object) -> BaseProcess:
        process = FORKED.Process(target=job, args=args)
        process.start()
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.join(SECONDS)


@pytest.fixture
def other(store: SqlStore, database_url: str) -> Iterator[SqlStore]:
    """The store of a process on another machine."""
    opened = open_store(database_url)
    opened.process = ELSEWHERE
    yield opened
    opened.close()
