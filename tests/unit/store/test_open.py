"""Opening the database: URLs, refusals in plain words, file mode, and the migrations."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine.interfaces import ReflectedIndex

from bot.errors import BotError
from bot.store.database import open_engine
from bot.store.migrate import newest
from bot.store.store import open_store
from bot.store.tables import metadata
from tests.unit.store.store_samples import NOW

pytest_plugins = ("tests.postgres",)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_urls_work_as_hosts_give_them(postgres_url: str, scheme: str) -> None:
    store = open_store(postgres_url.replace("postgresql", scheme, 1))
    assert store.claim("event", NOW)
    store.close()


def test_a_database_in_memory_is_shared_by_its_threads() -> None:
    store = open_store("sqlite://")
    assert store.claim("event", NOW)
    assert not store.claim("event", NOW)
    store.close()


def test_a_relative_path_is_a_file_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///bot.db").close()
    assert (tmp_path / "bot.db").exists()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_file_and_its_side_files_are_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = open_store(f"sqlite:///{tmp_path}/bot.db")
        store.keep_secret("refresh", "token")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert modes == {"bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}


def test_sqlite_waits_for_locks_and_checks_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/bot.db")
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "busy_timeout": 30_000, "foreign_keys": 1, "synchronous": 2}


PASSWORD = "hunter2"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.db",
        f"not a url {PASSWORD}",
        f"mysql://bot:{PASSWORD}@localhost/bot",
        f"postgresql+psycopg2://bot:{PASSWORD}@localhost/bot",
        f"postgresql://bot:{PASSWORD}@localhost:port/bot",
        f"postgresql://bot:{PASSWORD}@127.0.0.1:1/bot",
        f"postgres://bot:a@{PASSWORD}@127.0.0.1:1/bot",
        f"postgres://bot:a/{PASSWORD}@127.0.0.1:1/bot",
        f"postgres://bot@127.0.0.1:1/bot?password={PASSWORD}",
        f"postgres://bot@127.0.0.1:1/bot?nonsense={PASSWORD}",
        f"postgres://bot@/bot?host=/no/such/folder&password={PASSWORD}",
        f"sqlite:///bot.db?password={PASSWORD}",
        "sqlite:////no/such/folder/bot.db",
        "sqlite:////",
        "sqlite:///bot\0.db",
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_its_password(url: str) -> None:
    with pytest.raises(BotError) as refusal:
        open_store(url)
    error = refusal.value
    assert "DATABASE_URL" in error.sentence
    assert error.next_step
    assert PASSWORD not in f"{error.sentence} {error.next_step} {error!r}"
    # What is not suppressed would be printed with a traceback.
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("dear diary, " * 200)
    with pytest.raises(BotError, match="file is not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text() == "dear diary, " * 200


def test_why_postgresql_refuses_is_said(postgres_url: str) -> None:
    with pytest.raises(BotError, match="does not exist"):
        open_store(postgres_url.replace("/postgres?", "/absent?"))
    with pytest.raises(BotError, match="Connection refused"):
        open_store("postgresql://bot@127.0.0.1:1/bot")


def test_the_newest_file_of_migrations_is_the_newest_revision() -> None:
    """Alembic is not asked where the tables are at that revision."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [newest()]


def test_the_migrated_tables_are_the_declared_ones(empty_database_url: str) -> None:
    open_store(empty_database_url).close()
    engine = open_engine(empty_database_url)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    migrated = _schema(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
        metadata.drop_all(connection)
        metadata.create_all(connection)
    declared = _schema(engine)
    engine.dispose()
    assert migrated == declared


def _schema(engine: sa.Engine) -> dict[str, dict[str, str]]:
    """Everything the database can tell of its tables, also what alembic does not compare."""
    inspector = sa.inspect(engine)
    tables = {
        name: {
            # Not in order: statements name their columns.
            "columns": repr(sorted(inspector.get_columns(name), key=lambda column: column["name"])),
            "primary key": repr(inspector.get_pk_constraint(name)),
            "references": repr(inspector.get_foreign_keys(name)),
            "unique": repr(inspector.get_unique_constraints(name)),
            "indexes": repr([_index(found) for found in inspector.get_indexes(name)]),
        }
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }
    assert "journal" in tables
    return tables


def _index(found: ReflectedIndex) -> dict[str, object]:
    options = {key: str(value) for key, value in found.get("dialect_options", {}).items()}
    return {**found, "dialect_options": options}


def test_opening_again_changes_nothing(empty_database_url: str) -> None:
    first = open_store(empty_database_url)
    first.claim("event", NOW)
    first.close()
    second = open_store(empty_database_url)
    assert not second.claim("event", NOW)
    second.close()


def test_a_database_of_a_newer_version_is_refused_untouched(empty_database_url: str) -> None:
    open_store(empty_database_url).close()
    engine = open_engine(empty_database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BotError, match="newer version") as refusal:
        open_store(empty_database_url)
    assert refusal.value.next_step
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(empty_database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE watch (id INTEGER)")
    with pytest.raises(BotError, match="cannot be opened"):
        open_store(empty_database_url)
    assert sa.inspect(engine).get_table_names() == ["watch"]
    engine.dispose()


def test_opening_leaves_logging_as_it_was(empty_database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    root = logging.getLogger()
    bystander = logging.getLogger("bystander")
    before = (root.level, list(root.handlers), bystander.disabled)
    open_store(empty_database_url).close()
    assert (root.level, list(root.handlers), bystander.disabled) == before
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
