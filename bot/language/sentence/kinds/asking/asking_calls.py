"""Questions about calls that name no setting: whether and how long a phone rings, who forwards outside."""

from __future__ import annotations

import re

from bot.language.requests.showing import OfCalls
from bot.language.sentence.kinds.asking.questions import PASSED_OVER
from bot.language.sentence.words.tokens import Sentence

_BEFORE = r"(?:(?:and )?(?:before|until|till) .+)?"
_HOW_LONG = re.compile(
    r"(?:(?:for )?how (?:long|often|many times) (?:does|do|will|can) (?!(?:.* )?not ).+ rings?|"
    rf"how many (?:times|rings)(?: .+)? rings?) ?{_BEFORE}"
)
_WHETHER = re.compile(
    r"(?:does|do|will) (?!(?:.* )?not )(?:.+ )?rings?(?: (?:at|in) .+)?(?: (?:at all|now|right now))?"
)
_FORWARDS = re.compile(r"(?:forward|divert|redirect|send|transfer)(?:s|ed|ing)?|sent|goes|go")
_OUTSIDE = frozenset({"outside", "external", "externally", "offsite"})
_ANYBODY = frozenset(
    {"anything", "anybody", "anyone", "any", "which", "what", "who", "something", "somebody", "someone"}
    | {"where", "everything"}
)
_RINGS_OF = frozenset(
    {"a", "the", "priority", "distinctive", "special", "short", "simultaneous", "sequential", "different"}
)
"""Behind these “ring” is a kind of ring, and not what the phone does."""
_OTHERS = frozenset({"too", "also", "first", "together", "other", "others", "differently", "when", "if"})
"""Beside these it is asked about other phones, or about some calls."""


def ringing_asked(sentence: Sentence) -> OfCalls | None:
    """Whether it is asked if a phone rings, or how long: “how many times does it ring before voicemail?”"""
    words = [token.plain for token in sentence.tokens if token.plain not in PASSED_OVER]
    if not _OTHERS.isdisjoint(words) or any(map(str.isdigit, words)):
        return None
    said = " ".join(words)
    if _HOW_LONG.fullmatch(said):
        return OfCalls.HOW_LONG
    is_noun = len(words) > 1 and words[-1] in {"ring", "rings"} and words[-2] in _RINGS_OF
    return OfCalls.WHETHER if not is_noun and _WHETHER.fullmatch(said) else None


def asks_who_forwards_outside(sentence: Sentence) -> bool:
    """Whether it is asked which workspaces send calls outside: “is anything forwarded outside?”"""
    words = [*sentence.words]
    is_of_any = not _ANYBODY.isdisjoint(words) and not _OUTSIDE.isdisjoint(words)
    return is_of_any and any(map(_FORWARDS.fullmatch, words))
