"""How often a tone is repeated, right behind the tone: “recording beep in the gym every 30 seconds”."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.words.tokens import Sentence

_TONES = frozenset({"beep", "beeps", "tone", "tones"})
_EVERY = frozenset({"every", "each"})
_SECONDS = frozenset({"seconds", "second", "secs", "sec", "s"})
_RECORDED = frozenset({"recording", "recordings", "recorded", "record", "records", "rec", "taped", "taping"})
_PAUSES = frozenset(
    {"pause", "pauses", "paused", "pausing", "resume", "resumes", "resumed", "resuming", "and", ",", "but"}
)
"""Beside one of these another tone may be told, too: the one that is heard when recording is paused."""


def with_interval_behind_tone(sentence: Sentence) -> Sentence:
    """The sentence with “every 30 seconds” right behind the one tone of a recording that it is said of."""
    words = sentence.words
    if _EVERY.isdisjoint(words) or _RECORDED.isdisjoint(words):
        return sentence
    tones = [at for at, word in enumerate(words) if word in _TONES]
    every = [
        at
        for at in range(len(words) - 2)
        if words[at] in _EVERY and words[at + 1].isdigit() and words[at + 2] in _SECONDS
    ]
    if len(tones) != 1 or len(every) != 1 or every[0] == tones[0] + 1:
        return sentence
    tone, at, tokens = tones[0] + 1, every[0], sentence.tokens
    if at < tone:
        if any(word.startswith(("paus", "resum")) for word in words):
            return sentence
        behind = (*tokens[at + 3 + (words[at + 3] == ",") : tone], *tokens[at : at + 3], *tokens[tone:])
        return replace(sentence, tokens=(*tokens[:at], *behind))
    between = tokens[tone : at - (words[at - 1] == ",")]
    if not _PAUSES.isdisjoint([*words[:tone], *(one.plain for one in between), *words[at + 3 :]]):
        return sentence
    return replace(sentence, tokens=(*tokens[:tone], *tokens[at : at + 3], *between, *tokens[at + 3 :]))
