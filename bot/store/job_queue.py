"""What our transactions ask of the tables of procrastinate, which wakes several processes on one PostgreSQL.

A job is only a wake-up call for a task: its queueing lock is `kind/subject`, of which one can wait at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from bot.clock import utc_now
from bot.store.migrate import wait_for_others
from bot.store.records.tasks import Task
from bot.store.tables import task

DROP = sa.text("DELETE FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = ANY(:locks)")
LAID_OUT = sa.text(
    "SELECT named, obj_description(named, 'pg_class') FROM to_regclass('procrastinate_jobs') AS named"
)
NO_JOB_WAITS = sa.text(
    "NOT EXISTS (SELECT FROM procrastinate_jobs AS job"
    " WHERE job.queueing_lock = task.kind || '/' || task.subject AND job.status = 'todo'"
    " AND (task.due_at > :now OR job.scheduled_at <= clock_timestamp()))"
)
IS_BEGUN = sa.text(
    "EXISTS (SELECT FROM procrastinate_jobs AS job WHERE job.queue_name = :queue AND job.status = 'doing')"
)
NO_JOB_IS_BEGUN = sa.text(
    "NOT EXISTS (SELECT FROM procrastinate_jobs AS job"
    " WHERE job.queueing_lock = task.kind || '/' || task.subject AND job.status = 'doing')"
)


# Made once, as they are asked for all the time.
_IS_OF_KINDS = task.c.kind.in_(sa.bindparam("kinds", expanding=True))
_LACKS_JOB = (
    _IS_OF_KINDS,
    task.c.process.is_(None) | (task.c.held_until <= sa.bindparam("now_here")),
    NO_JOB_WAITS,
)
_WITHOUT_JOB = (
    sa.select(task.c.kind, task.c.subject, task.c.due_at).where(*_LACKS_JOB).with_for_update(skip_locked=True)
)
_WITHOUT_JOB_OF_SUBJECT = _WITHOUT_JOB.where(task.c.subject == sa.bindparam("subject"))
_AROUND = sa.select(
    sa.exists().where(_IS_OF_KINDS, task.c.process != sa.bindparam("here")),
    sa.exists().where(*_LACKS_JOB),
    IS_BEGUN,
)


class Around(NamedTuple):
    """What there may be to look after."""

    are_others_at_some: bool
    """Other processes are at tasks."""
    lack_some_jobs: bool
    """`tasks_without_job` has some."""
    are_some_begun: bool
    """Jobs of this queue are begun, here or elsewhere."""


def look_around(tx: sa.Connection, here: str, queue: str, kinds: Collection[str], now: datetime) -> Around:
    """What there is at this moment about tasks of these kinds."""
    values = {"here": here, "queue": queue, "kinds": [*kinds], "now": now, "now_here": utc_now()}
    return Around(*tx.execute(_AROUND, values).one())


def lock_of(one: Task) -> str:
    return f"{one.kind}/{one.subject}"


def drop_waiting_jobs(tx: sa.Connection, tasks: Iterable[Task]) -> None:
    tx.execute(DROP, {"locks": [lock_of(one) for one in tasks]})


def tasks_without_job(
    tx: sa.Connection, now: datetime, kinds: Collection[str], subject: str | None = None
) -> Sequence[Task]:
    """Tasks of these kinds, or of this subject, that nobody is at and no job waits for, or only one that is
    late, because a clock was set.

    Until the end of the transaction nobody else finds them or adds them again.
    """
    values = {"kinds": [*kinds], "now": now, "now_here": utc_now()}
    if subject is None:
        found = tx.execute(_WITHOUT_JOB, values)
    else:
        found = tx.execute(_WITHOUT_JOB_OF_SUBJECT, values | {"subject": subject})
    return [Task(*row) for row in found]


def release(tx: sa.Connection, kind: str, subject: str) -> None:
    """Takes a task from whoever was at it, where nobody has begun a job for it since."""
    its = task.update().where(task.c.kind == kind, task.c.subject == subject, NO_JOB_IS_BEGUN)
    tx.execute(its.values(process=None, held_until=None))


def database_time(tx: sa.Connection) -> datetime:
    """The time by which jobs are due."""
    now: datetime = tx.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
    return now


def driver_connection(tx: sa.Connection) -> Any:
    return tx.connection.driver_connection


def lay_out(tx: sa.Connection, schema: str, steps: Sequence[Path]) -> None:
    """Makes the tables by the schema, or brings them up to date by the steps that came since; the newest is
    noted beside them. One process at a time."""
    wait_for_others(tx)
    run = driver_connection(tx).execute
    is_there, last = tx.execute(LAID_OUT).one()
    if last == steps[-1].name:
        return
    if not is_there:
        run(schema)
    for step in steps:
        if last and step.name > last:
            run(step.read_text(encoding="utf-8"))
    run(f"COMMENT ON TABLE procrastinate_jobs IS '{steps[-1].name}'")
