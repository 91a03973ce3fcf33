"""“Working on it”: says that work goes on when it takes long, and takes that away when it is done."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot import sentences
from bot.errors import BotError
from bot.events import Event, Reply
from bot.ports.webex import Messenger
from bot.timer import Timer

log = logging.getLogger(__name__)

PROGRESS_AFTER_SECONDS = 2.0
"""After so long somebody who waits is told that work goes on; people take a shorter silence for normal."""


class Progress:
    """Tells whoever waits for the answer to an event that work goes on."""

    def __init__(self, messenger: Messenger, timer: Timer) -> None:
        self._messenger = messenger
        self._timer = timer

    @contextmanager
    def shown(self, event: Event, thread_id: str | None) -> Iterator[None]:
        """Says so when the block takes long."""
        message_ids: list[str] = []
        done = False
        guard = threading.Lock()

        def say() -> None:
            with guard:
                if done:
                    return
                try:
                    message_ids.append(
                        self._messenger.send(event.space.id, Reply(sentences.WORKING), thread_id)
                    )
                except BotError as error:
                    log.info("Progress could not be shown: %s", error)

        cancel = self._timer.after(PROGRESS_AFTER_SECONDS, say)
        try:
            yield
        finally:
            cancel()
            with guard:
                done = True
                for message_id in message_ids:
                    take_away(self._messenger, message_id)


def take_away(messenger: Messenger, message_id: str) -> None:
    """Deletes a message of the bot, if Webex lets it."""
    try:
        messenger.delete(message_id)
    except BotError as error:
        log.warning("Card %s could not be taken away: %s", message_id, error)
