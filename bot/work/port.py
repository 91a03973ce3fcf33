"""What asks for durable work, and what the engines need of the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.store.records.tasks import Task as Task

Transaction = Any
"""A transaction of the database, handed on as it is."""
Handler = Callable[[str], datetime | None]
"""Takes the subject of a task; gives when to be woken again, None for never."""


class Work(Protocol):
    """Durable work: wakes handlers at a moment, also after a restart. It may wake twice for the same; the
    rows of whoever asked are the truth."""

    def add(self, tx: Transaction, tasks: Sequence[Task], *, at_latest: bool = False) -> None:
        """Adds tasks in the caller's transaction; one of the same kind and subject gets the new moment, with
        `at_latest` only where it is sooner."""

    def look(self) -> None:
        """Looks at once what is due: to be called when the transaction is over."""

    def handler(self, kind: str, call: Handler) -> None:
        """Tasks of this kind call this with their subject."""

    def start(self) -> None:
        """Begins to wake."""

    def stop(self, timeout: float) -> None:
        """Wakes nobody more, and waits at most so many seconds for what is being done."""


class Tasks(Protocol):
    """Tasks, and which process is at each. A process that gives no sign of life for a while, or is known to
    have ended, is gone, and what it was at is due again."""

    def due_tasks(self, now: datetime, limit: int, kinds: Collection[str]) -> Sequence[Task]:
        """Tasks of these kinds that are due and that no living process is at, the longest due first."""

    def take_task(self, one: Task) -> bool:
        """True for exactly one caller that saw the task so; it is this process's from now on."""

    def task_done(self, one: Task) -> bool:
        """Forgets a task of this process; False where it was added again meanwhile, and stays."""

    def task_again(self, one: Task, due_at: datetime, tries: int) -> bool:
        """Gives a task of this process back until then, unless it was added again meanwhile; always False,
        as it stays."""

    def next_task_at(self, kinds: Collection[str]) -> datetime | None:
        """When the next task of these kinds is due that nobody is at."""
