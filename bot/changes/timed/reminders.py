"""When a timed change has something to do next, and when its end is said before."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports.database import Timed

LONG = timedelta(days=1)
BEFORE_LONG = (timedelta(days=1), timedelta(hours=1))
BEFORE_SHORT = (timedelta(minutes=10),)
SHORTEST_WITH_REMINDER = timedelta(minutes=30)
"""Who set something for less than this has it in mind."""
ASK_AGAIN_AFTER = timedelta(days=1)
"""How long after the first question it is asked again; doubled each time."""
MAX_ASKED = 6
"""So often the space is asked: for a month."""


def next_reminder(one: Timed) -> datetime | None:
    """When its end is said before, for the next time; None where that is over."""
    length = one.ends_at - max(one.starts_at or one.at, one.at)
    if length < SHORTEST_WITH_REMINDER:
        return None
    before = BEFORE_LONG if length > LONG else BEFORE_SHORT
    moments = (one.ends_at - early for early in before)
    begins = one.starts_at or one.at
    return next((at for at in moments if at > max(one.reminded_at, begins)), None)


def next_wake(one: Timed) -> datetime | None:
    """When it has something to do by itself; None for never."""
    match one.state:
        case "waiting":
            return one.starts_at
        case "running":
            return next_reminder(one) or one.ends_at
        case "asking" if one.asked < MAX_ASKED:
            return one.reminded_at + ASK_AGAIN_AFTER * (1 << max(one.asked - 1, 0))
        case _:
            return None
