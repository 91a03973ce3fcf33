"""Names found by their words, by how words begin, or by a part, without looking at each name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.names.text import begin_words, marked_words


class WordIndex:
    """Folded names by the words in them; made once for a list of names, which are found in its order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._marked = list(map(marked_words, self._names))
        self._at: dict[str, list[int]] = defaultdict(list)
        """The positions of the names with each word."""
        for position, words in enumerate(self._marked):
            for word in {*words.split()}:
                self._at[word].append(position)
        self._words = sorted(self._at)
        self._lines = "\n".join(self._names)

    def with_word(self, words: Iterable[str]) -> list[str]:
        """The names with one of these words."""
        return [self._names[at] for at in sorted({at for word in words for at in self._at.get(word, ())})]

    def beginning(self, parts: Sequence[str], *, surely: bool = False) -> list[str]:
        """The names that have a word beginning with each of the parts, as `begin_words` has it."""
        rarest = min(map(self._places, parts), key=len, default=set())
        return [
            self._names[at] for at in sorted(rarest) if begin_words(parts, self._marked[at], surely=surely)
        ]

    def containing(self, text: str) -> Iterator[str]:
        """The names with this text in them, also inside a word."""
        at = self._lines.find(text)
        while at >= 0:
            start, end = self._lines.rfind("\n", 0, at) + 1, self._lines.find("\n", at)
            yield self._lines[start : end if end >= 0 else None]
            at = self._lines.find(text, end) if end >= 0 else -1

    def _places(self, part: str) -> set[int]:
        """The positions of the names with a word that begins so."""
        found: set[int] = set()
        at = bisect_left(self._words, part)
        while at < len(self._words) and self._words[at].startswith(part):
            found.update(self._at[self._words[at]])
            at += 1
        return found
