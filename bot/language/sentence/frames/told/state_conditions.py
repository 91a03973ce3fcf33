"""Words for a condition that are no part of the order: “while the gym is on dnd”, “when nobody answers”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.sentence.frames.frame import Draft
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import (
    CONDITION_PHRASES,
    CONDITION_STARTS,
    Role,
)
from bot.language.sentence.words.tokens import Sentence

_WHEN = frozenset({"when", "whenever"})
_WHILE = _WHEN | {"while"}
_MAY = frozenset({"may", "can", "should", "must"})
"""Behind these “still” adds nothing: “may still make local calls”."""
_PRESSES = frozenset({"press", "presses", "dial", "dials", "hit", "hits", "tap", "taps"})
_SOMEBODY = frozenset({"somebody", "someone", "anybody", "anyone"})
"""At the head of a clause they tell what has happened; elsewhere the order is shown first."""


def while_on(sentence: Sentence, pieces: Sequence[Piece]) -> list[Piece]:
    """What only says that it is about the setting while it is on: “while the gym is on dnd”; without the
    workspace."""
    for at, piece in enumerate(() if _WHILE.isdisjoint(sentence.words) else pieces):
        if at == 0 and piece.role is Role.NAME and piece.plain.split()[0] in _WHILE:
            # “While intercept on, …”
            return list(pieces[1 : _past(pieces, 1, (Role.GLUE, Role.ON, Role.QUESTION))])
        if piece.plain not in _WHILE or piece.role not in (Role.HARD, Role.GLUE):
            continue
        end = _past(pieces, at + 1, (Role.GLUE, Role.ON, Role.WORKSPACE, Role.QUESTION, Role.IT))
        if end == len(pieces) or not (pieces[end].role is Role.NAME or _turns_on(pieces[end])):
            continue
        end = _past(pieces, end + 1, (Role.GLUE, Role.ON, Role.QUESTION))
        is_apart = end == len(pieces) or pieces[end].role is Role.AND or at == 0
        return [one for one in pieces[at:end] if one.role is not Role.WORKSPACE] if is_apart else []
    return []


def _turns_on(piece: Piece) -> bool:
    """Whether a verb means the setting itself, as “records” does."""
    act, family = (piece.meaning.act, piece.meaning.family) if piece.role is Role.ACT else (None, None)
    return act is not None and family is not None and act.values.get(family.main) is True


def _past(pieces: Sequence[Piece], at: int, roles: Sequence[Role]) -> int:
    """The place of the first piece from here on that has none of these roles."""
    return next((place for place in range(at, len(pieces)) if pieces[place].role not in roles), len(pieces))


def says_when(draft: Draft, pieces: Sequence[Piece]) -> bool:
    """Whether “when” begins a condition that is not known: “when I am back, turn on …”."""
    if _WHEN.isdisjoint(draft.sentence.words):
        return False
    told = [
        one
        for one in pieces
        if one.role not in (Role.GLUE, Role.AND, Role.WORKSPACE) or draft.plain(one) in _WHEN
    ]
    return any(
        draft.plain(one) in _WHEN and other.role in (Role.UNKNOWN, Role.HARD, Role.IT)
        for one, other in pairwise(told)
    )


def _is_of_phone(field: Piece) -> bool:
    """Whether the words for a field tell what happens on the phone: “nobody answers”, “presses 0”."""
    return field.plain in CONDITION_PHRASES or field.plain.split()[0] in _PRESSES


def without_condition_starts(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without “when” or “if” before the state of a phone, and without “after” before a count."""
    passed_over = (Role.GLUE, Role.WORKSPACE, Role.QUESTION, Role.IT)
    for at, piece in enumerate(pieces):
        if piece.is_of_setting:
            yield piece
            continue
        word = piece.plain
        if word == "still" and pieces[at - 1 : at] and pieces[at - 1].plain in _MAY:
            continue
        if word in _SOMEBODY and at and not any(one.role is Role.AND for one in pieces[at - 1 : at]):
            continue
        rest = pieces[at + 1 :]
        if word == "before" and at and pieces[at - 1].role is Role.UNIT:
            continue
        if word in {"after", "for"} and [one.role for one in rest[:2]] == [Role.NUMBER, Role.UNIT]:
            continue
        if word in CONDITION_STARTS:
            state = next((one for one in rest if one.role not in passed_over), None)
            if state is not None and state.role is Role.FIELD and _is_of_phone(state):
                continue
        yield piece
