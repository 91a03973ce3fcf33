"""Values of choices, numbers, addresses and texts, each for the field that is named or near."""

from __future__ import annotations

from typing import Any

from bot.language.sentence.frames.direction import is_no_count
from bot.language.sentence.frames.frame import Draft, Misfit, branch
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import HARD, NEGATIVE_ORDERS, Role
from bot.names.text import folded
from cards.fields import Choice, Digits, Email, Field, Number, Phone, Reference, Text, Toggle

_BESIDE_FIELD = frozenset({"internal", "allow", "block", "blocked", "permit", "all", "none", *HARD})
"""Options that are verbs, or stop an order, and so count only beside their field: “block push-to-talk”
chooses nothing."""
_USES = frozenset({"use", "using", "show", "showing", "present", "presenting"})
"""Between a word for off and an option these say that it is not that: “do not use the location's number”."""
_NEGATIVE = frozenset({*NEGATIVE_ORDERS, "no", "without"})
_ITS = frozenset({"the", "its", "our"})
_NAMING = frozenset({"name", "named", "called", "saying"})
"""Words before a text that are no part of it."""
MAX_CHOICES_ALIKE = 3
"""Of more choices with the same option, such as the types of calls, none is the first."""
MAX_WORDS_OF_OWNER = 5
"""So many words between “to” and a number can say whose number it is."""


def fill_options(draft: Draft) -> None:
    """Gives options to the choices they stand beside. Raises Misfit for an option without its choice."""
    for at, piece in enumerate(draft.items):
        if piece.role is not Role.OPTION:
            continue
        by_key = {one.field.key: one for one in piece.meanings if one.field}
        if _is_denied(draft, at):
            if {one.value for one in piece.meanings} != {"ALLOW"}:
                raise Misfit
            draft.used.add(at)
            continue
        fields = _fields_near(draft, at, by_key)
        if not fields and len(by_key) == 1 and draft.plain(piece) not in _BESIDE_FIELD:
            fields = [] if _names_field(draft, piece) else list(by_key)
        if not fields:
            fields = _only_field(draft, by_key) or _first_choice(draft, at, by_key)
        if not fields:
            raise Misfit
        for key in fields:
            draft.put(key, str(by_key[key].value))
        draft.used.add(at)


def _is_denied(draft: Draft, at: int) -> bool:
    """Whether the option stands behind a negative order, which says the contrary: “should not be allowed”."""
    before = [piece for piece in draft.items[:at] if piece.role is not Role.TO]
    off = next((piece for piece in reversed(before) if piece.role is Role.OFF), None)
    if off is None:
        return False
    words = {token.plain for token in draft.sentence.tokens[off.end : draft.items[at].start]}
    return bool(_USES & words) or (off is before[-1] and draft.plain(off) in _NEGATIVE)


def _only_field(draft: Draft, allowed: Any) -> list[str]:
    """The one choice that is named, however far from the option: “directory calls cost money, block them”."""
    named = [
        (at, piece.meaning.field.key)
        for at, piece in enumerate(draft.items)
        if piece.role is Role.FIELD and piece.meaning.field and piece.meaning.field.key in allowed
    ]
    if len({key for _, key in named}) != 1 or named[0][0] in draft.used:
        return []
    draft.used |= {at for at, _ in named}
    draft.result.guesses = True
    return [named[0][1]]


def _first_choice(draft: Draft, at: int, allowed: Any) -> list[str]:
    """The first choice of the setting for an option that “to” leads to: “caller ID to direct line”."""
    if not at or draft.items[at - 1].role is not Role.TO or draft.plain(draft.items[at]) in _BESIDE_FIELD:
        return []
    if any(piece.role is Role.FIELD for piece in draft.items) or len(allowed) > MAX_CHOICES_ALIKE:
        return []  # it is about the field that is named, or it is not said which of many
    draft.result.guesses = True
    return [one.key for one in draft.family.fields if one.key in allowed][:1]


def _names_field(draft: Draft, piece: Piece) -> bool:
    """Whether a field of the setting has the same name as an option: “members”."""
    said = draft.plain(piece)
    return any(said in map(folded, (one.label, *one.words)) for one in draft.family.fields)


def _fields_near(draft: Draft, at: int, allowed: Any) -> list[str]:
    """The choices without a value that stand before an option, else those behind it; “never record” is no
    choice of “never”."""
    stops = draft.plain(draft.items[at]) in HARD
    for step in (-1,) if stops else (-1, 1):
        found: list[str] = []
        near = draft.before_value(at) if step < 0 else draft.near(at, step)
        while 0 <= near < len(draft.items) and draft.items[near].role is Role.UNKNOWN:
            near = draft.near(near, step)  # “block expensive premium calls”
        while 0 <= near < len(draft.items) and draft.items[near].role is Role.FIELD:
            field = draft.items[near].meaning.field
            if field is None or near in draft.used or field.key not in allowed:
                break
            key = field.key
            found.append(key)
            draft.used.add(near)
            near = draft.near(near, step)
        if found:
            return found
    return []


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
