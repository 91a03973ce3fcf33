"""The outbox: what spaces are to be told though nobody there asked for it now, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.clock import utc_now
from bot.events import Reply
from bot.store.database import Database, upsert
from bot.store.records.notices import CHANGE, FILE, TEXT, TO_BE_TOLD, Notice, packed
from bot.store.records.tasks import Task
from bot.store.tables import columns_of, notice
from bot.store.tasks import queue_tasks

LONGEST_UNTIL_RETRY = timedelta(minutes=30)
"""No notice is put off for longer than this."""

NOTICE_COLUMNS = columns_of(notice, Notice)

earlier = notice.alias("earlier")

UNSENT_BEFORE = sa.select(earlier.c.id).where(
    earlier.c.space_id == notice.c.space_id,
    earlier.c.id < notice.c.id,
    earlier.c.sent_at.is_(None),
    # What a setting becomes is not said before what it was; else one that cannot be made waits by itself.
    earlier.c.unmade_since.is_(None) | (earlier.c.subject == notice.c.subject),
)
"""The earlier notices of the same space that hold one back, for EXISTS. A digest of several settings has no
subject: it passes one of these settings that cannot be made."""


class SqlOutbox(Database):
    """`bot.ports.notices.Outbox`."""

    def say(self, space_id: str, key: str, text: str, at: datetime, tx: sa.Connection | None = None) -> None:
        self.put(space_id, key, TEXT, {"text": text}, at, tx)

    def put(
        self,
        space_id: str,
        key: str,
        kind: str,
        payload: Mapping[str, Any],
        at: datetime,
        tx: sa.Connection | None = None,
    ) -> None:
        row = {"key": key, "kind": kind, "space_id": space_id, "payload": payload, "at": at}
        with nullcontext(tx) if tx is not None else self._writing() as writing:
            queue(writing, [row])

    def post(
        self,
        space_id: str,
        key: str,
        reply: Reply,
        thread_id: str | None,
        at: datetime,
        tx: sa.Connection | None = None,
        kind: str = TEXT,
    ) -> None:
        payload: dict[str, Any] = {"text": reply.text, "card": reply.card, "thread": thread_id}
        if reply.file is not None:
            payload[FILE] = packed(reply.file)
        self.put(space_id, key, kind, payload, at, tx)

    def due_notices(self, now: datetime, limit: int = 50, space_id: str = "") -> Sequence[Notice]:
        held_back = UNSENT_BEFORE.where(~_is_due(earlier.c.due_at, now)).exists()
        due = sa.select(*NOTICE_COLUMNS).where(
            notice.c.sent_at.is_(None), _is_due(notice.c.due_at, now), ~held_back
        )
        if space_id:
            due = due.where(notice.c.space_id == space_id)
        with self._reading() as tx:
            rows = tx.execute(due.order_by(notice.c.id).limit(limit)).all()
        return [Notice(**row._mapping) for row in rows]

    def next_notice_at(self, space_id: str) -> datetime | None:
        first = sa.select(sa.func.min(notice.c.due_at)).where(
            notice.c.space_id == space_id, notice.c.sent_at.is_(None), ~UNSENT_BEFORE.exists()
        )
        with self._reading() as tx:
            return tx.execute(first).scalar()

    def take_notice(self, notice_id: int, now: datetime, until: datetime) -> bool:
        take = (
            notice.update()
            .where(
                notice.c.id == notice_id,
                notice.c.sent_at.is_(None),
                _is_due(notice.c.due_at, now),
                ~UNSENT_BEFORE.exists(),
            )
            .values(due_at=until, unsure_since=_first_of(notice.c.unsure_since, now))
        )
        return self._write(take, unsynced=True)

    def keep_notice(self, notice_id: int, until: datetime, longer: datetime) -> bool:
        mine = notice.c.id == notice_id, notice.c.sent_at.is_(None), notice.c.due_at == until
        return self._write(notice.update().where(*mine).values(due_at=longer), unsynced=True)

    def thread_of(self, one: Notice, since: datetime | None) -> str | None:
        before = (
            sa.select(sa.func.coalesce(notice.c.thread_id, notice.c.message_id))
            .where(notice.c.space_id == one.space_id, notice.c.cause == one.cause, notice.c.id < one.id)
            .where(notice.c.message_id.is_not(None))
            .order_by(notice.c.id.desc())
            .limit(1)
        )
        if since is not None:
            before = before.where(notice.c.at >= since)
        with self._reading() as tx:
            return tx.execute(before).scalar()

    def told_by(self, space_id: str, number: int) -> str | None:
        key = f"{CHANGE} {number} {space_id}"
        with self._reading() as tx:
            return tx.execute(sa.select(notice.c.message_id).where(notice.c.key == key)).scalar()

    def last_told(self, space_id: str, kind: str, limit: int = 10) -> Sequence[Notice]:
        of_kind = sa.select(*NOTICE_COLUMNS).where(
            notice.c.space_id == space_id,
            notice.c.kind == kind,
            notice.c.sent_at.is_(None) | notice.c.message_id.is_not(None),
        )
        with self._reading() as tx:
            rows = tx.execute(of_kind.order_by(notice.c.id.desc()).limit(limit)).all()
        return [Notice(**row._mapping) for row in rows]

    def notice_sent(
        self,
        notice_id: int,
        message_id: str = "",
        thread_id: str | None = None,
        also: Callable[[sa.Connection], object] | None = None,
    ) -> None:
        values = {"sent_at": utc_now(), "message_id": message_id or None, "thread_id": thread_id}
        with self._writing_unsynced() as tx:
            tx.execute(notice.update().where(notice.c.id == notice_id).values(values))
            if also:
                also(tx)

    def notice_given_up(self, notice_id: int) -> None:
        given_up = notice.update().where(notice.c.id == notice_id)
        self._write(given_up.values(sent_at=utc_now(), given_up=True))

    def notice_failed(
        self,
        notice_id: int,
        retry_at: datetime,
        *,
        unmade_since: datetime | None = None,
        is_unsure: bool = False,
    ) -> None:
        again: dict[str, Any] = {"due_at": retry_at, "tries": notice.c.tries + 1}
        again |= {"unmade_since": unmade_since} | ({} if is_unsure else {"unsure_since": None})
        self._write(notice.update().where(notice.c.id == notice_id).values(again))

    def forget_file(self, tx: sa.Connection, one: Notice) -> None:
        left = {name: value for name, value in one.payload.items() if name != FILE}
        tx.execute(notice.update().where(notice.c.id == one.id).values(payload=left))

    def is_told_by(self, message_id: str) -> bool:
        one = sa.select(notice.c.id).where(notice.c.message_id == message_id).limit(1)
        with self._reading() as tx:
            return tx.execute(one).first() is not None


def _first_of(column: sa.Column[datetime], now: datetime) -> sa.ColumnElement[datetime]:
    return sa.func.coalesce(column, sa.literal(now, column.type))


def _is_due(due_at: sa.ColumnElement[datetime], now: datetime) -> sa.ColumnElement[bool]:
    """Also when it is put off for longer than any notice is: then the clock has been set back since."""
    return (due_at <= now) | (due_at > now + LONGEST_UNTIL_RETRY)


def queue(tx: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Adds notices in the caller's transaction, and wakes whoever sends them; one whose key is known is not
    added again."""
    if rows:
        values = [{"cause": None, "subject": None, **row, "tries": 0, "due_at": row["at"]} for row in rows]
        tx.execute(upsert(tx.dialect, notice).on_conflict_do_nothing(), values)
        queue_tasks(tx, [Task(TO_BE_TOLD, row["space_id"], row["at"]) for row in rows], at_latest=True)
