"""What was read lately, where somebody waits for it while it is also read for nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.patience import patiently
from bot.webex.http.ttl_cache import TtlCache

START = datetime(2026, 1, 1, tzinfo=UTC)


class Slow:
    """A read that nobody waits for: it has begun, and ends when it is let go."""

    def __init__(self, cache: TtlCache[str], pool: ThreadPoolExecutor) -> None:
        self._begun, self._go_on = threading.Event(), threading.Event()
        self.result = pool.submit(self._get, cache)
        assert self._begun.wait(5.0)

    def _get(self, cache: TtlCache[str]) -> str:
        with patiently():
            return cache.get("key", self._read, fresh=True)

    def _read(self) -> str:
        self._begun.set()
        assert self._go_on.wait(5.0)
        return "slow"

    def end(self) -> None:
        self._go_on.set()
        assert self.result.result(5.0) == "slow"


def cached(now: Callable[[], datetime]) -> TtlCache[str]:
    return TtlCache(timedelta(minutes=5), now)


def test_whoever_waits_in_chat_does_not_wait_for_a_read_that_may_take_long() -> None:
    cache = cached(lambda: START)
    with ThreadPoolExecutor() as pool:
        slow = Slow(cache, pool)
        assert cache.get("key", lambda: "quick") == "quick"
        slow.end()


def test_a_read_that_began_earlier_does_not_replace_what_was_read_since() -> None:
    now = START
    cache = cached(lambda: now)
    with ThreadPoolExecutor() as pool:
        slow = Slow(cache, pool)
        now = START + timedelta(seconds=1)
        cache.get("key", lambda: "newer")
        slow.end()
    assert cache.get("key", lambda: "again") == "newer"


def test_what_was_kept_ahead_of_a_clock_that_was_set_back_is_replaced() -> None:
    now = START + timedelta(hours=1)
    cache = cached(lambda: now)
    cache.get("key", lambda: "ahead")
    now = START
    assert cache.get("key", lambda: "now") == "now"
    assert cache.get("key", lambda: "again") == "now"
