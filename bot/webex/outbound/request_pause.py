"""The pause that Webex asks of the bot token: what one request is told holds for all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from bot.webex import sdk
from bot.webex.http.retry import BOT_READ, RequestFailed, RetryPolicy

T = TypeVar("T")

log = logging.getLogger(__name__)

MAX_WAIT_SECONDS = 300.0
"""So long somebody's answer, or what somebody said, waits for the end of a pause: 194 seconds were seen."""


class RequestPause:
    """Shared by everything that asks with the bot token, from any thread; `now` is monotonic seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._changed = threading.Condition()
        self._until = float("-inf")
        self._stopped = False

    @property
    def seconds_left(self) -> float:
        """The seconds until Webex may be asked again; 0 when it may be asked now."""
        return max(self._until - self._now(), 0.0)

    def ask(self, request: Callable[[], T], policy: RetryPolicy = BOT_READ) -> T:
        """`sdk.ask` which sends nothing before the pause is over: it raises RequestFailed, a 429 with the
        seconds that are left, where that is later than the policy allows."""
        return sdk.ask(lambda: self._once(request), policy)

    def wait_out(self, ask: Callable[[], T]) -> T:
        """Asks, and asks again after each pause, while all of them take five minutes at most; for a thread
        that may wait so long. Raises what `ask` raises, also as soon as the bot stops."""
        allowed = MAX_WAIT_SECONDS
        while True:
            try:
                return ask()
            except RequestFailed as refusal:
                if refusal.status != 429 or self.seconds_left == 0.0 or self.seconds_left > allowed:
                    raise
                allowed -= self.seconds_left
                log.warning("Webex wants nothing from the bot for %.0f s; waiting", self.seconds_left)
                if not self._wait():
                    raise

    def stop(self) -> None:
        """Nobody waits any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _wait(self) -> bool:
        """Waits for the end of the pause; False when the bot stops before."""
        with self._changed:
            while not self._stopped and (left := self.seconds_left) > 0:
                self._changed.wait(left)
            return not self._stopped

    def _once(self, request: Callable[[], T]) -> T:
        if (left := self.seconds_left) > 0:
            raise RequestFailed(429, retry_after=left)
        try:
            return request()
        except RequestFailed as refusal:
            if refusal.status == 429 and refusal.retry_after is not None:
                with self._changed:
                    self._until = max(self._until, self._now() + refusal.wait_seconds)
            raise
