"""Delayed calls, all started by one thread."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
from collections.abc import Callable
from time import monotonic

from bot.errors import where

log = logging.getLogger(__name__)


class Timer:
    """Runs calls after a delay, each in its own thread because it may take long."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: list[tuple[float, int, _DelayedCall]] = []
        self._numbers = itertools.count()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def after(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """Runs `call` in so many seconds; returns a function that cancels it until then."""
        delayed, number, at = _DelayedCall(call), next(self._numbers), monotonic() + seconds
        with self._changed:
            if self._stopped:
                return delayed.cancel
            heapq.heappush(self._due, (at, number, delayed))
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="timer", daemon=True)
                self._thread.start()
            elif self._due[0][1] == number:
                self._changed.notify()
        return delayed.cancel

    def stop(self) -> None:
        """Starts no more calls."""
        with self._changed:
            self._stopped = True
            self._due.clear()
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                while self._due and self._due[0][0] <= monotonic():
                    heapq.heappop(self._due)[2].start()
                self._changed.wait(self._due[0][0] - monotonic() if self._due else None)


class _DelayedCall:
    def __init__(self, call: Callable[[], None]) -> None:
        self._call: Callable[[], None] | None = call

    def cancel(self) -> None:
        self._call = None

    def start(self) -> None:
        if (call := self._call) is not None:
            threading.Thread(target=_run, args=(call,), name="due", daemon=True).start()


def _run(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception as error:
        log.error("What was due failed: %s", where(error))
