"""Which answer, plan or request comes of which message, so that those of edited words are known."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Literal

from bot.events import CardSubmission, Event, TextMessage

Kind = Literal["plan", "request"]
MAX_MESSAGES = 5_000
"""Answers that are known; the oldest go first."""


class PostedAnswers:
    """Answers by message, in this process only."""

    def __init__(self) -> None:
        self._asked_by: OrderedDict[str, str] = OrderedDict()
        """The message with a person's words that a message of the bot answers."""
        self._out_of_date: OrderedDict[str, None] = OrderedDict()
        """Messages of the bot that answer words which were changed since."""
        self._came_of: OrderedDict[tuple[Kind, int], str] = OrderedDict()
        """The message with a person's words that a plan or a request for a second key comes of."""
        self._lock = threading.Lock()

    def came_of(self, event: Event, kind: Kind, number: int) -> None:
        """A plan or a request comes of an event: of words, or of a press on a card that answers them."""
        with self._lock:
            if asked := self._asked(event):
                self._came_of[kind, number] = asked
            while len(self._came_of) > MAX_MESSAGES:
                self._came_of.popitem(last=False)

    def posted(self, event: Event, message_id: str, *, offers: bool) -> None:
        """An event was answered with this message; a press counts where it `offers` something."""
        with self._lock:
            asked = self._asked(event)
            if not asked or not (offers or isinstance(event, TextMessage)):
                return
            self._asked_by[message_id] = asked
            while len(self._asked_by) > MAX_MESSAGES:
                self._asked_by.popitem(last=False)

    def _asked(self, event: Event) -> str:
        """The message that an event says, or answers by a press on a card; empty for any other."""
        if isinstance(event, TextMessage):
            return event.edit_of or event.id
        return self._asked_by.get(event.card_message_id, "") if isinstance(event, CardSubmission) else ""

    def edited(self, message_id: str) -> Sequence[tuple[Kind, int]]:
        """A message has other words now: what was answered to it so far is out of date. Gives the plans and
        requests that came of it."""
        with self._lock:
            came = [one for one, asked in self._came_of.items() if asked == message_id]
            for one in came:
                del self._came_of[one]
            for answer in [answer for answer, asked in self._asked_by.items() if asked == message_id]:
                del self._asked_by[answer]
                self._out_of_date[answer] = None
            while len(self._out_of_date) > MAX_MESSAGES:
                self._out_of_date.popitem(last=False)
        return came

    def is_out_of_date(self, message_id: str) -> bool:
        """Whether a message of the bot answers words that were changed since."""
        with self._lock:
            return message_id in self._out_of_date
