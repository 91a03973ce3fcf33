"""A message as words: split, joined, and written so that it can be typed again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from bot.errors import NotUnderstood
from bot.names.text import TYPOGRAPHY, folded

SPLIT_LAST = 8
"""Texts of which the words are kept: about those of one message."""
MAX_COMMAND_CHARS = 1000
"""Nobody types more on purpose."""
MAX_PAGE_DIGITS = 6
"""Digits of the number of a page that are read."""
ARTICLES = frozenset({"the", "a", "an"})

_ENDS_IN_A_PATTERN = re.compile(r"\bpatterns?\b.*[\dX*#]!$", re.IGNORECASE)
_PIECE = re.compile(r'"([^"]+)"(,?)(?=\s|$)|\'([^\']+)\'(,?)(?=\s|$)|(\S+)')


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command; what stood in quotes is one word and never a keyword."""

    text: str
    quoted: bool = False
    has_comma: bool = field(default=False, compare=False)
    """Whether a comma follows the quotes; behind any other word it is in the text."""
    plain: str = field(init=False, compare=False)
    """The word as keywords are compared; empty for a quoted one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", "" if self.quoted else folded(self.text))

    @property
    def is_before_comma(self) -> bool:
        """Whether a comma follows."""
        return self.has_comma or self.text.endswith(",")


Words = tuple[Word, ...]


@lru_cache(maxsize=SPLIT_LAST)
def split(text: str) -> Words:
    """The words of a message, kept while one is looked at in several ways. Raises NotUnderstood when it is
    too long to be a command."""
    if len(text) > MAX_COMMAND_CHARS:
        raise NotUnderstood(
            f"That is {len(text):,} characters long; I read up to {MAX_COMMAND_CHARS:,} at once. "
            "Nothing was changed.",
            "Say one thing at a time; many changes can come as a file: `help import`.",
        )
    visible = _visible(text).strip()
    if not _ENDS_IN_A_PATTERN.search(visible):
        visible = visible.rstrip("?!")  # a polite question is the same command
    return tuple(
        Word(piece[5])
        if piece[5]
        else Word(piece[1] or piece[3], quoted=True, has_comma=bool(piece[2] or piece[4]))
        for piece in _PIECE.finditer(visible)
    )


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    marks = (mark if mark.isprintable() else " " for mark in text if unicodedata.category(mark) != "Cf")
    return "".join(marks).translate(TYPOGRAPHY)


def joined(words: Iterable[Word]) -> str:
    """The words as one text, without the quotes."""
    return " ".join(word.text for word in words)


def retype(words: Iterable[Word]) -> str:
    """The words as they can be typed again: what was quoted is quoted, anything else stands as it was."""
    return " ".join(_in_quotes(word) if word.quoted else word.text for word in words)


def _in_quotes(word: Word) -> str:
    mark = "'" if '"' in word.text else '"'
    return f"{mark}{word.text}{mark}{',' if word.has_comma else ''}"


def split_page(words: Words) -> tuple[Words, int]:
    """The words before `page <number>` at the end, and the number; 1 without."""
    if len(words) >= 2 and words[-2].plain == "page" and words[-1].plain.isdecimal():
        return words[:-2], max(1, int(words[-1].plain[:MAX_PAGE_DIGITS]))
    return words, 1
