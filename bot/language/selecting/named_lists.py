"""Where a list that the space keeps by name is said: “list front-desks”, “the front-desks list”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language.selecting.selection_words import (
    ALL,
    ARTICLES,
    EVERYONE,
    EVERYWHERE,
    INSIDE,
    MAX_NAME_WORDS,
    OF,
    is_one_of,
)
from bot.language.words import Words, joined
from bot.names.named_lists import NamedList, ReadLists, list_key

LIST = frozenset({"list"})
_CALLED = frozenset({"called", "named"})
_MEMBERS = frozenset({"rooms", "workspaces", "phones", "spaces", "places", "members", "ones", "everything"})
"""Before “on the list”; “room” may end the name of one."""
ALL_OF = ALL | EVERYONE | EVERYWHERE | _MEMBERS
_DETERMINERS = ARTICLES - INSIDE | OF - INSIDE


@dataclass(frozen=True)
class SaidList:
    """A list, and the words that name it: those from `start` on, before `end`."""

    start: int
    end: int
    list: NamedList


def may_say_list(text: str) -> bool:
    """Whether a text may name a list: what costs more is only looked for then."""
    return "list" in text.casefold()  # every message is asked, and folding it costs more


def find_said_list(words: Words, read_lists: ReadLists, start: int = 0) -> SaidList | None:
    """The first list that is named from a word on; None where none is. The lists are read only where the
    word “list” is there."""
    said = [at for at in range(start, len(words)) if is_one_of(words, at, LIST)]
    lists = read_lists() if said else {}
    for at in said if lists else ():
        if found := _behind(words, at, lists) or _before(words, at, start, lists):
            return found
    return None


def _behind(words: Words, at: int, lists: Mapping[str, NamedList]) -> SaidList | None:
    """“list front-desks”, where the word stands at this place."""
    first = at + 2 if is_one_of(words, at + 1, _CALLED) else at + 1
    for end in range(min(first + MAX_NAME_WORDS, len(words)), first, -1):
        if not _is_broken(words[at : end - 1]) and (found := lists.get(list_key(joined(words[first:end])))):
            return SaidList(_begin(words, at), end, found)
    return None


def _before(words: Words, at: int, start: int, lists: Mapping[str, NamedList]) -> SaidList | None:
    """“the front-desks list”."""
    for first in range(max(start, at - MAX_NAME_WORDS), at):
        if not _is_broken(words[first:at]) and (found := lists.get(list_key(joined(words[first:at])))):
            return SaidList(_begin(words, first), at + 1, found)
    return None


def _is_broken(words: Words) -> bool:
    return any(word.is_before_comma for word in words)


def _begin(words: Words, at: int) -> int:
    """Where what belongs to a list that is named here begins: “everyone on the”, “all rooms in our”."""
    at = _back(words, at, _DETERMINERS)
    start = _back(words, at, INSIDE)
    if start == at or start < at - 1:
        return _back(words, at, ALL)
    first = _back(words, start, ALL_OF | _DETERMINERS)
    return first if first < start else at


def _back(words: Words, at: int, passed: frozenset[str]) -> int:
    while at > 0 and is_one_of(words, at - 1, passed) and not words[at - 1].is_before_comma:
        at -= 1
    return at
