"""Events handled once, and the moments the bot listened."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Database, upsert
from bot.store.tables import claim, listening

ONLY_ROW = 1


class Claims(Database):
    """Claims and the last moment the bot listened."""

    def claim(self, event_id: str, at: datetime) -> bool:
        insert = upsert(self._engine.dialect, claim).values(event_id=event_id, at=at)
        with self._writing() as tx:
            mine = tx.execute(insert.on_conflict_do_nothing().returning(claim.c.event_id)).first()
        return mine is not None

    def heard(self, at: datetime) -> None:
        """The bot was listening at this moment; an earlier moment than the last changes nothing."""
        insert = upsert(self._engine.dialect, listening).values(id=ONLY_ROW, at=at)
        later = insert.on_conflict_do_update(
            index_elements=[listening.c.id],
            set_={"at": insert.excluded.at},
            where=listening.c.at < insert.excluded.at,
        )
        with self._writing() as tx:
            tx.execute(later)

    def last_heard(self) -> datetime | None:
        with self._reading() as tx:
            return tx.execute(sa.select(listening.c.at)).scalar()
