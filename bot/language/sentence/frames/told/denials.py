"""Words that deny what would be set: “must no longer be kept out”, “the rings should not be 6”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.language.sentence.frames.frame import Draft
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import (
    NEGATIVE_ORDERS,
    Role,
)

_TURNED_AWAY = ("kept out", "turned away", "refused", "rejected", "barred", "shut out", "locked out")
_DENIALS = ("not", "never", "no longer", "no need to", "stop")
"""Beside words for turning away these say that nothing is to be blocked."""
_NEGATIVE = frozenset(phrase for phrase in NEGATIVE_ORDERS if phrase.endswith((" not", " longer", " never")))
"""Behind these a verb stands."""


def denies_field(first: Piece) -> bool:
    """Whether the first words are a field, and deny it as an order: “don't answer calls on the gym”."""
    return first.start == 0 and first.role is Role.FIELD and first.plain.startswith("do not")


def takes_back(draft: Draft, piece: Piece) -> bool:
    """Whether “no,” corrects what stands before it: “to 4321, no, to 4322”."""
    behind = draft.sentence.tokens[piece.end : piece.end + 1]
    is_no = draft.plain(piece) == "no" and piece.start > 0
    is_told = any(one.role is Role.NUMBER for one in draft.items)
    return is_no and (any(token.plain == "," for token in behind) or (is_told and not behind))


def denies_value(draft: Draft, piece: Piece) -> bool:
    """Whether a negative order says what a value should not be: “the rings should not be 6”."""
    is_negative = draft.plain(piece) in NEGATIVE_ORDERS
    told = {draft.said(one) for one in draft.items if one.role in (Role.NUMBER, Role.EMAIL)}
    return is_negative and not told.isdisjoint(draft.result.values.values())


def denied_block(draft: Draft) -> list[str]:
    """The words that deny what would be set, where calls would be blocked: “no longer” in “must no longer be
    kept out”."""
    if not any(value.startswith("BLOCK") for value in draft.result.values.values()):
        return []
    said = f" {' '.join(draft.sentence.words)} "
    if not any(f" {word} " in said for word in _TURNED_AWAY):
        return []
    return [word for word in _DENIALS if f" {word} " in said]


def refuses_unknown(draft: Draft, pieces: Sequence[Piece]) -> bool:
    """Whether a negative order is about a verb that is not known: “callers should not see who answered”."""
    if all(one.role is not Role.OFF for one in pieces):
        return False
    said = [one for one in pieces if not (one.role is Role.TO and one.plain == "be")]
    return any(
        one.role is Role.OFF
        and draft.plain(one) in _NEGATIVE
        and other.role in (Role.SHOW, Role.UNKNOWN)
        and draft.sentence.text(one.end, other.start) in {"", "be"}
        for one, other in pairwise(said)
    )
