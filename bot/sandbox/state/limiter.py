"""A rate limit: a token bucket that refills steadily."""

from __future__ import annotations

import time


class Limiter:
    """Lets `per_second` requests pass in every second, at most one second's worth at once.

    `retry_after` is the header of the answers 429; empty for none.
    """

    def __init__(self, per_second: float, retry_after: str) -> None:
        self.retry_after = retry_after
        self._per_second = per_second
        self._capacity = max(1.0, per_second)
        self._tokens = self._capacity
        self._at = time.monotonic()
        self.refused = 0
        """How many requests did not pass."""

    def passes(self) -> bool:
        """Whether one more request may pass now; counts it."""
        now = time.monotonic()
        self._tokens = min(self._capacity, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        if self._tokens < 1:
            self.refused += 1
            return False
        self._tokens -= 1
        return True
