"""How the bot is at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.store.records import Backlog


@dataclass(frozen=True)
class Health:
    """How the bot is, without a name of anybody or anything."""

    at: datetime
    listening_since: datetime | None
    """None while no socket listens."""
    messages_waiting: int
    """What was said or pressed and has not been begun."""
    backlog: Backlog
    token_works: bool
    """Whether Webex took the admin token when it was used last."""
    access_ends_at: datetime | None
    refresh_ends_at: datetime | None
    """When the admin tokens end, where that is known."""
    is_radar_on: bool

    @property
    def oldest_reading_at(self) -> datetime | None:
        """When that of what is watched was read that was read longest ago; None where nothing was, or the
        radar is off."""
        is_looking = self.is_radar_on and self.backlog.watches
        return self.backlog.oldest_reading_at if is_looking else None
