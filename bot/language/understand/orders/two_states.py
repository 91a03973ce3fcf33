"""“On” between two names before “off”: a state of the first, or a part of one name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.errors import TwoMeanings
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.understand.one_sentence import Asked
from bot.language.understand.questions.asking import which_meaning

_STATES = frozenset({"off", "disabled", "inactive"})


def may_tell_two_states(sentence: Sentence) -> bool:
    """Whether “on” stands amid a sentence with a word for off behind it."""
    words = sentence.words
    return "on" in words[1:-2] and not _STATES.isdisjoint(words[3:])


def two_states(sentence: Sentence, read: Callable[[Sentence], Asked]) -> TwoMeanings | None:
    """The question whether “ring reminder on dnd off” means both, or one; None where it is clear."""
    asked = read(sentence)
    best, pieces = asked.best, asked.best.pieces
    if not asked.is_certain or len(best.workspaces) != 1 or _begins_with_verb(pieces):
        return None
    for at, piece in enumerate(pieces[:-1]):
        roles = [one.role for one in pieces[at : at + 4]]
        if roles == [Role.FIELD, Role.ON, Role.NAME, Role.OFF] and best.family and piece.meaning.field:
            one = Frame(best.family, values={piece.meaning.field.key: "off"})
            return _which(asked, (asked.best.frame, one))
        if roles[:2] == [Role.FIELD, Role.OFF] and " on " in piece.plain:
            return _which(asked, (asked.best.frame, _both(asked, piece, read)))
    return None


def _begins_with_verb(pieces: Sequence[Piece]) -> bool:
    """Whether it is told at the head what to do: “turn the ring reminder on dnd off”."""
    return next((one.role for one in pieces if one.role is not Role.GLUE), None) is Role.MAKE


def _both(asked: Asked, piece: Piece, read: Callable[[Sentence], Asked]) -> Frame | ItemFrame | None:
    """What is set where “on” in the name of a field is its state, and the setting stands behind it."""
    tokens = asked.best.sentence.tokens
    end = next(at for at in range(piece.start, piece.end) if tokens[at].plain == "on") + 1
    said = read(
        replace(asked.best.sentence, tokens=(*tokens[:end], Token("and", "and", gap=" "), *tokens[end:]))
    )
    before_off = [one.role for one, other in pairwise(said.best.pieces) if other.role is Role.OFF]
    return said.best.frame if said.is_certain and before_off == [Role.NAME] else None


def _which(asked: Asked, frames: Sequence[Frame | ItemFrame | None]) -> TwoMeanings | None:
    workspace = asked.best.workspaces[0]
    question = which_meaning([one for one in frames if one], workspace, asked.finder.typed(workspace))
    return TwoMeanings(question.sentence, choices=question.choices) if question else None
