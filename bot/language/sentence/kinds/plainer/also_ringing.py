"""Plainer wordings of what else is to ring, and what answers after some rings: “also ring 4404”, “before it
goes to 4404”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import MIN_DIALLED, NUMBER, Sentence, Token, as_tokens, stand_at

_CONDITIONS = frozenset({"when", "whenever", "if"})
_WHO = frozenset(phrases("somebody|someone|anybody|anyone|people|callers|guests|customers|one|they"))
_CALL = frozenset(phrases("calls|call|rings|ring|phones|phone|dials|dial|reaches"))
_IS_CALLED = (
    ("is", "called"), ("is", "rung"), ("gets", "called"), ("gets", "a", "call"), ("receives", "a", "call"),
    ("has", "a", "call"), ("rings",), ("is", "ringing"),
)  # fmt: skip
_RING = frozenset({"ring", "call", "phone"})
_TOO = (("too",), ("also",), ("as", "well"), ("at", "the", "same", "time"))
_ANSWERS = (
    ("answers",), ("picks", "up"), ("takes", "over"), ("takes", "it"), ("takes", "the", "call"),
    ("gets", "it"), ("gets", "the", "call"), ("takes", "calls"),
)  # fmt: skip
_POLITE = frozenset({",", "please", "pls"})
_COUNTED = frozenset({"ring", "rings", "times"})
_DOES = frozenset({"rings", "ring", "answers", "answer", "gets", "takes", "is", "should", "must"})
"""Behind a number these tell what is done there."""


def with_also_ringing(sentence: Sentence) -> Sentence:
    """The sentence with “when the gym rings, also ring 4404” for “when somebody calls the gym, ring 4404 too”
    and “ring 4404 too when the gym is called”."""
    tokens = sentence.tokens
    words = [*sentence.words]
    start = next((at for at, word in enumerate(words) if word in _CONDITIONS), len(words))
    if start == len(words) or sentence.asks:
        return sentence
    comma = words.index(",", start) if "," in words[start:] else len(words)
    called = _called(tokens[start + 1 : comma])
    number = _number_rung(tokens[comma + 1 :] if start == 0 else tokens[:start])
    if not called or not number or (start and comma < len(words)):
        return sentence
    said = (*as_tokens(["when"]), *called, *as_tokens(["rings", ",", "also", "ring"]), *number)
    return replace(sentence, tokens=said)


def with_going_to(sentence: Sentence) -> Sentence:
    """The sentence with “before it goes to 4404” for “before 4404 answers”, behind how often it rings."""
    tokens = sentence.tokens
    words = [*sentence.words]
    before = words.index("before") if "before" in words else 0
    end = _number_end(words, before + 1)
    answers = next((one for one in _ANSWERS if tuple(words[end : end + len(one)]) == one), ())
    if not before or not {"times", "rings"} & {*words[:before]} or end == before + 1 or not answers:
        return sentence
    goes = as_tokens(["it", "goes", "to"])
    kept = (*tokens[: before + 1], *goes, *tokens[before + 1 : end], *tokens[end + len(answers) :])
    return replace(sentence, tokens=kept)


def with_after(sentence: Sentence) -> Sentence:
    """The sentence with “after 5 rings to 4404” for “5 rings, then 4404”."""
    tokens, words = sentence.tokens, [*sentence.words]
    for at in range(1, len(words) - 3) if not sentence.asks else ():
        if not (words[at - 1].isdigit() and words[at] in _COUNTED):
            continue
        then = at + 1 + (words[at + 1] == ",")
        start = then + 1 + (words[then + 1 : then + 2] == ["to"])
        end = _number_end(words, start)
        tells = {*words[end : end + 1]} & _DOES
        if words[then] == "then" and end > start and not tells:
            after, to = Token("after", "after"), Token("to", "to")
            kept = (*tokens[: at - 1], after, *tokens[at - 1 : at + 1], to, *tokens[start:])
            return replace(sentence, tokens=kept)
    return sentence


def _called(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words for what is called in “somebody calls the gym” and “the gym is called”; empty for others."""
    words = [token.plain for token in tokens]
    if len(words) > 2 and words[0] in _WHO and words[1] in _CALL:
        return tokens[2:]
    for one in _IS_CALLED:
        if tuple(words[-len(one) :]) == one:
            return tokens[: -len(one)]
    return ()


def _number_rung(tokens: Sequence[Token]) -> Sequence[Token]:
    """The number in “ring 4404 too”; empty where anything else is said."""
    said = [token for token in tokens if token.plain not in _POLITE]
    places = ((at, one) for one in _TOO for at in range(len(said)) if stand_at(said, at, one))
    at, too = next(places, (0, ()))
    rest = said[:at] + said[at + len(too) :]
    plain = [token.plain for token in rest]
    if too and plain[-1:] == ["ring"] and plain[-2:-1] and plain[-2] in {"should", "must", "shall"}:
        start = int(plain[0] in {"extension", "number", "ext"})
        return rest[start:-2] if _number_end(plain, start) == len(plain) - 2 > start else ()
    is_whole = len(plain) > 1 and plain[0] in _RING and _number_end(plain, 1) == len(plain)
    return rest[1:] if too and is_whole else ()


def _number_end(words: Sequence[str], start: int) -> int:
    """Where the groups of digits of a number end that can be called; `start` where none stands there."""
    end = start
    while end < len(words) and NUMBER.fullmatch(words[end]):
        end += 1
    digits = sum(map(str.isdigit, "".join(words[start:end])))
    return end if digits >= MIN_DIALLED else start
