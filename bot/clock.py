"""The time, as everything that depends on it is given it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""The time now, always with a time zone (UTC)."""


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)
