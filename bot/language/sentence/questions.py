"""Tells questions from orders, also from orders that are politely worded as questions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.general_words import QUESTIONS, phrases
from bot.language.sentence.tokens import Sentence

_POLITE_ORDERS = phrases("can you|could you|would you|will you|can we|could we|would it be possible|may we")
_TO_ASK = phrases("tell me|show|let me know|check if|check whether|see if|find out")
_OPENERS = frozenset(
    phrases(
        "hi|hello|hey|please|so|ok|okay|and|then|good|morning|afternoon|evening|there|all|team|thanks|pls"
    )
)


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
    return words[:1] == ["could"] and not _polite_order(words)


def _words(sentence: Sentence) -> list[str]:
    """The words without a greeting before them."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    while words and words[0] in _OPENERS:
        words = words[1:]
    return [] if words[:3] == ["do", "not", "disturb"] else words


def _polite_order(words: Sequence[str]) -> str:
    """What is said behind “can you” and the like; empty without it."""
    said = " ".join(words)
    return next((said[len(one) :].strip() for one in _POLITE_ORDERS if said.startswith(f"{one} ")), "")
