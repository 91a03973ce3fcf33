"""The rate limiter against several kinds of limits, in simulated time."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from itertools import pairwise

import pytest

from bot.webex.http.rate_limiter import (
    FIRST_RATE,
    MAX_RATE,
    Priority,
    RateEstimator,
    RateLimiter,
)
from bot.webex.http.retry import RequestFailed
from tests.unit.webex.simulated_limits import LIMIT, Bucket, Loop, Webex, Window, lived, many


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


def test_work_that_is_slower_than_the_rate_does_not_raise_it() -> None:
    async def work(loop: Loop) -> float:
        webex = Webex(loop, Bucket(LIMIT, LIMIT))
        for _ in range(100):
            await webex.one(Priority.PATIENT)
            await asyncio.sleep(1.0)
        return webex.limiter._rate.current

    assert lived(work) == FIRST_RATE


def test_a_turn_that_comes_too_late_is_not_waited_for() -> None:
    async def work(loop: Loop) -> int:
        limiter, refused = RateLimiter(loop.time, asyncio.sleep), 0
        limiter.pause_all(0.1)
        await asyncio.sleep(0.1)

        async def one() -> None:
            nonlocal refused
            try:
                async with limiter.slot(began + 1.0, Priority.PATIENT):
                    pass
            except RequestFailed:
                refused += 1

        began = loop.time()
        await asyncio.gather(*(one() for _ in range(2 * int(FIRST_RATE))))
        return refused

    assert lived(work) == pytest.approx(FIRST_RATE, abs=3)


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
        rate.started(float(second), has_waited=True)
    busy = rate.current
    rate.refused(5.0)
    slower = rate.current
    assert slower < busy
    rate.started(100_000.0, has_waited=True)
    assert rate.current == pytest.approx(slower, rel=0.01)
