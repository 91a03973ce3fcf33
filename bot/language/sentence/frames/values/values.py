"""Numbers, addresses and texts, each for the field that is named or near."""

from __future__ import annotations

from bot.language.sentence.frames.frame import Draft, Misfit, branch
from bot.language.sentence.frames.told.direction import is_no_count
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from cards.fields import Choice, Digits, Email, Field, Number, Phone, Reference, Text, Toggle

_ITS = frozenset({"the", "its", "our"})
_NAMING = frozenset({"name", "named", "called", "saying"})
"""Words before a text that are no part of it."""
MAX_WORDS_OF_OWNER = 5
"""So many words between “to” and a number can say whose number it is."""


def fill_values(draft: Draft) -> None:
    """Gives numbers, addresses and texts to their fields. Raises Misfit for one without a field."""
    for at, piece in enumerate(draft.items):
        if at in draft.used:
            continue
        if piece.role is Role.NUMBER:
            _number(draft, at)
        elif piece.role is Role.EMAIL:
            _put_value(draft, at, _field_for(draft, at, Email))
        elif piece.role is Role.QUOTE or (piece.role is Role.UNKNOWN and _is_led_to(draft, at)):
            field = _named(draft, at) or _text_of_choice(draft, piece)
            if field is not None and (_is_text(field) or isinstance(field, Phone)):
                _text(draft, at, field)


def _is_text(field: Field | None) -> bool:
    """Whether words are a value of the field."""
    return isinstance(field, Text | Reference) and not isinstance(field, Digits)


def _is_led_to(draft: Draft, at: int) -> bool:
    """Whether “to”, a colon or the field stands before the words, or “as” and the field behind them."""
    before = draft.items[at - 1] if at else None
    if before and (before.role is Role.TO or (before.role is Role.FIELD and _is_text(before.meaning.field))):
        return True
    if before and before.role is Role.WORKSPACE and at > 1 and before.end == draft.items[at].start:
        named = draft.items[at - 2]
        if named.role is Role.FIELD and _is_text(named.meaning.field):
            return True
    if _behind_as(draft, at) >= 0:
        return True
    gap = [
        token.plain for token in draft.sentence.tokens[before.end if before else 0 : draft.items[at].start]
    ]
    if gap == ["of"] and before and _is_name(draft, before):
        draft.result.guesses = True  # “the caller ID name of County Clerk on the front desk”
        return True
    return any(word in {",", ":", "="} for word in gap)


def _is_name(draft: Draft, piece: Piece) -> bool:
    """Whether it is a field for a text, or a choice that has one for another name."""
    field = piece.meaning.field if piece.role is Role.FIELD else None
    return field is not None and (_is_text(field) or _is_text(_own_value(draft, field)))


def _number(draft: Draft, at: int) -> None:
    for unit_at in (at + 1, at - 1):
        if 0 <= unit_at < len(draft.items) and draft.items[unit_at].role is Role.UNIT:
            unit = str(draft.items[unit_at].meaning.value)
            field = _counted(draft, at, unit)
            if field is None and unit == "seconds" and (rings := _counted(draft, at, "rings")):
                draft.used |= {at, unit_at}
                draft.result.missing.append(rings)
                return
            draft.result.guesses |= field is not None and _is_of_other_branch(draft, field)
            draft.used.add(unit_at)
            _put_value(draft, at, field)
            return
    named = _named(draft, at)
    if isinstance(named, (Number | Digits, Phone)):
        _put_value(draft, at, named)
    elif isinstance(named, Text):
        _text(draft, at, named)
    elif named is not None and not isinstance(named, Choice):
        raise Misfit
    elif len(draft.said(draft.items[at])) > 1:
        _whose(draft, at)
        _put_value(draft, at, _field_for(draft, at, Phone))
    else:
        raise Misfit


def _whose(draft: Draft, at: int) -> None:
    """Passes over the words that say whose number it is: “to Maria on 3310”, “to customer service 8801”."""
    before = at - 1
    while before >= 0 and (
        draft.items[before].role is Role.UNKNOWN or draft.plain(draft.items[before]) == "on"
    ):
        before -= 1
    words = range(before + 1, at)
    if not words or len(words) > MAX_WORDS_OF_OWNER or before < 0 or draft.items[before].role is not Role.TO:
        return
    draft.used |= set(words)
    draft.result.guesses = True


def _named(draft: Draft, at: int) -> Field | None:
    before = draft.before_value(at)
    if before > 0 and _is_of_named(draft, before):
        before -= 1  # “the number of rings of call forward no answer to 7”
    for near in (before, _behind_as(draft, at)):
        if near >= 0 and draft.items[near].role is Role.FIELD and near not in draft.used:
            field = draft.items[near].meaning.field
            if isinstance(field, Choice):
                field = _own_value(draft, field) or field
            if not isinstance(field, Toggle):
                draft.used.add(near)
                return field
    return None


def _is_of_named(draft: Draft, at: int) -> bool:
    """Whether a switch stands right behind a number of its branch, which is said to be of it."""
    fields = [one.meaning.field if one.role is Role.FIELD else None for one in draft.items[at - 1 : at + 1]]
    number, switch = fields
    return isinstance(number, Number) and isinstance(switch, Toggle) and branch(number) == branch(switch)


def _behind_as(draft: Draft, at: int) -> int:
    """Where a field stands behind its value: “use 4321 as the fax number”, “make 4321 the fax number”; -1
    where none does."""
    first = at
    while at + 1 < len(draft.items) and draft.items[at + 1].role is Role.UNKNOWN:
        at += 1
    behind = draft.items[at + 1 : at + 3]
    roles = [piece.role for piece in behind]
    if roles == [Role.TO, Role.FIELD] and draft.plain(behind[0]) == "as":
        return at + 2
    return at + 1 if roles[:1] == [Role.FIELD] and _is_made(draft, first, at) else -1


def _is_made(draft: Draft, first: int, last: int) -> bool:
    """Whether “make” stands before these items, and at most “the” between them and the next."""
    tokens, start, end = draft.sentence.tokens, draft.items[first].start, draft.items[last].end
    before, behind = tokens[max(start - 1, 0) : start], tokens[end : draft.items[last + 1].start]
    return [token.plain for token in before] == ["make"] and {token.plain for token in behind} <= _ITS


def _own_value(draft: Draft, choice: Field) -> Field | None:
    """The field for a value that is none of those to choose from: another number, another name."""
    return next((one for one in draft.family.fields if one.chosen_with[0] == choice.key), None)


def _text_of_choice(draft: Draft, piece: Piece) -> Field | None:
    """The field for words in quotes where “other” is chosen: “the name shall be other, "Acme"”."""
    if piece.role is not Role.QUOTE:
        return None
    told = draft.result.values
    texts = (one for one in draft.family.fields if _is_text(one) and one.key not in told)
    return next((one for one in texts if one.chosen_with in told.items()), None)


def _counted(draft: Draft, at: int, unit: str) -> Field | None:
    fields: list[Field] = [one for one in draft.family.fields if isinstance(one, Number) and one.unit == unit]
    return _of_branch(draft, at, fields)


def _is_of_other_branch(draft: Draft, field: Field) -> bool:
    """Whether only other branches are spoken of: “when busy, after 3 rings”."""
    told = {
        branch(piece.meaning.field)
        for piece in draft.items
        if piece.role is Role.FIELD and piece.meaning.field and piece.meaning.field.key != field.key
    } - {""}
    return bool(told) and bool(branch(field)) and branch(field) not in told


def _field_for(draft: Draft, at: int, kind: type[Field]) -> Field | None:
    return _of_branch(draft, at, [one for one in draft.family.fields if isinstance(one, kind)])


def _of_branch(draft: Draft, at: int, fields: list[Field]) -> Field | None:
    """Of these fields the one of the branch that is spoken of: before the value, else behind it, else the
    one of what is set already, else that of the main toggle."""
    if len(fields) <= 1:
        return fields[0] if fields else None
    for field in fields:
        choice, value = field.chosen_with
        if choice and draft.result.values.get(choice) == value:
            return field
    behind = [draft.items[one] for one in range(at - 1, -1, -1)]
    for piece in (*behind, *draft.items[at + 1 :]):
        if piece.role is Role.FIELD and piece.meaning.field:
            for field in fields:
                if branch(field) == branch(piece.meaning.field) and branch(field):
                    return field
    counted = [one for one in draft.items if one.role is Role.UNIT]
    numbers = [one for one in draft.family.fields if isinstance(one, Number)]
    if counted and len(numbers) == 1:
        return next((one for one in fields if branch(one) == branch(numbers[0])), None)
    main = draft.family.main
    return next((one for one in fields if one.needed_when == main and main), None) or (
        None if len(fields) > 1 else fields[0]
    )


def _put_value(draft: Draft, at: int, field: Field | None) -> None:
    said = draft.said(draft.items[at])
    if field is None or field.key in draft.result.values or is_no_count(field, said):
        raise Misfit
    draft.used.add(at)
    draft.put(field.key, said)


def _text(draft: Draft, at: int, field: Field) -> None:
    """The words up to the next phrase, as they stand."""
    end = at
    while end + 1 < len(draft.items) and draft.items[end + 1].role is Role.UNKNOWN:
        end += 1
    if end + 1 < len(draft.items):
        behind = draft.items[end + 1]
        if behind.role is Role.WORKSPACE and behind.start == draft.items[end].end:
            raise Misfit  # the name that goes on with a word of a workspace
    draft.used |= set(range(at, end + 1))
    draft.result.guesses = draft.result.guesses or draft.items[at].role is Role.UNKNOWN
    first = at
    while first < end and draft.plain(draft.items[first]) in _NAMING:
        first += 1
    draft.put(field.key, draft.sentence.text(*_with_capitals(draft, first, end)))


def _with_capitals(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Where a text begins and ends, with words right beside it that are written as a name and elsewhere mean
    nothing: “First Harbor Bank Line”."""
    tokens, items = draft.sentence.tokens, draft.items
    start, end = items[first].start, items[last].end
    behind = items[last + 1].start if last + 1 < len(items) else len(tokens)
    while start > (items[first - 1].end if first else 1) and tokens[start - 1].text[:1].isupper():
        start -= 1
    while end < behind and tokens[end].text[:1].isupper():
        end += 1
    return start, end
