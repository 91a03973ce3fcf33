"""Which engine does durable work: procrastinate on PostgreSQL where it is installed, else a loop."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.store.tasks import TASK_LEASE, SqlTasks
from bot.work.engine import MAX_AT_ONCE
from bot.work.task_loop import TaskLoop

if TYPE_CHECKING:
    from bot.work.replicas import Replicas

PACKAGES = ("procrastinate", "psycopg_pool")
WITHOUT_REPLICAS = (
    "procrastinate is not installed: when a process on another machine dies, its work is taken over after "
    f"{TASK_LEASE.seconds} seconds; with procrastinate after 10."
)
TO_INSTALL = "pip install -r requirements.txt"


def has_replicas() -> bool:
    """Whether the extra `replicas` is installed."""
    return all(find_spec(name) for name in PACKAGES)


def make_engine(
    store: SqlTasks, clock: Clock, *, name: str, at_once: int = MAX_AT_ONCE
) -> TaskLoop | Replicas:
    """The engine for a store's database; one for each kind of work that is not to wait for another."""
    if store.is_sqlite or not has_replicas():
        return TaskLoop(store, clock, name=name, at_once=at_once)
    # Imported where it is needed, because it is large.
    from bot.work.replicas import Replicas

    return Replicas(store, clock, name=name, at_once=at_once)
