"""After a gap in the connection: what was said meanwhile is handled late, or it is said that it was not."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import words
from bot.errors import BotError
from bot.events import Reply, TextMessage
from bot.ports import Clock, Messenger, Store

log = logging.getLogger(__name__)

OVERLAP = timedelta(seconds=30)
"""Looked back before the gap as well: clocks differ, and each message is handled once anyway."""
STILL_MEANT = timedelta(minutes=2)
"""Older words are not acted on unasked: whoever said them has moved on."""
NOTICED = timedelta(seconds=75)
"""Shorter gaps are not worth telling people about; a gap is counted from a minute early."""
LONGEST = timedelta(days=1)
"""How far back is looked at all."""


class CatchUp:
    """Called after each connection; asks Webex over REST what the websocket did not bring."""

    def __init__(
        self, messenger: Messenger, store: Store, clock: Clock, handle: Callable[[TextMessage], None]
    ) -> None:
        self._messenger = messenger
        self._store = store
        self._clock = clock
        self._handle = handle

    def connected(self, deaf_since: datetime | None) -> None:
        """The bot listens again; `deaf_since` is when it stopped, None when it has just been started. A gap
        before that which has not been looked into yet belongs to it.

        Raises BotError when what was said meanwhile cannot be read yet; then it is to be called again.
        """
        now = self._clock()
        since = min(filter(None, (deaf_since, self._store.last_heard())), default=None)
        if since is not None:
            since = max(since, now - LONGEST)
            self._say(since, now, self._handle_fresh(since, now))
        self._store.heard(now)

    def _handle_fresh(self, since: datetime, now: datetime) -> dict[str, list[TextMessage]]:
        held_back: defaultdict[str, list[TextMessage]] = defaultdict(list)
        for message in self._messenger.missed(since - OVERLAP):
            if now - message.sent_at <= STILL_MEANT:
                self._handle(message)
            elif message.sent_at > since and self._store.claim(message.id, now):
                held_back[message.space.id].append(message)
        return held_back

    def _say(self, since: datetime, now: datetime, held_back: dict[str, list[TextMessage]]) -> None:
        start, end = words.moment(since), words.moment(now)
        for space_id, messages in held_back.items():
            times = tuple(words.moment(message.sent_at) for message in messages)
            self._post(space_id, words.gap(start, end, times))
        if now - since < NOTICED:
            return
        for space_id in {form.space_id for form in self._store.open_forms(now)} - held_back.keys():
            self._post(space_id, words.missed_presses(start, end))

    def _post(self, space_id: str, text: str) -> None:
        try:
            self._messenger.send(space_id, Reply(text))
        except BotError as error:
            log.warning("a space could not be told of the gap: %s", error)
