"""How many requests are under way with one token, how fast bulk starts them, and when nobody may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

BULK_AT_ONCE = 10
AT_ONCE = 12
"""Two more than bulk may take: a question from chat never stands behind it."""
BURST = 40
"""What may start at once before bulk is spaced: a card of all settings is not held up."""
SLOWEST, FIRST, FASTEST = 1.0, 10.0, 100.0
"""Requests a second: bulk starts slow, since a limit is only learned by hitting it."""
FASTER = 0.1
SLOWER = 0.7
CALM_SECONDS = 1.0


class Crowded(Exception):
    """Webex wants no request for longer than the asker can wait."""


class Pace:
    """Lives on the event loop; `now` is monotonic seconds."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._now = now
        self._sleep = sleep
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._bulk = asyncio.Semaphore(BULK_AT_ONCE)
        self._rate = FIRST
        self._spaced_until = self._cut_at = float("-inf")
        self._held_until = float("-inf")

    @asynccontextmanager
    async def admitted(self) -> AsyncIterator[None]:
        """The queue of bulk: few at once, each start spaced from the last."""
        async with self._bulk:
            now = self._now()
            self._spaced_until = max(self._spaced_until, now - BURST / self._rate) + 1 / self._rate
            if self._spaced_until > now:
                await self._sleep(self._spaced_until - now)
            yield
            self._rate = min(FASTEST, self._rate + FASTER)

    @asynccontextmanager
    async def slot(self, until: float) -> AsyncIterator[None]:
        """A place among the requests under way, once Webex wants any. Raises Crowded."""
        async with self._slots:
            while (seconds := self._held_until - self._now()) > 0:
                if self._held_until > until:
                    raise Crowded
                await self._sleep(seconds)
            yield

    def hold(self, seconds: float) -> None:
        """Webex asked for a pause: everybody with this token waits, and bulk goes on slower."""
        now = self._now()
        self._held_until = max(self._held_until, now + seconds)
        # Several refusals of one moment are one lesson.
        if now >= self._cut_at + CALM_SECONDS:
            self._cut_at = now
            self._rate = max(SLOWEST, self._rate * SLOWER)
