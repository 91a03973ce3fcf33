"""An order for an access code without the politeness before it: “would you please delete …”."""

from __future__ import annotations

from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.codes.code_words import ADDS, DROPS, SAYS_NOTHING

_ASKING = frozenset({"would", "could", "can", "will"})
_POLITE = frozenset({"please", "pls", "kindly", "just", "also"})


def without_politeness(part: Sentence) -> Sentence:
    """The sentence without “would you please” at its head."""
    words = [*part.words]
    at = next((at for at in range(min(len(words), 4)) if words[at] == "you"), 0)
    is_polite = at and words[at - 1] in _ASKING and {*words[: at - 1]} <= SAYS_NOTHING | {","}
    end = at + 1
    while end < len(words) and words[end] in _POLITE:
        end += 1
    is_order = is_polite and end < len(words) and words[end] in ADDS | DROPS
    return Sentence(part.tokens[end:]) if is_order else part
