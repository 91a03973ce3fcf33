"""The number that a sentence wants to have replaced: “from 4404 to 4405”, “4405 instead of 4404”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.language.sentence.words.tokens import MIN_DIALLED, NUMBER, Sentence, as_tokens
from bot.names.text import digits_of

_BEFORE = (("instead", "of"), ("rather", "than"), ("not",), ("replace",), ("swap",), ("no", "longer"))
"""Words before the number that was."""
_CALLERS = frozenset({"calls", "call", "callers", "caller", "rule", "rules"})
"""Before “from 4404” these tell who calls."""
_SHOULD = (["should", "be"], ["it", "should", "be"], ["must", "be"], ["it", "must", "be"])


def with_change(sentence: Sentence) -> Sentence:
    """The order to change it, for “forward all calls of the gym changed from 4321 to 4399”."""
    words = sentence.words
    at = words.index("changed") if "changed" in words else 0
    is_told = at > 0 and words[at + 1 : at + 2] == ("from",) and bool(replaced_number(sentence))
    if not is_told or sentence.asks:
        return sentence
    tokens = (*sentence.tokens[:at], *sentence.tokens[at + 1 :])
    return replace(sentence, tokens=(*as_tokens(["change"]), *tokens))


def replaced_number(sentence: Sentence) -> str:
    """The number that is to be replaced by another one of the sentence; empty where none is said to be."""
    words = [*sentence.words]
    numbers = [
        one
        for one in number_places(words)
        if len(digits_of("".join(words[one.start : one.stop]))) >= MIN_DIALLED
    ]
    old = [one for one in numbers if any(_is_old(words, one))]
    is_told = len(old) == 1 and len(numbers) == len(("old", "new"))
    return sentence.text(old[0].start, old[0].stop) if is_told else ""


def number_places(words: Sequence[str]) -> Iterator[range]:
    """The places of each number, which may be in several groups: “+1 303 555 0110”."""
    start = 0
    for at, word in enumerate([*words, ""]):
        if NUMBER.fullmatch(word) and not (at > start and word.startswith("+")):
            continue
        if at > start:
            yield range(start, at)
        start = at if NUMBER.fullmatch(word) else at + 1


def _is_old(words: Sequence[str], number: range) -> Iterator[bool]:
    """In each way: whether what stands beside a number says that it is the old one."""
    before = [word for word in words[: number.start] if word not in {"to", "the", "number", "extension"}]
    behind = [word for word in words[number.stop : number.stop + 4] if word != ","]
    yield from (tuple(before[-len(said) :]) == said for said in _BEFORE)
    yield before[-1:] == ["from"] and behind[:1] == ["to"] and not _CALLERS & {*before[-2:-1]}
    yield any(behind[: len(said)] == said for said in _SHOULD)
