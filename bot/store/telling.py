"""Which spaces are told of a change, and when: at once, or together with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.events import Changed
from bot.store.database import Database
from bot.store.outbox import queue
from bot.store.records.notices import CHANGE, CHANGED, DIGEST, TO_BE_GATHERED, TOGETHER
from bot.store.records.tasks import Task
from bot.store.tables import gathered, notice
from bot.store.tasks import queue_tasks
from bot.store.watches import spaces_watching

MOST_TOGETHER = 5
"""So many changes of one person that belong together are told one by one; of a plan, one."""
GATHERED_FOR = timedelta(minutes=1)
"""So long the others are gathered."""
FLAPPING = timedelta(hours=1)
MOST_FLAPS = 2
"""A setting that was told so often in that time, there and back, is told together with what else it becomes,
for:"""
FLAPS_FOR = timedelta(minutes=30)
MAX_GATHERED = 500
"""Changes that one digest tells of."""


class SqlTelling(Database):
    """`bot.ports.notices.Telling`."""

    def gather(self, space_id: str, now: datetime) -> datetime | None:
        """Has a space told of what was gathered for it and is due; gives when more of it is due."""
        with self._writing() as tx:
            _wait_for_turn(tx, f"gathered {space_id}")
            of_space = sa.select(gathered).where(gathered.c.space_id == space_id)
            due = of_space.where(gathered.c.due_at <= now).order_by(gathered.c.id).limit(MAX_GATHERED)
            if rows := tx.execute(due).all():
                first, causes = rows[0], {row.cause for row in rows}
                if (again := _told_last(tx, space_id, causes, now) + GATHERED_FOR) > now:
                    return again
                is_one = len({row.subject for row in rows}) == 1
                about = {"space_id": space_id, "at": now, "cause": first.cause if len(causes) == 1 else None}
                about["subject"] = first.subject if is_one else None
                key = f"{first.entry_id} {space_id}"
                if len(rows) == 1:
                    about |= {"key": f"{CHANGE} {key}", "kind": CHANGE, "payload": first.payload}
                else:
                    changes: dict[str, Any] = {"changes": [row.payload for row in rows]}
                    if is_one and (earlier := _told_in_a_row(tx, space_id, first)):
                        changes["earlier"] = earlier
                    about |= {"key": f"{DIGEST} {key}", "kind": DIGEST, "payload": changes}
                queue(tx, [about])
                tx.execute(gathered.delete().where(gathered.c.id.in_([row.id for row in rows])))
            left = sa.select(sa.func.min(gathered.c.due_at)).where(gathered.c.space_id == space_id)
            return tx.execute(left).scalar()


def queue_notices(tx: sa.Connection, changed: Changed, asked_in: str) -> None:
    """Has every space that watches told, except the one the change was asked in."""
    spaces = {key: at for key, at in spaces_watching(tx, changed).items() if key != asked_in}
    if not spaces:
        return
    _wait_for_turn(tx, changed.cause)
    payload, later = CHANGED.dump_python(changed, mode="json"), _later(tx, changed, spaces)
    about = {"cause": changed.cause, "subject": changed.subject, "payload": payload}
    at_once = [key for key, at in spaces.items() if at <= changed.at and key not in later]
    kept = {key: at for key, at in {**spaces, **later}.items() if key not in at_once}
    about_now = {**about, "kind": CHANGE, "at": changed.at}
    queue(tx, [{**about_now, "key": f"{CHANGE} {changed.id} {one}", "space_id": one} for one in at_once])
    if kept:
        rows = [{**about, "entry_id": changed.id, "space_id": key, "due_at": at} for key, at in kept.items()]
        tx.execute(gathered.insert(), rows)
        queue_tasks(tx, [Task(TO_BE_GATHERED, key, at) for key, at in kept.items()], at_latest=True)


def _told_last(tx: sa.Connection, space_id: str, causes: set[str], now: datetime) -> datetime:
    """When a space was last told of one of these causes, or of several changes; this moment where it is to
    be told yet."""
    alike = notice.c.cause.in_(causes) | (notice.c.kind == DIGEST)
    sent_at = sa.func.max(sa.func.coalesce(notice.c.sent_at, sa.literal(now, notice.c.sent_at.type)))
    told = sa.select(sent_at).where(notice.c.space_id == space_id, alike, notice.c.at >= now - TOGETHER)
    # After the clock was set back it may lie ahead.
    return min(tx.execute(told).scalar() or datetime.min.replace(tzinfo=UTC), now)


def _told_in_a_row(tx: sa.Connection, space_id: str, first: sa.Row[Any]) -> dict[str, Any]:
    """Since when, and of how many changes, a space was told of a setting that has changed again and again
    until this one; empty where it was not."""
    came_at = CHANGED.validate_python(first.payload).at
    before = sa.select(notice.c.kind, notice.c.payload).where(
        notice.c.space_id == space_id, notice.c.subject == first.subject, notice.c.at >= came_at - FLAPPING
    )
    since, count = None, 0
    for row in tx.execute(before.order_by(notice.c.id)):
        if row.kind == DIGEST:
            earlier = row.payload.get("earlier", {})
            since = earlier.get("since") or since or row.payload["changes"][0]["at"]
            count = earlier.get("changes", count) + len(row.payload["changes"])
        elif row.kind == CHANGE:
            since, count = since or row.payload["at"], count + 1
    return {"since": since, "changes": count} if since else {}


def _wait_for_turn(tx: sa.Connection, subject: str) -> None:
    """Waits until no other transaction tells of the same cause, or of the same space, so that what it told is
    counted and told once. In SQLite there is one writer at a time anyway."""
    if tx.dialect.name == "postgresql":
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(subject))))


def _later(tx: sa.Connection, changed: Changed, spaces: Mapping[str, datetime]) -> dict[str, datetime]:
    """When spaces are told that have heard enough of the same: of its cause, or of this setting."""
    at, is_plan = changed.at, changed.plan_id is not None
    since = datetime.min.replace(tzinfo=UTC) if is_plan else at - TOGETHER
    alike = _told(tx, (notice.c.cause == changed.cause) & (notice.c.at >= since), spaces)
    flaps = _told(tx, (notice.c.subject == changed.subject) & (notice.c.at >= at - FLAPPING), spaces)
    found = {}
    waits = _waiting(tx, changed.subject, at + FLAPS_FOR)
    for space_id, told_at in spaces.items():
        if space_id in waits:
            found[space_id] = max(told_at, waits[space_id])
        elif flaps.get(space_id, 0) >= MOST_FLAPS:
            found[space_id] = max(told_at, _rounded_up(at, FLAPS_FOR))
        elif alike.get(space_id, 0) >= (1 if is_plan else MOST_TOGETHER):
            found[space_id] = max(told_at, _rounded_up(at, GATHERED_FOR))
    return found


def _waiting(tx: sa.Connection, subject: str, until: datetime) -> dict[str, datetime]:
    """The spaces that are told by then of an earlier change of the same setting, with when they are: what it
    becomes now is not said before."""
    earlier = gathered.c.subject == subject, gathered.c.due_at <= until
    moments = sa.select(gathered.c.space_id, sa.func.max(gathered.c.due_at)).where(*earlier)
    return {row[0]: row[1] for row in tx.execute(moments.group_by(gathered.c.space_id))}


def _told(tx: sa.Connection, of: sa.ColumnElement[bool], spaces: Iterable[str]) -> dict[str, int]:
    """How often each of the spaces was told, or is to be; what was closed without a word does not count."""
    is_said = notice.c.message_id.is_not(None) | notice.c.sent_at.is_(None)
    counts = (
        sa.select(notice.c.space_id, sa.func.count())
        .where(of, is_said, notice.c.space_id.in_(list(spaces)))
        .group_by(notice.c.space_id)
    )
    return {row[0]: row[1] for row in tx.execute(counts)}


def _rounded_up(at: datetime, length: timedelta) -> datetime:
    """The next moment that is a whole number of these lengths: what comes until then is one message."""
    seconds = length.total_seconds()
    return datetime.fromtimestamp((at.timestamp() // seconds + 1) * seconds, UTC)
