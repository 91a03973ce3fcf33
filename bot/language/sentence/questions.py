"""Tells questions from orders, also from orders that are politely worded as questions."""

from __future__ import annotations

from bot.language.sentence.general_words import QUESTIONS
from bot.language.sentence.tokens import Sentence

_POLITE_ORDERS = (
    "can you",
    "could you",
    "would you",
    "will you",
    "can we",
    "could we",
    "would it be possible",
    "may we",
)
_TO_ASK = ("tell me", "show", "let me know", "check if", "check whether", "see if", "find out")


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks: it begins with a word for a question, or ends in a question mark, and is no
    polite order."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    while words and words[0] in _OPENERS:
        words = words[1:]
    said = " ".join(words)
    if said.startswith(_POLITE_ORDERS):
        rest = next(said[len(one) :].strip() for one in _POLITE_ORDERS if said.startswith(one))
        return rest.removeprefix("please ").startswith(_TO_ASK)
    if words and words[0] == "could":
        return False  # “could the gym be forwarded to 4321?”
    return bool(words) and (words[0] in QUESTIONS or sentence.asks)


_OPENERS = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "please",
        "so",
        "ok",
        "okay",
        "and",
        "then",
        "good",
        "morning",
        "afternoon",
        "evening",
        "there",
        "all",
        "team",
        "thanks",
        "pls",
    ]
)
