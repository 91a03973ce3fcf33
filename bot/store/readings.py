"""What was last read of the settings that are watched, and the changes that are seen in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.events import Changed
from bot.store.database import Database, upsert
from bot.store.records.journal import Entry
from bot.store.records.notices import LastReading
from bot.store.tables import columns_of, journal, reading, values_of
from bot.store.telling import queue_notices

READING_COLUMNS = columns_of(reading, LastReading)
MAX_PAIRS = 200
"""Settings that one statement asks for: SQLite takes so many parameters and more."""

# Made once, as they are asked for all the time.
_IS_ONE_OF = sa.tuple_(reading.c.workspace_id, reading.c.family).in_(sa.bindparam("pairs", expanding=True))
_WANTED = sa.select(*READING_COLUMNS).where(_IS_ONE_OF)
_FORGET = reading.delete().where(_IS_ONE_OF)
_LOCK = (
    sa.select(reading.c.version)
    .where(_IS_ONE_OF)
    .order_by(reading.c.workspace_id, reading.c.family)
    .with_for_update()
)
# Changes of the bot of which it is not known yet what became of them.
_UNDER_WAY = sa.exists().where(
    journal.c.workspace_id == reading.c.workspace_id,
    journal.c.family == reading.c.family,
    (journal.c.state == "intended") | journal.c.look_at.is_not(None),
)
_KEEP = (
    reading.update()
    .where(
        reading.c.workspace_id == sa.bindparam("of_workspace"),
        reading.c.family == sa.bindparam("of_family"),
        reading.c.version == sa.bindparam("known_version"),
        ~_UNDER_WAY,
    )
    .values({name: sa.bindparam(name) for name in ("values", "read_at", "version")})
)


class SqlReadings(Database):
    """`bot.ports.notices.Readings`."""

    def readings(self, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], LastReading]:
        found: dict[tuple[str, str], LastReading] = {}
        for start in range(0, len(pairs), MAX_PAIRS):
            some = pairs[start : start + MAX_PAIRS]
            with self._reading() as tx:
                kept = [LastReading(**row._mapping) for row in tx.execute(_WANTED, {"pairs": some})]
            found.update({one.pair: one for one in kept})
        new = [pair for pair in pairs if pair not in found]
        self.expect_readings(new)
        return found | {pair: LastReading(*pair, values={}) for pair in new}

    def expect_readings(self, pairs: Collection[tuple[str, str]]) -> None:
        # In one order, so that no two processes wait for each other.
        every = [values_of(LastReading(*pair, values={})) for pair in sorted(pairs)]
        if not every:
            return
        insert = upsert(self._engine.dialect, reading)
        with self._writing() as tx:
            for start in range(0, len(every), MAX_PAIRS):
                new = insert.values(every[start : start + MAX_PAIRS])
                tx.execute(new.on_conflict_do_nothing())

    def readings_of(self, family: str) -> Sequence[LastReading]:
        with self._reading() as tx:
            rows = tx.execute(sa.select(*READING_COLUMNS).where(reading.c.family == family)).all()
        return [LastReading(**row._mapping) for row in rows]

    def read_moments(self) -> Mapping[tuple[str, str], datetime | None]:
        columns = sa.select(reading.c.workspace_id, reading.c.family, reading.c.read_at)
        with self._reading() as tx:
            return {(row.workspace_id, row.family): row.read_at for row in tx.execute(columns)}

    def keep_reading(
        self, new: LastReading, seen: Sequence[tuple[Entry, Changed | None]]
    ) -> Sequence[int] | None:
        with self._writing() as tx:
            if not _is_kept(tx, new):
                return None
            return [_journal(tx, entry, changed) for entry, changed in seen]

    def keep_readings(self, new: Collection[LastReading]) -> Collection[tuple[str, str]]:
        # In one order, so that no two processes wait for each other.
        in_order = sorted(new, key=lambda one: one.pair)
        with self._writing_unsynced() as tx:
            return {one.pair for one in in_order if _is_kept(tx, one)}

    def forget_readings(self, pairs: Collection[tuple[str, str]]) -> None:
        every = sorted(pairs)
        if not every:
            return
        with self._writing() as tx:
            for start in range(0, len(every), MAX_PAIRS):
                some = {"pairs": every[start : start + MAX_PAIRS]}
                # Locked in one order, so that this and `keep_readings` never wait for each other.
                tx.execute(_LOCK, some)
                tx.execute(_FORGET, some)


def note_effect(tx: sa.Connection, entry: Entry, effect: Mapping[str, Any] | None) -> None:
    """Notes in what was last read what a change of the bot has made of it, so that it is not seen as the
    change of somebody else. Where that is not known, the setting counts as never read: nothing of the next
    reading is told."""
    where = _is(entry.workspace_id, entry.family)
    row = tx.execute(sa.select(*READING_COLUMNS).where(*where).with_for_update()).first()
    if row is not None:
        last = LastReading(**row._mapping)
        then = {"read_at": None} if effect is None else {"values": last.values_after(effect)}
        tx.execute(reading.update().where(*where).values(then | {"version": last.version + 1}))


def _is_kept(tx: sa.Connection, new: LastReading) -> bool:
    """Keeps a reading, unless it has another version by now or a change of the bot is under way."""
    known = {"of_workspace": new.workspace_id, "of_family": new.family, "known_version": new.version}
    kept = {"values": new.values, "read_at": new.read_at, "version": new.version + 1}
    return bool(tx.execute(_KEEP, known | kept).rowcount)


def _journal(tx: sa.Connection, entry: Entry, changed: Changed | None) -> int:
    new = journal.insert().values(values_of(entry, "id") | {"settled_at": entry.at})
    number = int(tx.execute(new.returning(journal.c.id)).scalar_one())
    if changed is not None:
        queue_notices(tx, replace(changed, id=number), "")
    return number


def _is(workspace_id: str, family: str) -> tuple[sa.ColumnElement[bool], ...]:
    return reading.c.workspace_id == workspace_id, reading.c.family == family
