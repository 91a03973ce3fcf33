"""How much is still to be done, counted."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.records.tasks import Backlog
from bot.store.tables import gathered, notice, plan, reading, timed, watch
from bot.store.timed import OPEN_TIMED_STATES

RUNNING_PLAN_STATES = ("checking", "running", "stopping")


class SqlBacklog(Database):
    """`bot.store.records.tasks.Backlog`, of all processes on the database."""

    def backlog(self) -> Backlog:
        """What is to be done now."""
        with self._reading() as tx:
            return Backlog(
                timed=_count(tx, timed.c.state.in_(OPEN_TIMED_STATES)),
                plans=_count(tx, plan.c.state.in_(RUNNING_PLAN_STATES)),
                notices=_count(tx, notice.c.sent_at.is_(None)) + _count(tx, gathered.c.id.is_not(None)),
                watches=_count(tx, watch.c.id.is_not(None)),
                oldest_reading_at=tx.execute(sa.select(sa.func.min(reading.c.read_at))).scalar(),
                never_read=_count(tx, reading.c.read_at.is_(None)),
            )


def _count(tx: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    return int(tx.execute(sa.select(sa.func.count()).where(which)).scalar_one())
