"""Which spaces want to hear of which changes."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from bot.events import Changed
from bot.store.database import Database, upsert
from bot.store.records import Watch
from bot.store.tables import form, notice, repeat, saved, values_of, watch

LARGEST_ID = 2**63 - 1
"""The largest number that fits a column for ids."""


class SqlWatches(Database):
    """`bot.ports.database.Watches`."""

    def watch(self, new: Watch) -> Watch:
        insert = upsert(self._engine.dialect, watch).values(values_of(new, "id"))
        # Only an update makes RETURNING give the row that was there, so it updates to the same value.
        same = insert.on_conflict_do_update(
            index_elements=[watch.c.space_id, watch.c.workspace_id, watch.c.location_id],
            set_={"space_id": insert.excluded.space_id},
        )
        with self._writing() as tx:
            return Watch(**tx.execute(same.returning(*watch.c)).one()._mapping)

    def watches(self, space_id: str) -> Sequence[Watch]:
        of_space = sa.select(watch).where(watch.c.space_id == space_id).order_by(watch.c.id)
        with self._reading() as tx:
            return [Watch(**row._mapping) for row in tx.execute(of_space)]

    def unwatch(self, watch_id: int, space_id: str) -> bool:
        if not 0 < watch_id <= LARGEST_ID:
            return False
        end = watch.delete().where(watch.c.id == watch_id, watch.c.space_id == space_id)
        return self._write(end)

    def forget_space(self, space_id: str) -> None:
        with self._writing() as tx:
            for table in (watch, notice, form, saved, repeat):
                tx.execute(table.delete().where(table.c.space_id == space_id))


def spaces_watching(tx: sa.Connection, changed: Changed) -> Sequence[str]:
    """The ids of the spaces that watch what was changed, each once."""
    targets = [sa.and_(watch.c.workspace_id == "", watch.c.location_id == "")]
    # A change without a location must not match the empty ids of other watches.
    if changed.workspace_id:
        targets.append(watch.c.workspace_id == changed.workspace_id)
    if changed.location_id:
        targets.append(watch.c.location_id == changed.location_id)
    spaces = sa.select(watch.c.space_id).where(sa.or_(*targets)).distinct().order_by(watch.c.space_id)
    return tx.execute(spaces).scalars().all()
