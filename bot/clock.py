"""The time, as everything that depends on it is given it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Clock = Callable[[], datetime]
"""The time now, always with a time zone (UTC)."""


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def zone_called(name: str) -> ZoneInfo:
    """The time zone of this name; UTC for none, and for one that is not known on this machine."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def start_of_day(at: datetime, zone: str, days_before: int = 0) -> datetime:
    """When the day of a moment began in a zone, or one some days before; in UTC where there is no such
    zone."""
    place = zone_called(zone)
    day = at.astimezone(place).date() - timedelta(days=days_before)
    return datetime.combine(day, time(), place)
