"""What a space is told of words that nothing came of, because nobody listened when they were said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot import sentences
from bot.events import Reply
from bot.notices.delivery import Message, Unmade
from bot.ports.notices import Notice
from cards.missed import SaidLine, missed_card, run_or_drop
from cards.text import message_text

MAX_WITH_BUTTONS = 2
HINT = "Only who wrote it can run it, with the rights of that moment; anything else, please say again."


@dataclass(frozen=True)
class SaidMissed:
    """A message: its words as they may be repeated, and what its buttons send; no `mark` without."""

    words: str
    at: str
    message_id: str = ""
    mark: str = ""
    thread_id: str | None = None


@dataclass(frozen=True)
class Gap:
    """Of when a space is told, and what was said there."""

    since: str
    until: str
    said: Sequence[SaidMissed]
    earlier: int = 0
    """Messages before these, that are only counted."""


GAP = TypeAdapter(Gap)


@dataclass(frozen=True)
class MissedNotices:
    """`bot.notices.delivery.Kind` for what was said while nobody listened."""

    _find_space: Callable[[str], str]

    def message(self, notice: Notice) -> Message:
        gap = _gap_in(notice.payload)
        with_buttons = [one for one in gap.said if one.mark][-MAX_WITH_BUTTONS:]
        card = missed_card(
            "Said while I was away",
            f"I was not listening from {gap.since} to {gap.until} and did not act on this; "
            "nothing was changed.",
            [
                SaidLine(
                    one.words,
                    one.at,
                    run_or_drop(one.message_id, one.mark, one.thread_id) if one in with_buttons else (),
                )
                for one in gap.said
            ],
            gap.earlier,
            HINT if with_buttons else "Please say it again if it still matters.",
        )
        return Message(Reply(card.text, card.content), space_id=self._find_space(notice.space_id))

    def words(self, notice: Notice) -> str:
        gap = _gap_in(notice.payload)
        lines = tuple(f"{message_text(one.words)} ({one.at})" for one in gap.said)
        return sentences.gap(gap.since, gap.until, lines, gap.earlier)


def _gap_in(payload: Mapping[str, Any]) -> Gap:
    try:
        return GAP.validate_python(payload)
    except ValidationError as error:
        raise Unmade("it names no messages") from error
