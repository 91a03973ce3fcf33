"""Questions about what was, and who did it, of which only the journal knows."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from bot.language.sentence.kinds.asking.questions import PASSED_OVER
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence

_BEGINS = phrases(
    "did|was|were|had|has somebody|has someone|has anybody|has anyone|have you|have we|why is|why are|"
    "why was|why were|why does|why do|why did|why has|why have|when was|when were|when did|since when|"
    "how long has|how long have|how long is|how long was|how come|who told|who asked|who wanted|"
    "who requested|who ordered|who made|who put|who gave|who let|who authorised|who authorized|"
    "who approved|whose idea|who is responsible|who is to blame|how did|what happened|"
    "is it true that somebody|what made"
)
_WHO = frozenset({"who", "whom", "whose", "somebody", "someone", "anybody", "anyone"})
_DID = phrases(
    "turned on|turned off|switched on|switched off|turn on|turn off|switch on|switch off|changed|change|"
    "set|enabled|enable|disabled|disable|forwarded|activated|deactivated|touched|shut"
)
_WHEN = phrases(
    "yesterday|last week|last month|last year|last night|last time|last monday|last tuesday|"
    "last wednesday|last thursday|last friday|last weekend|ago|earlier|this morning|recently|lately|"
    "previously|used to be|before today|until yesterday|in the past"
)


_DEEDS = (
    *_DID,
    *phrases(
        "forward|divert|diverted|redirect|redirected|block|blocked|record|recorded|unblock|modify|modified"
    ),
)
_DEED_STARTS = frozenset({"did", "has", "have", "was", "were"})
_CHANGED = frozenset(phrases("change|changed|touched|modified|edited|updated|altered"))


def asks_of_change(sentence: Sentence) -> bool:
    """Whether it is asked when, or by whom, something was changed: “when was the gym last changed?”"""
    return asks_of_past(sentence) and not _CHANGED.isdisjoint(sentence.words)


def asks_of_past(sentence: Sentence) -> bool:
    """Whether a question is about what was or who did it: “did somebody turn on dnd?”, “why is dnd on?”"""
    plain = (token.plain for token in sentence.tokens if token.plain != ",")
    words = [*dropwhile(PASSED_OVER.__contains__, plain)]
    said = f" {' '.join(words)} "
    if any(said.startswith(f" {one} ") for one in _BEGINS):
        # “Why is it ringing” may also ask for the state now; the last change may be the reason.
        return True
    if any(f" {one} " in said for one in _WHEN):
        return True
    is_who = words[:1] != [] and words[0] in _WHO
    return is_who and any(f" {one} " in said for one in _DID) and ("may", "turn") not in pairwise(words)


def asks_of_deed(sentence: Sentence) -> bool:
    """Whether it is asked if somebody did something, which is answered with yes or no."""
    words = [token.plain for token in sentence.tokens if token.plain not in PASSED_OVER]
    said = f" {' '.join(words)} "
    return words[:1] != [] and words[0] in _DEED_STARTS and any(f" {one} " in said for one in _DEEDS)
