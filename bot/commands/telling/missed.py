"""*Run it now* and *Drop it*: words that nothing came of when they were said, once, and by who said them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.errors import NotAllowed, NotFound, OutOfDate
from bot.events import Event
from bot.language.said_before import mark_of, may_be_secret, means_the_same
from bot.ports.database import Claims, History
from bot.ports.webex import Messenger
from cards.payload import Missed

MAX_AGE = timedelta(days=1)
AGAIN = "Please say it again if it still matters."


@dataclass(frozen=True)
class MissedWords:
    """Reads the words from Webex when the button is pressed, so that none are kept."""

    _messenger: Messenger
    _claims: Claims
    _journal: History
    _clock: Clock

    def take(self, event: Event, pressed: Missed) -> str:
        """The words to be run now, or nothing where they are dropped; nobody gets them again.

        Raises NotFound, NotAllowed for anybody but who said them, OutOfDate, and WebexError.
        """
        message, now = self._messenger.read_message(pressed.message), self._clock()
        if message is None or message.space.id != event.space.id:
            raise NotFound("This message is gone. Nothing was changed.", AGAIN)
        if message.sender_id != event.sender_id:
            raise NotAllowed(
                "Only who wrote this can run or drop it. Nothing was changed.",
                "You can say the same yourself.",
            )
        text = message.text.strip()
        is_same = mark_of(text) == pressed.mark and not message.file_urls
        if not is_same or now - message.sent_at > MAX_AGE or may_be_secret(text) or not means_the_same(text):
            raise OutOfDate("This is too old, or was edited since. Nothing was changed.", AGAIN)
        key = f"missed {pressed.message}"
        is_first = self._claims.claim(key, now, space_id=event.space.id, is_press=True)
        self._claims.answered(key)
        if not is_first or self._journal.changes_of_message(pressed.message):
            raise OutOfDate("This was run or dropped already. Nothing was changed now.", AGAIN)
        return text if pressed.then == "run" else ""
