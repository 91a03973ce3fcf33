"""Sentences that only name something: “location caller id of gym” asks to see it, and sets no value."""

from __future__ import annotations

from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role

_NAMING = frozenset({Role.OPTION, Role.NAME, Role.FIELD, Role.WORKSPACE, Role.GLUE})
_ARTICLES = frozenset({"the", "our"})
_NAMED_ACTS = frozenset({"always recording", "on demand recording", "message", "announcement", "greeting"})
"""Words for an order that name the thing before “of”: “always recording of gym”."""
_VERBS = frozenset({"let", "allow", "block", "use", "show", "play", "make", "only", "blacklist", "whitelist"})
"""A value that begins with one of these tells what to do, but for a “block list”."""


def names_setting_of(best: Reading) -> bool:
    """Whether it names a setting or field “of” a workspace, or with a value before its name."""
    found = _pieces(best)
    if not found:
        return False
    before = found[-2].plain if found[-1].role is Role.WORKSPACE and len(found) > 1 else ""
    if before == "of":
        return True
    if any(one.role is Role.ACT for one in found) or not (before == "for" or found[0].role is Role.WORKSPACE):
        return False
    return _is_value_first(found) or (before == "for" and not _is_named(found))


def may_name_only(best: Reading) -> bool:
    """Whether it may as well only name something, and so is shown first: “gym emergency location”."""
    found = _pieces(best)
    last = found[-1].plain if found else ""
    is_noun = last in {"location", "building", "site", "announcement"}
    return bool(found) and (is_noun or _is_value_first(found) or not _is_named(found))


def _pieces(best: Reading) -> list[Piece]:
    """The phrases without articles, where none of them orders anything and one is a value."""
    found = [one for one in best.pieces if one.plain not in _ARTICLES]
    is_told = isinstance(best.frame, Frame) and best.frame.values and not best.frame.names
    values = [one for one in found if one.role is Role.OPTION or _is_named_act(one)]
    names = all(one.role in _NAMING or _is_named_act(one) for one in found)
    acts = any(one.plain.split()[0] in _VERBS and not one.plain.endswith(" list") for one in values)
    return found if is_told and values and names and not acts else []


def _is_named_act(piece: Piece) -> bool:
    return piece.role is Role.ACT and piece.plain in _NAMED_ACTS


def _is_named(found: list[Piece]) -> bool:
    return any(one.role in (Role.NAME, Role.FIELD, Role.ACT) for one in found)


def _is_value_first(found: list[Piece]) -> bool:
    """Whether a value stands before the name of the setting or field."""
    names = [one.start for one in found if one.role in (Role.NAME, Role.FIELD)]
    values = [one.start for one in found if one.role is Role.OPTION]
    return bool(names and values) and values[0] < names[-1]
