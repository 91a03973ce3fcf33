"""A rate limit: a token bucket for each access token, which refills steadily."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class _Bucket:
    held: float
    at: float = field(default_factory=time.monotonic)


class Limiter:
    """Lets `per_second` requests with one token pass in every second, at most one second's worth at once.

    `retry_after` is the header of the answers 429; empty for none.
    """

    def __init__(self, per_second: float, retry_after: str) -> None:
        self.retry_after = retry_after
        self._per_second = per_second
        self._capacity = max(1.0, per_second)
        self._buckets: dict[str, _Bucket] = {}
        self.refused = 0
        """How many requests did not pass."""

    def passes(self, access_token: str) -> bool:
        """Whether one more request with this token may pass now; counts it."""
        bucket = self._buckets.setdefault(access_token, _Bucket(self._capacity))
        now = time.monotonic()
        bucket.held = min(self._capacity, bucket.held + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.held < 1:
            self.refused += 1
            return False
        bucket.held -= 1
        return True
