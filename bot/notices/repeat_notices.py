"""What a space is told that asked for something again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.events import Reply
from bot.notices.delivery import Message, Texts
from bot.ports.notices import Notice
from bot.sentences import NO_VALUES


@dataclass(frozen=True)
class RepeatNotices:
    """`bot.notices.delivery.Kind` for answers: a paragraph that says what was asked, and what came of it."""

    _texts: Texts
    _has_guests: Callable[[str], bool]
    """Whether somebody from outside reads along in a space. Raises WebexError."""

    def message(self, notice: Notice) -> Message:
        asked, _, answer = self.words(notice).partition("\n\n")
        # Asked now, as somebody may have come into the space since it was made.
        if answer and self._has_guests(notice.space_id):
            return Message(Reply(f"{asked}\n\n{NO_VALUES}"))
        return self._texts.message(notice)

    def words(self, notice: Notice) -> str:
        return self._texts.words(notice)
