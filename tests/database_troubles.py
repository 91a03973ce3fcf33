"""What can befall the database under a running bot, on SQLite and on PostgreSQL, until the end of a block."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa

from bot.store.store import SqlStore

Trouble = Callable[[SqlStore], AbstractContextManager[None]]


def pragma(store: SqlStore, text: str) -> Any:
    """Executes a PRAGMA; gives the value that it tells, if any."""
    with store._reading() as tx:
        result = tx.exec_driver_sql(f"PRAGMA {text}")
        return result.scalar() if result.returns_rows else None


@contextmanager
def read_only(store: SqlStore) -> Iterator[None]:
    """Nothing can be written, as on a server that stands by, or a disk with an error."""
    if store.is_sqlite:
        pragma(store, "query_only = ON")
        try:
            yield
        finally:
            pragma(store, "query_only = OFF")
    else:
        with _altered(store, "SET default_transaction_read_only = on", "RESET default_transaction_read_only"):
            yield


@contextmanager
def away(store: SqlStore) -> Iterator[None]:
    """Another process has the file for itself; the server lets nobody in and ends whoever is there."""
    if store.is_sqlite:
        with locked(store):
            yield
    else:
        with _altered(store, "ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true"):
            yield


@contextmanager
def locked(store: SqlStore) -> Iterator[None]:
    """Another process writes to the file of SQLite, longer than is waited for it."""
    pragma(store, "busy_timeout = 50")
    with closing(
        sqlite3.connect(store._engine.url.database or "", isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


@contextmanager
def full(store: SqlStore) -> Iterator[None]:
    """The disk is full: SQLite gets no page more; PostgreSQL refuses what it would have to write."""
    if store.is_sqlite:
        before = pragma(store, "max_page_count")
        pragma(store, f"max_page_count = {pragma(store, 'page_count')}")
        try:
            yield
        finally:
            pragma(store, f"max_page_count = {before}")
    else:
        sa.event.listen(store._engine, "do_execute", _refuse)
        try:
            yield
        finally:
            sa.event.remove(store._engine, "do_execute", _refuse)


def _refuse(_cursor: object, statement: str, _parameters: object, _context: object) -> None:
    if statement.startswith(("INSERT", "UPDATE")):
        raise psycopg.errors.DiskFull("could not extend file: No space left on device")


@contextmanager
def _altered(store: SqlStore, change: str, back: str) -> Iterator[None]:
    """The database with another option; it holds for connections that are made, so all others are ended."""
    url = store._engine.url
    home = {**url.translate_connect_args(database="dbname", username="user"), **url.query}

    def alter(what: str) -> None:
        with psycopg.connect(**{**home, "dbname": "postgres"}, autocommit=True) as admin:
            admin.execute(f'ALTER DATABASE "{url.database}" {what}'.encode())
            ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            admin.execute(ends, [url.database])

    alter(change)
    try:
        yield
    finally:
        alter(back)
