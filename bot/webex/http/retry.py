"""When a request to Webex is tried again, and after how long; one policy for every client."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any

from tenacity import RetryCallState, retry_if_exception, wait_random_exponential
from tenacity.stop import stop_base

from bot.log_records import tracked
from bot.webex.http.connection_errors import Cause

log = logging.getLogger(__name__)

RETRY_DEADLINE_SECONDS = 30.0
"""How long one request is tried again before somebody is told; a judgement."""
MAX_PAUSE_SECONDS = 3600.0
"""No wait is kept for longer: 194 seconds were seen, and a junk header must not last for ever."""
NOT_FOUND_RETRY_SECONDS = 4.0
"""How long Webex may not know what was just said; after that it was taken back, and its space must not wait.
A judgement: nobody has said how long it takes."""
MAX_TRACKING_ID_CHARACTERS = 120
"""Webex's own are about half as long."""
DEFAULT_RETRY_AFTER_SECONDS = 1.0
"""How long is waited at least where Webex tells to wait and not how long."""
TOLD_TO_WAIT = frozenset({423, 429})
TRANSIENT = TOLD_TO_WAIT | {0, 500, 502, 503, 504}

_NOT_IN_TRACKING_IDS = re.compile(r"[^A-Za-z0-9_.:-]+")
_backoff = wait_random_exponential(multiplier=0.2, max=5.0)


class RequestFailed(Exception):
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
    def wait_seconds(self) -> float:
        """How long Webex, which told to wait, is to be left alone at least."""
        return (
            DEFAULT_RETRY_AFTER_SECONDS
            if self.retry_after is None
            else min(self.retry_after, MAX_PAUSE_SECONDS)
        )

    @property
    def connection_may_recover(self) -> bool:
        """Whether trying again may help."""
        return self.cause is None or self.cause.is_temporary

    @property
    def may_have_happened(self) -> bool:
        """Whether what was asked for may have happened all the same."""
        return self.status in (500, 502, 504) or (self.status == 0 and self.sent)


class Unreadable(RequestFailed):
    """Webex took the request, but its answer cannot be read."""


def tracking_id_of(header: object) -> str:
    """A tracking id as Webex gives it, without what could be markup, a mention or another line of the log."""
    if not isinstance(header, str):
        return ""
    return _NOT_IN_TRACKING_IDS.sub("", header)[:MAX_TRACKING_ID_CHARACTERS]


def retry_after_seconds(retry_after: str | None) -> float | None:
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


def seconds_before_retry(state: RetryCallState) -> float:
    """The seconds to wait before the next attempt, after a RequestFailed."""
    refusal, backoff = _refusal(state), _backoff(state)
    if refusal.status not in TOLD_TO_WAIT:
        return backoff
    # The jitter keeps workers that were refused together from coming back together.
    return refusal.wait_seconds + (backoff if refusal.retry_after is None else min(backoff, 0.5))


@dataclass(frozen=True)
class RetryPolicy:
    """When a RequestFailed is worth another attempt."""

    seconds: float = RETRY_DEADLINE_SECONDS
    """No attempt begins later than so long after the first."""
    statuses: frozenset[int] = TRANSIENT
    unknown_at_first: frozenset[int] = frozenset()
    """Statuses that are tried again for UNKNOWN_SECONDS besides."""
    max_failures: float = math.inf
    """So many failures are tried again; being told to wait is none."""
    max_uncertain_attempts: float = math.inf
    """So many attempts at most end in something that may have happened all the same."""

    @property
    def is_repeatable(self) -> bool:
        """Whether what is asked for may happen any number of times."""
        return self.max_uncertain_attempts == math.inf

    def options(self, name: str = "Webex", now: Callable[[], float] = monotonic) -> dict[str, Any]:
        """For tenacity's Retrying or AsyncRetrying of one request, which raises the last RequestFailed.

        `name` is what the log calls the request.
        """
        return {
            "retry": retry_if_exception(self._may_pass),
            "wait": seconds_before_retry,
            "stop": _Stop(self, now),
            "before_sleep": lambda state: _log_pause(name, state),
            "reraise": True,
        }

    def _may_pass(self, error: BaseException) -> bool:
        may_recover = isinstance(error, RequestFailed) and error.connection_may_recover
        return may_recover and getattr(error, "status", None) in self.statuses | self.unknown_at_first


BOT_READ = RetryPolicy()
"""What was said to the bot must not be lost, however long Webex is away within those seconds."""
MESSAGE = RetryPolicy(max_uncertain_attempts=3)
"""A message that is said twice is better than one that is never said."""
MESSAGE_ONCE = RetryPolicy(max_uncertain_attempts=1)
"""One that is looked for before it is said again."""
ADMIN_READ = RetryPolicy(seconds=60.0, max_failures=3)
CHANGE = RetryPolicy(seconds=60.0, max_failures=3, statuses=TOLD_TO_WAIT | {0}, max_uncertain_attempts=1)
"""A change that may have happened is not made again."""


class _Stop(stop_base):
    """Ends the attempts of one request; `now` is in monotonic seconds."""

    def __init__(self, policy: RetryPolicy, now: Callable[[], float]) -> None:
        self._policy = policy
        self._now = now
        self._ends_at = now() + policy.seconds
        self._failures = 0

    def __call__(self, retry_state: RetryCallState) -> bool:
        refusal, seconds = _refusal(retry_state), retry_state.upcoming_sleep
        attempt = retry_state.attempt_number
        self._failures += refusal.status not in TOLD_TO_WAIT
        waited = (retry_state.seconds_since_start or 0.0) + seconds
        return (
            self._now() + seconds > self._ends_at
            or (refusal.status in self._policy.unknown_at_first and waited > NOT_FOUND_RETRY_SECONDS)
            or self._failures > self._policy.max_failures
            or (refusal.may_have_happened and attempt >= self._policy.max_uncertain_attempts)
        )


def _refusal(state: RetryCallState) -> RequestFailed:
    """What the last attempt ended in."""
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, RequestFailed) else RequestFailed(0)


def _log_pause(name: str, state: RetryCallState) -> None:
    refusal = _refusal(state)
    why = (refusal.detail or "no answer") if refusal.status == 0 else refusal
    log.info(
        "%s is asked again in %.1f s: %s", name, state.upcoming_sleep, why, extra=tracked(refusal.tracking_id)
    )
