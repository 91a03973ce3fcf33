"""Until when Webex wants no request of the bot token: what one of them is told holds for all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from time import monotonic
from typing import TypeVar

from bot.webex.http.retry import DEADLINE_SECONDS, LONGEST_PAUSE_SECONDS, Refusal
from bot.webex.outbound import sdk

T = TypeVar("T")

log = logging.getLogger(__name__)

LONGEST_WAIT_SECONDS = 300.0
"""So long somebody's answer, or what somebody said, waits for the end of a hold: 194 seconds were seen."""


class Hold:
    """Shared by everything that asks with the bot token, from any thread; `now` is monotonic seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._changed = threading.Condition()
        self._until = float("-inf")
        self._stopped = False

    @property
    def left(self) -> float:
        """The seconds until Webex may be asked again; 0 when it may be asked now."""
        return max(self._until - self._now(), 0.0)

    def ask(
        self,
        request: Callable[[], T],
        seconds: float = DEADLINE_SECONDS,
        *,
        also: Collection[int] = (),
        repeatable: bool = True,
    ) -> T:
        """`sdk.ask` which sends nothing before a hold is over: it raises Refusal, a 429 with the seconds that
        are left, where that is later than `seconds` from now."""
        return sdk.ask(lambda: self._once(request), seconds, also=also, repeatable=repeatable)

    def patiently(self, ask: Callable[[], T]) -> T:
        """Asks, and asks again after each hold, while all of them take five minutes at most; for a thread
        that may wait so long. Raises what `ask` raises, also as soon as the bot stops."""
        patience = LONGEST_WAIT_SECONDS
        while True:
            try:
                return ask()
            except Refusal as refusal:
                if refusal.status != 429 or self.left == 0.0 or self.left > patience:
                    raise
                patience -= self.left
                log.warning("Webex wants nothing from the bot for %.0f s; waiting", self.left)
                if not self._wait():
                    raise

    def stop(self) -> None:
        """Nobody waits any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _wait(self) -> bool:
        """Waits for the end of the hold; False when the bot stops before."""
        with self._changed:
            while not self._stopped and (left := self.left) > 0:
                self._changed.wait(left)
            return not self._stopped

    def _once(self, request: Callable[[], T]) -> T:
        if (left := self.left) > 0:
            raise Refusal(429, retry_after=left)
        try:
            return request()
        except Refusal as refusal:
            if refusal.status == 429 and refusal.retry_after is not None:
                seconds = min(refusal.retry_after, LONGEST_PAUSE_SECONDS)
                with self._changed:
                    self._until = max(self._until, self._now() + seconds)
            raise
