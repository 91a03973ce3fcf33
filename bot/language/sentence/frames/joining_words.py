"""What words beside a name or a number say of it: that it joins or leaves a list, or whose phone it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.words.general_words import JOINS_BEFORE_NAME, LEAVES_BEHIND_NAME, phrases
from bot.language.sentence.words.tokens import Token

_PASSED_OVER = frozenset(
    phrases(
        "should|must|has|have|needs|need|to|be|can|may|will|is|go|goes|going|come|comes|coming|get|gets|got|"
        "taken|the|please|pls|'s|line|phone|extension|,"
    )
)
"""Words between a name and what is said of it."""

_DESCRIPTIONS = frozenset(
    phrases("mobile|cell|cellphone|cellular|home|work|office|old|private|personal|landline|fixed|her|him|my")
)
"""Words beside a number that say which phone it is of."""

MAX_OWNER_WORDS = 2
"""So many words say who owns a phone: “the night porter's mobile”."""


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


def says_which_phone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only says which phone a number is of: “my old mobile”, “Maria's cell”."""
    is_owner = any(token.plain == "'s" for token in tokens[at + 1 : at + 1 + MAX_OWNER_WORDS])
    return is_owner or tokens[at].plain in _DESCRIPTIONS


def says_who_calls(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words are who calls, as somebody does: “when somebody calls the gym, 4321 should ring”."""
    before, behind = tokens[max(start - 1, 0) : start], tokens[end : end + 1]
    said = [token.plain for token in (*before, *behind)]
    return len(said) > 1 and said[0] in {"when", "whenever"} and said[1] in {"calls", "rings"}
