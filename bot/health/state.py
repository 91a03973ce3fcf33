"""How the bot is at one moment, and what it has done."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.store.records.tasks import Backlog

TOO_MANY = 429
"""The status that is counted by itself."""
Counted = Literal["commands", "changes", "requests", "notices"]
"""What is counted by its outcome."""


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
    is_renewal_refused: bool
    """Whether Webex did not take the refresh token when it was used last."""
    is_radar_on: bool
    unreadable_since: datetime | None = None
    """Since when Webex does not let settings be read, though it takes the admin token."""

    @property
    def is_listening(self) -> bool:
        """Whether a socket listens."""
        return self.listening_since is not None

    @property
    def oldest_reading_at(self) -> datetime | None:
        """When that of what is watched was read that was read longest ago; None where nothing was, or the
        radar is off."""
        return self.backlog.oldest_reading_at if self.is_looking else None

    @property
    def never_read(self) -> int:
        """How many settings are watched and not read yet, or to be read anew: changes of these are not
        seen."""
        return self.backlog.never_read if self.is_looking else 0

    @property
    def is_looking(self) -> bool:
        """Whether what is watched is read."""
        return self.is_radar_on and self.backlog.watches > 0


class Counts:
    """Counts what this process has done since its start; any thread may."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: Counter[tuple[Counted, str]] = Counter()

    def add(self, what: Counted, outcome: str) -> None:
        """One more with this outcome."""
        with self._lock:
            self._counted[what, outcome] += 1

    def answer_of_webex(self, status: int) -> None:
        """One more request to Webex that was answered with this status, 0 for none."""
        known = {0: "none", TOO_MANY: str(TOO_MANY)}
        self.add("requests", known.get(status, f"{status // 100}xx"))

    def by_outcome(self, what: Counted) -> dict[str, int]:
        """How many there were of each outcome."""
        with self._lock:
            return {outcome: count for (one, outcome), count in self._counted.items() if one == what}
