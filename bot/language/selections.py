"""Several workspaces named together: “all at Paris”, “every lobby except one”, “lobby, kitchen and gym”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import NotFound
from bot.events import Workspace
from bot.language.selection_words import (
    ALL,
    ARTICLES,
    EDGES,
    EVERYONE,
    EVERYWHERE,
    INSIDE,
    KINDS_OF_ROOM,
    NO_NAMES,
    OF,
    ROOMS,
    Names,
    Places,
    at_places,
    exception_at,
    in_common,
    is_one_of,
    is_word_of_name,
    past,
    plain_word,
    singulars,
)
from bot.language.words import Word, Words, joined, retype, split
from bot.names.name_words import words_of
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.text import message_text


@dataclass(frozen=True)
class Selection:
    """Workspaces that were named together; `said` names them as it can be typed again."""

    workspaces: tuple[Workspace, ...]
    said: str


@dataclass(frozen=True)
class Cut:
    """A text whose selection stands between `before` and `behind`."""

    before: Words
    behind: Words
    selection: Selection
    asks: bool

    def with_one(self, index: WorkspaceIndex, workspace: Workspace) -> str:
        """The text about this one workspace."""
        is_named = typed_name(index, workspace) != workspace.id
        one = Word(workspace.name, quoted=True) if is_named else Word(workspace.id)
        words = retype((*self.before, one, *self.behind))
        return f"{words}?" if self.asks else words

    def without(self) -> str:
        """The text without the selection."""
        words = retype((*self.before, *self.behind))
        return f"{words}?" if self.asks else words


def cut_selection(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without the selection that begins with “all” or “every” in it; None where there is none.

    Raises NotFound where nobody is called what stands behind “except”, or no workspace is left.
    """
    words = split(text)
    if (length := exception_at(words, 0)) and (cut := _but_for(index, words, length, text)):
        return cut
    for at, word in enumerate(words):
        is_everyone = plain_word(word) in EVERYONE and _leaves_out_one(index, words, at + 1)
        if word.quoted or _is_name(index, words, at):
            continue
        if not is_everyone and plain_word(word) not in ALL | EVERYWHERE:
            continue
        places = Places(index)
        found = _Selecting(index, places, words, at).read()
        if found is None:
            continue
        end, ones, said = found
        cut = Cut(words[:at], words[end:], Selection(ones, said), text.rstrip().endswith("?"))
        return _without_exceptions(index, places, cut)
    return None


def cut_list(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without the names in it that stand in a row, joined by commas or “and”; None without."""
    words, names = split(text), Names(index)
    for at in range(len(words)):
        end, ones = names.in_row(words, at)
        if len(ones) > 1:
            said = ", ".join(quoted(one.name) for one in ones)
            return Cut(words[:at], words[end:], Selection(ones, said), text.rstrip().endswith("?"))
    return None


def selected(index: WorkspaceIndex, text: str) -> Selection | None:
    """The workspaces that a text selects with all of its words; None where it does not."""
    cut = cut_selection(index, text) or cut_list(index, text)
    return cut.selection if cut and not (cut.before or cut.behind) else None


def cut_place(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without “in Paris”, where that is a location; None without."""
    words, places = split(text), Places(index)
    for at in range(len(words)):
        end, sites = places.behind(words, at)
        if sites:
            ones = tuple(one for one in index if one.location_name in sites)
            asks = text.rstrip().endswith("?")
            return Cut(words[:at], words[end:], Selection(ones, at_places(sites)), asks)
    return None


class _Selecting:
    """Reads what stands behind “all”, word by word."""

    def __init__(self, index: WorkspaceIndex, places: Places, words: Words, at: int) -> None:
        self._index = index
        self._places = places
        self._words = words
        self._start = at

    def read(self) -> tuple[int, tuple[Workspace, ...], str] | None:
        """Where the selection ends, the workspaces, and how it is typed; None where it selects none."""
        words, is_both = self._words, plain_word(self._words[self._start]) == "both"
        at = self._start + 1
        if plain_word(words[self._start]) in EVERYWHERE | EVERYONE:
            return self._of(at, [], [], "", is_any=True)
        at = past(words, at, OF)
        at, sites = self._site(at)
        kind = at
        named, at = self._name_words(at)
        said = joined(words[kind:at]).rstrip(EDGES)
        noun = past(words, at, KINDS_OF_ROOM)
        if is_room := is_one_of(words, noun, ROOMS):
            at = noun + 1
        if not sites:
            at, sites = self._places.behind(words, at)
        is_name = bool(self._index.name_words.called(words_of(joined(words[kind:at]))))
        if named and is_name and plain_word(words[self._start]) == "all":
            return None  # “all Waiting Room calls”
        is_any = is_room or self._stands_alone(at)
        if not (sites or named or is_any) or (is_both and not named):
            return None
        found = self._of(at, sites, named, said, is_any=is_any)
        if found and named and is_name and not is_both and len(found[1]) == 1:
            return None  # “every Front Desk voicemail”
        return found if found and (not is_both or len(found[1]) == len(("one", "other"))) else None

    def _stands_alone(self, at: int) -> bool:
        """Whether “all” stands before “except”, or at the end: “for all”."""
        words, start = self._words, self._start
        if at != start + 1:
            return False
        is_last = at == len(words) and start > 0 and is_one_of(words, start - 1, INSIDE - {"on", "at"})
        return is_last or exception_at(words, at) > 0

    def _site(self, at: int) -> tuple[int, list[str]]:
        """A location right behind “all”: “all Paris rooms”."""
        end, sites = self._places.named(self._words, at)
        follows = end < len(self._words) and (
            is_one_of(self._words, end, ROOMS) or self._stem(self._words[end]) is not None
        )
        is_of = is_one_of(self._words, self._start + 1, frozenset({"of"}))
        return (end, sites) if sites and (follows or is_of) else (at, [])

    def _name_words(self, at: int) -> tuple[list[str], int]:
        """The words of names that stand here, as names have them: “front desks”."""
        stems: list[str] = []
        while at < len(self._words) and (stem := self._stem(self._words[at])) is not None:
            stems.append(stem)
            at += 1
        return stems, at

    def _stem(self, word: Word) -> str | None:
        plain = plain_word(word)
        if word.quoted or not plain or plain.isdigit() or plain in NO_NAMES:
            return None
        return next((one for one in singulars(plain) if is_word_of_name(self._index, one)), None)

    def _of(
        self, end: int, sites: Sequence[str], named: Sequence[str], kind: str, *, is_any: bool
    ) -> tuple[int, tuple[Workspace, ...], str] | None:
        ones = [one for one in self._index if not sites or one.location_name in sites]
        for stem in named:
            ones = [one for one in ones if stem in words_of(one.name)]
        said = f"all {kind or 'workspaces'}" + (f" {at_places(sites)}" if sites else "")
        return (end, tuple(ones), said) if ones or is_any or sites else None


def _but_for(index: WorkspaceIndex, words: Words, length: int, text: str) -> Cut | None:
    """The selection with “except” and the names before it: “other than the gym, dnd on in all rooms”."""
    start = past(words, length, ARTICLES)
    end, _ = Names(index).in_row(words, start)
    if end == start or end == len(words):
        return None
    left_out, rest = retype(words[start:end]).rstrip(EDGES), retype(words[end:])
    cut = cut_selection(index, rest)
    return cut and cut_selection(
        index, f"{rest.rstrip(EDGES)} except {left_out}{text[-1:] if cut.asks else ''}"
    )


def _leaves_out_one(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether “except” and the name of a workspace stand here."""
    length = exception_at(words, at)
    return length > 0 and bool(Names(index).in_row(words, past(words, at + length, ARTICLES))[1])


def _is_name(index: WorkspaceIndex, words: Words, at: int) -> bool:
    """Whether a workspace is called “All”, and the word is written as a name."""
    return at > 0 and words[at].text[:1].isupper() and bool(index.name_words.called([plain_word(words[at])]))


def _without_exceptions(index: WorkspaceIndex, places: Places, cut: Cut) -> Cut:
    """The same without the workspaces behind “except”."""
    words = cut.behind
    for at in range(len(words)):
        length = exception_at(words, at)
        if not length:
            continue
        start = past(words, at + length, ARTICLES)
        end, ones = Names(index, cut.selection.workspaces).in_row(words, start)
        if not ones:
            end, ones = Names(index).in_row(words, start)
        said = ", ".join(quoted(one.name) for one in ones)
        if not ones:
            end, sites = places.named(words, start)
            ones = tuple(one for one in index if one.location_name in sites)
            said = in_common(sites) if sites else ""
        if not ones:
            raise NotFound(
                f"There is no workspace “{message_text(joined(words[start:])[:60])}” to leave out. "
                "Nothing was changed.",
                "Type `workspaces` for the list.",
            )
        left_out = {one.id for one in ones}
        kept = tuple(one for one in cut.selection.workspaces if one.id not in left_out)
        selection = Selection(kept, f"{cut.selection.said} except {said}")
        return Cut(cut.before, (*words[:at], *words[end:]), selection, cut.asks)
    return cut
