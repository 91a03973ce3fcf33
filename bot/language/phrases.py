"""Names of one or more words found among the words of a command, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from bot.language.words import Words, joined
from bot.names.text import folded
from bot.names.workspaces import MAX_NAME_WORDS, WorkspaceIndex, matching

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Things by the names they go by; several may share a name."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._things: dict[str, list[T]] = {}
        for name, thing in named:
            sharing = self._things.setdefault(folded(name), [])
            if not any(other is thing for other in sharing):
                sharing.append(thing)
        self._max_words = max((len(name.split()) for name in self._things), default=0)
        self._first_words = {name.split(" ", 1)[0] for name in self._things}

    @property
    def names(self) -> list[str]:
        """Every name, folded, in the order they were given."""
        return list(self._things)

    def called(self, words: Words) -> list[T]:
        """The things of which these words, and no others, are the name."""
        plain = [word.plain for word in words]
        return self._things.get(" ".join(plain), []) if all(plain) else []

    def readings(self, words: Words, start: int = 0) -> Iterator[tuple[list[T], int]]:
        """The things whose name stands at this place and where the name ends, longest name first."""
        if start >= len(words) or words[start].plain not in self._first_words:
            return
        for end in range(min(start + self._max_words, len(words)), start, -1):
            if things := self.called(words[start:end]):
                yield things, end

    def at(self, words: Words, start: int = 0) -> tuple[T | None, int]:
        """The thing with the longest name at this place and where the name ends; None and `start` if none."""
        for things, end in self.readings(words, start):
            return things[0], end
        return None, start

    def find(self, words: Words) -> tuple[T | None, Words]:
        """The thing that is named at the start, else at the end, else inside; and the words that remain."""
        sizes = range(min(self._max_words, len(words)), 0, -1)
        at_the_ends = [(edge * (len(words) - size), size) for edge in (0, 1) for size in sizes]
        inside = [(start, size) for size in sizes for start in range(len(words) - size + 1)]
        for start, size in (*at_the_ends, *inside):
            if things := self.called(words[start : start + size]):
                return things[0], words[:start] + words[start + size :]
        return None, words


def workspace_at(workspaces: WorkspaceIndex, words: Words, start: int = 0) -> int:
    """Where the name of a workspace that begins at this place ends: what is in quotes, else the most words
    that name one; `start` if none does."""
    if start < len(words) and words[start].quoted:
        longest = start + 1
    else:
        longest = min(len(words), start + MAX_NAME_WORDS)
    for end in range(longest, start, -1):
        if matching(workspaces, joined(words[start:end])):
            return end
    return start
