"""Which workspaces words name that are nothing but a selection: several, a location, one, or all."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.language.selections import Selection, cut_place, selected
from bot.language.understand.find_workspace import find_workspace
from bot.language.words import Words, joined, retype

_SAYS_NOTHING = frozenset({"the", "of", "for", "in", "at", "and"})
_EVERYTHING = frozenset({"all", "everything", "everywhere"})


def selection_of(viewer: Viewer, words: Words, verb: str) -> Selection:
    """The workspaces that the words name; all without words. Raises NotFound or Ambiguous."""
    index = viewer.workspaces()
    named = tuple(word for word in words if word.plain not in _SAYS_NOTHING)
    if not named or (len(named) == 1 and named[0].plain in _EVERYTHING):
        return Selection(tuple(index), "all workspaces")
    if found := selected(index, retype(words)):
        return found
    place = cut_place(index, f"at {retype(named)}")
    if place and not (place.before or place.behind):
        return place.selection
    one = find_workspace(viewer, named, Access.READ, verb)
    return Selection((one,), joined(named))
