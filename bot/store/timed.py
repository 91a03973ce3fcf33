"""Timed changes: what was asked for, from when to when, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.errors import OutOfDate
from bot.store.database import Database
from bot.store.plans import schedule_item
from bot.store.records.journal import Entry
from bot.store.records.timed import Timed
from bot.store.tables import columns_of, journal, timed, values_of
from bot.store.watches import LARGEST_ID

TIMED_COLUMNS = columns_of(timed, Timed)
OPEN_TIMED_STATES = ("waiting", "running", "asking")
CALLED_OFF = ("dropped", "kept")
"""The states of what nobody begins or puts back any more."""
BY_TIMER = "timer"
"""The origin of what a timed change did by itself."""


class _Changed(Exception):
    """Somebody else has changed a row since it was read."""


class SqlTimed(Database):
    """`bot.ports.database.TimedStore`."""

    def keep_timed(self, new: Timed, also: Callable[[sa.Connection, Timed], object]) -> Timed:
        with self._writing() as tx:
            insert = timed.insert().values(values_of(new, "id"))
            kept = replace(new, id=int(tx.execute(insert.returning(timed.c.id)).scalar_one()))
            is_later = new.plan_id is not None and new.state == "waiting"
            if is_later and not schedule_item(tx, new, self.process):
                raise OutOfDate("The plan was stopped, or somebody else is at this. Nothing was changed now.")
            also(tx, kept)
        return kept

    def timed(self, number: int) -> Timed | None:
        return next(iter(self._timed(timed.c.id == min(number, LARGEST_ID))), None)

    def open_timed(self, workspace_id: str = "", plan_id: int | None = None) -> Sequence[Timed]:
        wanted: sa.ColumnElement[bool] = timed.c.state.in_(OPEN_TIMED_STATES)
        if workspace_id:
            wanted &= timed.c.workspace_id == workspace_id
        if plan_id is not None:
            wanted &= timed.c.plan_id == plan_id
        return self._timed(wanted)

    def timed_of_plan(self, plan_id: int) -> Sequence[Timed]:
        return self._timed(timed.c.plan_id == plan_id)

    def change_timed(
        self, one: Timed, also: Callable[[sa.Connection, Timed], object] | None = None, **values: Any
    ) -> Timed | None:
        def also_of_it(tx: sa.Connection, ones: Sequence[Timed]) -> None:
            if also:
                also(tx, ones[0])

        changed = self.change_timed_together([(one, values)], also_of_it)
        return changed[0] if changed else None

    def change_timed_together(
        self,
        changes: Sequence[tuple[Timed, Mapping[str, Any]]],
        also: Callable[[sa.Connection, Sequence[Timed]], object] | None = None,
    ) -> Sequence[Timed]:
        then = [replace(one, **values, version=one.version + 1) for one, values in changes]
        try:
            with self._writing() as tx:
                # In one order, and `also` last: two at the same moment never wait for each other.
                for one, values in sorted(changes, key=lambda change: change[0].id):
                    change = timed.update().where(timed.c.id == one.id, timed.c.version == one.version)
                    if not tx.execute(change.values(**values, version=one.version + 1)).rowcount:
                        raise _Changed
                    # Looked up with the row held, as `is_wanted` holds it.
                    if _puts_off(one, values) and _is_under_way(tx, one):
                        raise _Changed
                if also:
                    also(tx, then)
        except _Changed:
            return []
        return then

    def _timed(self, wanted: sa.ColumnElement[bool]) -> Sequence[Timed]:
        found = sa.select(*TIMED_COLUMNS).where(wanted).order_by(timed.c.ends_at, timed.c.id)
        with self._reading() as tx:
            rows = tx.execute(found).all()
        return [Timed(**{**row._mapping, "keys": tuple(row._mapping["keys"])}) for row in rows]


def is_wanted(tx: sa.Connection, entry: Entry) -> bool:
    """Whether what a timed change is about to do is not called off, or put off, in the transaction that
    journals it: until that is kept, nobody does so."""
    is_by_timer = entry.origin == BY_TIMER
    if entry.parent_id is None and not is_by_timer:
        return True
    it, state = timed.c.id == entry.timed_id, timed.c.state
    is_running = (state == "running") & (timed.c.ends_at <= entry.at if is_by_timer else sa.true())
    wanted = (state == "waiting") & (timed.c.starts_at <= entry.at)
    if entry.parent_id is not None:
        wanted = is_running | (state == "asking")
    held = timed.update().where(it, wanted).values(state=state)
    is_held = tx.execute(held).rowcount > 0
    return is_held or tx.execute(sa.select(timed.c.id).where(it)).first() is None


def _puts_off(one: Timed, values: Mapping[str, Any]) -> bool:
    """Whether what it does next is not done, or at another moment."""
    next_moment = "starts_at" if one.state == "waiting" else "ends_at"
    return values.get("state") in CALLED_OFF or next_moment in values


def _is_under_way(tx: sa.Connection, one: Timed) -> bool:
    """Whether the journal has by now what would be called off: its start, or once it has begun, its end."""
    may_be_made = journal.c.state.in_(("intended", "done")) | (
        (journal.c.state == "unknown") & journal.c.look_at.is_not(None)
    )
    is_it = journal.c.parent_id.is_not(None) & may_be_made
    if one.state == "waiting":
        is_it = journal.c.parent_id.is_(None) & (journal.c.state != "failed")
    return tx.execute(sa.select(journal.c.id).where(journal.c.timed_id == one.id, is_it)).first() is not None
