"""Timed changes: what was asked for, from when to when, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.records import Timed
from bot.store.tables import columns_of, timed, values_of
from bot.store.watches import LARGEST_ID

TIMED_COLUMNS = columns_of(timed, Timed)
OPEN_TIMED_STATES = ("waiting", "running", "asking")


class SqlTimed(Database):
    """`bot.ports.database.TimedStore`."""

    def keep_timed(self, new: Timed, also: Callable[[sa.Connection, Timed], None]) -> Timed:
        with self._writing() as tx:
            insert = timed.insert().values(values_of(new, "id"))
            kept = replace(new, id=int(tx.execute(insert.returning(timed.c.id)).scalar_one()))
            also(tx, kept)
        return kept

    def timed(self, number: int) -> Timed | None:
        return next(iter(self._timed(timed.c.id == min(number, LARGEST_ID))), None)

    def open_timed(self, workspace_id: str = "") -> Sequence[Timed]:
        wanted = timed.c.state.in_(OPEN_TIMED_STATES)
        return self._timed(wanted & (timed.c.workspace_id == workspace_id) if workspace_id else wanted)

    def change_timed(
        self, one: Timed, also: Callable[[sa.Connection, Timed], None] | None = None, **values: Any
    ) -> Timed | None:
        then = replace(one, **values, version=one.version + 1)
        change = timed.update().where(timed.c.id == one.id, timed.c.version == one.version)
        with self._writing() as tx:
            changed = tx.execute(change.values(**values, version=then.version)).rowcount > 0
            if changed and also:
                also(tx, then)
        return then if changed else None

    def _timed(self, wanted: sa.ColumnElement[bool]) -> Sequence[Timed]:
        found = sa.select(*TIMED_COLUMNS).where(wanted).order_by(timed.c.ends_at, timed.c.id)
        with self._reading() as tx:
            rows = tx.execute(found).all()
        return [Timed(**{**row._mapping, "keys": tuple(row._mapping["keys"])}) for row in rows]
