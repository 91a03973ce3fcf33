"""Tasks: what somebody is to be woken for, and the process that is at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot import process
from bot.clock import utc_now
from bot.store.database import Database, upsert
from bot.store.records.tasks import Task
from bot.store.tables import columns_of, task

TASK_COLUMNS = columns_of(task, Task)
TASK_LEASE = timedelta(seconds=50)
"""How long a task stays its process's after the last sign of life: more than two heartbeats. The end of a
process on this machine is noticed at once."""
AT_ONCE = 500
"""Tasks that are added by one statement."""

# Held so far ahead it was only by a clock that has been set back since.
_IS_FREE = (
    task.c.held_until.is_(None)
    | (task.c.held_until <= sa.bindparam("now_here"))
    | (task.c.held_until > sa.bindparam("too_far"))
)
# Made once, as it is asked for all the time. What nobody is at comes first, so that it is not hidden by what
# another process is at.
_DUE = (
    sa.select(*TASK_COLUMNS, _IS_FREE.label("is_free"))
    .where(
        task.c.due_at <= sa.bindparam("now"),
        task.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        _IS_FREE | (task.c.process != sa.bindparam("here")),
    )
    .order_by(sa.case((_IS_FREE, 0), else_=1), task.c.due_at)
    .limit(sa.bindparam("limit"))
)
_DUE_OF_SUBJECT = _DUE.where(task.c.subject == sa.bindparam("subject"))
_NEXT_AT = sa.select(sa.func.min(task.c.due_at)).where(
    task.c.process.is_(None), task.c.kind.in_(sa.bindparam("kinds", expanding=True))
)
_IT = (task.c.kind == sa.bindparam("of_kind"), task.c.subject == sa.bindparam("of_subject"))
_TAKE = (
    task.update()
    .where(
        *_IT,
        task.c.due_at == sa.bindparam("was_due_at"),
        task.c.process.is_not_distinct_from(sa.bindparam("was_of")),
    )
    .values(process=sa.bindparam("process"), held_until=sa.bindparam("held_until"))
)
_IS_MINE = (*_IT, task.c.process == sa.bindparam("here"))
_DONE = task.delete().where(*_IS_MINE)
_AGAIN = (
    task.update()
    .where(*_IS_MINE)
    .values(due_at=sa.bindparam("due_at"), tries=sa.bindparam("tries"), process=None, held_until=None)
)


class SqlTasks(Database):
    """`bot.work.port.Tasks`."""

    def due_tasks(
        self, now: datetime, limit: int, kinds: Collection[str], subject: str | None = None
    ) -> Sequence[Task]:
        now_here = utc_now()
        values = {
            "now": now, "now_here": now_here, "too_far": now_here + 2 * TASK_LEASE, "here": self.process,
            "kinds": [*kinds], "limit": limit,
        }  # fmt: skip
        with self._reading() as tx:
            if subject is None:
                rows = tx.execute(_DUE, values).all()
            else:
                rows = tx.execute(_DUE_OF_SUBJECT, values | {"subject": subject}).all()
        found = [Task(**{name: row._mapping[name] for name in Task.__match_args__}) for row in rows]
        return [
            one
            for one, row in zip(found, rows, strict=True)
            if row.is_free or process.has_ended(one.process or "", self.process)
        ]

    def take_task(self, one: Task) -> bool:
        known = {**_is(one), "was_due_at": one.due_at, "was_of": one.process or None}
        held = {"process": self.process, "held_until": utc_now() + TASK_LEASE}
        return self._write(_TAKE, known | held, unsynced=True)

    def task_done(self, one: Task) -> bool:
        return self._write(_DONE, {**_is(one), "here": self.process})

    def task_again(self, one: Task, due_at: datetime, tries: int) -> bool:
        self._write(_AGAIN, {**_is(one), "here": self.process, "due_at": due_at, "tries": tries})
        return False

    def release_ended(self, kinds: Collection[str]) -> bool:
        """Takes tasks of these kinds from processes that are known to have ended; gives whether there are
        any."""
        held = (task.c.kind.in_(kinds), task.c.process.is_not(None), task.c.process != self.process)
        with self._reading() as tx:
            holders = set(tx.execute(sa.select(task.c.process).where(*held)).scalars())
        if ended := [one for one in holders if process.has_ended(one, self.process)]:
            its = task.update().where(task.c.kind.in_(kinds), task.c.process.in_(ended))
            self._write(its.values(process=None, held_until=None))
        return bool(ended)

    def next_task_at(self, kinds: Collection[str]) -> datetime | None:
        with self._reading() as tx:
            return tx.execute(_NEXT_AT, {"kinds": [*kinds]}).scalar()

    def prolong_tasks(self) -> None:
        """Holds all tasks of this process for another TASK_LEASE."""
        mine = task.update().where(task.c.process == self.process)
        self._write(mine.values(held_until=utc_now() + TASK_LEASE), unsynced=True)


def queue_tasks(tx: sa.Connection, tasks: Iterable[Task], *, at_latest: bool = False) -> list[Task]:
    """Adds tasks in the caller's transaction; one that waits already is due at the new moment, also while it
    is being done: then it is done once more. With `at_latest` it keeps a moment that is sooner. Gives them as
    they are due."""
    wanted: dict[tuple[str, str], Task] = {}
    for one in tasks:
        known = wanted.setdefault((one.kind, one.subject), one)
        if not at_latest or one.due_at < known.due_at:
            wanted[one.kind, one.subject] = one
    fresh = {"tries": 0, "process": None, "held_until": None}
    added = []
    for start in range(0, len(wanted), AT_ONCE):
        some = [*wanted.values()][start : start + AT_ONCE]
        rows = [{"kind": one.kind, "subject": one.subject, "due_at": one.due_at, **fresh} for one in some]
        new = upsert(tx.dialect, task).values(rows)
        values: dict[str, Any] = {name: new.excluded[name] for name in ("due_at", *fresh)}
        if at_latest:
            is_later = new.excluded.due_at > task.c.due_at
            values["due_at"] = sa.case((is_later, task.c.due_at), else_=new.excluded.due_at)
        upserted = new.on_conflict_do_update(index_elements=[task.c.kind, task.c.subject], set_=values)
        found = tx.execute(upserted.returning(task.c.kind, task.c.subject, task.c.due_at)).all()
        due = {(row.kind, row.subject): row.due_at for row in found}
        added += [replace(one, due_at=due[one.kind, one.subject]) for one in some]
    return added


def _is(one: Task) -> dict[str, str]:
    return {"of_kind": one.kind, "of_subject": one.subject}
