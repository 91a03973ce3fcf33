"""Clauses that take back, correct or doubt what stands before them, or leave somebody out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.sentence.kinds.telling.opinions import (
    OPENERS,
    begins_with_who,
)
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import JOINTS, Sentence

_CORRECTING = frozenset(phrases("sorry|no|rather|actually|wait|oops|i|or"))
_TAKES_BACK = frozenset(phrases("sorry|actually|rather|correction|wait"))
_TAKES_BACK_TWO = (["i", "mean"], ["i", "meant"], ["scratch", "that"], ["make", "that"], ["no", "wait"])
_UNDECIDED = frozenset(phrases("unsure|undecided|doubt|tbd|tbc"))
"""Any of these doubts an order."""
DECIDED = frozenset(phrases("sure|certain|decided|convinced|final|agreed|confirmed"))
"""Behind “not” these doubt an order."""
_ASKS_WHY = frozenset(phrases("why|how|what"))
"""Right behind “not sure” these doubt a cause, and no order."""
_TO_THINK = re.compile(
    r"(?:let (?:me|us)|(?:need|have|want) to|i will|we will) (?:still )?think\b|still (?:thinking|deciding)\b"
)
TAKING_BACK = frozenset(
    phrases(
        "not|never|no|stop|wait|cancel|but|without|except|unless|until|only|for|or|if|when|tomorrow|tonight|later|next"
    )
)
LEAVES_OUT = frozenset({"but", "except", "without", "unless", "excluding"})
_KEEPING = frozenset(phrases("leave|keep|stay|stays|remain|remains"))
_UNCHANGED = [
    one.split() for one in phrases("as it is|as they are|as is|the way it is|unchanged|untouched|alone")
]
"""Behind a word for keeping these say that nothing is to change."""
_UNCHANGED_ENDS = frozenset(one[-1] for one in _UNCHANGED)
_POLITE_ENDS = frozenset({"please", "pls", "thanks", "now", "for", ","})


def begins_with_no(sentence: Sentence) -> bool:
    """Whether a clause takes something back: “not now”, “but only there”, “please do not do it yet”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    while words and words[0] in OPENERS:
        words = words[1:]
    return words[:1] != [] and (words[0] in TAKING_BACK or words[:2] in (["do", "not"], ["in", "case"]))


def leaves_out(sentence: Sentence) -> bool:
    """Whether a clause says for whom something is not to be: “but gym”, “except the lobby”."""
    words = {*sentence.words}
    # “We get calls without a number” leaves nobody out.
    leaves = LEAVES_OUT - {"without"} if begins_with_who(sentence) else LEAVES_OUT
    return bool(leaves & words)


def takes_back(sentence: Sentence) -> bool:
    """Whether a clause corrects what stands before it, or doubts it: “sorry, I mean …”, “actually off”, “make
    that …”, “I am not sure yet”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "oh", "oops", "and"}]
    return words[:1] != [] and (
        words[0] in _TAKES_BACK or words[:2] in _TAKES_BACK_TWO or _is_undecided(words)
    )


def _is_undecided(words: Sequence[str]) -> bool:
    """Whether somebody is not sure that it should be done; “not sure why” doubts nothing."""
    said = " ".join(words)
    if not _UNDECIDED.isdisjoint(words) or _TO_THINK.search(said):
        return "no doubt" not in said
    at = next((at for at, word in enumerate(words) if word in DECIDED), 0)
    is_why = not _ASKS_WHY.isdisjoint(words[at + 1 : at + 2]) and "so" not in words[at:]
    return "not" in words[:at] and words[at - 1] not in {"make", "for"} and not is_why


def left_as_it_is(sentence: Sentence) -> list[str]:
    """The words at the end that say that nothing is to change: “leave the voicemail as it is”."""
    if _UNCHANGED_ENDS.isdisjoint(sentence.words):
        return []
    words = [*sentence.words]
    while words and words[-1] in _POLITE_ENDS:
        words = words[:-1]
    said = next((one for one in _UNCHANGED if words[-len(one) :] == one), [])
    before = words[: -len(said)] if said else []
    keeps = (said[:1] == ["as"] or not _KEEPING.isdisjoint(before)) and JOINTS.isdisjoint(before)
    return [" ".join(said)] if keeps else []


def corrects(sentence: Sentence) -> bool:
    """Whether a clause tells another number in the place of one before it: “sorry, 4322”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    return words[:1] != [] and words[0] in _CORRECTING and any(word.isdigit() for word in words)
