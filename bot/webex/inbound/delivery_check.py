"""Notices a websocket that delivers nothing: REST shows messages that never came as a frame."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from bot.events import TextMessage
from bot.ids import bare

MAX_REMEMBERED_EVENTS = 10_000
"""A bound for the memory; far more than come between two looks."""


class DeliveryCheck:
    """Compares what was heard with what `missed` finds. One `GET /rooms` a look while nothing happens.

    A message counts as unheard when two looks in a row find it: a frame may still be on its way at the first.
    """

    def __init__(self, missed: Callable[[datetime], Iterable[TextMessage]]) -> None:
        self._missed = missed
        self._lock = threading.Lock()
        self._heard: dict[str, None] = {}
        self._suspects: set[str] = set()

    def heard(self, event_id: str) -> None:
        """An event came in; by its public id or the bare one of its frame."""
        with self._lock:
            self._heard[bare(event_id).lower()] = None
            if len(self._heard) > MAX_REMEMBERED_EVENTS:
                del self._heard[next(iter(self._heard))]

    def has_heard(self, event_id: str) -> bool:
        """Whether it came in, by whichever id."""
        with self._lock:
            return bare(event_id).lower() in self._heard

    def unheard(self, since: datetime) -> list[TextMessage]:
        """What was said after `since` and is known from two looks but from no frame, oldest first."""
        found = list(self._missed(since))
        with self._lock:
            silent = [message for message in found if bare(message.id) not in self._heard]
        suspects, self._suspects = self._suspects, {message.id for message in silent}
        return [message for message in silent if message.id in suspects]
