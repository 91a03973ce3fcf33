"""Whether a sentence adds an item to a list, changes one or removes one, and what its verbs mean for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.language.sentence.frames.items.item_frame import Action
from bot.language.sentence.frames.joining_words import is_to_leave, joining_word
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import NEGATIVE_ORDERS, Role
from bot.language.sentence.words.tokens import Sentence
from cards.fields import Field, Phone


@dataclass(frozen=True)
class AskedAction:
    """What is to be done with an item; empty where the words for it contradict each other."""

    action: Action = ""
    values: dict[str, Any] = field(default_factory=dict)
    """What the verbs mean for the item, by field key."""
    is_negated: bool = False


def asked_action(sentence: Sentence, pieces: Sequence[Piece], main: Field | None) -> AskedAction:
    """What the phrases ask for; `main` is the field that a number without a name is for."""
    roles = {piece.role for piece in pieces}
    acts = (piece.meaning.verb for piece in pieces if piece.role is Role.ACT)
    told = [verb for verb in acts if verb]
    verbs = [verb for verb in told if not verb.helps]
    adds = Role.ADD in roles or any(not verb.removes for verb in verbs)
    drops = Role.DROP in roles or any(verb.removes for verb in verbs)
    if not (adds or drops or Role.FIELD in roles):
        adds, drops = _said_beside_number(sentence, pieces, main)
    if adds and _is_put_off(sentence, pieces):
        adds, drops = False, True
    is_negated = False
    if any(piece.plain in NEGATIVE_ORDERS for piece in pieces) and not drops:
        is_negated = bool(verbs) or (Role.NUMBER in roles and not adds)
        adds, drops = adds and not is_negated, is_negated
    if adds and drops:
        return AskedAction()
    values = {key: value for verb in told for key, value in verb.values.items()}
    if drops:
        return AskedAction("remove", values, is_negated)
    return AskedAction("add" if adds else "change", values)


def _is_put_off(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a number is put off the list: “put 4405 off the ring list”."""
    puts = any(one.role is Role.ADD and one.plain == "put" for one in pieces)
    number = next((one for one in pieces if one.role is Role.NUMBER), None)
    behind = sentence.tokens[number.end : number.end + 1] if puts and number else ()
    return any(token.plain == "off" for token in behind)


def _said_beside_number(sentence: Sentence, pieces: Sequence[Piece], main: Field | None) -> tuple[bool, bool]:
    """Whether “also” or a plus stands before the number, or “out of” behind it."""
    number = next((one for one in pieces if one.role is Role.NUMBER), None)
    if number is None or not isinstance(main, Phone):
        return False, False
    leaves = is_to_leave(sentence.tokens, number.end)
    return not leaves and bool(joining_word(sentence.tokens, number.start)), leaves
