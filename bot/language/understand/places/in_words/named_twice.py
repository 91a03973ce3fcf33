"""A workspace that is named again where it stands: “kitchen calls should ring in the kitchen again”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES

AGAIN = "again"
"""Only what is to be as it was is said so."""
_PLACED = frozenset({"in", "at", "on"})


def with_there(sentence: Sentence, spans: Iterable[Span]) -> Sentence:
    """The sentence with “there” for “in the kitchen” behind “ring”, where that is the only workspace."""
    named = sorted((one for one in spans if one.sureness >= Sureness.ALL_WORDS), key=lambda one: one.start)
    if len(named) != 2 or named[0].found != named[1].found or named[0].overlaps(named[1]):
        return sentence
    place = named[1]
    words = sentence.words
    start = place.start - 1 - (words[place.start - 1] in ARTICLES)
    if words[start] not in _PLACED or words[start - 1] not in {"ring", "rings", "ringing"}:
        return sentence
    there = Token("there", "there", gap=" ")
    return replace(sentence, tokens=(*sentence.tokens[:start], there, *sentence.tokens[place.end :]))
