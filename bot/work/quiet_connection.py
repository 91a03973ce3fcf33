"""The connections of procrastinate, which ask the server for no more than they need."""

from __future__ import annotations

from functools import partialmethod
from typing import Any

from psycopg import AsyncConnection


class QuietConnection(AsyncConnection[Any]):
    """Waits for the server alone. By itself psycopg looks ten times a second whether somebody pressed Ctrl-C,
    also while it listens; what it waits for wakes it without that."""

    wait = partialmethod(AsyncConnection.wait, interval=60.0)


async def commit_each(connection: AsyncConnection[Any]) -> None:
    """What procrastinate asks for is always one statement, which needs no other two around it."""
    await connection.set_autocommit(True)
