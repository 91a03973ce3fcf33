"""What stands around an order for an access code: “code 4711 leaked. Would you please delete it …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.codes.code_words import (
    ADDS,
    CALLS,
    DROPS,
    NAMES,
    NEGATES,
    SAYS,
    SAYS_NOTHING,
    STOPS,
)

_ASKING = frozenset({"would", "could", "can", "will"})
_WHO_KNOWS = frozenset({"someone", "somebody", "everyone", "everybody"})
_POLITE = frozenset({"please", "pls", "kindly", "just", "also"})
TWO = 2


def tells_of_code(said: Sequence[Sentence]) -> bool:
    """Whether the first of two sentences only tells what became of the code that the other removes: “code
    4711 leaked. Delete it …”."""
    first, last = ({token.plain for token in part.tokens} for part in (said[0], said[-1]))
    codes = {word for word in first if any(map(str.isdigit, word))}
    stops = first & (
        (NEGATES - {"away", "gone"})
        | (STOPS - _WHO_KNOWS - {"was", "were", "had"})
        | ADDS
        | DROPS
        | SAYS
        | CALLS
    )
    is_dropped = bool(last & DROPS) and not last & (ADDS - {"give", "make", "put"})
    return len(said) == TWO and is_dropped and codes <= last and not (stops or said[0].asks)


def with_code(said: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences with the code of the first for “it” in an order to remove it: “code 4711 leaked. Delete
    it in the gym”."""
    if len(said) != TWO or not any(token.plain in NAMES for token in said[0].tokens):
        return said
    first, last = said[0].tokens, said[1].tokens
    codes = [token for token in first if token.text.isdigit()]
    it = next((at for at in range(1, len(last)) if last[at].plain in {"it", "that"}), 0)
    if len(codes) != 1 or not it or last[it - 1].plain not in DROPS:
        return said
    named = next(token for token in first if token.plain in NAMES)
    return [said[0], replace(said[1], tokens=(*last[:it], named, codes[0], *last[it + 1 :]))]


def apart(part: Sentence) -> Sequence[Sentence]:
    """The sentence in two before “so please delete it”: what became of the code, and the order."""
    words = [*part.words]
    so = next((at for at in range(2, len(words) - 2) if words[at] == "so"), 0)
    order = so + 1 + (words[so + 1 : so + 2] != [] and words[so + 1] in _POLITE)
    if not so or part.asks or words[order] not in DROPS or "it" not in words[order:]:
        return (part,)
    end = so - (words[so - 1] == ",")
    return (Sentence(part.tokens[:end]), Sentence(part.tokens[order:]))


def without_politeness(part: Sentence) -> Sentence:
    """The sentence without “would you please” at its head."""
    words = [*part.words]
    at = next((at for at in range(min(len(words), 4)) if words[at] == "you"), 0)
    is_polite = at and words[at - 1] in _ASKING and {*words[: at - 1]} <= SAYS_NOTHING | {","}
    end = at + 1
    while end < len(words) and words[end] in _POLITE:
        end += 1
    is_order = is_polite and end < len(words) and words[end] in ADDS | DROPS
    return Sentence(part.tokens[end:]) if is_order else part
