"""Which workspaces words name that are nothing but a selection: several, a location, one, or all."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.language.selections import Selection, cut_place, selected
from bot.language.understand.find_workspace import find_workspace
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype
from bot.names.text import folded
from bot.names.workspaces import matching, typed_name
from cards.text import message_text

_SAYS_NOTHING = frozenset({"the", "of", "for", "in", "at", "and"})
_EVERYTHING = frozenset({"all", "everything", "everywhere"})


def selection_of(
    viewer: Viewer, words: Words, verb: str, rest: str = "", need: Access = Access.READ
) -> Selection:
    """The workspaces that the words name; all without words. `verb` and `rest` make the command for another
    name (see `command_text`).

    Raises NotFound, Ambiguous, or NotUnderstood where none is left.
    """
    found = _selection(viewer, words, verb, rest, need)
    if not found.workspaces:
        raise NotUnderstood(
            f"No workspace is left of “{message_text(found.said)}”. Nothing was changed.",
            "Type `workspaces` for the list.",
        )
    return found


def _selection(viewer: Viewer, words: Words, verb: str, rest: str, need: Access) -> Selection:
    index = viewer.workspaces()
    named = tuple(word for word in words if word.plain not in _SAYS_NOTHING)
    if not named or (len(named) == 1 and named[0].plain in _EVERYTHING):
        return Selection(tuple(index), "all workspaces")
    if found := selected(index, retype(words)):
        return found
    is_name = folded(joined(named)) in index.by_name
    place = None if is_name else cut_place(index, f"at {retype(named)}")
    if place and not (place.before or place.behind):
        return place.selection
    one = find_workspace(viewer, named, need, verb, rest=rest)
    return Selection((one,), typed_name(index, one))


def cut_settings(viewer: Viewer, words: Words) -> tuple[tuple[Family, ...], Words]:
    """The settings that are named beside workspaces, and the words besides; no settings where the words as a
    whole name workspaces: “waiting room”."""
    index, text = viewer.workspaces(), joined(words)
    if text and (matching(index, text, inside=False) or selected(index, retype(words))):
        return (), words
    found: dict[str, Family] = {}
    rest: list[int] = []
    at = 0
    while at < len(words):
        family, end = SETTING_NAMES.at(words, at)
        if family is not None and not words[at].quoted:
            found[family.key] = family
            at = end
        else:
            rest.append(at)
            at += 1
    return tuple(found.values()), tuple(words[at] for at in rest)
