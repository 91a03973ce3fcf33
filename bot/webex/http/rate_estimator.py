"""How many requests a second Webex takes, learned from what it takes and what it refuses."""

from __future__ import annotations

from collections import deque

SLOWEST, FIRST, FASTEST = 1.0, 15.0, 100.0
"""Requests a second: the beginning is slow, since a limit is only learned by hitting it."""
QUICKENING = 1.5
"""How many times faster a second later, until the first refusal."""
MARGIN = 0.97
"""How far below what was just too much it goes on."""
DARING = 0.05
PATIENCE = 45.0
"""After so many seconds without a refusal it is that part faster; much more so later (a cubic curve)."""
QUICK = 5.0
"""Seconds of work within which a second refusal means that the first estimate lived on stored credit."""


SHARPEST = 0.8
"""Never slowed to less than that part at once."""


class RateEstimator:
    """All moments are in monotonic seconds. Idle time teaches nothing and changes nothing."""

    def __init__(self) -> None:
        self._base = FIRST
        self._lessons = 0
        self._worked = 0.0
        self._last_start = self._last_lesson = float("-inf")
        self._taken_since = 0
        self._taken: deque[float] = deque()

    @property
    def limited(self) -> bool:
        """Whether there is a limit at all, as far as is known."""
        return self._lessons > 0

    @property
    def current(self) -> float:
        """Requests a second, now."""
        faster: float = QUICKENING**self._worked
        if self._lessons:
            faster = 1 + DARING * (self._worked / PATIENCE) ** 3
        return min(FASTEST, self._base * faster)

    def started(self, now: float) -> None:
        """A request of bulk begins."""
        if self._last_start > float("-inf"):
            self._worked += min(now - self._last_start, 1.0)
        self._last_start = now

    def taken(self, now: float) -> None:
        """Webex took a request."""
        self._taken_since += 1
        self._taken.append(now)
        self._drop_old(now)

    def refused(self, now: float) -> None:
        """Webex wants fewer: goes on a little below what it took in the second before.

        A limit that stores credit lets more through than it gives; the mean since the last refusal tells.
        """
        self._drop_old(now)
        most = min(self.current, float(len(self._taken))) if self._worked >= 1.0 else self.current
        if self._lessons and self._worked < QUICK:
            mean = self._taken_since / (now - self._last_lesson)
            most = max((most + mean) / 2, most * SHARPEST)
        self._base = max(SLOWEST, MARGIN * most)
        self._lessons += 1
        self._worked = 0.0
        self._taken_since = 0
        self._last_lesson = now

    def _drop_old(self, now: float) -> None:
        while self._taken and self._taken[0] <= now - 1.0:
            self._taken.popleft()
