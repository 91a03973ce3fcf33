"""A lock that threads get in the order they asked for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """One at a time, first come, first served; a plain lock lets a busy thread take it again and again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits for the threads that asked earlier; not to be nested."""
        mine = threading.Event()
        with self._lock:
            self._queue.append(mine)
            self._queue[0].set()
        try:
            mine.wait()
            yield
        finally:
            with self._lock:
                self._queue.remove(mine)
                if self._queue:
                    self._queue[0].set()

    def waiting(self) -> int:
        """How many have or want the turn."""
        with self._lock:
            return len(self._queue)
