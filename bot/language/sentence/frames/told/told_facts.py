"""Words that tell how it is where an order could be read: “the gym has no voicemail”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import Sentence

_WHEN = frozenset({"when", "whenever"})
_THERE_IS = (("there", "is"), ("there", "are"))
_NEEDS = frozenset({"needs", "gets", "wants", "has", "receives"})
_SEERS = frozenset({"callers", "people", "customers", "guests"})


def told_facts(sentence: Sentence, pieces: Sequence[Piece]) -> list[str]:
    """The words that make a fact of it, or a mere condition; none where it is neither."""
    lacks = any(
        (one.role, one.plain) == (Role.QUESTION, "has") and (other.role, other.plain) == (Role.OFF, "no")
        for one, other in pairwise(pieces)
    )
    return (["has no"] if lacks and not sentence.asks else []) + _mere_condition(sentence, pieces)


def tells_absence(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether “there is no …” tells of something that is no setting: “there is no staff”."""
    return any(
        (one.role, one.plain) == (Role.OFF, "no")
        and sentence.words[max(one.start - 2, 0) : one.start] in _THERE_IS
        and not other.is_of_setting
        for one, other in pairwise(pieces)
    )


def tells_what_is_seen(sentence: Sentence) -> bool:
    """Whether it may tell what callers see now: “callers get 4405 as caller ID”."""
    words = sentence.words
    return words[:1] != () and words[0] in _SEERS and words[1:2] in (("get",), ("see",), ("have",))


def _mere_condition(sentence: Sentence, pieces: Sequence[Piece]) -> list[str]:
    """“When” in “when the gym needs 4405 as its transfer number”, behind which no order stands."""
    first = sentence.words[:1]
    if not first or first[0] not in _WHEN or "," in sentence.words:
        return []
    place = next((one for one in pieces if one.role is Role.WORKSPACE), None)
    behind = sentence.words[place.end : place.end + 1] if place else ()
    return [first[0]] if behind and behind[0] in _NEEDS else []


def tells_caller(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a number is told whose calls are meant, which only a rule holds: “calls from 4001 to 4002”."""
    words = sentence.words
    return any(one.role is Role.NUMBER and one.start and words[one.start - 1] == "from" for one in pieces)


def tells_who_quit(one: Piece, other: Piece) -> bool:
    """Whether somebody ended something, which is no order: “…, he quit”."""
    return one.plain in {"he", "she"} and other.role is Role.OFF
