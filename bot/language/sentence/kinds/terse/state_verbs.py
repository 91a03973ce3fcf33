"""A verb for on or off that stands behind what it is about: “intercept enable, …” as “intercept on, …”."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence, Token

_STATES = {
    "enable": "on", "activate": "on", "disable": "off", "deactivate": "off", "inactivate": "off",
}  # fmt: skip
_BREAKS = frozenset({",", ";", "and", "&", "but", "then"})
_BEFORE_VERB = _BREAKS | frozenset(
    phrases(
        "please|pls|to|i|we|you|they|it|that|this|them|can|could|should|would|may|might|must|will|shall|do|does|"
        "did|not|don't|never|no|now|just|also|again|or|be|is|are|who|what|:"
    )
)
"""Behind one of these the verb is an order of its own, or no order."""


def with_state_verb(sentence: Sentence) -> Sentence:
    """The sentence with “on” or “off” for each such verb at the end of a clause, behind other words than
    pronouns and modal verbs: “forwarding disable, voicemail enable”."""
    if sentence.asks or _STATES.keys().isdisjoint(sentence.words):
        return sentence
    words = (*sentence.words, ",")
    tokens = [
        Token(state, state, gap=token.gap) if (state := _state(words, at)) else token
        for at, token in enumerate(sentence.tokens)
    ]
    return replace(sentence, tokens=tuple(tokens))


def _state(words: tuple[str, ...], at: int) -> str:
    ends = words[at + 1] in _BREAKS
    return _STATES.get(words[at], "") if at and ends and words[at - 1] not in _BEFORE_VERB else ""
