"""What each person spoke of last in each space, for “it”, “there” and answers to the bot's questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.language.assignments import Assignment
from bot.language.request_subject import RequestSubject
from bot.language.requests.changing import SetFields

REMEMBERED_FOR = timedelta(minutes=10)
"""People who come back later begin anew and mean something else by “it”."""
MAX_TOPICS = 5_000
"""Topics that are kept, of spaces and of threads; the one that rested longest goes first."""
MAX_RECENT = 5
"""Workspaces that are offered first where none is named."""


@dataclass(frozen=True)
class Offer:
    """Something to choose on a card of the bot: what it is called, what more is said of it, and the command
    that it runs; a change is shown first where it is a guess. `check` tells which values were shown."""

    label: str
    detail: str
    command: str
    is_guess: bool = False
    check: str = ""


@dataclass(frozen=True)
class Topic:
    """What was spoken of: ids of workspaces, last one first, and the key of the setting."""

    workspace_ids: tuple[str, ...] = ()
    family: str = ""
    is_open: bool = False
    """Whether it was no single workspace that was spoken of last."""
    places: str = ""
    """Those that were spoken of together, as they can be typed again."""
    last_change: SetFields | None = None
    """The fields that were set last, where nothing else was changed since."""
    was_changed_now: bool = False
    """Whether nothing was spoken of since that change."""
    whether: tuple[Assignment, ...] = ()
    """The values of which it was asked last whether they are so."""
    asked_now: int | None = None
    """The request for a second key that was made with the last answer."""
    unfinished: str = ""
    """A sentence that the bot asked something about."""
    offers: tuple[Offer, ...] = ()
    """What the bot offered with its last answer."""
    has_form: bool = False
    """Whether the last answer of the bot was a card to be saved or confirmed."""
    is_one_setting: bool = False
    """Whether the last answer of the bot was about the setting and the workspace."""
    event_id: str = ""
    """The event with which it was spoken of."""
    at: datetime = datetime.min

    @property
    def workspace_id(self) -> str:
        """The workspace that was spoken of last; empty for none, and for several."""
        return self.workspace_ids[0] if self.workspace_ids and not self.is_open else ""

    @property
    def asks(self) -> bool:
        """Whether the bot asked something with its last answer."""
        return bool(self.unfinished or self.offers or self.has_form)

    def about(self, subject: RequestSubject) -> Topic:
        """The topic that this workspace and this setting make of it, with nothing left to answer; what is not
        given stays."""
        told = (subject.workspace,) if subject.workspace else subject.several
        is_other = subject.is_open or bool(told)
        return replace(
            self.without_question(),
            workspace_ids=tuple(dict.fromkeys((*(one.id for one in told), *self.workspace_ids)))[:MAX_RECENT],
            is_open=subject.is_open if is_other else self.is_open,
            places=subject.said if is_other else self.places,
            family=subject.family.key if subject.family else self.family,
            was_changed_now=False,
            whether=(),
            asked_now=None,
            is_one_setting=bool(subject.workspace and subject.family),
        )

    def without_question(self) -> Topic:
        """The same, with nothing left to answer."""
        return replace(self, unfinished="", offers=(), has_form=False)


class Memory:
    """Topics by person, space and thread; in this process only, as ten minutes later they are forgotten
    anyway."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._topics: OrderedDict[tuple[str, str, str], Topic] = OrderedDict()
        """The topic of a space has no thread; it is the one that was spoken of last, wherever that was."""
        self._lock = threading.Lock()

    def take(self, person_id: str, space_id: str, thread_id: str = "") -> Topic:
        """What this person spoke of, in a thread if one is given; an empty topic where that is too long ago.

        A question can be answered only once, and only where nothing else was said since.
        """
        with self._lock:
            last = self._kept((person_id, space_id, ""))
            topic = self._kept((person_id, space_id, thread_id))
            if last.asks:
                self._topics[person_id, space_id, ""] = last.without_question()
        return topic if topic is last else topic.without_question()

    def keep(self, person_id: str, space_id: str, topic: Topic, thread_id: str = "") -> None:
        """This is spoken of now, also in the thread if one is given."""
        topic = replace(topic, at=self._clock())
        with self._lock:
            for thread in {"", thread_id}:
                self._keep((person_id, space_id, thread), topic)

    def posted(self, person_id: str, space_id: str, event_id: str, message_id: str) -> None:
        """What was spoken of with an event is the topic of the thread below this message, too."""
        with self._lock:
            topic = self._kept((person_id, space_id, ""))
            if topic.event_id == event_id:
                self._keep((person_id, space_id, message_id), topic)

    def _kept(self, key: tuple[str, str, str]) -> Topic:
        topic = self._topics.get(key)
        return Topic() if topic is None or self._clock() - topic.at > REMEMBERED_FOR else topic

    def _keep(self, key: tuple[str, str, str], topic: Topic) -> None:
        self._topics[key] = topic
        self._topics.move_to_end(key)
        while len(self._topics) > MAX_TOPICS:
            self._topics.popitem(last=False)
