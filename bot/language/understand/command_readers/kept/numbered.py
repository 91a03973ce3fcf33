"""Numbers of what the bot keeps: of a plan (`p-7`), a request (`r-3`), a timed change (`s-5`)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.language.requests.request import Request
from bot.language.words import Words

Read = Callable[[Viewer, Words], Request]


class Numbered:
    """What is called by a letter and a number; `says_nothing` are words beside it that change nothing about
    what is asked. With `has_dash` it is written with one: `e911` is a number to call."""

    def __init__(self, letter: str, says_nothing: str, *, has_dash: bool = False) -> None:
        dash = "-" if has_dash else "-?"
        self._number = re.compile(rf"#?{letter}{dash}(\d{{1,12}})[.,!]?")
        self._says_nothing = frozenset(says_nothing.split("|"))

    def numbers(self, words: Words) -> list[int]:
        """The numbers that stand among the words."""
        found = (self._number.fullmatch(word.plain) for word in words)
        return [int(one[1]) for one in found if one]

    def names(self, words: Words) -> bool:
        """Whether the words name one, and nothing else."""
        return len(self.numbers(words)) == 1 and not self.others(words)

    def names_none(self, words: Words) -> bool:
        """Whether the words name none, and nothing else."""
        return not self.numbers(words) and not self.others(words)

    def others(self, words: Words) -> Words:
        """The words that say something besides."""
        return tuple(
            word
            for word in words
            if not self.numbers((word,)) and word.plain.strip(".,!") not in self._says_nothing
        )

    def reader(self, make: Callable[[int], Request]) -> Read:
        """A reader of the one that is named."""
        return lambda viewer, words: make(self.numbers(words)[0])
