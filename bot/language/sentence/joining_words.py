"""Whether words beside a name or a number put it on a list or take it off, without a verb for that."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.general_words import JOINS_BEFORE_NAME, LEAVES_BEHIND_NAME, phrases
from bot.language.sentence.tokens import Token

_PASSED_OVER = frozenset(
    phrases(
        "should|must|has|have|needs|need|to|be|can|may|will|is|go|goes|going|come|comes|coming|get|gets|got|"
        "taken|the|please|pls|'s|line|phone|extension|,"
    )
)
"""Words between a name and what is said of it."""


def joining_word(tokens: Sequence[Token], start: int) -> str:
    """The “also” or plus that stands right before a word; empty where there is none."""
    before = [token.plain for token in tokens[:start] if token.plain not in {",", "the"}]
    return before[-1] if before[-1:] and before[-1] in JOINS_BEFORE_NAME else ""


def words_behind(tokens: Sequence[Token], end: int) -> list[str]:
    """The words behind a name from the first one that says something of it."""
    words = [token.plain for token in tokens[end:]]
    while words and words[0] in _PASSED_OVER:
        words = words[1:]
    return words


def is_to_leave(tokens: Sequence[Token], end: int) -> bool:
    """Whether “out of”, “off” or their like stands behind a name."""
    said = f"{' '.join(words_behind(tokens, end))} "
    return any(said.startswith(f"{phrase} ") for phrase in LEAVES_BEHIND_NAME)
