"""Phrases as a graph of words: a pattern for thousands of wordings takes as many places as it has words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from sys import intern

from bot.catalogue.model.spoken import Choices, choices_of, wordings
from bot.language.sentence.words.tokens import COUNTED, COUNTS, content, sentences

ARTICLES = frozenset({"the", "a", "an", "'s", "its", "their", "our", "your", "my"})
"""Words that may stand or be missing inside a phrase: “when the phone is busy”, “location's number”."""

_ALONE = frozenset({",", ":", "'s", "="})
_MARKS = frozenset(",:;")
_WORDS = re.compile(r"[^\s()\[\]|]+")
_NOT_BY_WORDS = re.compile(r"[,:;]|[^\s|(\[][(\[]|[)\]][^\s|)\]]")
"""Marks between words, or brackets inside a word."""


class Place:
    """A place between two words: which places each word leads to, and the phrases that end here."""

    __slots__ = ("ends", "words")

    def __init__(self, words: dict[str, tuple[Place, ...]], ends: tuple[int, ...] = ()) -> None:
        self.words = words
        self.ends = ends
        """Numbers of the phrases that may end here."""


class WordGraph:
    """Builds the graph of phrases, each with a number; articles behind the first word are left out."""

    def __init__(self) -> None:
        self._first: dict[str, list[Place]] = {}
        """The places behind each first word."""
        self._end = Place({})
        self._before: dict[tuple[str, Place], Place] = {}
        """The places from which one word leads to another place: phrases that end alike share them."""

    @property
    def start(self) -> Place:
        """Where every phrase begins, with one place behind each first word, as hundreds begin alike."""
        return Place({word: (_merged(places),) for word, places in self._first.items()})

    def add(self, number: int, phrases: Iterable[str] = (), patterns: Iterable[str] = ()) -> None:
        """Adds phrases, and every wording of patterns, that have this number."""
        self._end = Place({}, (number,))
        self._before = {}
        for phrase in phrases:
            self._add_phrase(phrase)
        for pattern in patterns:
            if _is_spelled_out(pattern):
                for wording in wordings(pattern):
                    self._add_phrase(wording)
            else:
                plain = _WORDS.sub(lambda word: _compared(word[0]), pattern)
                self._begin(self._in_front(choices_of(plain), self._end))

    def _add_phrase(self, phrase: str) -> None:
        """Adds a phrase; one with a comma or a colon in it with that mark, too."""
        if phrase in _ALONE:
            self._begin(self._behind([phrase], self._end))
            return
        self._begin(self._behind(compared(phrase).split(), self._end))
        if not _MARKS.isdisjoint(phrase):
            words = phrase.split()
            if not _stay(words):
                words = [token.plain for sentence in sentences(phrase) for token in sentence.tokens]
            if "," in words[1:-1]:
                self._begin(self._behind(words, self._end))

    def _begin(self, first: Place) -> None:
        for word, places in first.words.items():
            self._first.setdefault(word, []).extend(places)

    def _behind(self, words: Sequence[str], place: Place) -> Place:
        """The place from which these words lead to that one."""
        for word in reversed(words):
            key = (word, place)
            if key not in self._before:
                self._before[key] = Place({intern(word): (_without_articles(place),)})
            place = self._before[key]
        return place

    def _in_front(self, choices: Choices, place: Place) -> Place:
        """The place from which each choice leads to that one."""
        first = []
        for parts in choices:
            one = place
            for part in reversed(parts):
                one = self._behind(part.split(), one) if isinstance(part, str) else self._in_front(part, one)
            first.append(one)
        return _merged(first)


def after(places: Iterable[Place], word: str) -> list[Place]:
    """Where a word leads from these places."""
    return [behind for place in places for behind in place.words.get(word, ())]


def ends(places: Iterable[Place], words: Iterable[str] = ()) -> tuple[int, ...]:
    """The numbers of the phrases that end at these places, or where these words lead from them, in order."""
    for word in words:
        places = after(places, word)
    return tuple(sorted({number for place in places for number in place.ends}))


def compared(phrase: str) -> str:
    """A phrase as its words are compared, without articles behind its first word."""
    words = phrase.split()
    words = [word for word in words if word != ","] if _stay(words) else _compared(phrase).split()
    return " ".join(word for at, word in enumerate(words) if not at or word not in ARTICLES) or phrase


def _is_spelled_out(pattern: str) -> bool:
    """Whether the words of a pattern cannot be compared one by one: “one ring” is “1 ring”."""
    words = {*_WORDS.findall(pattern)}
    has_count = not COUNTS.keys().isdisjoint(words) and not COUNTED.isdisjoint(words)
    return has_count or bool(_NOT_BY_WORDS.search(pattern))


def words_in(pattern: str) -> set[str]:
    """Every word, as it is compared, in the wordings of a pattern or in a phrase."""
    texts = wordings(pattern) if _is_spelled_out(pattern) else (pattern,)
    return {word for text in texts for said in _WORDS.findall(text) for word in _compared(said).split()}


def _stay(words: Sequence[str]) -> bool:
    """Whether these words are compared as they are written, but for commas between them."""
    return all(map(_stays, words)) and (COUNTS.keys().isdisjoint(words) or COUNTED.isdisjoint(words))


@cache
def _stays(word: str) -> bool:
    """Whether a word alone, or a comma between words, is compared as it is written."""
    return word == "," or (word.isalnum() and _compared(word) == word)


@cache
def _compared(phrase: str) -> str:
    return " ".join(content(sentence.tokens) for sentence in sentences(phrase))


def _merged(places: Sequence[Place]) -> Place:
    """One place for several from which it goes on in all these ways."""
    one, *others = dict.fromkeys(places)
    if not others:
        return one
    words: dict[str, dict[Place, None]] = {}
    for place in (one, *others):
        for word, behind in place.words.items():
            words.setdefault(word, {}).update(dict.fromkeys(behind))
    ends_here = dict.fromkeys(number for place in places for number in place.ends)
    return Place({word: tuple(behind) for word, behind in words.items()}, tuple(ends_here))


def _without_articles(place: Place) -> Place:
    """The same place, from which articles need not be said."""
    articles = ARTICLES & place.words.keys()
    if not articles:
        return place
    others = {word: behind for word, behind in place.words.items() if word not in articles}
    passed = [behind for article in articles for behind in place.words[article]]
    return _merged([Place(others, place.ends), *passed])
