"""When a request to Webex is tried again, and after how long; one policy for every client."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_before_delay,
    wait_random_exponential,
)
from tenacity.stop import stop_base

from bot.webex.http.connection_errors import Cause

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 3600.0
"""No wait is kept for longer: 194 seconds were seen, and a junk header must not last for ever."""
UNKNOWN_SECONDS = 4.0
"""How long Webex may not know what was just said; after that it was taken back, and its space must not wait.
A judgement: nobody has said how long it takes."""
MOST_UNSURE = 3
LONGEST_TRACKING_ID = 120
TOLD_TO_WAIT = frozenset({423, 429})
BROKEN = frozenset({500, 502, 503, 504})
TRANSIENT = TOLD_TO_WAIT | BROKEN | {0}

_NOT_IN_TRACKING_IDS = re.compile(r"[^A-Za-z0-9_.:-]+")
_backoff = wait_random_exponential(multiplier=0.2, max=5.0)


class Refusal(Exception):
    """Webex refused a request, or did not answer it in a way that can be read.

    `status` is the HTTP status, 0 when there was no answer; `retry_after` is in seconds, None when Webex
    did not say; `detail` is Webex's own message; `sent` is False when the request never left; `cause` says
    why there was no answer, if that is known.
    """

    def __init__(
        self,
        status: int,
        *,
        tracking_id: str = "",
        detail: str = "",
        retry_after: float | None = None,
        sent: bool = True,
        cause: Cause | None = None,
    ) -> None:
        super().__init__(f"status {status}, tracking id {tracking_id or 'none'}")
        self.status = status
        self.tracking_id = tracking_id
        self.detail = detail
        self.retry_after = retry_after
        self.sent = sent
        self.cause = cause

    @property
    def passing(self) -> bool:
        """Whether trying again may help."""
        return self.cause is None or self.cause.passing

    @property
    def unsure(self) -> bool:
        """Whether what was asked for may have happened all the same."""
        return self.status in (500, 502, 504) or (self.status == 0 and self.sent)


def tracking(said: object) -> str:
    """A tracking id as Webex gives it, without what could be markup, a mention or another line of the log."""
    return _NOT_IN_TRACKING_IDS.sub("", said)[:LONGEST_TRACKING_ID] if isinstance(said, str) else ""


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
    deadline: float = DEADLINE_SECONDS, *, also: Collection[int] = (), repeatable: bool = True
) -> Retrying:
    """Retries a Refusal that may pass, or with a status in `also`, and raises the last one.

    It ends before `deadline` seconds have passed, with a status in `also` after `UNKNOWN_SECONDS`; without
    `repeatable`, after three attempts that may have happened all the same.
    """
    within = stop_before_delay(deadline) | _UnknownTooLong(also)
    return Retrying(
        retry=retry_if_exception(_passing(TRANSIENT | {*also})),
        wait=pause,
        stop=within if repeatable else within | _UnsureTooOften(),
        before_sleep=_tell,
        reraise=True,
    )


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    why = (error.detail if error.status == 0 else error) if isinstance(error, Refusal) else "no answer"
    log.info("Webex is asked again in %.1f s: %s", state.upcoming_sleep, why)


def _passing(statuses: Collection[int]) -> Callable[[BaseException], bool]:
    def is_passing(error: BaseException) -> bool:
        return isinstance(error, Refusal) and error.passing and error.status in statuses

    return is_passing


class _UnknownTooLong(stop_base):
    def __init__(self, statuses: Collection[int]) -> None:
        self._statuses = statuses

    def __call__(self, retry_state: RetryCallState) -> bool:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        waited = (retry_state.seconds_since_start or 0.0) + retry_state.upcoming_sleep
        return isinstance(error, Refusal) and error.status in self._statuses and waited > UNKNOWN_SECONDS


class _UnsureTooOften(stop_base):
    def __call__(self, retry_state: RetryCallState) -> bool:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        return retry_state.attempt_number >= MOST_UNSURE and isinstance(error, Refusal) and error.unsure
