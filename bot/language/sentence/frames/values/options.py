"""Options, each for the choice that is named or near: “caller ID to direct line”."""

from __future__ import annotations

from typing import Any

from bot.language.sentence.frames.frame import Draft, Misfit
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import HARD, NEGATIVE_ORDERS, Role
from bot.names.text import folded

_BESIDE_FIELD = frozenset({"internal", "allow", "block", "blocked", "permit", "all", "none", *HARD})
"""Options that are verbs, or stop an order, and so count only beside their field: “block push-to-talk”
chooses nothing."""
_USES = frozenset({"use", "using", "show", "showing", "present", "presenting"})
"""Between a word for off and an option these say that it is not that: “do not use the location's number”."""
_NEGATIVE = frozenset({*NEGATIVE_ORDERS, "no", "without"})
MAX_CHOICES_ALIKE = 3
"""Of more choices with the same option, such as the types of calls, none is the first."""


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
