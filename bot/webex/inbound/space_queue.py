"""Jobs of one space run one after the other, jobs of different spaces side by side."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from bot.errors import where

log = logging.getLogger(__name__)

Job = Callable[[], object]


class SpaceQueue:
    """One queue per space; `workers` threads take one job of a space and move on to the next."""

    def __init__(self, workers: int = 16) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="space")
        self._changed = threading.Condition()
        self._queues: dict[str, deque[tuple[Job, datetime | None]]] = {}
        self._begun = 0
        self._closed = False

    def put(self, space_key: str, job: Job, since: datetime | None = None) -> None:
        """Queues a job behind the others of its space; after `close` it is dropped. `since` is when somebody
        began to wait for it."""
        with self._changed:
            if self._closed:
                log.warning("A job came after the end and was dropped")
            elif space_key in self._queues:
                self._queues[space_key].append((job, since))
            else:
                self._queues[space_key] = deque([(job, since)])
                self._pool.submit(self._work, space_key)

    def waiting(self) -> int:
        """How many jobs have not begun."""
        with self._changed:
            return sum(map(len, self._queues.values())) - self._begun

    def oldest(self) -> datetime | None:
        """Since when somebody waits for a job that is not done; None when nobody does."""
        with self._changed:
            waiting = [since for queue in self._queues.values() for _, since in queue if since is not None]
        return min(waiting, default=None)

    def _work(self, space_key: str) -> None:
        with self._changed:
            job, _ = self._queues[space_key][0]
            self._begun += 1
        try:
            job()
        except Exception as error:
            log.error("A job failed: %s", where(error))
            log.debug("Its trace", exc_info=True)
        with self._changed:
            self._begun -= 1
            queue = self._queues[space_key]
            queue.popleft()
            if not queue:
                del self._queues[space_key]
                self._changed.notify_all()
            elif self._closed:
                log.warning("Dropped %d jobs of a space at the end", len(self._queues.pop(space_key)))
                self._changed.notify_all()
            else:
                self._pool.submit(self._work, space_key)

    def drain(self, timeout: float) -> bool:
        """Waits until every job is done; False when `timeout` seconds were not enough."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._queues, timeout)

    def close(self) -> None:
        """Takes no more jobs and lets go of the threads; jobs that have not begun are dropped."""
        with self._changed:
            self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
