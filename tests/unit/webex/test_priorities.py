"""Who goes first at the limit: those who wait in chat, before what nobody waits for."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from statistics import median

import pytest

from bot.webex.http.rate_limiter import BURST_REQUESTS, FIRST_RATE, Priority, RateLimiter
from tests.unit.webex.simulated_limits import LIMIT, Bucket, Loop, Webex, Window, Work, lived


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
    assert started[-1] > 0.85 * 20 / FIRST_RATE


@pytest.mark.parametrize(
    ("limit", "least_used"), [(lambda: Bucket(LIMIT, LIMIT), 0.95), (lambda: Window(LIMIT), 0.75)]
)
def test_what_nobody_waits_for_leaves_the_first_turns_to_chat(
    limit: Callable[[], Bucket | Window], least_used: float
) -> None:
    async def work(loop: Loop) -> tuple[Work, Work, list[float]]:
        webex, chat, took = Webex(loop, limit()), Work(), list[float]()

        async def ask() -> None:
            while True:
                await asyncio.sleep(2.0)
                began = loop.time()
                for refused in await asyncio.gather(webex.one(Priority.NOW), webex.one(Priority.SOON)):
                    chat.answered += 1
                    chat.refused += refused
                took.append(loop.time() - began)

        asking = asyncio.ensure_future(ask())
        done = await webex.many(1600, Priority.PATIENT, at_once=8)
        asking.cancel()
        return done, chat, took

    done, chat, took = lived(work)
    assert done.answered == 1600
    answered = done.answered + chat.answered
    assert done.refused + chat.refused <= 0.02 * answered
    assert answered / done.seconds >= least_used * LIMIT
    assert median(took) < 0.05


def test_very_many_that_somebody_waits_for_go_before_what_nobody_does_which_never_stops() -> None:
    async def work(loop: Loop) -> tuple[Work, int]:
        webex, behind = Webex(loop, Bucket(LIMIT, LIMIT)), 0

        async def background() -> None:
            nonlocal behind
            while True:
                await webex.one(Priority.PATIENT)
                behind += 1

        tasks = [asyncio.ensure_future(background()) for _ in range(8)]
        await asyncio.sleep(20.0)
        behind = 0
        done = await webex.many(400)
        for task in tasks:
            task.cancel()
        return done, behind

    done, behind = lived(work)
    assert 10 <= behind <= 0.15 * done.answered


def test_what_was_learned_is_kept_for_the_next_work() -> None:
    async def work(loop: Loop) -> tuple[Work, Work]:
        webex = Webex(loop, Bucket(LIMIT, LIMIT))
        first = await webex.many(400, Priority.PATIENT)
        await asyncio.sleep(3600.0)
        return first, await webex.many(400, Priority.PATIENT)

    first, second = lived(work)
    assert first.refused > 0
    assert second.refused == 0
    assert second.answered / second.seconds >= 0.93 * LIMIT
