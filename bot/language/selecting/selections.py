"""Several workspaces named together: “all at Paris”, “every lobby except one”, “lobby, kitchen and gym”."""

from __future__ import annotations

from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.selecting.exceptions import Cut, with_others, without_exceptions
from bot.language.selecting.named_lists import SaidList, find_said_list
from bot.language.selecting.selecting_all import Selecting, of_kind
from bot.language.selecting.selection import Selection as Selection
from bot.language.selecting.selection import at_sites, in_row, on_list, together
from bot.language.selecting.selection_words import (
    ALL,
    AND,
    ARTICLES,
    EDGES,
    EVERYONE,
    EVERYWHERE,
    MAX_NAME_WORDS,
    SITES,
    WHOLE,
    Names,
    Places,
    at_places,
    exception_at,
    is_one_of,
    past,
    plain_word,
)
from bot.language.words import Words, joined, retype, split
from bot.names.name_words import words_of
from bot.names.named_lists import ReadLists
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex
from cards.text import message_text

_BEGIN = ALL | EVERYWHERE | EVERYONE | WHOLE
_CALLERS = frozenset({"from", "to", "by", "let", "allow", "with", "add"})
"""Before “everyone” these tell of people."""


def cut_selection(index: WorkspaceIndex, text: str, lists: ReadLists = dict) -> Cut | None:
    """The text without the selection in it that begins with “all” or “every”, or is a list of the space; None
    where there is none. A location that is called so (“the Denver office”) is one, too, where nothing else
    is named.

    Raises NotFound where nobody is called what stands behind “except”, NotUnderstood for a list beside
    another selection.
    """
    words = split(text)
    if (length := exception_at(words, 0)) and (cut := _but_for(index, words, length, text, lists)):
        return cut
    first = find_said_list(words, lists)
    if first and not _is_left_out(words, first.start):
        return _cut_lists(index, words, first, text, lists)
    for at, word in enumerate(words):
        plain = plain_word(word)
        if (
            plain not in _BEGIN
            or word.quoted
            or _is_name(index, words, at)
            or _is_of_one(index, words, at + 1)
        ):
            continue
        if plain in EVERYONE and not (_leaves_out_one(index, words, at + 1) or _are_there(index, words, at)):
            continue
        places = Places(index)
        found = Selecting(index, places, words, at).read()
        if found is None:
            continue
        end, ones, said, parts = with_others(index, places, words, found)
        selection = Selection(ones, said, parts=parts)
        cut = Cut(words[:at], words[end:], selection, text.rstrip().endswith("?"))
        return without_exceptions(index, places, cut, lists)
    return _site(index, words, text, lists)


def cut_list(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without the names in it that stand in a row, joined by commas or “and”, or whole and side by
    side; None without."""
    words, names = split(text), Names(index)
    for at in range(len(words)):
        end, ones = names.in_row(words, at, may_touch=True)
        if len(ones) > 1:
            said = ", ".join(quoted(one.name) for one in ones)
            return Cut(words[:at], words[end:], Selection(ones, said), text.rstrip().endswith("?"))
    return None


def selected(index: WorkspaceIndex, text: str, lists: ReadLists = dict) -> Selection | None:
    """The workspaces that a text selects with all of its words; None where it does not. Raises what
    `cut_selection` does."""
    cut = cut_selection(index, text, lists) or cut_list(index, text)
    return cut.selection if cut and not (cut.before or cut.behind) else None


def cut_place(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without “in Paris”, where that is a location; None without."""
    words, places = split(text), Places(index)
    for at in range(len(words)):
        end, sites = places.behind(words, at)
        if sites:
            ones = tuple(one for one in index if one.location_name in sites)
            asks = text.rstrip().endswith("?")
            selection = Selection(ones, at_places(sites), parts=at_sites(index, sites))
            return Cut(words[:at], words[end:], selection, asks)
    return None


def place_said(index: WorkspaceIndex, text: str) -> str:
    """The words “in Paris” of the text, where that is a location; empty without."""
    words, cut = split(text), cut_place(index, text)
    return retype(words[len(cut.before) : len(words) - len(cut.behind)]) if cut else ""


def _site(index: WorkspaceIndex, words: Words, text: str, lists: ReadLists) -> Cut | None:
    """The text without “Denver office” in it, where that is a location and no workspace is named."""
    for noun in range(1, len(words)):
        if not is_one_of(words, noun, SITES):
            continue
        places, names = Places(index), Names(index)
        for at in range(max(0, noun - MAX_NAME_WORDS), noun):
            end, sites = places.named(words, at)
            if end != noun or words[at].quoted or _is_in_name(index, words[at : noun + 1]):
                continue
            # “Lobby Paris office” is something of the workspace Lobby Paris.
            if any(names.in_row(words[:noun], one)[0] == noun for one in range(max(0, at - 2), at)):
                return None
            ones = tuple(one for one in index if one.location_name in sites)
            selection = Selection(ones, f"all {at_places(sites)}", parts=at_sites(index, sites))
            cut = Cut(words[:at], words[noun + 1 :], selection, text.rstrip().endswith("?"))
            is_named = any(
                names.in_row(rest, one)[1] for rest in (cut.before, cut.behind) for one in range(len(rest))
            )
            return None if is_named else without_exceptions(index, places, cut, lists)
    return None


def _cut_lists(index: WorkspaceIndex, words: Words, first: SaidList, text: str, lists: ReadLists) -> Cut:
    """The text without lists and names that stand in a row from this list on."""
    start, end, found = first.start, first.end, on_list(index, first.list)
    names, places = Names(index), Places(index)
    if start and (before := _row_before(words, names, places, start)):
        start, row = before
        found = together(index, row, found)
    while (joint := past(words, end, AND | {""})) > end or words[end - 1].is_before_comma:
        at = past(words, joint, ARTICLES)
        also, (stop, ones) = find_said_list(words, lists, end), names.one_at(words, at, places)
        if also and also.start <= at:
            found, end = together(index, found, on_list(index, also.list)), also.end
        elif ones:
            found, end = together(index, found, in_row(ones)), stop
        else:
            break
    asks = text.rstrip().endswith("?")
    cut = without_exceptions(index, places, Cut(words[:start], words[end:], found, asks), lists)
    if cut_selection(index, cut.without(), lists):
        raise NotUnderstood(
            f"{message_text(found.said)}, and others beside it? Nothing was changed.",
            "Say it for one of them at a time, or save a list with all of them.",
        )
    return cut


def _row_before(words: Words, names: Names, places: Places, end: int) -> tuple[int, Selection] | None:
    """The names in a row that stand before this place, joined to what is there by a comma or “and”, and where
    they begin."""
    for start in range(end):
        at, found = start, tuple[Workspace, ...]()
        while at < end:
            stop, ones = names.one_at(words, at, places)
            joint = past(words, stop, AND | {""})
            if not ones or not (joint > stop or words[stop - 1].is_before_comma):
                break
            at, found = past(words, joint, ARTICLES), found + ones
        else:
            return start, in_row(found)
    return None


def _is_left_out(words: Words, at: int) -> bool:
    """Whether “except” stands before this place."""
    while is_one_of(words, at - 1, ARTICLES) and at:
        at -= 1
    return any(at >= length and exception_at(words, at - length) == length for length in (1, 2))


def _but_for(index: WorkspaceIndex, words: Words, length: int, text: str, lists: ReadLists) -> Cut | None:
    """The selection with “except” and the names before it: “other than the gym, dnd on in all rooms”."""
    start = past(words, length, ARTICLES)
    end, _ = Names(index).in_row(words, start)
    if end == start:
        end = of_kind(index, Places(index), words, start).end
    if end == start or end == len(words):
        return None
    left_out, rest = retype(words[start:end]).rstrip(EDGES), retype(words[end:])
    cut = cut_selection(index, rest, lists)
    return cut and cut_selection(
        index, f"{rest.rstrip(EDGES)} except {left_out}{text[-1:] if cut.asks else ''}", lists
    )


def _leaves_out_one(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether “except” and the name of a workspace stand here."""
    length = exception_at(words, at)
    return length > 0 and bool(Names(index).in_row(words, past(words, at + length, ARTICLES))[1])


def _are_there(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether “everyone” stands before a location, and is nobody who calls or is called."""
    is_caller = at > 0 and is_one_of(words, at - 1, _CALLERS)
    return not is_caller and bool(Places(index).behind(words, at + 1)[1])


def _is_in_name(index: WorkspaceIndex, words: Words) -> bool:
    """Whether all of these words are in the name of a workspace: “Denver Office”."""
    said = words_of(joined(words))
    return bool(said) and bool(set.intersection(*map(index.name_words.with_word, said)))


def _is_of_one(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether the whole name of one workspace stands behind “all”, of several words: “all Café Central's
    calls”."""
    at += words[at : at + 1] != () and words[at].plain == "of"
    at += words[at : at + 1] != () and words[at].plain in ARTICLES
    sizes = range(2, min(index.name_words.longest, len(words) - at) + 1)
    return any(len(index.name_words.called(words_of(joined(words[at : at + size])))) == 1 for size in sizes)


def _is_name(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether a workspace is called “All”, and the word is written as a name."""
    return at > 0 and words[at].text[:1].isupper() and bool(index.name_words.called([plain_word(words[at])]))
