"""What the engines share: handlers by kind, and what becomes of a task when its handler was called."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from bot.clock import Clock
from bot.errors import Unkept, where
from bot.log_records import referring_to
from bot.patience import patiently
from bot.work.port import Handler, Task, Tasks

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 5.0
"""The longest time between two looks, for what a process that is gone had taken."""
MAX_AT_ONCE = 4
"""Handlers at the same time; they mostly wait for Webex."""
MAX_RETRY = timedelta(minutes=15)
"""The longest time until a handler that went wrong is called again."""


class Engine:
    """Calls the handler of a task that this process has taken."""

    def __init__(self, tasks: Tasks, clock: Clock) -> None:
        self._tasks = tasks
        self._clock = clock
        self._handlers: dict[str, Handler] = {}
        self._stopped = threading.Event()

    def handler(self, kind: str, call: Handler) -> None:
        self._handlers[kind] = call

    @patiently()
    def _do(self, one: Task) -> bool:
        """Gives whether nothing is left of the task."""
        with referring_to(f"{one.kind} {one.subject}".rstrip()):
            return self._done(one)

    def _done(self, one: Task) -> bool:
        try:
            again_at = self._handlers[one.kind](one.subject)
        except Exception as error:
            delay = min(timedelta(seconds=5 * 2 ** min(one.tries, 10)), MAX_RETRY)
            log.error("%s %s went wrong, again in %s: %s", one.kind, one.subject, delay, where(error))
            again_at, tries = self._clock() + delay, one.tries + 1
            return self._until_kept(lambda: self._tasks.task_again(one, again_at, tries))
        if again_at is None:
            return self._until_kept(lambda: self._tasks.task_done(one))
        return self._until_kept(lambda: self._tasks.task_again(one, again_at, 0))

    def _until_kept(self, note: Callable[[], bool]) -> bool:
        """Notes what becomes of a task, however long the database is away: nobody else may take it."""
        while True:
            try:
                return note()
            except Unkept:
                if self._stopped.wait(LOOK_EVERY_SECONDS):
                    raise
