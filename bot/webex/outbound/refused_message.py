"""Why Webex refuses a message: the bot is not in the space any more, or may say nothing there for now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import BotError, NotFound, SpaceClosed
from bot.webex.http.error_text import bot_error
from bot.webex.http.retry import RequestFailed

NOT_THERE = 404
ABOUT_THE_MESSAGE = 400
ABOUT_THE_SPACE = frozenset({403, NOT_THERE, 409})
"""Webex does not document with which of these it refuses a message to a space that is archived, or where only
moderators may say something; and a bot that was taken out of a space gets one of them, too."""
CLOSED_BY = ("isReadOnly", "isAnnouncementOnly")
"""What a space that the bot may read says of itself."""


def why_refused(refusal: RequestFailed, read_space: Callable[[], Mapping[str, Any]]) -> BotError:
    """The error for a message that was refused: NotFound only where Webex shows the bot the space itself no
    more. `read_space` reads it, and raises RequestFailed."""
    if refusal.status in ABOUT_THE_SPACE | {ABOUT_THE_MESSAGE}:
        try:
            space = read_space()
        except RequestFailed as unread:
            if unread.status == NOT_THERE and refusal.status in (403, NOT_THERE):
                return NotFound("The bot is not in that space any more.")
            space = {}
        if refusal.status in ABOUT_THE_SPACE or any(space.get(name) is True for name in CLOSED_BY):
            return SpaceClosed.about(refusal, "Webex takes no message to this space now.", "")
    return bot_error(refusal, "The message was not sent.")
