"""Tasks for the engines in these tests, and processes that do them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa

from bot.clock import utc_now
from bot.store.store import SqlStore, open_store
from bot.store.tables import task
from bot.store.tasks import queue_tasks
from bot.work.port import Task
from bot.work.replicas import Replicas
from bot.work.task_loop import TaskLoop
from tests.unit.store.conftest import SECONDS
from tests.unit.store.store_samples import NOW

Made = TaskLoop | Replicas
KINDS = ("job",)


@contextmanager
def several(postgres_url: str, *names: str) -> Iterator[list[tuple[SqlStore, Replicas]]]:
    """A store and an engine as each of these processes would have."""
    made = []
    for name in names:
        store = open_store(postgres_url)
        store.process = name
        made.append((store, Replicas(store, utc_now)))
    yield made
    for store, one in made:
        one.stop(5.0)
        store.close()


def add(store: SqlStore, work: Made | None = None, subject: str = "1", due_at: datetime = NOW) -> None:
    with store.transaction() as tx:
        tasks = [Task("job", subject, due_at)]
        work.add(tx, tasks) if work else queue_tasks(tx, tasks)


def left(store: SqlStore) -> list[tuple[str, int]]:
    """The subjects of the tasks that are there, and how often each went wrong."""
    with store._reading() as tx:
        return [(row.subject, row.tries) for row in tx.execute(sa.select(task.c.subject, task.c.tries))]


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
