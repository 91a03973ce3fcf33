"""The names of people in a sentence, and which of them stand in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.sentence.frames.frame import Draft
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.names.text import folded

NO_NAMES = frozenset(
    phrases(
        "permission|permissions|access|right|rights|member|members|membership|talk|speak|colleague|coworker|"
        "i|me|we|us|you|he|she|they|person|user|users|guy|authorised|authorized|allowed|able|among|party|part|member|group|too|talking|"
        "stay|stays|remain|remains"
    )
)
"""Words beside the names of people that are no name."""
_INSIDE_NAMES = frozenset(phrases("de|da|di|del|der|den|van|von|la|le|al|el|bin|ben"))
"""What stands in small letters inside names."""
_LINKS = frozenset({"and", ",", "&", "plus", "+", "also"})
"""What stands between the names of a list."""


@dataclass(frozen=True)
class Name:
    """A name, and the items of the draft that it stands in."""

    first: int
    last: int
    start: int
    """The word that it begins with."""
    end: int
    text: str


_WE = frozenset({"we", "they", "you", "he", "she", "i"})
_AM = frozenset({"am", "are", "is", "were", "was", "have", "has"})
"""Behind who it is, these begin what somebody does."""


def names_in(draft: Draft) -> Iterator[Name]:
    """The names: words that are not known and stand side by side, quoted words, and numbers."""
    at = 0
    while at < len(draft.items):
        piece = draft.items[at]
        if not _may_be_name(draft, piece):
            at += 1
            continue
        last = at
        if piece.role is Role.UNKNOWN and not piece.text:
            while last + 1 < len(draft.items) and _goes_on(draft, draft.items[last], draft.items[last + 1]):
                last += 1
        end = draft.items[last].end
        text = piece.text or draft.sentence.text(piece.start, end)
        if piece.role is not Role.UNKNOWN or not _tells_of_us(draft, piece.start):
            yield Name(at, last, piece.start, end, text)
        at = last + 1


def _tells_of_us(draft: Draft, start: int) -> bool:
    """Whether the words tell what somebody does or is: “we are moving house”, “they complain”."""
    words = draft.sentence.words
    at = start - 1 - (words[start - 1 : start] != () and words[start - 1] in _AM)
    return (at >= 0 and words[at] in _WE) or words[start] in _WE


def _may_be_name(draft: Draft, piece: Piece) -> bool:
    if piece.role is Role.UNKNOWN and not piece.text:
        said = draft.plain(piece)
        return said not in NO_NAMES and any(map(str.isalpha, said)) and not lexicon().knows(said)
    return piece.role in (Role.UNKNOWN, Role.QUOTE, Role.NUMBER)


def _goes_on(draft: Draft, piece: Piece, following: Piece) -> bool:
    is_next = following.role is Role.UNKNOWN and following.start == piece.end and not following.text
    return is_next and _may_be_name(draft, following) and not _is_over(draft, following.start)


def _is_over(draft: Draft, at: int) -> bool:
    """Whether a name in capitals ends before this word: “Ravi Shah took over”."""
    before, word = draft.sentence.tokens[max(at - 2, 0) : at], draft.sentence.tokens[at]
    in_capitals = len(before) > 1 and all(token.text[:1].isupper() for token in before)
    return in_capitals and word.text[:1].islower() and word.plain not in _INSIDE_NAMES


def listed(draft: Draft, names: Sequence[Name]) -> tuple[Name, ...]:
    """The first name and those that are joined to it by “and” or a comma."""
    kept = list(names[:1])
    for one in names[1:]:
        if not _is_linked(draft, kept[-1].end, one.start):
            break
        kept.append(one)
    return tuple(kept)


def listed_back(draft: Draft, names: Sequence[Name]) -> tuple[Name, ...]:
    """The last name and those that are joined to it."""
    kept = list(names[-1:])
    for one in reversed(names[:-1]):
        if not _is_linked(draft, one.end, kept[0].start):
            break
        kept.insert(0, one)
    return tuple(kept)


def _is_linked(draft: Draft, end: int, start: int) -> bool:
    between = {token.plain for token in draft.sentence.tokens[end:start]}
    return bool(between) and between <= _LINKS


def texts_of(names: Iterator[Name]) -> tuple[str, ...]:
    """The names, each once."""
    return tuple({folded(one.text): one.text for one in names}.values())
