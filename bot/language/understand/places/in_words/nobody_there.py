"""A workspace that is named with who does not answer there: “if nobody in the gym picks up, …”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES

NOBODY = frozenset({"nobody", "one", "noone", "body"})
_PLACED = frozenset({"in", "at", "on", "near"})
_ANSWERS = frozenset(
    {
        "answers",
        "answer",
        "picks",
        "pick",
        "takes",
        "responds",
        "reacts",
        "gets",
        "comes",
        "is",
        "can",
        "could",
    }
)


def with_place_first(sentence: Sentence, spans: Iterable[Span]) -> Sentence:
    """The sentence with the workspace as its heading: “gym, if nobody picks up, …”."""
    words = sentence.words
    for place in spans:
        start = place.start - 1 - (words[place.start - 1] in ARTICLES)
        is_led = start > 0 and words[start] in _PLACED and words[start - 1] in NOBODY
        behind = words[place.end : place.end + 1]
        if place.sureness >= Sureness.ALL_WORDS and is_led and not _ANSWERS.isdisjoint(behind):
            name = sentence.tokens[place.start : place.end]
            rest = (*sentence.tokens[:start], *sentence.tokens[place.end :])
            return replace(sentence, tokens=(*name, Token(",", ",", gap=""), *rest))
    return sentence
