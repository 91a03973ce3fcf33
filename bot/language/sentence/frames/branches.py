"""What is said of a field and meant for another one of its branch, or for two branches at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.catalogue.model.family import Family
from bot.language.sentence.frames.frame import Draft, branch
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import CONDITION_PHRASES, Role
from cards.fields import Phone, Toggle

_BOTH = frozenset({"and", "&", "or", "plus", "+"})
"""Between two fields these say that one value is for both."""
_STATES = {"ALLOW": Role.ON, "BLOCK": Role.OFF}
"""What an option of calls means for a switch of the same branch."""


def of_branch(family: Family, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The phrases with the field in the place of another one of its branch that a verb means: beside “be
    transferred” the switch for transfers, and not the type of calls. Its options then are on and off."""
    verbs = [one for one in pieces if one.role is Role.ACT and one.meaning.act and one.meaning.act.of_branch]
    if not verbs:
        return _in_one_branch(family, pieces)
    fields = {one.key: one for one in family.fields}
    said = {one.meaning.act.of_branch for one in verbs if one.meaning.act}
    key = said.pop() if len(said) == 1 else ""
    named = [one.meaning.field for one in pieces if one.role is Role.FIELD]
    keys = [f"{branch(field)}.{key}" for field in named if field]
    of_key = [fields[one] for one in keys if one in fields]
    if not key or not of_key:
        return _in_one_branch(family, pieces)
    if any(one.role is Role.NUMBER for one in pieces):
        return [
            one._replace(role=Role.FIELD, meanings=(replace(one.meaning, field=of_key[0], act=None),))
            if one in verbs
            else one
            for one in pieces
        ]
    found: list[Piece] = []
    for piece in pieces:
        field = piece.meaning.field if piece.role is Role.FIELD else None
        other = fields.get(f"{branch(field)}.{key}") if field else None
        values = {one.value for one in piece.meanings} if piece.role is Role.OPTION else set()
        if other is not None:
            found.append(piece._replace(meanings=(replace(piece.meaning, field=other),)))
        elif len(values) == 1 and (role := _STATES.get(str(*values))):
            found.append(piece._replace(role=role))
        elif piece not in verbs:
            found.append(piece)
    return found


def _in_one_branch(family: Family, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The phrases with a field of the main branch as that of the one other branch that is named beside a
    number: “busy forwarding into the voicemail of 2005”."""
    if not any(one.role is Role.NUMBER for one in pieces):
        return pieces
    main = branch(family.field(family.main)) if family.main else ""
    named = [one for one in pieces if one.role is Role.FIELD and one.meaning.field]
    others = {branch(one.meaning.field) for one in named if one.meaning.field} - {main}
    if not main or len(others) != 1:
        return pieces
    fields = {one.key: one for one in family.fields}
    of_other = {
        piece.start: fields[key]
        for piece in named
        if (field := piece.meaning.field)
        and branch(field) == main
        and piece.plain not in CONDITION_PHRASES
        and "all" not in piece.plain.split()
        and (key := f"{next(iter(others))}.{field.key.rpartition('.')[2]}") in fields
        and not isinstance(fields[key], Phone)
        and field.key != family.main
    }
    return [
        one._replace(meanings=(replace(one.meaning, field=of_other[one.start]),))
        if one.start in of_other
        else one
        for one in pieces
    ]


def without_or(pieces: Sequence[Piece]) -> list[Piece]:
    """The phrases without “or” between two states of the phone: “when busy or unanswered”."""
    if all(one.plain != "or" for one in pieces):
        return [*pieces]
    told = [one for one in pieces if one.role not in (Role.GLUE, Role.AND, Role.QUESTION)]
    joints = {
        id(told[at])
        for at in range(1, len(told) - 1)
        if told[at].plain == "or" and _is_state(told[at - 1]) and _is_state(told[at + 1])
    }
    return [one for one in pieces if id(one) not in joints]


def _is_state(piece: Piece) -> bool:
    return piece.role is Role.FIELD and piece.plain in CONDITION_PHRASES


def fill_both(draft: Draft) -> None:
    """Gives the number of one branch to another beside it: “on busy and no answer to 4404”."""
    beside = [
        (at, one, two)
        for (at, one), (_, two) in pairwise(enumerate(draft.items))
        if one.role is two.role is Role.FIELD
    ]
    if not beside:
        return
    values = draft.result.values
    phones = {branch(one): one.key for one in draft.family.fields if isinstance(one, Phone)}
    for at, one, two in beside:
        fields = [piece.meaning.field for piece in (one, two)]
        keys = [phones.get(branch(field), "") for field in fields if field]
        between = {token.plain for token in draft.sentence.tokens[one.end : two.start]}
        if len(keys) != 2 or not all(keys) or keys[0] == keys[1] or not between & _BOTH:
            continue
        is_off = False in (draft.states.get(at), draft.states.get(at + 1))
        told = [key for key in keys if key in values]
        if len(told) != 1 or is_off or not any(isinstance(field, Toggle) for field in fields):
            continue
        missing = next(key for key in keys if key not in values)
        draft.put(missing, values[told[0]])
        draft.result.guesses = True
