"""After a gap in the connection: messages of that time are handled late, or their spaces are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot import sentences
from bot.catalogue import title_of
from bot.clock import Clock
from bot.events import TextMessage
from bot.language.said_before import mark_of, may_be_secret, means_the_same, shown_again
from bot.ports.database import Claim, Claims, Entry, Forms, History
from bot.ports.webex import Messenger
from cards.text import message_text

LOOK_BACK = timedelta(seconds=30)
"""So much before the gap is read too: clocks differ, and each message is handled once anyway."""
MAX_AGE_TO_ACT = timedelta(minutes=2)
"""Older messages are not acted on: whoever wrote them has moved on."""
MIN_GAP_TO_TELL = timedelta(seconds=75)
"""Spaces are not told of shorter gaps, which are counted from up to a minute early."""
MAX_SHOWN = 5
"""Messages that a space is shown, the last ones."""
MAX_GAP = timedelta(days=1)
"""No message older than this is read."""


class EventStore(Claims, Forms, History, Protocol):
    """What is known of events, and of what they led to."""


@dataclass(frozen=True)
class CatchUp:
    """Asks Webex over REST for messages that the websocket did not bring, and answers what a process that has
    ended left unanswered. Called after each connection."""

    messenger: Messenger
    store: EventStore
    clock: Clock
    handle: Callable[[TextMessage], None]
    is_heard: Callable[[str], bool]
    """Whether the message of this id came over the websocket."""
    tell: Callable[[str, str, str], None]
    """Has the space of this id told, under this key, a text; once for each key."""
    tell_missed: Callable[[str, str, Mapping[str, Any]], None]
    """The same for what `bot.notices.missed.Gap` holds."""

    def connected(self, lost_at: datetime | None, *, tell_short_gap: bool = False) -> None:
        """The bot listens again; `lost_at` is when it stopped, None when it has just been started. An earlier
        gap that has not been dealt with yet is added to this one.

        Raises BotError when the messages of that time cannot be read yet; then it is to be called again.
        """
        now = self.clock()
        self.take_over()
        since = min(filter(None, (lost_at, self.store.last_heard())), default=None)
        if since is not None:
            if since > now + LOOK_BACK:
                # The clock was ahead when this was noted, so the beginning of the gap is not known.
                since = now - MAX_GAP
            since = max(since, now - MAX_GAP)
            handled, too_old = self._sorted(since, now)
            self._tell_of_gap(since, now, too_old, tell_short_gap or now - since >= MIN_GAP_TO_TELL)
            # If the bot stops before these are answered, the next start begins with the oldest of them.
            self.store.heard(min((message.sent_at for message in handled), default=now), now)
            for message in handled:
                self.handle(message)
        else:
            self.store.heard(now, now)

    def take_over(self) -> None:
        """Answers the events that a process which has ended had claimed, or tells their spaces.

        Nothing is done twice: of a change in the journal the space is told what became of it. Raises BotError
        when a message cannot be read yet.
        """
        now = self.clock()
        for one in self.store.abandoned(now):
            changes = self.store.changes_of(one.event_id)
            message = None if changes or one.is_press else self.messenger.read_message(one.event_id)
            if not self.store.take_over(one, now):
                continue
            if message is not None and now - message.sent_at <= MAX_AGE_TO_ACT:
                self.handle(message)
                continue
            for number, text in enumerate(self._fate(one, changes)):
                self.tell(one.space_id, f"fate {one.event_id} {number}", text)
            if message is not None:
                since = min(one.at, message.sent_at)
                self.tell_missed(one.space_id, f"fate {one.event_id}", _gap(since, now, [message]))
            self.store.answered(one.event_id)

    def _fate(self, claim: Claim, changes: Sequence[Entry]) -> Iterator[str]:
        for entry in changes:
            # Of changes that are not settled yet, spaces are told when they are.
            if entry.state != "intended":
                yield sentences.unanswered(
                    entry.id, message_text(entry.workspace_name), title_of(entry.family), entry.state
                )
        if claim.is_press and not changes:
            yield sentences.undone_press(sentences.moment(claim.at))

    def _sorted(
        self, since: datetime, now: datetime
    ) -> tuple[list[TextMessage], dict[str, list[TextMessage]]]:
        """The messages to act on, and by space those that are too old."""
        recent: list[TextMessage] = []
        too_old: defaultdict[str, list[TextMessage]] = defaultdict(list)
        for message in self.messenger.missed(since - LOOK_BACK):
            if self.is_heard(message.id):
                # It came in before the gap and waits in the queue, however old it is by now.
                continue
            if now - message.sent_at <= MAX_AGE_TO_ACT:
                recent.append(message)
            elif self.store.claim(message.id, now, space_id=message.space.id):
                too_old[message.space.id].append(message)
        return recent, too_old

    def _tell_of_gap(
        self, since: datetime, now: datetime, too_old: dict[str, list[TextMessage]], tell_of_presses: bool
    ) -> None:
        """Tells spaces of the messages that are `too_old`, and those with an open form that presses may have
        been missed."""
        for space_id, messages in too_old.items():
            self.tell_missed(space_id, f"gap {messages[0].id}", _gap(since, now, messages))
            for message in messages:
                self.store.answered(message.id)
        if not tell_of_presses:
            return
        for space_id in {form.space_id for form in self.store.open_forms(now)} - too_old.keys():
            key = f"presses {space_id} {since.isoformat()}"
            told = sentences.missed_presses(sentences.moment(since), sentences.moment(now))
            self.tell(space_id, key, told)


def _gap(since: datetime, until: datetime, messages: Sequence[TextMessage]) -> Mapping[str, Any]:
    """What a space is told of messages that nothing came of; what may be secret is not kept."""
    said = [_said(one) for one in messages[-MAX_SHOWN:]]
    earlier = len(messages) - len(said)
    times = {"since": sentences.moment(since), "until": sentences.moment(until)}
    return {**times, "said": said, "earlier": earlier}


def _said(message: TextMessage) -> Mapping[str, Any]:
    text = message.text.strip()
    about = {"words": shown_again(text), "at": sentences.moment(message.sent_at)}
    if message.edit_of or message.file_urls or may_be_secret(text) or not means_the_same(text):
        return about
    return {**about, "message_id": message.id, "mark": mark_of(text), "thread_id": message.thread_id}
