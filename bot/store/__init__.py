"""The bot's memory in a database: SQLite by default, PostgreSQL by URL."""

from bot.store.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
