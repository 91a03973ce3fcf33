"""How many requests are under way with one token, how fast bulk starts them, and when nobody may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from enum import Enum

from bot.webex.http.rate_estimator import RateEstimator
from bot.webex.http.retry import Refusal

BULK_AT_ONCE = 10
SOON_AT_ONCE = 30
"""All settings of a workspace in one wave."""
AT_ONCE = BULK_AT_ONCE + SOON_AT_ONCE + 2
"""A question from chat never stands behind the others."""
BURST = 40
"""What of a few may start at once after Webex has refused some: enough for a card of all settings."""
SLACK = 2
"""Starts of spaced requests that may be made up for when the machine was late."""


class Priority(Enum):
    """How a request stands to the others."""

    NOW = "somebody waits for this one"
    SOON = "one of a few that somebody waits for: they start at once unless Webex refused some before"
    SPACED = "one of very many: spaced evenly at the rate that Webex takes"


class RateLimiter:
    """Lives on the event loop; `now` is monotonic seconds."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._now = now
        self._sleep = sleep
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._spaced = asyncio.Semaphore(BULK_AT_ONCE)
        self._soon = asyncio.Semaphore(SOON_AT_ONCE)
        self._rate = RateEstimator()
        self._spaced_until = self._held_until = float("-inf")

    @asynccontextmanager
    async def slot(self, until: float, haste: Priority) -> AsyncIterator[None]:
        """A place among the requests under way, once Webex wants any. Raises Refusal, a 429, where that is
        later than `until`."""
        if haste is Priority.NOW:
            async with self._slots:
                await self._allowed(until)
                yield
            return
        async with self._spaced if haste is Priority.SPACED else self._soon:
            if haste is Priority.SPACED or self._rate.limited:
                await self._turn(until, SLACK if haste is Priority.SPACED else BURST)
            async with self._slots:
                await self._allowed(until)
                yield

    async def _allowed(self, until: float) -> None:
        while (seconds := self._held_until - self._now()) > 0:
            if self._held_until > until:
                raise Refusal(429, retry_after=seconds)
            await self._sleep(seconds)

    async def _turn(self, until: float, at_once: int) -> None:
        """Waits for a turn; a pause that Webex asks for meanwhile takes the turn away."""
        given_in = None
        while given_in != self._held_until:
            await self._allowed(until)
            given_in = self._held_until
            now, between = self._now(), 1 / self._rate.current
            self._spaced_until = max(self._spaced_until, now - at_once * between) + between
            if self._spaced_until > now:
                await self._sleep(self._spaced_until - now)
        self._rate.started(self._now())

    def taken(self) -> None:
        """Webex took a request."""
        self._rate.taken(self._now())

    def hold(self, seconds: float) -> None:
        """Webex asked for a pause: everybody with this token waits, and bulk goes on slower."""
        now = self._now()
        # Several refusals of one moment are one lesson.
        if now >= self._held_until:
            self._rate.refused(now)
        self._held_until = max(self._held_until, now + seconds)
        self._spaced_until = self._held_until
