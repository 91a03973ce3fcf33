"""Locks between the threads of this process, each given to the threads in the order they asked for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import Busy


class FairLocks:
    """Locks by name, made when they are asked for. A `threading.Lock` may let a busy thread take it again and
    again while others wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queues: dict[str, deque[threading.Event]] = {}

    @contextmanager
    def holding(self, name: str, timeout: float | None = None) -> Iterator[None]:
        """Holds the lock inside the block, in which the thread must not ask for it again. Raises Busy when
        the threads before it do not finish within `timeout` seconds."""
        mine = threading.Event()
        with self._lock:
            queue = self._queues.setdefault(name, deque())
            queue.append(mine)
            queue[0].set()
        try:
            if not mine.wait(timeout):
                raise Busy
            yield
        finally:
            with self._lock:
                queue.remove(mine)
                if queue:
                    queue[0].set()
                else:
                    del self._queues[name]
