"""Which answers come of which message, and what they did, so that those of edited words are known."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.events import CardSubmission, Event, TextMessage

Kind = Literal["event", "plan", "request", "watch", "mute", "repeat", "timed", "extension"]
"""What may come of a message: another event that does what was asked, as a press on its card or a “yes”; else
something that is kept."""
MAX_MESSAGES = 5_000
"""Answers that are known; the oldest go first."""


@dataclass(frozen=True)
class _Answered:
    """The message with a person's words that a message of the bot answers; whether that `asks` what to do."""

    message_id: str
    asks: bool


class PostedAnswers:
    """Answers by message, in this process only."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, _Answered] = OrderedDict()
        """By the message of the bot."""
        self._out_of_date: OrderedDict[str, None] = OrderedDict()
        """Messages of the bot that answer words which were changed since."""
        self._came_of: OrderedDict[tuple[Kind, str], str] = OrderedDict()
        """The message with a person's words that something comes of."""
        self._lock = threading.Lock()

    def came_of(self, event: Event, kind: Kind, key: str | int) -> None:
        """Something comes of an event: of words, or of a press on a card that answers them."""
        with self._lock:
            self._keep(kind, str(key), self._asked(event))

    def pressed(self, event: CardSubmission) -> None:
        """A button is pressed that changes something: it does what was asked for where its card asks that."""
        with self._lock:
            answered = self._answers.get(event.card_message_id)
            if answered and answered.asks:
                self._keep("event", event.id, answered.message_id)

    def answered(self, event: TextMessage, question: str) -> None:
        """A message answers in words what the answer to `question` asks, to a message or a press."""
        with self._lock:
            self._keep("event", event.id, self._came_of.get(("event", question), question))

    def posted(self, event: Event, message_id: str, *, asks: bool) -> None:
        """An event was answered with this message, which perhaps asks what to do; that to a press counts only
        then."""
        with self._lock:
            asked, is_words = self._asked(event), isinstance(event, TextMessage)
            if not asked or not (asks or is_words):
                return
            if event.id != asked and is_words:
                self._keep("event", event.id, asked)  # an edit, whose question may be answered in words
            # A button of a card that only shows something begins anew.
            self._answers[message_id] = _Answered(asked, asks and (is_words or self._asks(event)))
            while len(self._answers) > MAX_MESSAGES:
                self._answers.popitem(last=False)

    def _keep(self, kind: Kind, key: str, message_id: str) -> None:
        if message_id:
            self._came_of[kind, key] = message_id
        while len(self._came_of) > MAX_MESSAGES:
            self._came_of.popitem(last=False)

    def _asked(self, event: Event) -> str:
        """The message that an event says, or answers by a press on a card; empty for any other."""
        if isinstance(event, TextMessage):
            return event.edit_of or event.id
        answered = self._answers.get(event.card_message_id) if isinstance(event, CardSubmission) else None
        return answered.message_id if answered else ""

    def _asks(self, event: Event) -> bool:
        answered = self._answers.get(event.card_message_id) if isinstance(event, CardSubmission) else None
        return bool(answered and answered.asks)

    def of(self, message_id: str) -> Sequence[tuple[Kind, str]]:
        """What came of a message, oldest first: kinds with ids or numbers."""
        with self._lock:
            return [one for one, asked in self._came_of.items() if asked == message_id]

    def edited(self, message_id: str) -> None:
        """A message has other words now: what was answered to it so far is out of date, and what came of it
        is over."""
        with self._lock:
            for one in [one for one, asked in self._came_of.items() if asked == message_id]:
                del self._came_of[one]
            for answer in [key for key, one in self._answers.items() if one.message_id == message_id]:
                del self._answers[answer]
                self._out_of_date[answer] = None
            while len(self._out_of_date) > MAX_MESSAGES:
                self._out_of_date.popitem(last=False)

    def is_out_of_date(self, message_id: str) -> bool:
        """Whether a message of the bot answers words that were changed since."""
        with self._lock:
            return message_id in self._out_of_date
