"""Words that say no more, left out: “should only work with a code”, “show … before I dig further”."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.kinds.asking.questions import wants_shown
from bot.language.sentence.words.tokens import Sentence, Token

_FILLING = frozenset({"gets", "work", "works", "possible", "simultaneously", "too"})
_TOO = frozenset({"simultaneously", "too"})
_WORKS = frozenset({"work", "works", "possible"})
_BE_ONLY = frozenset({"only", "be", "are"})
_WHENEVER = frozenset({"when", "whenever"})
_WHEN_SO = (["when", "it", "happens"], ["when", "that", "happens"], ["when", "this", "happens"])
"""Behind what is played, these say no more."""
_DISPLAYED = frozenset({"display", "displays", "screen", "screens"})
"""“On their display” says where something is seen, and turns nothing on."""
_WHOSE = frozenset({"their", "the", "its", "his", "her", "our"})
_PLAYED = frozenset({"tone", "beep", "announcement", "announce", "sound", "warning"})


def without_filling(sentence: Sentence) -> Sentence:
    """The sentence without words that say no more: “should only work with a code”, “room 101 gets forward
    busy to …”; and with “also ring …” for “ring … simultaneously whenever it rings”."""
    words = [*sentence.words]
    if words[-3:] in _WHEN_SO and not _PLAYED.isdisjoint(words):
        return replace(sentence, tokens=sentence.tokens[:-3])
    at = next((at for at, word in enumerate(words) if word in _DISPLAYED), 0)
    if at > 1 and words[at - 2] == "on" and words[at - 1] in _WHOSE and "see" in words[:at]:
        shorter = (*sentence.tokens[: at - 2], *sentence.tokens[at + 1 :])
        return without_filling(replace(sentence, tokens=shorter))
    if _FILLING.isdisjoint(words):
        return sentence
    behind = [*words[1:], ""]
    drops = {at for at, word in enumerate(words) if word == "gets" and behind[at].startswith("forward")}
    if "only" in words:
        drops |= {at for at, word in enumerate(words) if word in _WORKS and at and words[at - 1] in _BE_ONLY}
    kept = [token for at, token in enumerate(sentence.tokens) if at not in drops]
    whenever = next((at for at, token in enumerate(kept) if token.plain in _WHENEVER), 0)
    if words[:1] == ["ring"] and whenever and not _TOO.isdisjoint(words):
        kept[whenever] = kept[whenever]._replace(plain="when")
        kept = [Token("also", "also"), *(token for token in kept if token.plain not in _TOO)]
    return replace(sentence, tokens=tuple(kept))


def without_before(sentence: Sentence) -> Sentence:
    """The sentence without “before I dig further” at the end of what wants something shown."""
    words = [*sentence.words]
    at = words.index("before") if "before" in words[2:] else 0
    ends = at > 1 and words[at + 1 : at + 2] in (["i"], ["we"]) and wants_shown(sentence)
    return replace(sentence, tokens=sentence.tokens[:at]) if ends else sentence
