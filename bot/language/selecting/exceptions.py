"""A text with its selection cut out, and the workspaces behind “except” that are left out of that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.errors import NotFound
from bot.events import Workspace
from bot.language.selecting.named_lists import find_said_list
from bot.language.selecting.selecting_all import Chosen, Selecting, of_kind
from bot.language.selecting.selection import Selection, at_sites, named_ones, on_list
from bot.language.selecting.selection_words import (
    ALL,
    AND,
    ARTICLES,
    Names,
    Places,
    exception_at,
    in_common,
    is_one_of,
    past,
)
from bot.language.words import Word, Words, joined, retype
from bot.names.named_lists import ReadLists
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.text import message_text


@dataclass(frozen=True)
class Cut:
    """A text whose selection stands between `before` and `behind`."""

    before: Words
    behind: Words
    selection: Selection
    asks: bool

    def with_one(self, index: WorkspaceIndex, workspace: Workspace, *, quotes: bool = True) -> str:
        """The text about this one workspace, its name in quotes or without."""
        is_named = typed_name(index, workspace) != workspace.id
        one = Word(workspace.name, quoted=quotes) if is_named else Word(workspace.id)
        words = retype((*self.before, one, *self.behind))
        return f"{words}?" if self.asks else words

    def without(self) -> str:
        """The text without the selection."""
        words = retype((*self.before, *self.behind))
        return f"{words}?" if self.asks else words


def with_others(index: WorkspaceIndex, places: Places, words: Words, found: Chosen) -> Chosen:
    """A selection with those that are joined to it: “all lobbies and the gym”, “all at Paris and all at
    Denver”."""
    while True:
        end, ones, said, parts = found
        start = past(words, end, AND)
        if not (start > end or (end and words[end - 1].is_before_comma)):
            return found
        start = past(words, start, ARTICLES)
        behind, others = Names(index).in_row(words, start)
        also = Chosen(behind, others, ", ".join(quoted(one.name) for one in others), (named_ones(others),))
        if not others and is_one_of(words, start, ALL):
            also = Selecting(index, places, words, start).read() or also
        if not also.ones:
            return found
        together = tuple(dict.fromkeys((*ones, *also.ones)))
        found = Chosen(also.end, together, f"{said} and {also.said}", (*parts, *also.parts))


def without_exceptions(index: WorkspaceIndex, places: Places, cut: Cut, lists: ReadLists) -> Cut:
    """The same without the workspaces behind “except”."""
    words = cut.behind
    for at in range(len(words)):
        length = exception_at(words, at)
        if not length:
            continue
        start = past(words, at + length, ARTICLES)
        left_out = _left_out(index, places, words, start, cut, lists)
        if not left_out.ones:
            raise NotFound(
                f"There is no workspace “{message_text(joined(words[start:])[:60])}” to leave out. "
                "Nothing was changed.",
                "Type `workspaces` for the list.",
            )
        ids = {one.id for one in left_out.ones}
        kept = tuple(one for one in cut.selection.workspaces if one.id not in ids)
        said = f"{cut.selection.said} except {left_out.said}"
        selection = replace(cut.selection, workspaces=kept, said=said, left_out=left_out.parts)
        return Cut(cut.before, (*words[:at], *words[left_out.end :]), selection, cut.asks)
    return cut


def _left_out(
    index: WorkspaceIndex, places: Places, words: Words, start: int, cut: Cut, lists: ReadLists
) -> Chosen:
    """Those that are named here, behind “except”: by their names, a list, a location, or their kind."""
    end, ones = Names(index, cut.selection.workspaces).in_row(words, start)
    if not ones:
        end, ones = Names(index).in_row(words, start)
    if ones:
        return Chosen(end, ones, ", ".join(quoted(one.name) for one in ones), (named_ones(ones),))
    if (also := find_said_list(words, lists, start)) and also.start <= start:
        one = on_list(index, also.list)
        return Chosen(also.end, one.workspaces, one.said, one.parts)
    end, sites = places.named(words, start)
    if sites:
        ones = tuple(one for one in index if one.location_name in sites)
        return Chosen(end, ones, in_common(sites), at_sites(index, sites))
    found = of_kind(index, places, words, start)
    return with_others(index, places, words, found) if found.ones else found
