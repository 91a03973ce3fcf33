"""Which workspaces words name that are nothing but selections: several, a location, one, or all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.access import Access, Viewer
from bot.catalogue.model.family import Family
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.selecting.named_lists import find_said_list
from bot.language.selecting.selection_words import AND, ARTICLES, exception_at, past, plain_word, row_end
from bot.language.selecting.selections import Selection, cut_place, cut_selection, selected
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.understand.places.several.unknown_list import refuse_unknown_list
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype, split
from bot.names.selection_rule import Part
from bot.names.text import folded, quoted
from bot.names.workspaces import close_names, matching, typed_name
from cards.text import message_text

_SAYS_NOTHING = frozenset({"the", "of", "for", "in", "at", "and"})
_EVERYTHING = frozenset({"all", "everything", "everywhere"})
EVERY_ONE = (Part(),)
"""What selects all workspaces there are."""
MAX_SAID = 5
"""Workspaces of which the names are said."""
MAX_SITES = 10
"""Locations that are offered, so that there is room for workspaces."""


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
        return Selection(tuple(index), "all workspaces", parts=EVERY_ONE)
    if found := _selected(viewer, words):
        return found
    is_name = folded(joined(named)) in index.by_name
    place = None if is_name else cut_place(index, f"at {retype(named)}")
    if place and not (place.before or place.behind):
        return place.selection
    refuse_unknown_list(viewer, words, is_name=True)
    one = find_workspace(viewer, named, need, verb, rest=rest)
    return Selection((one,), typed_name(index, one))


def _selected(viewer: Viewer, words: Words) -> Selection | None:
    """The workspaces that all of the words select; “all” may be left out before an exception and before a
    location with one: “at Paris except lobby”."""
    has_exception = any(exception_at(words, at) for at in range(len(words)))
    for before in ("", "all at ", "all ") if has_exception else ("",):
        if found := selected(viewer.workspaces(), f"{before}{retype(words)}", viewer.lists):
            return found
    return None


def sites_to_choose(viewer: Viewer, verb: str) -> Iterator[tuple[str, str, str]]:
    """Choices for somebody who names no workspace: all, and all of each location, with the command."""
    yield "All workspaces", "", f"{verb} all"
    for place in sorted({one.location_name for one in viewer.workspaces() if one.location_name})[:MAX_SITES]:
        yield place, "all workspaces there", f"{verb} all at {quoted(place)}"


def cut_settings(viewer: Viewer, words: Words) -> tuple[tuple[Family, ...], Words]:
    """The settings that are named beside workspaces, and the words besides; no settings where the words as a
    whole name workspaces: “waiting room”."""
    if said := find_said_list(words, viewer.lists):
        # What a list is called may name a setting.
        words = (*words[: said.start], *split(said.list.said), *words[said.end :])
    index, text = viewer.workspaces(), joined(words)
    if text and (matching(index, text, inside=False) or selected(index, retype(words), viewer.lists)):
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


def named_together(viewer: Viewer, words: Words) -> Selection:
    """The workspaces of all the names and selections in a row: “gym, all lobbies and Denver”. Raises
    NotUnderstood for a part that names none, or more than one without saying so."""
    index = viewer.workspaces()
    found, missing = dict[str, Workspace](), dict[str, str]()
    left = words
    while left := left[past(left, 0, AND | ARTICLES | {""}) :]:
        part, left = _first(viewer, left)
        found |= {one.id: one for one in part.workspaces}
        missing |= dict(part.missing)
    ones = tuple(one for one in index if one.id in found)
    return Selection(ones, ", ".join(quoted(one.name) for one in ones), tuple(missing.items()))


def _first(viewer: Viewer, words: Words) -> tuple[Selection, Words]:
    """The selection that the words begin with, and the words behind it."""
    index, text = viewer.workspaces(), retype(words)
    if (len(words) == 1 or words[0].is_before_comma) and plain_word(words[0]) in _EVERYTHING:
        return Selection(tuple(index), "all workspaces", parts=EVERY_ONE), words[1:]
    cut = cut_selection(index, text, viewer.lists)
    if cut and not cut.before and (cut.selection.workspaces or cut.selection.missing):
        return cut.selection, cut.behind
    end = row_end(words, 0)
    part = tuple(replace(word, text=word.text.rstrip(",")) for word in words[:end])
    return _one(viewer, part), words[end:]


def _one(viewer: Viewer, part: Words) -> Selection:
    """The workspace, or the location, that the words name. Raises NotFound, and NotUnderstood for several."""
    refuse_unknown_list(viewer, part, is_name=True)
    said, index = joined(part), viewer.workspaces()
    place = cut_place(index, f"at {retype(part)}")
    if place and not (place.before or place.behind or index.by_name.get(folded(said))):
        return place.selection
    found = matching(index, said, inside=False) or matching(viewer.workspaces(again=True), said, inside=False)
    if len(found) == 1:
        return Selection((found[0],), "")
    shown = message_text(said[:60])
    if not found:
        near = ", ".join(map(message_text, close_names(index, said)))
        raise NotFound(
            f"{viewer.none_called(shown)} Nothing was saved.", f"Did you mean {near}?" if near else ""
        )
    names = ", ".join(message_text(one.name) for one in found[:MAX_SAID])
    raise NotUnderstood(
        f"“{shown}” can be {len(found):,} workspaces: {names}. Nothing was saved.",
        "Say more of the name, the extension, or all of them.",
    )
