"""What our transactions ask of the tables of procrastinate, which wakes several processes on one PostgreSQL.

A job is only a wake-up call for a task: its queueing lock is `kind/subject`, of which one can wait at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.store.migrate import wait_for_others
from bot.store.records import Task
from bot.store.tables import task

DROP = "DELETE FROM procrastinate_jobs WHERE status = '{}' AND queueing_lock = ANY(:locks)"
DROP_WAITING, DROP_BEGUN = sa.text(DROP.format("todo")), sa.text(DROP.format("doing"))
LAID_OUT = sa.text(
    "SELECT named, obj_description(named, 'pg_class') FROM to_regclass('procrastinate_jobs') AS named"
)
NO_JOB = sa.text(
    "NOT EXISTS (SELECT FROM procrastinate_jobs AS job"
    " WHERE job.queueing_lock = task.kind || '/' || task.subject AND (job.status = 'doing' AND :all"
    " OR job.status = 'todo' AND (task.due_at > :now OR job.scheduled_at <= clock_timestamp())))"
)


def lock_of(one: Task) -> str:
    return f"{one.kind}/{one.subject}"


def drop_waiting_jobs(tx: sa.Connection, tasks: Iterable[Task]) -> None:
    tx.execute(DROP_WAITING, {"locks": [lock_of(one) for one in tasks]})


def drop_begun_jobs(tx: sa.Connection, tasks: Iterable[Task]) -> None:
    """Of processes that have ended: they could keep others from the tasks."""
    tx.execute(DROP_BEGUN, {"locks": [lock_of(one) for one in tasks]})


def tasks_without_job(
    tx: sa.Connection, now: datetime, kinds: Collection[str], subject: str | None = None
) -> Sequence[Task]:
    """Tasks that no job is there for, waiting or being done, or that are due before their job is, because a
    clock was set; of one subject those that no job waits for.

    Until the end of the transaction nobody else finds them or adds them again.
    """
    found = sa.select(task.c.kind, task.c.subject, task.c.due_at).where(
        task.c.kind.in_(kinds), NO_JOB.bindparams(all=subject is None, now=now)
    )
    if subject is not None:
        found = found.where(task.c.subject == subject)
    return [Task(*row) for row in tx.execute(found.with_for_update(skip_locked=True)).all()]


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
