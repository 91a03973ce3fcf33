"""`bot.work.port.Work` on the table of tasks: one thread looks what is due, a few do it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from bot.clock import Clock
from bot.errors import where
from bot.store.tasks import queue_tasks
from bot.work.engine import LOOK_EVERY_SECONDS, MAX_AT_ONCE, Engine
from bot.work.port import Task, Tasks, Transaction

log = logging.getLogger(__name__)

LOOK_AGAIN_SECONDS = 0.2
"""The shortest time between two looks where the first found nothing to begin."""


class TaskLoop(Engine):
    """Calls handlers when their tasks are due; however many tasks wait, there is one thread for them.

    Each loop does the kinds that it has handlers for, so that a long task of one loop delays none of another.
    """

    def __init__(self, tasks: Tasks, clock: Clock, *, name: str = "work", at_once: int = MAX_AT_ONCE) -> None:
        super().__init__(tasks, clock)
        self._wake = threading.Event()
        self._looking = threading.Lock()
        self._busy: dict[Future[bool], tuple[str, str]] = {}
        """What is being done: the kind and the subject."""
        self._at_once = at_once
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix=name)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def add(self, tx: Transaction, tasks: Sequence[Task], *, at_latest: bool = False) -> None:
        queue_tasks(tx, tasks, at_latest=at_latest)

    def look(self) -> None:
        self._wake.set()

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float) -> None:
        self._stopped.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        wait(list(self._busy), timeout)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def run_due(self) -> None:
        """Does all that is due now, and returns when it is done."""
        while True:
            # What was being done before may have kept something from being begun.
            before, begun, busy = [*self._busy], self._begin_due(), [*self._busy]
            if not (before or begun or busy):
                return
            wait(busy, return_when=FIRST_COMPLETED)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wake.clear()
            seconds = LOOK_EVERY_SECONDS
            try:
                shortest = 0.0 if self._begin_due() else LOOK_AGAIN_SECONDS
                # While all threads are busy, the end of one of them is waited for.
                is_free = len(self._busy) < self._at_once
                if is_free and (next_at := self._tasks.next_task_at(self._handlers)):
                    seconds = max((next_at - self._clock()).total_seconds(), shortest)
            except Exception as error:
                log.error("What is due could not be looked up: %s", where(error))
            self._wake.wait(min(seconds, LOOK_EVERY_SECONDS))

    def _begin_due(self) -> list[Future[bool]]:
        """Begins as many of the tasks that are due as there are threads for."""
        with self._looking:
            free = 0 if self._stopped.is_set() else self._at_once - len(self._busy)
            if not free:
                return []
            due = self._tasks.due_tasks(self._clock(), self._at_once, self._handlers)
            # What was added again, or was held too long without a sign of life, waits for its own end.
            doing = set(self._busy.values())
            others = [one for one in due if (one.kind, one.subject) not in doing][:free]
            return [self._begin(one) for one in others if self._tasks.take_task(one)]

    def _begin(self, one: Task) -> Future[bool]:
        future = self._pool.submit(self._do, one)
        self._busy[future] = one.kind, one.subject
        future.add_done_callback(self._finished)
        return future

    def _finished(self, future: Future[bool]) -> None:
        self._busy.pop(future, None)
        self._wake.set()
