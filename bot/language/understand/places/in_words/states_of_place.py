"""The state of a phone that is told with the name of its workspace: “while the gym is on a call, …” as “…
while it is on a call in the gym”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens
from bot.language.sentence.words.word_graph import ARTICLES

WHEN = frozenset({"while", "when", "whenever", "if", "once"})
"""One of these begins what is told of the phone."""
_ON_A_CALL = sorted(
    (one.split() for one in ("is on a call", "is on the phone", "is on another call", "is in a call",
                             "is talking", "is already on a call", "is busy", "is engaged", "'s on a call",
                             "'s on the phone", "'s talking", "is on the line")),
    key=len,
    reverse=True,
)  # fmt: skip
_SENDS_ON = frozenset({"redirects", "forwards", "diverts"})
_CALLS = (["a", "call"], ["calls"], ["its", "calls"], ["the", "call"])
_RINGS_ALONG = frozenset({"along", "too"})
_KNOCKS = frozenset({"knock", "knocking"})
_LEARN = frozenset({"see", "know", "learn", "find"})
_POLITE = frozenset({"please", "pls"})
_OFF = frozenset({"off", "not", "no"})


def with_state_behind(sentence: Sentence, spans: Iterable[Span]) -> Sentence:
    """The sentence with the workspace behind all else, where what is told of its phone belongs to what is
    ordered: who knocks or rings along meanwhile, and who sees who answered. Any other as it is."""
    words = [*sentence.words]
    named = [one for one in spans if one.sureness >= Sureness.ALL_WORDS]
    if len(named) != 1:
        return sentence
    place = named[0]
    start = place.start - 1 - (words[place.start - 1] in ARTICLES)
    if start < 0 or words[start] not in WHEN:
        return sentence
    state = next((one for one in _ON_A_CALL if words[place.end : place.end + len(one)] == one), [])
    if state:
        end = place.end + len(state)
        rest = _around(sentence.tokens, start, end)
        told = [one.plain for one in rest]
        knocks = not _KNOCKS.isdisjoint(told)
        is_along = "ring" in told and not _RINGS_ALONG.isdisjoint(told)
        if _OFF.isdisjoint(told) or not (knocks or is_along):
            return sentence
        at = min(told.index(one) for one in _KNOCKS | {"ring"} if one in told)
        end = next((one for one in range(at, len(told)) if told[one] in {",", *_POLITE}), len(told))
        meanwhile = () if knocks else as_tokens(["while", "it", "is", "on", "a", "call"])
        return _placed(sentence, (*rest[:end], *meanwhile), place, rest[end:])
    calls = next((one for one in _CALLS if words[place.end + 1 : place.end + 1 + len(one)] == one), [])
    if calls and words[place.end] in _SENDS_ON:
        rest = _around(sentence.tokens, start, place.end + 1 + len(calls))
        told = [one.plain for one in rest]
        if "who" in told and not _LEARN.isdisjoint(told):
            redirected = as_tokens(["when", "calls", "are", "redirected"])
            return _placed(sentence, (*redirected, *rest), place)
    return sentence


def _around(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    """What is said around the words from `start` to `end`, without a comma or “please” at its edges."""
    rest = [*tokens[:start], *tokens[end:]]
    edges = _POLITE | {","}
    while rest and rest[0].plain in edges:
        rest = rest[1:]
    while rest and rest[-1].plain in edges:
        rest = rest[:-1]
    return tuple(rest)


def _placed(sentence: Sentence, said: Sequence[Token], place: Span, behind: Sequence[Token] = ()) -> Sentence:
    name = sentence.tokens[place.start : place.end]
    return replace(sentence, tokens=(*said, Token("in", "in", gap=" "), *name, *behind))
