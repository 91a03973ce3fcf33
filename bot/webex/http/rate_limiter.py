"""How many requests with one token are under way, who starts first and how fast, and when none may."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from enum import Enum

from bot.webex.http.retry import RequestFailed

MAX_BULK_REQUESTS = 10
MAX_SOON_REQUESTS = 30
"""Enough to read all settings of a workspace at once."""
MAX_REQUESTS = 2 * MAX_BULK_REQUESTS + MAX_SOON_REQUESTS + 2
"""Under way at once: a question from chat never stands behind the others."""
BURST_REQUESTS = 40
"""How many of a few may start before their turn after Webex has refused some: enough for a card of all
settings."""
LATE_REQUESTS = 2
"""How many requests that should have started already may start at once, after a busy machine."""

MIN_RATE, FIRST_RATE, MAX_RATE = 1.0, 15.0, 100.0
"""Turns a second: the beginning is slow, since a limit is only learned by hitting it."""
GROWTH_PER_SECOND = 1.5
"""How many times faster a second later, until the first refusal."""
MARGIN_FACTOR = 0.97
"""How far below what was just too much it goes on."""
PROBE_FACTOR, PROBE_SECONDS = 0.05, 45.0
"""After so many seconds of work without a refusal the rate is that part higher, and much more so later: a
cubic curve, as TCP's CUBIC has it (RFC 9438). A judgement."""
CREDIT_SECONDS = 5.0
"""Seconds of work within which a second refusal means that the first estimate lived on stored credit."""
MIN_KEPT_RATE_FACTOR = 0.8
"""At a refusal at least this part of the rate is kept."""


class Priority(Enum):
    """How a request stands to the others."""

    NOW = "somebody waits for this one"
    SOON = "one of a few that somebody waits for: they start at once, so many turns early at most"
    BULK = "one of very many that somebody waits for: spaced evenly at the rate that Webex takes"
    PATIENT = "nobody waits for it: it takes the turns that the others leave"


class RateLimiter:
    """For the requests with one token, on one event loop; `now` is in monotonic seconds.

    Once Webex has refused some, every request takes a turn, and turns come at the rate that Webex takes. BULK
    and PATIENT wait for theirs; the others start before it, and those that wait make up for them.
    """

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._now = now
        self._sleep = sleep
        self._slots = asyncio.Semaphore(MAX_REQUESTS)
        self._places: dict[Priority, AbstractAsyncContextManager[None]] = {
            Priority.NOW: nullcontext(),
            Priority.SOON: asyncio.Semaphore(MAX_SOON_REQUESTS),
            Priority.BULK: asyncio.Semaphore(MAX_BULK_REQUESTS),
            Priority.PATIENT: asyncio.Semaphore(MAX_BULK_REQUESTS),
        }
        self._next = asyncio.Lock()
        self._next_patient = asyncio.Lock()
        self._rate = RateEstimator()
        self._next_turn_at = self._paused_until = float("-inf")

    @asynccontextmanager
    async def slot(self, until: float, priority: Priority) -> AsyncIterator[None]:
        """A place among the requests under way, once Webex wants any. Raises RequestFailed, a 429, where that
        is later than `until`."""
        async with self._places[priority]:
            if priority is Priority.PATIENT:
                # One of them at a time stands in line with those that somebody waits for.
                async with self._next_patient, self._next:
                    await self._take_turn(until)
            elif priority is Priority.BULK:
                async with self._next:
                    await self._take_turn(until)
            elif self._rate.limited:
                await self._take_turn(until, math.inf if priority is Priority.NOW else BURST_REQUESTS)
            async with self._slots:
                await self._wait_for_pause(until)
                yield

    async def _wait_for_pause(self, until: float) -> None:
        while (seconds := self._paused_until - self._now()) > 0:
            await self._wait(seconds, until)

    async def _take_turn(self, until: float, turns_before: float = 0) -> None:
        """Waits for a turn, less so many turns, and for the end of every pause that comes meanwhile."""
        has_waited = False
        await self._wait_for_pause(until)
        while (seconds := self._next_turn_at - turns_before / self._rate.current - self._now()) > 0:
            has_waited = True
            await self._wait(seconds, until)
            await self._wait_for_pause(until)
        now, between = self._now(), 1 / self._rate.current
        self._next_turn_at = max(self._next_turn_at, now - LATE_REQUESTS * between) + between
        self._rate.started(now, has_waited=has_waited)

    async def _wait(self, seconds: float, until: float) -> None:
        if self._now() + seconds > until:
            raise RequestFailed(429, retry_after=seconds)
        await self._sleep(seconds)

    def accepted(self) -> None:
        """Webex accepted a request."""
        self._rate.accepted(self._now())

    def pause_all(self, seconds: float) -> None:
        """Webex asked for a pause: every request with this token waits, and turns come slower."""
        now = self._now()
        # Several refusals of one moment count as one.
        if now >= self._paused_until:
            self._rate.refused(now)
        self._paused_until = max(self._paused_until, now + seconds)
        self._next_turn_at = self._paused_until


class RateEstimator:
    """How many requests a second Webex takes, learned from what it accepts and refuses.

    All moments are in monotonic seconds. Idle time changes nothing, and neither does work that is slower than
    the rate: it shows nothing about the limit.
    """

    def __init__(self) -> None:
        self._base = FIRST_RATE
        self._refusals = 0
        self._worked = 0.0
        self._last_start = self._last_refusal = float("-inf")
        self._accepted_since = 0
        self._accepted: deque[float] = deque()

    @property
    def limited(self) -> bool:
        """Whether there is a limit at all, as far as is known."""
        return self._refusals > 0

    @property
    def current(self) -> float:
        """Requests a second, now."""
        faster: float = GROWTH_PER_SECOND**self._worked
        if self._refusals:
            faster = 1 + PROBE_FACTOR * (self._worked / PROBE_SECONDS) ** 3
        return min(MAX_RATE, self._base * faster)

    def started(self, now: float, *, has_waited: bool) -> None:
        """A request that takes a turn begins; `has_waited` where a higher rate had let it begin earlier."""
        if has_waited and self._last_start > float("-inf"):
            self._worked += min(now - self._last_start, 1.0)
        self._last_start = now

    def accepted(self, now: float) -> None:
        """Webex accepted a request."""
        self._accepted_since += 1
        self._accepted.append(now)
        self._drop_old(now)

    def refused(self, now: float) -> None:
        """Webex refused one: goes on a little below what it accepted in the second before.

        A limit that stores credit lets more through than it gives; the mean since the last refusal tells.
        """
        self._drop_old(now)
        rate = min(self.current, float(len(self._accepted))) if self._worked >= 1.0 else self.current
        if self._refusals and self._worked < CREDIT_SECONDS:
            mean = self._accepted_since / (now - self._last_refusal)
            rate = max((rate + mean) / 2, rate * MIN_KEPT_RATE_FACTOR)
        self._base = max(MIN_RATE, MARGIN_FACTOR * rate)
        self._refusals += 1
        self._worked = 0.0
        self._accepted_since = 0
        self._last_refusal = now

    def _drop_old(self, now: float) -> None:
        while self._accepted and self._accepted[0] <= now - 1.0:
            self._accepted.popleft()
