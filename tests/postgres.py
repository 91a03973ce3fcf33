"""Fixtures: a throw-away PostgreSQL made of the installed server, and each test's own empty database."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.clock import utc_now
from bot.store.store import SqlStore, open_store
from bot.store.tables import metadata
from bot.work.replicas import Replicas
from tests.bot_setup import lay_out_database
from tests.kept_bot import FROM_ONE_AGAIN

DEBIAN = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"
LAID_OUT = "laid_out"
"""The database that others are copies of."""
WORK_TABLES = (
    "procrastinate_events",
    "procrastinate_periodic_defers",
    "procrastinate_jobs",
    "procrastinate_workers",
)
LAYOUT = (
    "SELECT array_agg((attrelid, attname, attnum)::text ORDER BY attrelid, attnum) FROM pg_attribute"
    " JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace"
)
"""Every column of every table and index; one that was dropped or made anew is another."""
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_FREE: dict[Path, list[str]] = {}
"""The names of databases without a row, of each server."""
# The data is thrown away, so nothing needs to reach the disk.
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def _server_programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest if there are several; None where there is none."""
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = [Path(folder) for folder in os.get_exec_path()]
    for folder in [*versions, *on_path]:
        if all((folder / program).exists() for program in ("initdb", "pg_ctl", "postgres")):
            return folder
    return None


def _run(*command: str | Path) -> None:
    # PostgreSQL refuses to be run by root.
    as_user = ["runuser", "-u", SERVER_USER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_user, *command],
        check=False,
        cwd=tempfile.gettempdir(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout.decode(errors="replace")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder of the server's socket; skipped where no server is installed, except in CI."""
    with running_server() as home:
        if home is None:
            reason = "no PostgreSQL server (initdb, pg_ctl) is installed"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        yield home


@contextmanager
def running_server() -> Iterator[Path | None]:
    """The folder of the socket of a server that runs until the end of the block; None where none is
    installed."""
    programs = _server_programs()
    if programs is None:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(home, SERVER_USER)
    data = home / "data"
    control: list[str | Path] = [programs / "pg_ctl", "--pgdata", data, "--silent", "--wait"]
    try:
        _run(programs / "initdb", "--pgdata", data, "--auth=trust", "--username=bot", "--encoding=UTF8",
             "--locale=C", "--no-sync")  # fmt: skip
        _run(*control, "--log", home / "log", "--options", f"{OPTIONS} -k {home}", "start")
        try:
            yield home
        finally:
            _run(*control, "--mode=immediate", "stop")
    finally:
        shutil.rmtree(home)


@pytest.fixture
def postgres_url(postgres_server: Path) -> Iterator[str]:
    """The URL of an empty schema, which a test cannot tell from a database but is made much faster."""
    with empty_schema(postgres_server) as url:
        yield url


@contextmanager
def empty_schema(server: Path) -> Iterator[str]:
    """The URL of a schema that is there until the end of the block."""
    name = f"test_{uuid.uuid4().hex}"
    _administer(server, f"CREATE SCHEMA {name}")
    yield f"postgresql://bot@/postgres?host={server}&options=-csearch_path%3D{name}"
    _administer(server, f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(scope="session")
def laid_out_server(postgres_server: Path) -> Path:
    """The server, with a database `LAID_OUT` that has the bot's tables and those of its work."""
    _administer(postgres_server, f"CREATE DATABASE {LAID_OUT}")
    with closing(open_store(_url(postgres_server, LAID_OUT))) as store:
        Replicas(store, utc_now).stop(1.0)
    return postgres_server


@contextmanager
def laid_out_database(server: Path) -> Iterator[str]:
    """The URL of a database with all tables and no row, until the end of the block.

    To make one takes much longer than most tests, so one that is as it was but for its rows is used again.
    """
    free = _FREE.setdefault(server, [])
    if not free:
        name = f"test_{uuid.uuid4().hex}"
        _administer(server, f"CREATE DATABASE {name} TEMPLATE {LAID_OUT}")
        free.append(name)
    name = free.pop()
    yield _url(server, name)
    if _emptied(server, name):
        free.append(name)
    else:
        _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _emptied(server: Path, name: str) -> bool:
    """Deletes all rows; False where somebody is still connected or a table is not as it was laid out."""
    with _connected(server, LAID_OUT) as laid_out:
        layout = laid_out.execute(LAYOUT).fetchone()
    with _connected(server, name) as database:
        if database.execute(OTHERS).fetchone() != (0,) or database.execute(LAYOUT).fetchone() != layout:
            return False
        with database.transaction():
            for table in (*WORK_TABLES, *(table.name for table in reversed(metadata.sorted_tables))):
                database.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            database.execute(str(FROM_ONE_AGAIN).encode())
    return True


def _url(server: Path, database: str) -> str:
    return f"postgresql://bot@/{database}?host={server}"


def _connected(server: Path, database: str) -> psycopg.Connection:
    return psycopg.connect(host=str(server), user="bot", dbname=database, autocommit=True)


def _administer(server: Path, command: str) -> None:
    with _connected(server, "postgres") as admin:
        admin.execute(command.encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database without a row, of each kind."""
    yield from new_database(request.param, request, tmp_path)


def new_database(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database of this kind, for as long as a fixture lives."""
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path}/bot.db"
        lay_out_database(url)
        yield url
    else:
        with laid_out_database(request.getfixturevalue("laid_out_server")) as url:
            yield url


@pytest.fixture
def some_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same of one kind, which goes by the name of the test: for tests that hardly depend on it."""
    is_sqlite = zlib.crc32(request.node.nodeid.encode()) % 2
    yield from new_database("sqlite" if is_sqlite else "postgresql", request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new database without a table, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    """An open, empty store, once on each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()
