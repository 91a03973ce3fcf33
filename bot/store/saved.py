"""What spaces save under a name."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.database import Database, upsert
from bot.store.records.saved import Saved
from bot.store.tables import columns_of, saved, values_of

SAVED_COLUMNS = columns_of(saved, Saved)


class SqlSaved(Database):
    """`bot.ports.database.SavedStore`."""

    def save(self, new: Saved) -> None:
        values = values_of(new)
        insert = upsert(self._engine.dialect, saved).values(values)
        self._write(
            insert.on_conflict_do_update(
                index_elements=[saved.c.space_id, saved.c.kind, saved.c.name], set_=values
            )
        )

    def replace_saved(self, new: Saved, before: Saved) -> bool:
        is_before = _named(before.space_id, before.kind, before.name) & (saved.c.at == before.at)
        return self._write(saved.update().where(is_before).values(values_of(new)))

    def save_new(self, new: Saved) -> bool:
        insert = upsert(self._engine.dialect, saved).values(values_of(new)).on_conflict_do_nothing()
        return self._write(insert.returning(saved.c.name))

    def saved(self, space_id: str, kind: str, name: str = "") -> Sequence[Saved]:
        wanted = (saved.c.space_id == space_id) & (saved.c.kind == kind)
        if name:
            wanted &= saved.c.name == name
        with self._reading() as tx:
            rows = tx.execute(sa.select(*SAVED_COLUMNS).where(wanted).order_by(saved.c.name)).all()
        return [Saved(**row._mapping) for row in rows]

    def forget_saved(self, space_id: str, kind: str, name: str) -> bool:
        return self._write(saved.delete().where(_named(space_id, kind, name)))


def _named(space_id: str, kind: str, name: str) -> sa.ColumnElement[bool]:
    return (saved.c.space_id == space_id) & (saved.c.kind == kind) & (saved.c.name == name)
