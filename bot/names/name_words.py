"""Workspaces by the words of their names, in any order and from the first letters on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.events import Workspace
from bot.names.text import MIN_LETTERS, folded, nearest_name_word, one_letter_off

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*|&")
_POSSESSIVE = re.compile(r"'s\b|'")


def words_of(text: str) -> list[str]:
    """The words of a name as they are compared: `Boardroom 4.12` is boardroom, 4, 12."""
    if text.isalnum():
        return [folded(text)]
    return _WORD.findall(_POSSESSIVE.sub("", folded(text)))


MIN_SHORT = 3
"""So many letters without a vowel are a word typed short."""
_VOWELS = frozenset("aeiou")


class NameWords:
    """The names of workspaces by their words; made once for a list of workspaces."""

    def __init__(self, workspaces: Iterable[Workspace]) -> None:
        self._all = list(workspaces)
        self._named: dict[str, list[int]] = defaultdict(list)
        """Positions by the whole name, as its words with blanks between."""
        self._words: dict[str, set[int]] = defaultdict(set)
        self._places: dict[str, set[int]] = defaultdict(set)
        self.longest = 1
        """How many words the longest name has."""
        by_place: dict[str, list[str]] = {}
        for at, one in enumerate(self._all):
            words = words_of(one.name)
            self._named[" ".join(words)].append(at)
            self.longest = max(self.longest, len(words))
            for word in words:
                self._words[word].add(at)
            if one.location_name not in by_place:
                by_place[one.location_name] = words_of(one.location_name)
            for word in by_place[one.location_name]:
                self._places[word].add(at)
        self._sorted = sorted(self._words)
        self.words = [word for word in self._sorted if not word.isdigit()]
        """Every word of a name that is no figure, in order."""
        self._first_words = {name.split(" ", 1)[0] for name in self._named}

    @property
    def everything(self) -> Sequence[Workspace]:
        """The workspaces, by their positions."""
        return self._all

    def begins(self, word: str) -> bool:
        """Whether a name begins with this whole word."""
        return word in self._first_words

    def called(self, words: Sequence[str]) -> list[Workspace]:
        """Those of which these words are the whole name."""
        if not words or words[0] not in self._first_words:
            return []
        return self._taken(self._named.get(" ".join(words), ()))

    def with_word(self, word: str) -> set[int]:
        """The positions of those with a word in their name that is this one or begins with it; with fewer
        letters than MIN_LETTERS it has to be the whole word."""
        whole = self._words.get(word, set())
        if len(word) < MIN_LETTERS or word.isdigit():
            return whole
        found = set(whole)
        at = bisect_left(self._sorted, word)
        while at < len(self._sorted) and self._sorted[at].startswith(word):
            found |= self._words[self._sorted[at]]
            at += 1
        return found

    def full_word(self, word: str) -> str:
        """The only word of a name that is typed short as this one, “boardrm” for boardroom; empty where
        there is none, or several."""
        if word.endswith("rm") and (room := f"{word[:-2]}room") in self._words:
            return room
        if len(word) < MIN_SHORT or not word.isalpha() or not _VOWELS.isdisjoint(word):
            return ""
        found = [one for one in self.words if _is_short(word, one)]
        return found[0] if len(found) == 1 else ""

    def nearly_named(self, said: Iterable[str]) -> list[Workspace]:
        """Those with a word in their name that one of these is a slip of the finger for."""
        slips = [word for word in said if word not in self._words]
        near = {nearest_name_word(self.words, word) for word in slips} - {""}
        near.update(other for word in slips for other in one_letter_off(self.words, word))
        return self.at({position for word in near for position in self._words[word]})

    def at_place(self, word: str) -> set[int]:
        """The positions of those in a location with this word in its name; a figure tells no location."""
        return set() if word.isdigit() else self._places.get(word, set())

    def at(self, positions: Iterable[int]) -> list[Workspace]:
        """The workspaces at these positions, in order."""
        return self._taken(sorted(positions))

    def _taken(self, positions: Iterable[int]) -> list[Workspace]:
        return [self._all[at] for at in positions]


def _is_short(short: str, word: str) -> bool:
    """Whether a word is typed short with its first and last letter, and others of it in order."""
    if len(word) <= len(short) or short[0] != word[0] or short[-1] != word[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
