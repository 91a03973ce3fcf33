"""The engine behind the store: how each database is opened, and how a transaction begins."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import tenacity
from sqlalchemy.dialects import sqlite

from bot import process
from bot.errors import BotError, Unkept
from bot.store.fair_locks import FairLocks
from bot.store.tables import declare_for_postgresql

log = logging.getLogger(__name__)

SQLITE_BUSY_SECONDS = 30
"""How long a statement waits for the transaction of another process."""
POSTGRESQL_CONNECT_SECONDS = 10
"""How long a start waits for the server, unless DATABASE_URL says otherwise."""
POSTGRESQL_OPTIONS = {"prepare_threshold": None}
"""Prepared statements break behind the connection poolers that hosts put in front."""
MAPPINGS_AS_JSON = partial(json.dumps, default=dict)
"""Takes any mapping of a record, not only a dict."""
FIX_URL = "Correct DATABASE_URL in the environment or .env."
WRITE_URL = "Write it as sqlite:///bot.db or postgresql+psycopg://user:password@host/name."
POSTGRESQL = "postgresql+psycopg"

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

    Upsert = sqlite.Insert | postgresql.Insert


@contextmanager
def _unkept_when_unusable() -> Iterator[None]:
    """Raises Unkept when the database cannot be used; an error in a statement stays what it is."""
    try:
        yield
    except (
        sa.exc.OperationalError,
        sa.exc.InterfaceError,
        sa.exc.TimeoutError,
        sa.exc.InternalError,
    ) as error:
        # The driver's message names the file and the reason, and no values.
        log.error("The database cannot be used: %s", getattr(error, "orig", None) or type(error).__name__)
        raise Unkept from error


class Database:
    """Transactions on one engine; the parts of the store are built on it."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(begin="BEGIN IMMEDIATE")
        self.is_sqlite = engine.dialect.name == "sqlite"
        # On SQLite all threads share one connection, and wait for it in order.
        self._turn = partial(FairLocks().holding, "connection") if self.is_sqlite else nullcontext
        self.process = process.unique()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with _unkept_when_unusable(), self._turn(), self._engine.connect() as tx:
            yield tx

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A transaction that is committed at the end; not to be nested, also not in `_reading`."""
        with _unkept_when_unusable(), self._turn(), self._writer.begin() as tx:
            yield tx

    def transaction(self) -> AbstractContextManager[sa.Connection]:
        """The same for an engine of `bot.work`, which hands it on to another library."""
        return self._writing()

    def connection_arguments(self) -> dict[str, Any]:
        """What `psycopg.connect` takes for another connection to the same PostgreSQL."""
        _, arguments = self._engine.dialect.create_connect_args(self._engine.url)
        return {**arguments, **POSTGRESQL_OPTIONS}

    @contextmanager
    def _writing_unsynced(self) -> Iterator[sa.Connection]:
        """A transaction that a power failure may undo, which is faster on SQLite: for claims, leases and the
        like. It is on the disk with the next transaction of `_writing`, so that a change in the journal never
        lacks its claim."""
        with _unkept_when_unusable(), self._turn(), self._writer.connect() as tx:
            if self.is_sqlite:
                _synchronous(tx, "NORMAL")
            try:
                with tx.begin():
                    yield tx
            finally:
                if self.is_sqlite:
                    _synchronous(tx, "FULL")

    def _write(
        self, statement: sa.UpdateBase, values: Mapping[str, Any] | None = None, *, unsynced: bool = False
    ) -> bool:
        """Executes one statement in a transaction of its own; gives whether it changed a row."""
        with self._writing_unsynced() if unsynced else self._writing() as tx:
            result = tx.execute(statement, values)
            return bool(result.all() if result.returns_rows else result.rowcount > 0)

    def close(self) -> None:
        self._engine.dispose()


def _synchronous(connection: sa.Connection, mode: str) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA synchronous = {mode}")


def upsert(dialect: sa.Dialect, table: sa.Table) -> Upsert:
    """An INSERT that can say what to do on a conflict; SQLAlchemy has one per database."""
    if dialect.name == "sqlite":
        return sqlite.insert(table)
    # Imported where it is needed, because it is large.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def open_engine(database_url: str) -> sa.Engine:
    """The engine for a URL as people and hosts write them. Raises BotError when it cannot be understood."""
    try:
        url = sa.make_url(database_url.strip())
    except (sa.exc.ArgumentError, ValueError):
        # The library's message repeats the URL, and with it the password.
        raise BotError("DATABASE_URL is not a database URL.", f"{FIX_URL} {WRITE_URL}") from None
    if url.drivername in ("postgres", "postgresql", POSTGRESQL):
        return _open_postgresql(url.set(drivername=POSTGRESQL))
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        return _open_sqlite(url)
    raise BotError(
        "DATABASE_URL names a database that is neither SQLite nor PostgreSQL.", f"{FIX_URL} {WRITE_URL}"
    )


def sqlite_file(database_url: str) -> Path | None:
    """The file that a URL names; None for another database and for one in memory."""
    try:
        url = sa.make_url(database_url.strip())
    except (sa.exc.ArgumentError, ValueError):
        return None
    is_file = url.drivername.startswith("sqlite") and url.database and url.database != ":memory:"
    return Path(url.database) if is_file and url.database else None


def cannot_open(engine: sa.Engine, error: sa.exc.SQLAlchemyError) -> BotError:
    """Why the database cannot be opened.

    Nothing of a PostgreSQL URL or message is repeated: drivers name the host, and take a part of a password
    with an unescaped `@` for it.
    """
    if engine.dialect.name == "sqlite":
        reason = str(getattr(error, "orig", None) or type(error).__name__)
        return _cannot_open_file(engine.url.database, reason)
    known = (phrase for phrase in REASONS if phrase in str(error))
    reason = next(known, type(error).__name__)
    return BotError(f"The PostgreSQL database in DATABASE_URL cannot be opened: {reason}.", FIX_URL)


REASONS = (
    "password authentication failed",
    "no password supplied",
    "does not exist",
    "failed to resolve host",
    "Connection refused",
    "No such file or directory",
    "timeout expired",
    "too many connections",
    "too many clients",
    "no pg_hba.conf entry",
    "server does not support SSL",
    "certificate verify failed",
    "invalid connection option",
    "permission denied",
    "read-only transaction",
)
"""Parts of PostgreSQL's messages that may be repeated, as nothing of the URL is in them."""


def _cannot_open_file(path: str | None, reason: str) -> BotError:
    return BotError(f"The SQLite file {path} in DATABASE_URL cannot be opened: {reason}.", FIX_URL)


def _open_postgresql(url: sa.URL) -> sa.Engine:
    declare_for_postgresql()
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": str(POSTGRESQL_CONNECT_SECONDS)})
    return sa.create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=MAPPINGS_AS_JSON,
        connect_args=POSTGRESQL_OPTIONS,
    )


def _open_sqlite(url: sa.URL) -> sa.Engine:
    if url.query:
        raise BotError("A DATABASE_URL for SQLite takes no options after a question mark.", FIX_URL)
    if url.database and url.database != ":memory:":
        _create_private(url.database)
    engine = sa.create_engine(
        url.set(drivername="sqlite+pysqlite"),
        # One connection for all threads (`Database`): to wait for SQLite's own lock they would have to poll.
        poolclass=sa.StaticPool,
        hide_parameters=True,
        json_serializer=MAPPINGS_AS_JSON,
        connect_args={"timeout": SQLITE_BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _create_private(path: str) -> None:
    """Makes the file readable by its owner only; SQLite gives its side files the same mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise _cannot_open_file(path, reason) from None


@tenacity.retry(
    # SQLite itself does not wait for another process that switches to WAL at the same moment.
    retry=tenacity.retry_if_exception(
        lambda error: isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
    ),
    wait=tenacity.wait_random(0.01, 0.05),
    stop=tenacity.stop_after_delay(SQLITE_BUSY_SECONDS),
    reraise=True,
)
def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    # SQLite waits for other writers only where a transaction begins, so a writing one says so there.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
