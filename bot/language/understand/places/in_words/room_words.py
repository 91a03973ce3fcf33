"""The word for what a workspace is, before its name: “on workspace gym”, “on the phone called gym”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.tokens import Sentence

_ROOMS = frozenset({"workspace", "device", "handset", "phone", "space", "room"})
_CALLED = frozenset({"called", "named"})
_PLACED = frozenset({"on", "in", "at", "for", "of", "from"})
_BUSY = frozenset({"when", "while", "if", "is", "are", "am", "be", "'s", "busy", "already", "whenever"})
"""Behind these “on the phone” is a state."""
_ARTICLES = frozenset({"the", "our", "my"})


def is_worth_a_look(sentence: Sentence) -> bool:
    """Whether such a word is in the sentence at all."""
    return not _ROOMS.isdisjoint(sentence.words)


def without_room_word(sentence: Sentence, spans: Iterable[Span]) -> Sentence:
    """The sentence without such a word between “on” and the name, unless it is a part of a name."""
    words = sentence.words
    named = [one for one in spans if one.sureness >= Sureness.ALL_WORDS]
    inside = {at for one in named for at in range(one.start, one.end)}
    for place in named:
        room = place.start - 1 - (words[place.start - 1] in _CALLED)
        before = room - 1 - (words[room - 1] in _ARTICLES)
        is_led = before > 0 and words[room] in _ROOMS and words[before] in _PLACED
        is_led = is_led and words[before - 1] not in _BUSY
        if is_led and inside.isdisjoint(range(before, place.start)):
            return replace(sentence, tokens=(*sentence.tokens[: before + 1], *sentence.tokens[place.start :]))
    return sentence
