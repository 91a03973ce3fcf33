"""When trying again ends: at a deadline, or after a few failures."""

from __future__ import annotations

from collections.abc import Callable

from tenacity import RetryCallState
from tenacity.stop import stop_base

from bot.webex.http.retry import TOLD_TO_WAIT, Refusal

MOST_FAILURES = 3
"""How often a read is tried again when Webex breaks or stays silent; being told to wait is no failure."""


class Patience(stop_base):
    """For one request: `until` is in the seconds of `now`."""

    def __init__(self, until: float, now: Callable[[], float]) -> None:
        self._until = until
        self._now = now
        self._failures = 0

    def __call__(self, retry_state: RetryCallState) -> bool:
        if status(retry_state) not in TOLD_TO_WAIT:
            self._failures += 1
        return self._failures > MOST_FAILURES or self._now() + retry_state.upcoming_sleep > self._until


def status(state: RetryCallState) -> int:
    """The status of the attempt that just failed; 0 when there was no answer."""
    error = state.outcome.exception() if state.outcome else None
    return error.status if isinstance(error, Refusal) else 0
