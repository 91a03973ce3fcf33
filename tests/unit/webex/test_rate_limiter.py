"""The rate limiter against several kinds of limits, in simulated time."""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

import pytest

from bot.webex.http.rate_limiter import (
    BURST_REQUESTS,
    FIRST_RATE,
    MAX_BULK_REQUESTS,
    MAX_RATE,
    Priority,
    RateEstimator,
    RateLimiter,
)
from bot.webex.http.retry import RequestFailed

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


def many(limit: Bucket | Window, count: int, latency: float, *, exact: bool, seed: int) -> Work:
    """So many requests through a limiter, ten at a time, until each is answered."""
    chance = random.Random(seed)

    async def work(loop: Loop) -> Work:
        async def sleep(seconds: float) -> None:
            await asyncio.sleep(seconds + chance.uniform(0, 0.002))

        limiter, done, began = RateLimiter(loop.time, sleep), Work(), loop.time()
        waiting = iter(range(count))

        async def attempt() -> float:
            async with limiter.slot(math.inf, Priority.BULK):
                under_way = latency * chance.uniform(0.5, 1.5)
                await asyncio.sleep(under_way / 2)
                seconds = limit.wait(loop.time())
                await asyncio.sleep(under_way / 2)
            return seconds

        async def worker() -> None:
            for _ in waiting:
                while seconds := await attempt():
                    done.refused += 1
                    pause = (seconds if exact else math.ceil(seconds)) + chance.uniform(0, 0.2)
                    limiter.pause_all(pause)
                    await sleep(pause)
                limiter.accepted()
                done.answered += 1

        await asyncio.gather(*(worker() for _ in range(MAX_BULK_REQUESTS)))
        done.seconds = loop.time() - began
        return done

    return lived(work)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("latency", [0.01, 0.05])
@pytest.mark.parametrize("exact", [True, False])
def test_a_limit_that_stores_a_second_is_used_well(latency: float, exact: bool, seed: int) -> None:
    done = many(Bucket(LIMIT, LIMIT), 1000, latency, exact=exact, seed=seed)
    assert done.answered == 1000
    assert done.refused <= 50
    assert done.answered / done.seconds >= 0.95 * LIMIT


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(
    "limit", [lambda: Window(LIMIT), lambda: Bucket(LIMIT, 5), lambda: Bucket(LIMIT, 200)]
)
def test_limits_of_other_makes_waste_little_and_are_used_mostly(
    limit: Callable[[], Bucket | Window], exact: bool
) -> None:
    done = many(limit(), 1000, 0.02, exact=exact, seed=3)
    assert done.answered == 1000
    assert done.refused <= 50
    assert done.answered / done.seconds >= 0.8 * LIMIT


def test_without_a_limit_it_becomes_as_fast_as_it_dares() -> None:
    done = many(Bucket(1e9, 1e9), 3000, 0.01, exact=True, seed=1)
    assert done.refused == 0
    assert done.seconds < 3000 / MAX_RATE + 10


def test_a_few_that_somebody_waits_for_start_at_once() -> None:
    async def work(loop: Loop) -> float:
        limiter, began = RateLimiter(loop.time, asyncio.sleep), loop.time()

        async def one() -> None:
            async with limiter.slot(math.inf, Priority.SOON):
                await asyncio.sleep(0.05)

        await asyncio.gather(*(one() for _ in range(29)))
        return loop.time() - began

    assert lived(work) == pytest.approx(0.05)


def test_a_few_are_spaced_once_webex_refused_some_and_their_credit_is_used_up() -> None:
    async def work(loop: Loop) -> list[float]:
        limiter = RateLimiter(loop.time, asyncio.sleep)
        limiter.pause_all(0.1)
        await asyncio.sleep(60)
        began, started = loop.time(), list[float]()

        async def one() -> None:
            async with limiter.slot(math.inf, Priority.SOON):
                started.append(loop.time() - began)

        await asyncio.gather(*(one() for _ in range(BURST_REQUESTS + 20)))
        return started

    started = lived(work)
    assert started[BURST_REQUESTS - 1] == 0.0
    assert started[-1] > 0.9 * 20 / FIRST_RATE


def test_a_pause_holds_everybody_and_takes_turns_away() -> None:
    async def work(loop: Loop) -> list[float]:
        limiter, began = RateLimiter(loop.time, asyncio.sleep), loop.time()
        limiter.pause_all(2.0)
        started: list[float] = []

        async def one(priority: Priority) -> None:
            async with limiter.slot(math.inf, priority):
                started.append(loop.time() - began)

        await asyncio.gather(*(one(Priority.BULK) for _ in range(5)), *(one(Priority.NOW) for _ in range(2)))
        return sorted(started)

    started = lived(work)
    assert started[:2] == pytest.approx([2.0, 2.0])
    gaps = [later - earlier for earlier, later in pairwise(started[2:])]
    assert min(gaps) > 0.5 / FIRST_RATE


def test_a_pause_that_is_too_long_is_not_waited_for() -> None:
    async def work(loop: Loop) -> None:
        limiter = RateLimiter(loop.time, asyncio.sleep)
        limiter.pause_all(100.0)
        for priority in Priority:
            with pytest.raises(RequestFailed):
                async with limiter.slot(loop.time() + 10, priority):
                    raise AssertionError("it was let in")

    lived(work)


def test_several_refusals_of_one_moment_are_one_lesson() -> None:
    async def work(loop: Loop) -> list[float]:
        limiter, rates = RateLimiter(loop.time, asyncio.sleep), []
        for _ in range(10):
            limiter.pause_all(1.0)
            rates.append(limiter._rate.current)
        return rates

    assert len(set(lived(work))) == 1


def test_idle_time_changes_nothing() -> None:
    rate = RateEstimator()
    for second in range(5):
        rate.started(float(second))
    busy = rate.current
    rate.refused(5.0)
    slower = rate.current
    assert slower < busy
    rate.started(100_000.0)
    assert rate.current == pytest.approx(slower, rel=0.01)
