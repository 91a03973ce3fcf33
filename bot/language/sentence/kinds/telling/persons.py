"""Tells clauses that only say something of a person by name: “…, Kim Lee needs her calls again”."""

from __future__ import annotations

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import JOINTS, Sentence

_DOES = frozenset(
    phrases(
        "needs|needed|wants|wanted|sits|works|worked|has|had|is|was|moved|moves|left|takes|took|comes|came|starts|"
        "started|hates|likes|hears|heard|gets|got|uses|forgot|lost|misses|missed|stands|expects|waits|lives|joins"
    )
)
_MORE = frozenset(
    phrases(
        "no|not|yet|wait|only|until|unless|if|instead|but|except|off|on|turn|switch|set|forward|send|disable|enable|"
        "too|also|tomorrow|later|never|stop|put|make|should|must|please|when|whenever|to|and|voicemail"
    )
)
"""With one of these it may order, wish or stop something."""
MIN_WORDS = 3
"""So many words have a name and what is done."""


def begins_with_person(sentence: Sentence) -> bool:
    """Whether a first and a last name stand first, and then what this person does, has or needs."""
    tokens = [token for token in sentence.tokens if token.plain not in JOINTS or token.quoted]
    is_name = len(tokens) > MIN_WORDS and all(
        one.text.istitle() and one.plain.isalpha() for one in tokens[:2]
    )
    return is_name and tokens[2].plain in _DOES


def tells_of_person(sentence: Sentence) -> bool:
    """The same, where nothing is ordered, wished or stopped."""
    if not begins_with_person(sentence):
        return False
    words = [token.plain for token in sentence.tokens if token.plain not in JOINTS]
    return _MORE.isdisjoint(words) and not any(map(str.isdigit, "".join(words)))
