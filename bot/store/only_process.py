"""That one process of the bot works on a SQLite file: a lock beside it, which ends with its process."""

from __future__ import annotations

import logging
import os
import time
import weakref
from pathlib import Path

from bot import process
from bot.errors import BotError
from bot.store.database import sqlite_file

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

TRIES = 10
BETWEEN_SECONDS = 0.1
"""The lock is tried again for a second, because the doctor holds it for a moment while it checks."""
FOR_SEVERAL = "Stop that one first. Several processes need a PostgreSQL: see DATABASE_URL in .env.example."


class OnlyProcess:
    """Holds the lock of a database's file as long as it lives, if there is a file that can be locked.

    Raises BotError where another process holds it.
    """

    def __init__(self, database_url: str) -> None:
        self._release = weakref.finalize(self, lambda: None)
        file = sqlite_file(database_url)
        if file is None or fcntl is None:
            return
        try:
            lock = os.open(_lock_of(file), os.O_RDWR | os.O_CREAT, 0o600)
        except (OSError, ValueError) as error:
            # Where the database cannot be opened either, that is said next.
            log.warning("Whether another process works on the database cannot be seen: %s", error)
            return
        self._release = weakref.finalize(self, lambda: os.close(lock))
        if not _take(lock):
            raise BotError(f"{working_on(file)} works on the SQLite file {file} already.", FOR_SEVERAL)

    def release(self) -> None:
        """Lets another process work on the file."""
        self._release()


def working_on(file: Path) -> str:
    """Who works on a database's file; empty where nobody does, or that cannot be seen."""
    try:
        with _lock_of(file).open(encoding="utf-8") as lock:
            if fcntl is None or _is_free(lock.fileno()):
                return ""
            who = lock.read(200).strip()
    except (OSError, ValueError):
        return ""
    return f"Another process of the bot{f' ({who})' if who else ''}"


def _lock_of(file: Path) -> Path:
    file = file.resolve()
    return file.with_name(f"{file.name}-lock")


def _take(lock: int) -> bool:
    """Takes the lock; False where another process has it. True also where the folder knows no locks."""
    for attempt in range(TRIES):
        try:
            # Not of the file itself, and not the kind that SQLite uses: it would lose its own.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if attempt < TRIES - 1:
                time.sleep(BETWEEN_SECONDS)
            continue
        except OSError as error:
            log.warning("Whether another process works on the database cannot be seen: %s", error)
            return True
        os.ftruncate(lock, 0)
        os.write(lock, process.place().encode())
        return True
    return False


def _is_free(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
