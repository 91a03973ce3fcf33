"""What an access code is for, in the sentence that adds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.sentence.readings.span import Span
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.tokens import Token
from bot.language.understand.codes.code_words import (
    CALLS,
    CONDITIONS,
    DROPS,
    NAMES,
    STOPS,
)

DESCRIBED = frozenset(
    general.phrases("description|desc|descr|described|called|named|label|labelled|labeled|marked|tagged|as")
)
_PLACES = frozenset(general.phrases("to|on|at|in|from|of|for|the"))
"""Words that lead to the name of the workspace."""
MAX_UNMARKED_WORDS = 4
"""So many words say what a code is for where nothing tells that they do."""


def outside(tokens: Sequence[Token], span: Span | None) -> list[int]:
    """The places of the words that do not name the workspace."""
    return [at for at in range(len(tokens)) if span is None or not span.start <= at < span.end]


def drops_it(words: Sequence[str]) -> bool:
    """Whether “delete it” or the like stands in these words."""
    return any(one in DROPS and other in {"it", "that"} for one, other in pairwise(words))


def description_of_code(tokens: Sequence[Token], span: Span, code: int) -> tuple[bool, Sequence[int]]:
    """The places of the words that say what the code is for: in quotes or behind “description” or “call it”,
    which mark it, behind “for”, or right behind the code."""
    quoted = [at for at in outside(tokens, span) if tokens[at].quoted]
    if quoted:
        return True, quoted[:1]
    for is_marked, start in _starts(tokens, code):
        run = _run(tokens, start, span)
        stops = CONDITIONS if is_marked else STOPS
        is_short = is_marked or len(run) <= MAX_UNMARKED_WORDS
        if run and is_short and not any(tokens[at].plain in stops for at in run):
            return is_marked, run
    return False, range(0)


def _starts(tokens: Sequence[Token], code: int) -> Iterator[tuple[bool, int]]:
    """Where a description may begin, the surest place first, and whether a word marks it."""
    plain = [token.plain for token in tokens]
    yield from ((True, at + 1) for at, word in enumerate(plain) if word in DESCRIBED)
    for at, word in enumerate(plain):
        if word in CALLS and plain[at + 1 : at + 2] == ["it"]:
            yield True, at + 2
    yield from ((False, at + 1) for at, word in enumerate(plain) if word == "for")
    yield False, code + 1


def _run(tokens: Sequence[Token], start: int, span: Span) -> range:
    """The words from here to a comma, the workspace or the end, without what only leads to them."""
    ends = (
        at
        for at in range(start, len(tokens))
        if tokens[at].plain == "," or at == span.start or _leads_to_list(tokens, at)
    )
    end = next((at for at in ends if at > start), len(tokens))
    while start < end and tokens[start].plain in {",", "as", "is", "the", "it", "'s"}:
        start += 1
    while start < end <= span.start and tokens[end - 1].plain in _PLACES:
        end -= 1
    run = range(start, end)
    is_named = any(span.start <= at < span.end for at in run)
    says_else = any(tokens[at].plain in NAMES | DESCRIBED or tokens[at].text.isdigit() for at in run)
    is_order = drops_it([token.plain for token in tokens[start : start + 2]])
    return range(0) if is_named or says_else or is_order else run


def _leads_to_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether “to the access codes” begins here."""
    behind = [token.plain for token in tokens[at + 1 : at + 3] if token.plain not in {"the", "our", "its"}]
    return tokens[at].plain in _PLACES - {"the"} and behind[:1] != [] and behind[0] in NAMES
