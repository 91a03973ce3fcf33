"""Which message or plan of the bot answers which message of a person, so that those of edited words are
known."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from bot.events import Event, TextMessage

MAX_MESSAGES = 5_000
"""Answers that are known; the oldest go first."""


class PostedAnswers:
    """Answers by message, in this process only."""

    def __init__(self) -> None:
        self._asked_by: OrderedDict[str, str] = OrderedDict()
        """The message with a person's words that a message of the bot answers."""
        self._out_of_date: OrderedDict[str, None] = OrderedDict()
        """Messages of the bot that answer words which were changed since."""
        self._planned: OrderedDict[int, str] = OrderedDict()
        """The message with a person's words that a plan comes of."""
        self._lock = threading.Lock()

    def planned(self, event: Event, number: int) -> None:
        """A plan comes of an event."""
        if not isinstance(event, TextMessage):
            return
        with self._lock:
            self._planned[number] = event.edit_of or event.id
            while len(self._planned) > MAX_MESSAGES:
                self._planned.popitem(last=False)

    def posted(self, event: Event, message_id: str) -> None:
        """An event was answered with this message."""
        if not isinstance(event, TextMessage):
            return
        with self._lock:
            self._asked_by[message_id] = event.edit_of or event.id
            while len(self._asked_by) > MAX_MESSAGES:
                self._asked_by.popitem(last=False)

    def edited(self, message_id: str) -> Sequence[int]:
        """A message has other words now: what was answered to it so far is out of date. Gives the plans that
        came of it."""
        with self._lock:
            planned = [number for number, asked in self._planned.items() if asked == message_id]
            for number in planned:
                del self._planned[number]
            for answer in [answer for answer, asked in self._asked_by.items() if asked == message_id]:
                del self._asked_by[answer]
                self._out_of_date[answer] = None
            while len(self._out_of_date) > MAX_MESSAGES:
                self._out_of_date.popitem(last=False)
        return planned

    def is_out_of_date(self, message_id: str) -> bool:
        """Whether a message of the bot answers words that were changed since."""
        with self._lock:
            return message_id in self._out_of_date
