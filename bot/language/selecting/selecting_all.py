"""The selections that begin with “all” or “every”: “all at Paris”, “every lobby”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.events import Workspace
from bot.language.selecting.selection_words import (
    ALL,
    EDGES,
    EVERYONE,
    EVERYWHERE,
    INSIDE,
    KINDS_OF_ROOM,
    NO_NAMES,
    OF,
    PEOPLE,
    ROOMS,
    SITES,
    WHOLE,
    Places,
    at_places,
    exception_at,
    is_one_of,
    is_word_of_name,
    past,
    plain_word,
    singulars,
)
from bot.language.words import Word, Words, joined, split
from bot.names.name_words import words_of
from bot.names.selection_rule import Part
from bot.names.workspaces import WorkspaceIndex


class Chosen(NamedTuple):
    """Where a selection ends, its workspaces, how it is typed, and what selects them."""

    end: int
    ones: tuple[Workspace, ...] = ()
    said: str = ""
    parts: tuple[Part, ...] = ()


class Selecting:
    """Reads what stands behind “all”, word by word."""

    def __init__(self, index: WorkspaceIndex, places: Places, words: Words, at: int) -> None:
        self._index = index
        self._places = places
        self._words = words
        self._start = at

    def read(self) -> Chosen | None:
        """The selection; None where none stands here."""
        words, plain = self._words, plain_word(self._words[self._start])
        at, is_both = self._start + 1, plain == "both"
        if plain in EVERYWHERE | EVERYONE:
            at, sites = self._places.behind(words, at) if plain in EVERYONE else (at, [])
            return self._of(at, sites, [], "", is_any=True)
        at = past(words, at, OF)
        if plain in WHOLE:
            end, sites = self._places.named(words, at)
            end = past(words, end, SITES)
            if not sites:
                end, sites = self._places.behind(words, end)
            return self._of(end, sites, [], "", is_any=False) if sites else None
        if is_one_of(words, at, PEOPLE) and self._places.behind(words, at + 1)[1]:
            at += 1
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
        if named and is_name and plain == "all":
            return None  # “all Waiting Room calls”
        is_any = is_room or self._stands_alone(at)
        if not (sites or named or is_any) or (is_both and not named):
            return None
        found = self._of(at, sites, named, said, is_any=is_any)
        if found and named and is_name and not is_both and len(found.ones) == 1:
            return None  # “every Front Desk voicemail”
        return found if found and (not is_both or len(found.ones) == len(("one", "other"))) else None

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
    ) -> Chosen | None:
        ones = [one for one in self._index if not sites or one.location_name in sites]
        for stem in named:
            ones = [one for one in ones if stem in words_of(one.name)]
        said = f"all {kind or 'workspaces'}" + (f" {at_places(sites)}" if sites else "")
        part = Part(location_ids=location_ids(self._index, sites), words=tuple(named))
        return Chosen(end, tuple(ones), said, (part,)) if ones or is_any or sites else None


def location_ids(index: WorkspaceIndex, sites: Sequence[str]) -> tuple[str, ...]:
    """The ids of the locations of these names."""
    return tuple(dict.fromkeys(one.location_id for one in index if one.location_name in sites))


def of_kind(index: WorkspaceIndex, places: Places, words: Words, start: int) -> Chosen:
    """Those of a kind that are named here, none where no kind is: “lobbies” is as good as “all lobbies”."""
    has_all = is_one_of(words, start, ALL)
    all_of = words[start:] if has_all else (*split("all"), *words[start:])
    found = Selecting(index, places, all_of, 0).read() or Chosen(0)
    is_plural = found.end > 1 and plain_word(all_of[found.end - 1]).endswith("s")
    if found.said.startswith("all workspaces") or not (has_all or is_plural):
        return Chosen(start)
    return found._replace(end=start + found.end - (not has_all))
