"""After a gap in the connection: what was said meanwhile is handled late, or it is said that it was not."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot import words
from bot.catalogue import title_of
from bot.errors import WebexError, where
from bot.events import Reply, TextMessage
from bot.ports import Claim, Claims, Clock, Entry, Forms, History, Messenger
from cards.text import message_text

log = logging.getLogger(__name__)

OVERLAP = timedelta(seconds=30)
"""Looked back before the gap as well: clocks differ, and each message is handled once anyway."""
STILL_MEANT = timedelta(minutes=2)
"""Older words are not acted on unasked: whoever said them has moved on."""
NOTICED = timedelta(seconds=75)
"""Shorter gaps are not worth telling people about; a gap is counted from a minute early."""
LONGEST = timedelta(days=1)
"""How far back is looked at all."""


class EventStore(Claims, Forms, History, Protocol):
    """What is known of events, and of what they led to."""


class CatchUp:
    """Called after each connection; asks Webex over REST what the websocket did not bring, and takes over
    what a process that is gone left unanswered."""

    def __init__(
        self,
        messenger: Messenger,
        store: EventStore,
        clock: Clock,
        handle: Callable[[TextMessage], None],
        is_heard: Callable[[str], bool] = lambda message_id: False,
        later: Callable[[float, Callable[[], None]], object] = lambda seconds, call: None,
    ) -> None:
        self._messenger = messenger
        self._store = store
        self._clock = clock
        self._handle = handle
        self._is_heard = is_heard
        self._later = later

    def connected(self, deaf_since: datetime | None, *, deaf: bool = False) -> None:
        """The bot listens again; `deaf_since` is when it stopped, None when it has just been started. A gap
        before that which has not been looked into yet belongs to it. After a `deaf` socket, which was open
        and brought nothing, even a short gap is told.

        Raises BotError when what was said meanwhile cannot be read yet; then it is to be called again.
        """
        now = self._clock()
        self.take_over()
        since = min(filter(None, (deaf_since, self._store.last_heard())), default=None)
        if since is not None:
            if since > now + OVERLAP:
                # The clock was ahead when this was noted; since when nobody listened is not known.
                since = now - LONGEST
            since = max(since, now - LONGEST)
            handled, held_back = self._sorted(since, now)
            self._say(since, now, held_back, deaf=deaf)
            # Until these are answered, nothing after them counts as dealt with.
            self._store.heard(min((message.sent_at for message in handled), default=now), now)
            for message in handled:
                self._handle(message)
        else:
            self._store.heard(now, now)

    def take_over(self) -> None:
        """Answers what a process that is gone had before it, or says that it does not.

        Nothing is begun twice: of a change that was journalled it is said what became of it. Raises BotError
        when what was said cannot be read yet.
        """
        now = self._clock()
        for one in self._store.abandoned(now):
            changes = self._store.changes_of(one.event_id)
            message = None if changes or one.is_press else self._messenger.said(one.event_id)
            if not self._store.take_over(one, now):
                continue
            if message is not None and now - message.sent_at <= STILL_MEANT:
                self._handle(message)
                continue
            for text in self._fate(one, changes, message, now):
                self._post(one.space_id, text)
            self._store.answered(one.event_id)

    def _fate(
        self, one: Claim, changes: Sequence[Entry], message: TextMessage | None, now: datetime
    ) -> Iterator[str]:
        for entry in changes:
            # What is not settled is told when it is.
            if entry.state != "intended":
                yield words.unanswered(
                    entry.id, message_text(entry.workspace_name), title_of(entry.family), entry.state
                )
        if one.is_press and not changes:
            yield words.undone_press(words.moment(one.at))
        elif message is not None:
            since = min(one.at, message.sent_at)
            yield words.gap(words.moment(since), words.moment(now), (words.moment(message.sent_at),))

    def _sorted(
        self, since: datetime, now: datetime
    ) -> tuple[list[TextMessage], dict[str, list[TextMessage]]]:
        """What is still to be acted on, and by space what is only to be told of."""
        fresh: list[TextMessage] = []
        held_back: defaultdict[str, list[TextMessage]] = defaultdict(list)
        for message in self._messenger.missed(since - OVERLAP):
            if self._is_heard(message.id):
                # It came in before the gap and waits for its turn, however old it is by now.
                continue
            if now - message.sent_at <= STILL_MEANT:
                fresh.append(message)
            elif self._store.claim(message.id, now, space_id=message.space.id):
                held_back[message.space.id].append(message)
        return fresh, held_back

    def _say(
        self, since: datetime, now: datetime, held_back: dict[str, list[TextMessage]], *, deaf: bool
    ) -> None:
        start, end = words.moment(since), words.moment(now)
        for space_id, messages in held_back.items():
            times = tuple(words.moment(message.sent_at) for message in messages)
            self._post(space_id, words.gap(start, end, times))
            for message in messages:
                self._store.answered(message.id)
        if now - since < NOTICED and not deaf:
            return
        for space_id in {form.space_id for form in self._store.open_forms(now)} - held_back.keys():
            self._post(space_id, words.missed_presses(start, end))

    def _post(self, space_id: str, text: str) -> None:
        try:
            self._messenger.send(space_id, Reply(text))
        except WebexError as error:
            log.error("a space could not be told of the gap: %s", error)
            if error.retry_after is not None:
                self._later(error.retry_after + 1.0, lambda: self._post(space_id, text))
        except Exception as error:
            log.error("a space could not be told of the gap: %s", where(error))
