"""A copy of the SQLite database, also while the bot works on it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import BotError
from bot.store.database import FIX_URL, SQLITE_BUSY_SECONDS, open_engine, sqlite_file


def back_up(database_url: str, target: Path) -> None:
    """Copies the database, as it is at one moment, into a new file that only its owner may read, and checks
    the copy.

    Raises BotError where that cannot be, and leaves no file then; none that was there is touched.
    """
    source = _source(database_url)
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise BotError(f"{target} is there already, and was left as it is.", "Name another file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise BotError(f"{target} cannot be written: {reason}.", "Name another file.") from None
    is_good = False
    try:
        _copy(source, target)
        _check(target)
        is_good = True
    except sqlite3.Error as error:
        raise BotError(f"{source} was not backed up: {error}.", "See to the disk, and try again.") from None
    finally:
        if not is_good:
            for left in (target, Path(f"{target}-journal"), Path(f"{target}-wal"), Path(f"{target}-shm")):
                left.unlink(missing_ok=True)


def _source(database_url: str) -> Path:
    source = sqlite_file(database_url)
    if source is None:
        engine = open_engine(database_url)
        engine.dispose()
        if engine.dialect.name == "sqlite":
            raise BotError("The database in DATABASE_URL is in memory: there is no file.", FIX_URL)
        raise BotError("The database is a PostgreSQL: back it up with its own tool, pg_dump.")
    if not source.is_file():
        raise BotError(
            f"There is no database {source}.", "Type this where the bot is started, with its DATABASE_URL."
        )
    return source


def _copy(source: Path, target: Path) -> None:
    with closing(_opened(source, "rw")) as live, closing(_opened(target, "rw")) as copy:
        live.backup(copy)
        # Whoever looks into it leaves no second file beside it; the bot switches back when it opens it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _check(target: Path) -> None:
    """Raises sqlite3.Error where the copy is damaged, or none of the bot."""
    with closing(_opened(target, "ro")) as copy:
        found = [said for (said,) in copy.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise sqlite3.DatabaseError("it is damaged")
        copy.execute("SELECT version_num FROM alembic_version").fetchall()


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=SQLITE_BUSY_SECONDS)
