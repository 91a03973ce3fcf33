"""Webex with a limit, in simulated time: what asks it goes through the rate limiter."""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.webex.http.rate_limiter import MAX_BULK_REQUESTS, Priority, RateLimiter

T = TypeVar("T")
LIMIT = 20.0


class Loop(asyncio.SelectorEventLoop):
    """An event loop that never waits: when nothing is left to do, it is the time of the next timer."""

    def __init__(self) -> None:
        super().__init__()
        self.moment = 1000.0

    def time(self) -> float:
        return self.moment

    def _run_once(self) -> None:
        waiting: Any = self
        if not waiting._ready and waiting._scheduled:
            self.moment = max(self.moment, waiting._scheduled[0]._when)
        super()._run_once()  # type: ignore[misc]


def lived(work: Callable[[Loop], Coroutine[Any, Any, T]]) -> T:
    loop = Loop()
    try:
        return loop.run_until_complete(work(loop))
    finally:
        loop.close()


@dataclass
class Bucket:
    """Gives back `rate` a second and stores up to `most`."""

    rate: float
    most: float
    held: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.held = self.most

    def wait(self, now: float) -> float:
        """Seconds until it takes one more; 0 when it just did."""
        self.held = min(self.most, self.held + (now - self.at) * self.rate)
        self.at = now
        if self.held < 1:
            return (1 - self.held) / self.rate
        self.held -= 1
        return 0.0


@dataclass
class Window:
    """Takes so many in every second, however they stand in it."""

    rate: float
    taken: list[float] = field(default_factory=list)

    def wait(self, now: float) -> float:
        self.taken = [at for at in self.taken if at > now - 1]
        if len(self.taken) >= self.rate:
            return self.taken[0] + 1 - now
        self.taken.append(now)
        return 0.0


@dataclass
class Work:
    """Requests made, refused ones among them, and what it took."""

    answered: int = 0
    refused: int = 0
    seconds: float = 0.0


class Webex:
    """Requests through one limiter to a service with a limit, until each is answered."""

    def __init__(
        self, loop: Loop, limit: Bucket | Window, latency: float = 0.02, *, exact: bool = False, seed: int = 1
    ) -> None:
        self._loop = loop
        self._limit = limit
        self._latency = latency
        self._exact = exact
        self._chance = random.Random(seed)
        self.limiter = RateLimiter(loop.time, self._sleep)

    async def many(
        self, count: int, priority: Priority = Priority.BULK, at_once: int = MAX_BULK_REQUESTS
    ) -> Work:
        done, began, waiting = Work(), self._loop.time(), iter(range(count))

        async def worker() -> None:
            for _ in waiting:
                done.refused += await self.one(priority)
                done.answered += 1

        await asyncio.gather(*(worker() for _ in range(at_once)))
        done.seconds = self._loop.time() - began
        return done

    async def one(self, priority: Priority) -> int:
        """How often it was refused before it was answered."""
        refused = 0
        while seconds := await self._attempt(priority):
            refused += 1
            pause = (seconds if self._exact else math.ceil(seconds)) + self._chance.uniform(0, 0.2)
            self.limiter.pause_all(pause)
            await self._sleep(pause)
        self.limiter.accepted()
        return refused

    async def _attempt(self, priority: Priority) -> float:
        async with self.limiter.slot(math.inf, priority):
            under_way = self._latency * self._chance.uniform(0.5, 1.5)
            await asyncio.sleep(under_way / 2)
            seconds = self._limit.wait(self._loop.time())
            await asyncio.sleep(under_way / 2)
        return seconds

    async def _sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds + self._chance.uniform(0, 0.002))


def many(limit: Bucket | Window, count: int, latency: float, *, exact: bool, seed: int) -> Work:
    """So many requests, ten at a time."""
    return lived(lambda loop: Webex(loop, limit, latency, exact=exact, seed=seed).many(count))
