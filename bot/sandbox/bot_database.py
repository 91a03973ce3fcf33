"""The database of the sandbox's bots, made for them alone and removed at the end."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, quote, urlencode

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 10
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


class DatabaseMissing(Exception):
    """The database cannot be used; the message says why."""


class BotDatabase(Protocol):
    """A database of which nothing is kept."""

    @property
    def url(self) -> str:
        """What is given to the bots as DATABASE_URL."""

    def empty(self) -> None:
        """Makes it as new. No bot may be at it."""

    def remove(self) -> None:
        """Removes it at the end."""


class SqliteFile:
    """A file in the sandbox's folder, which goes with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.url = f"sqlite:///{(folder / 'bot.db').as_posix()}"

    def empty(self) -> None:
        for file in self._folder.glob("bot.db*"):
            file.unlink()

    def remove(self) -> None:
        """The folder is removed anyway."""


class PostgresSchema:
    """A schema of its own in somebody's PostgreSQL; nothing else there is touched.

    Everything raises DatabaseMissing when the server cannot be used.
    """

    def __init__(self, url: str) -> None:
        _, _, rest = url.strip().partition("://")
        self._server = f"postgresql://{rest}"
        self._schema = f"sandbox_{secrets.token_hex(4)}"
        base, _, query = self._server.partition("?")
        options = dict(parse_qsl(query))
        options["options"] = f"{options.get('options', '')} -csearch_path={self._schema}".strip()
        self.url = f"{base}?{urlencode(options, quote_via=quote)}"
        self.empty()

    @staticmethod
    def is_one(url: str) -> bool:
        """Whether the URL names a PostgreSQL."""
        return url.strip().partition("://")[0] in _POSTGRESQL

    def empty(self) -> None:
        self._execute("DROP SCHEMA IF EXISTS {} CASCADE", "CREATE SCHEMA {}")

    def remove(self) -> None:
        self._execute("DROP SCHEMA IF EXISTS {} CASCADE")

    def _execute(self, *statements: str) -> None:
        import psycopg
        from psycopg import sql

        try:
            connection: psycopg.Connection
            with psycopg.connect(
                self._server, autocommit=True, connect_timeout=CONNECT_SECONDS
            ) as connection:
                for statement in statements:
                    connection.execute(sql.SQL(statement).format(sql.Identifier(self._schema)))
        except psycopg.Error as error:
            # The driver's message names the host, and takes a part of a password with an `@` for it.
            raise DatabaseMissing(
                f"The PostgreSQL in DATABASE_URL cannot be used ({type(error).__name__})."
            ) from None
