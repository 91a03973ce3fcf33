"""The outbox: changes that spaces still have to be told of, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.clock import utc_now
from bot.events import Changed
from bot.store.database import Database, upsert
from bot.store.records import Notice
from bot.store.tables import notice
from bot.store.watches import spaces_watching

LONGEST_UNTIL_RETRY = timedelta(minutes=30)
"""No notice is put off for longer than this."""

CHANGED = TypeAdapter(Changed)
"""What a notice says, to and from JSON."""

earlier = notice.alias("earlier")

UNSENT_BEFORE = sa.select(earlier.c.id).where(
    earlier.c.space_id == notice.c.space_id, earlier.c.id < notice.c.id, earlier.c.sent_at.is_(None)
)
"""The earlier notices of the same space that were not sent, for EXISTS."""


class SqlOutbox(Database):
    """`bot.ports.database.Outbox`: a notice per change and space."""

    def due_notices(self, now: datetime, limit: int = 50) -> Sequence[Notice]:
        held_back = UNSENT_BEFORE.where(~_is_due(earlier.c.due_at, now)).exists()
        due = (
            sa.select(notice)
            .where(notice.c.sent_at.is_(None), _is_due(notice.c.due_at, now), ~held_back)
            .order_by(notice.c.id)
            .limit(limit)
        )
        with self._reading() as tx:
            rows = tx.execute(due).all()
        return [Notice(row.id, row.space_id, CHANGED.validate_python(row.changed), row.tries) for row in rows]

    def take_notice(self, notice_id: int, now: datetime, until: datetime) -> bool:
        take = (
            notice.update()
            .where(
                notice.c.id == notice_id,
                notice.c.sent_at.is_(None),
                _is_due(notice.c.due_at, now),
                ~UNSENT_BEFORE.exists(),
            )
            .values(due_at=until)
        )
        return self._write(take, unsynced=True)

    def notice_sent(self, notice_id: int) -> None:
        sent = notice.update().where(notice.c.id == notice_id).values(sent_at=utc_now())
        self._write(sent, unsynced=True)

    def notice_given_up(self, notice_id: int) -> None:
        given_up = notice.update().where(notice.c.id == notice_id)
        self._write(given_up.values(sent_at=utc_now(), given_up=True))

    def notice_failed(self, notice_id: int, retry_at: datetime) -> None:
        again = notice.update().where(notice.c.id == notice_id)
        self._write(again.values(due_at=retry_at, tries=notice.c.tries + 1))


def _is_due(due_at: sa.ColumnElement[datetime], now: datetime) -> sa.ColumnElement[bool]:
    """Also when it is put off for longer than any notice is: then the clock has been set back since."""
    return (due_at <= now) | (due_at > now + LONGEST_UNTIL_RETRY)


def queue_notices(tx: sa.Connection, changed: Changed, asked_in: str) -> None:
    """Queues a notice for every space that watches, except the one the change was asked in."""
    rows = [
        {
            "entry_id": changed.id,
            "space_id": space_id,
            "changed": CHANGED.dump_python(changed, mode="json"),
            "tries": 0,
            "due_at": changed.at,
        }
        for space_id in spaces_watching(tx, changed)
        if space_id != asked_in
    ]
    if rows:
        tx.execute(upsert(tx.dialect, notice).values(rows).on_conflict_do_nothing())
