"""Brings the database's tables up to this version of the bot."""

from __future__ import annotations

import threading
from pathlib import Path

import sqlalchemy as sa

from bot.errors import BotError

MIGRATION_LOCK = 7_226_932_001
"""PostgreSQL's advisory lock of those who migrate: any number that all versions of the bot share."""

VERSIONS = Path(__file__).parent / "migrations" / "versions"
"""Each file's name begins with its revision; the last one is the newest."""

# Alembic keeps the running migration in a global.
_one_thread = threading.Lock()


def migrate(connection: sa.Connection) -> None:
    """Runs the missing migrations in the connection's transaction; others that open meanwhile wait.

    Raises BotError when the tables were made by a newer version of the bot.
    """
    if connection.dialect.name == "postgresql":
        wait_for_others(connection)
    if _applied(connection) == {newest()}:
        return
    with _one_thread:
        _upgrade(connection)


def wait_for_others(connection: sa.Connection) -> None:
    """On PostgreSQL one transaction at a time goes on after this."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))


def newest() -> str:
    """The revision of this version of the bot."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def _applied(connection: sa.Connection) -> set[str]:
    if not sa.inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.scalars(sa.text("SELECT version_num FROM alembic_version")))


def _upgrade(connection: sa.Connection) -> None:
    # Imported here, because most starts need no migration and Alembic is large.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    applied = _applied(connection)
    if applied - {script.revision for script in scripts.walk_revisions()}:
        raise BotError(
            "The database in DATABASE_URL was last used by a newer version of the bot. Nothing was changed.",
            "Start that version or a later one, or name another database.",
        )
    if applied != set(scripts.get_heads()):
        command.upgrade(config, "head")
