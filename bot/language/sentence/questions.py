"""Tells questions from orders, also from orders that are politely worded as questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from bot.language.sentence.general_words import CONDITION_PHRASES, QUESTIONS, phrases
from bot.language.sentence.tokens import Sentence

MIN_DIALLED = 3
"""So many digits at least has a number that calls can go to."""
_POLITE_ORDERS = phrases("can you|could you|would you|will you|can we|could we|would it be possible|may we")
_TO_ASK = phrases("tell me|show|let me know|check if|check whether|see if|find out")
_PASSED_OVER = frozenset(
    phrases(
        "hi|hello|hey|please|so|ok|okay|and|then|good|morning|afternoon|evening|there|all|team|thanks|pls|,"
    )
)
_STATES = "|".join(
    sorted((one for one in CONDITION_PHRASES if one.split()[0] not in QUESTIONS), key=len)[::-1]
)
_WHEN_STATE = re.compile(rf"when (?:(?:the |a )?(?:phone|line|it)(?: is)? )?(?:{_STATES}) ")


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks: it begins with a word for a question, or ends in a question mark, and is no
    polite order."""
    words = _words(sentence)
    if order := _polite_order(words):
        return order.removeprefix("please ").startswith(_TO_ASK)
    return bool(words) and not may_ask(sentence) and (words[0] in QUESTIONS or sentence.asks)


def may_ask(sentence: Sentence) -> bool:
    """Whether a sentence may ask or order: “could the gym be forwarded to 4321?” A change is shown first."""
    words = _words(sentence)
    may = ["could"] if not _tells_value(words) else ["could", "can", "would", "may", "should"]
    return bool(words) and words[0] in may and not _polite_order(words)


def _tells_value(words: Sequence[str]) -> bool:
    """Whether a number or an address is told: “can calls go to 5511?”, “… be emailed to …?”"""
    return any("@" in word or sum(map(str.isdigit, word)) >= MIN_DIALLED for word in words[1:])


def _words(sentence: Sentence) -> list[str]:
    """The words without a greeting before them, and without the state of a phone: “when busy, …” does not ask
    when."""
    words = list(dropwhile(_PASSED_OVER.__contains__, (token.plain for token in sentence.tokens)))
    rest = _behind_state(words) if words[:1] == ["when"] else words
    said = [word for word in rest or words if word != ","]
    return [] if said[:3] == ["do", "not", "disturb"] else said


def _behind_state(words: list[str]) -> list[str]:
    """The words behind “when busy” or “when the gym is busy,”; none where they begin with something else."""
    first = words[1 : words.index(",")] if "," in words else []
    said = f" {' '.join(first)} "
    if (
        first
        and first[0] not in QUESTIONS
        and any(said.endswith(f" {state} ") for state in CONDITION_PHRASES)
    ):
        return words[len(first) + 2 :]
    found = _WHEN_STATE.match(" ".join(words))
    return words[found[0].count(" ") :] if found else []


def _polite_order(words: Sequence[str]) -> str:
    """What is said behind “can you” and the like; empty without it."""
    said = " ".join(words)
    return next((said[len(one) :].strip() for one in _POLITE_ORDERS if said.startswith(f"{one} ")), "")
