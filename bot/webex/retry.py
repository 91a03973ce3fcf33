"""When a request to Webex is tried again, and after how long; one policy for every client."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_before_delay,
    wait_random_exponential,
)

DEADLINE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 30.0
TOLD_TO_WAIT = frozenset({423, 429})
BROKEN = frozenset({500, 502, 503, 504})
TRANSIENT = TOLD_TO_WAIT | BROKEN | {0}

_backoff = wait_random_exponential(multiplier=0.2, max=5.0)


class Refusal(Exception):
    """Webex refused a request, or did not answer it in a way that can be read.

    `status` is the HTTP status, 0 when there was no answer; `retry_after` is in seconds, None when Webex
    did not say; `detail` is Webex's own message.
    """

    def __init__(
        self, status: int, *, tracking_id: str = "", detail: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(f"status {status}, tracking id {tracking_id or 'none'}")
        self.status = status
        self.tracking_id = tracking_id
        self.detail = detail
        self.retry_after = retry_after


def seconds_of(retry_after: str | None) -> float | None:
    """The seconds a Retry-After header asks for, as a number or as a date; None for junk or no header."""
    text = (retry_after or "").strip()
    try:
        seconds = float(text)
    except ValueError:
        return _seconds_until(text)
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def _seconds_until(text: str) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def pause(state: RetryCallState) -> float:
    """The seconds to wait before the next attempt, after a Refusal."""
    error = state.outcome.exception() if state.outcome else None
    backoff = _backoff(state)
    if not isinstance(error, Refusal) or error.status not in TOLD_TO_WAIT:
        return backoff
    if error.retry_after is None:
        return backoff + 1.0
    # The jitter keeps workers that were refused together from coming back together.
    return min(error.retry_after, LONGEST_PAUSE_SECONDS) + min(backoff, 0.5)


def attempts(
    deadline: float = DEADLINE_SECONDS, *, statuses: Collection[int] = TRANSIENT, also: Collection[int] = ()
) -> Retrying:
    """Retries a Refusal with one of these statuses; raises the last one before `deadline` seconds pass."""
    return Retrying(
        retry=retry_if_exception(_with_status({*statuses, *also})),
        wait=pause,
        stop=stop_before_delay(deadline),
        reraise=True,
    )


def async_attempts(
    deadline: float = DEADLINE_SECONDS, *, statuses: Collection[int] = TRANSIENT, also: Collection[int] = ()
) -> AsyncRetrying:
    """The same for a coroutine."""
    return AsyncRetrying(
        retry=retry_if_exception(_with_status({*statuses, *also})),
        wait=pause,
        stop=stop_before_delay(deadline),
        reraise=True,
    )


def _with_status(statuses: Collection[int]) -> Callable[[BaseException], bool]:
    return lambda error: isinstance(error, Refusal) and error.status in statuses
