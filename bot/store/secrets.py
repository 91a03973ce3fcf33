"""Rotated tokens, the only secrets the bot writes down."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.database import Database, upsert
from bot.store.tables import secret


class SqlSecrets(Database):
    """Tokens by name."""

    def secret(self, name: str) -> str | None:
        with self._reading() as tx:
            return tx.execute(sa.select(secret.c.value).where(secret.c.name == name)).scalar()

    def keep_secret(self, name: str, value: str) -> None:
        insert = upsert(self._engine.dialect, secret).values(name=name, value=value)
        replace = insert.on_conflict_do_update(
            index_elements=[secret.c.name], set_={"value": insert.excluded.value}
        )
        with self._writing() as tx:
            tx.execute(replace)
