"""The time, as everything that depends on it is given it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Clock = Callable[[], datetime]
"""The time now, always with a time zone (UTC)."""


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def start_of_day(at: datetime, zone: str, days_before: int = 0) -> datetime:
    """When the day of a moment began in a zone, or one some days before; in UTC where there is no such
    zone."""
    try:
        place: tzinfo = ZoneInfo(zone) if zone else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        place = UTC
    day = at.astimezone(place).date() - timedelta(days=days_before)
    return datetime.combine(day, time(), place)
