"""Sends what is in the outbox: many spaces side by side, each in order, and each message once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot import sentences
from bot.clock import Clock
from bot.errors import BotError, NotFound, SpaceClosed, WebexError, where
from bot.events import Reply
from bot.ports.notices import FILE, TEXT, Notice, Outbox, Watches, unpacked
from bot.ports.webex import Messenger
from bot.progress import take_away
from bot.work.port import Transaction

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a process has a notice to itself while it sends it."""
FIRST_WAIT = timedelta(seconds=5)
"""The wait before the second try; doubled after each."""
MAX_WAIT = timedelta(minutes=15)
"""The longest wait before a space is tried again, unless Webex asks for more."""
MAX_WAIT_FOR_NEWER = timedelta(minutes=1)
"""The longest wait before a process looks again at what only a newer one can say, and may have to itself."""
MAX_PAUSE = timedelta(minutes=29)
"""The longest wait if Webex asks for more; then it is put off again without a request, because to the store
a notice that was put off for more than half an hour is due."""
MAX_SPACES_AT_ONCE = 12
"""Spaces that are told side by side."""
WORDS_ONLY_AFTER_TRIES = 5
"""After so many answers of 500 a notice goes without its card, in case the card is what breaks Webex."""
UNMADE_AFTER_TRIES = 3
"""After so many errors of the bot's own a notice is given up."""
UNMADE_FOR = timedelta(days=1)
"""So long is tried what Webex keeps from being made, or from a space that takes no messages."""
LOCKED = 423
"""The status of what is locked at the moment."""
CLOCKS_DIFFER = timedelta(minutes=1)
"""So much the clocks of Webex and of the bot may differ."""
PASSED_AFTER_TRIES = 3
"""After so many tries what cannot be made holds back no notice of another setting."""


class Unmade(Exception):
    """What a notice is made of cannot be understood, now or later."""


class UnknownKind(BotError):
    """A newer version of the bot queued it, and can say it."""


@dataclass(frozen=True)
class Message:
    """What a notice becomes."""

    reply: Reply | None
    """None where there is nothing to be said any more."""
    thread_id: str | None = None
    """The message in whose thread it belongs."""
    space_id: str = ""
    """The space as it is known now; empty where it is as in the notice."""
    then: Callable[[], None] = lambda: None
    """To be called when the space was told, or need not be."""
    became: Callable[[Transaction, str], Sequence[str]] = lambda tx, message_id: ()
    """To be called with the message that it became, in the transaction that notes so; gives the messages in
    whose place that stands."""


class Kind(Protocol):
    """Makes messages of the notices of one kind."""

    def message(self, notice: Notice) -> Message:
        """The message. Raises Unmade, and anything else where it cannot be found out now whether the space
        may be told."""

    def words(self, notice: Notice) -> str:
        """The notice in words alone, for where its message is refused."""


@dataclass(frozen=True)
class Texts:
    """`Kind` for messages that are made already: words, with a card, a file or neither."""

    _find_space: Callable[[str], str]
    _outbox: Outbox

    def message(self, notice: Notice) -> Message:
        # The id may name the wrong region if it was kept while the spaces could not be listed.
        space_id, file = self._find_space(notice.space_id), notice.payload.get(FILE)
        reply = Reply(self.words(notice), notice.payload.get("card"), unpacked(file) if file else None)
        message = Message(reply, notice.payload.get("thread"), space_id)
        return replace(message, became=self._without_file(notice)) if file else message

    def _without_file(self, notice: Notice) -> Callable[[Transaction, str], Sequence[str]]:
        def forget(tx: Transaction, message_id: str) -> Sequence[str]:
            self._outbox.forget_file(tx, notice)
            return ()

        return forget

    def words(self, notice: Notice) -> str:
        return str(notice.payload.get("text", ""))


class OutboxStore(Outbox, Watches, Protocol):
    """What is to be said, and what a space that is gone had asked for."""


@dataclass(frozen=True)
class Delivery:
    """Woken for one space at a time."""

    _store: OutboxStore
    _messenger: Messenger
    _kinds: Mapping[str, Kind]
    _clock: Clock
    _count: Callable[[str], None] = lambda outcome: None
    """Takes what became of a notice: `sent`, `put off` or `given up`."""
    _closed: set[str] = field(default_factory=set)
    """The ids of the spaces that took no message when they were tried last: it is logged once."""

    def wake(self, space_id: str) -> datetime | None:
        """Sends what is due in this space; gives when more of it is due, None where nothing is left."""
        while due := self._store.due_notices(self._clock(), 1, space_id):
            now = self._clock()
            if self._store.take_notice(due[0].id, now, now + LEASE):
                self._deal_with(due[0], now + LEASE)
        return self._store.next_notice_at(space_id)

    def _deal_with(self, notice: Notice, until: datetime) -> None:
        try:
            message = self._kind(notice).message(notice)
        except Exception as error:
            if self._is_still_ours(notice, until):
                self._not_made(notice, error)
            return
        if not self._is_still_ours(notice, until):
            return
        if message.reply is None:
            self._store.notice_sent(notice.id)
        elif (sent := self._sent(notice, message, message.reply)) is not None:
            self._note_sent(notice, message, sent)
        else:
            return
        message.then()

    def _kind(self, notice: Notice) -> Kind:
        try:
            return self._kinds[notice.kind]
        except KeyError:
            raise UnknownKind(f"I know no notices of the kind “{notice.kind}”.") from None

    def _note_sent(self, notice: Notice, message: Message, sent: str) -> None:
        before: list[str] = []

        def note(tx: Transaction) -> None:
            before.extend(message.became(tx, sent))

        self._store.notice_sent(notice.id, sent, message.thread_id, note)
        self._count("sent")
        for message_id in (one for one in before if one and one != sent):
            take_away(self._messenger, message_id)

    def _is_still_ours(self, notice: Notice, until: datetime) -> bool:
        """Whether no other process sends it by now, where making it took long."""
        now = self._clock()
        return until - now >= LEASE / 2 or self._store.keep_notice(notice.id, until, now + LEASE)

    def _not_made(self, notice: Notice, error: Exception) -> None:
        """It is tried again later: who may be told is not known, so nobody is. In the end it is given up, and
        the space is told in plain words that there was something, and nothing of what."""
        now, since = self._clock(), notice.unmade_since
        if isinstance(error, BotError):
            is_over = since is not None and now - since >= UNMADE_FOR
        else:
            is_over = isinstance(error, Unmade) or notice.tries >= UNMADE_AFTER_TRIES
        if not is_over:
            # The next ones wait a little for it, so that a short failure changes no order.
            is_passed = notice.tries >= PASSED_AFTER_TRIES
            unmade_since = since or (now if is_passed else None)
            # What may be said already is to be looked for still, when it can be made again.
            self._put_off(notice, error, unmade_since=unmade_since, is_unsure=notice.unsure_since is not None)
            return
        log.error("Notice %s cannot be made and is given up: %s", notice.key, _why(error))
        self._say_unmade(notice)
        self._give_up(notice)

    def _say_unmade(self, notice: Notice) -> None:
        """Has the space told that there was something. Of many it is said once a day."""
        if notice.kind != TEXT:
            now = self._clock()
            key = f"unmade {now:%Y-%m-%d} {notice.space_id}"
            self._store.say(notice.space_id, key, sentences.UNMADE, now)

    def _give_up(self, notice: Notice) -> None:
        self._store.notice_given_up(notice.id)
        self._count("given up")

    def _sent(self, notice: Notice, message: Message, reply: Reply) -> str | None:
        """Tells the space, in words where it takes no card; gives the id of the message. None where it was
        not told: then the store notes when it is tried again, or that it is given up, so that later notices
        of the space are not held back."""
        space_id = message.space_id or notice.space_id
        try:
            unsure_since = notice.unsure_since
            if unsure_since and (found := self._said_already(notice, space_id, reply, unsure_since)):
                return found
        except WebexError as error:
            self._put_off(notice, error, is_unsure=True)
            return None
        try:
            sent = self._messenger.send(space_id, reply, message.thread_id, may_repeat=False)
        except (NotFound, SpaceClosed) as error:
            self._wait_for_space(notice, error)
        except Exception as error:
            is_temporary = isinstance(error, WebexError) and error.is_temporary
            is_more = reply.card is not None or reply.file is not None
            if is_more and (not is_temporary or _breaks_webex(notice, error)):
                log.error("Notice %s cannot be sent but in words: %s", notice.key, where(error))
                return self._sent(notice, message, Reply(self._words(notice)))
            if is_temporary and not (_is_locked(error) and self._is_overdue(notice)):
                self._put_off(notice, error, is_unsure=_may_be_said(error))
            else:
                log.error("Notice %s is given up: %s", notice.key, where(error))
                self._give_up(notice)
        else:
            self._closed.discard(notice.space_id)
            return sent
        return None

    def _wait_for_space(self, notice: Notice, error: NotFound | SpaceClosed) -> None:
        """What the space asked for stays, as it may take messages again, or the bot be back in it. After
        a day the notice is given up and those behind it are tried; a space without the bot is forgotten."""
        if notice.space_id not in self._closed:
            self._closed.add(notice.space_id)
            log.warning("A space takes no messages now (%s); what it asked for is kept", error)
        if not self._is_overdue(notice):
            wait = min(FIRST_WAIT * 2 ** min(notice.tries, 10), MAX_PAUSE)
            self._store.notice_failed(notice.id, self._clock() + wait)
            self._count("put off")
        elif isinstance(error, NotFound):
            log.warning("The bot is not in a space any more for a day: what it asked for is forgotten")
            self._store.forget_space(notice.space_id)
            self._closed.discard(notice.space_id)
        else:
            self._say_unmade(notice)
            self._give_up(notice)

    def _is_overdue(self, notice: Notice) -> bool:
        """Whether a space was to be told a day ago, and was tried often enough."""
        return notice.tries >= PASSED_AFTER_TRIES and self._clock() - notice.at >= UNMADE_FOR

    def _said_already(self, notice: Notice, space_id: str, reply: Reply, since: datetime) -> str:
        """The message by which the space was told already, where Webex or this bot broke at that; empty where
        there is none. Of a group space only the websocket can tell: where it does not, it is said again, as
        twice is better than never. Raises WebexError where the space may be read later."""
        try:
            found = self._messenger.own_messages(space_id, reply, since - CLOCKS_DIFFER) or ()
        except WebexError as error:
            if error.is_temporary:
                raise
            log.warning("Notice %s may be said twice, its space cannot be read: %s", notice.key, error)
            return ""
        return next((one for one in found if not self._store.is_told_by(one)), "")

    def _words(self, notice: Notice) -> str:
        try:
            return self._kinds[notice.kind].words(notice)
        except Exception as error:
            log.error("Notice %s cannot be said in words: %s", notice.key, where(error))
            return sentences.UNMADE

    def _put_off(
        self,
        notice: Notice,
        error: Exception,
        *,
        unmade_since: datetime | None = None,
        is_unsure: bool = False,
    ) -> None:
        longest = MAX_WAIT_FOR_NEWER if isinstance(error, UnknownKind) else MAX_WAIT
        wait = min(FIRST_WAIT * 2 ** min(notice.tries, 10), longest)
        if isinstance(error, WebexError) and error.retry_after is not None:
            wait = max(wait, min(timedelta(seconds=error.retry_after), MAX_PAUSE))
        log.warning("Notice %s could not be sent, again in %s: %s", notice.key, wait, _why(error))
        again_at = self._clock() + wait
        self._store.notice_failed(notice.id, again_at, unmade_since=unmade_since, is_unsure=is_unsure)
        self._count("put off")


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, BotError) else where(error)


def _may_be_said(error: Exception) -> bool:
    """Whether the space may have been told although Webex did not say so."""
    return isinstance(error, WebexError) and error.status in (0, 500, 502, 504)


def _is_locked(error: Exception) -> bool:
    return isinstance(error, WebexError) and error.status == LOCKED


def _breaks_webex(notice: Notice, error: Exception) -> bool:
    """Whether the notice's card may be why Webex breaks again and again."""
    return notice.tries >= WORDS_ONLY_AFTER_TRIES and isinstance(error, WebexError) and error.status == 500
