"""What is said again and again in spaces: the words, when, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.records.saved import Repeat
from bot.store.tables import columns_of, repeat, values_of
from bot.store.watches import LARGEST_ID

REPEAT_COLUMNS = columns_of(repeat, Repeat)


class SqlRepeats(Database):
    """`bot.ports.database.RepeatStore`."""

    def keep_repeat(self, new: Repeat, also: Callable[[sa.Connection, Repeat], object]) -> Repeat:
        with self._writing() as tx:
            insert = repeat.insert().values(values_of(new, "id"))
            kept = replace(new, id=int(tx.execute(insert.returning(repeat.c.id)).scalar_one()))
            also(tx, kept)
        return kept

    def repeat(self, number: int) -> Repeat | None:
        return next(iter(self._repeats(repeat.c.id == min(number, LARGEST_ID))), None)

    def repeats(self, space_id: str) -> Sequence[Repeat]:
        return self._repeats((repeat.c.space_id == space_id) & (repeat.c.state == "on"))

    def change_repeat(
        self, one: Repeat, also: Callable[[sa.Connection, Repeat], object] | None = None, **values: Any
    ) -> Repeat | None:
        then = replace(one, **values, version=one.version + 1)
        as_read = repeat.update().where(repeat.c.id == one.id, repeat.c.version == one.version)
        with self._writing() as tx:
            if not tx.execute(as_read.values(**values, version=then.version)).rowcount:
                return None
            if also:
                also(tx, then)
        return then

    def _repeats(self, wanted: sa.ColumnElement[bool]) -> Sequence[Repeat]:
        with self._reading() as tx:
            rows = tx.execute(sa.select(*REPEAT_COLUMNS).where(wanted).order_by(repeat.c.id)).all()
        return [Repeat(**row._mapping) for row in rows]
