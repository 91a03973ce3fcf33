"""The secrets that the bot writes down: rotated tokens, and keys that it made itself."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from bot.store.database import Database, upsert
from bot.store.tables import secret


class SqlSecrets(Database):
    """`bot.ports.database.Secrets`, and keys that are made once."""

    def secret(self, name: str) -> str | None:
        with self._reading() as tx:
            return tx.execute(sa.select(secret.c.value).where(secret.c.name == name)).scalar()

    def secret_made_once(self, name: str, make: Callable[[], str]) -> str:
        """The secret under this name, made when there is none; the same for all who ask at the same time."""
        if (kept := self.secret(name)) is not None:
            return kept
        insert = upsert(self._engine.dialect, secret).values(name=name, value=make())
        with self._writing() as tx:
            tx.execute(insert.on_conflict_do_nothing())
            return str(tx.execute(sa.select(secret.c.value).where(secret.c.name == name)).scalar_one())

    def keep_secret(self, name: str, value: str) -> None:
        insert = upsert(self._engine.dialect, secret).values(name=name, value=value)
        self._write(
            insert.on_conflict_do_update(
                index_elements=[secret.c.name], set_={"value": insert.excluded.value}
            )
        )
