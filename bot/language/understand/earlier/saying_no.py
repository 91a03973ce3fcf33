"""Ways to say no: alone, or behind an order that is called off with them."""

from __future__ import annotations

import re

from bot.names.text import TYPOGRAPHY, plain_words

POLITE = r"please|pls|plz|thanks|thank you|thx|and|then|now|just|right now"
_TAKES_BACK = (
    r"no way|never ?mind(?: (?:it|that|me))?|nvm|forget(?: about)? (?:it|that|this)|"
    r"forget (?:what i said|i said (?:that|it|anything))|"
    r"(?:do not|don't|dont)(?: (?:do|want|change) (?:it|that|this|anything)(?: any ?more| any longer)?"
    r"| bother)?|"
    r"rather not|i (?:would|'d) rather not|i'd rather not|better not|not yet|"
    r"i (?:do not|don't|dont) want (?:it|that|this)(?: any ?more)?|"
    r"(?:scratch|scrap|ignore|disregard) (?:it|that|this|me|what i said)|disregard|"
    r"(?:ignore|disregard) my (?:last )?message|(?:just|only) kidding|i was kidding|jk|"
    r"i take (?:it|that) back|(?:i |i have |i've )?changed my mind|on second thoughts? no|hold off|"
    r"my mistake|my bad"
)
_ANSWERS = (
    r"no|nope|nah|naw|nay|abort|not now|no need(?: for (?:it|that))?|"
    r"(?:cancel|stop|drop|skip|leave|hold)(?: (?:it|that|this))?(?: alone| be| as it is| as is)?|let it be|"
    r"hold on|hang on|wait|(?:a|one) (?:minute|moment|second|sec)|"
    r"let me (?:think|check)(?: about it)?|"
    r"not needed|not necessary|not (?:that|this|these|those)(?: one)?|"
    r"(?:neither|none)(?: one)?(?: of (?:them|these|those|the two))?"
)
"""Answers to a question; behind an order they may be another one, unless “wait” or “no” stands before."""
_OPENERS = (
    r"oh|no|wait|hold on|hang on|actually|sorry|hm+|uh+|um+|er+|ah|oops|well|but|ok|okay|on second thoughts?|"
    r"i mean|or rather|stop"
)
_TAIL = rf"(?:\s+(?:{POLITE}|at all|after all|actually|sorry))*"
_BEFORE = rf"(?:(?:{POLITE}|{_OPENERS})\s+)"
_REFUSAL = re.compile(rf"{_BEFORE}*(?:{_TAKES_BACK}|{_ANSWERS})(?:\s+(?:{_TAKES_BACK}|{_ANSWERS}))*{_TAIL}")
_WAIT = r"oh|no|wait|hold on|hang on|actually|sorry|oops|hm+|on second thoughts?|or rather"
_TAKEN_BACK = re.compile(
    rf"(?:{_BEFORE}*(?:{_TAKES_BACK})|(?:(?:{_WAIT})\s+)+(?:{_ANSWERS}))(?:\s+(?:{_TAKES_BACK}|{_ANSWERS}))*{_TAIL}"
)
_AT_THE_END = re.compile(
    rf".+ (?:(?:(?:{_WAIT})\s+)+(?:{_TAKES_BACK})|never ?mind|nvm|"
    rf"(?:forget|scratch|scrap|disregard) (?:it|that)|just kidding|(?:i )?changed my mind){_TAIL}"
)
"""The same without a mark before it; what may belong to the order needs a word such as “wait” before it."""
_MAY_CALL_OFF = re.compile(
    r"\b(?:don't|dont|do not|mind|nvm|forget|scratch|scrap|ignore|disregard|kidding|jk|not|no|wait|stop|"
    r"cancel|drop|skip|leave|hold|back|mistake|bad|nope|nah|neither|none|be|moment|second|sec|minute|it)\b",
    re.IGNORECASE,
)
_MIND = r"(?:\bi |\bi have |\bi've )?changed my mind[\s.!]*$"
_BECAUSE_OF_MIND = re.compile(rf"\bbecause\b[^.!;,\n]*?{_MIND}", re.IGNORECASE)
_MIND_AT_THE_END = re.compile(rf"(?<=\S)[\s.!;,-]*{_MIND}", re.IGNORECASE)
"""Why something is undone, or set otherwise."""
_WAIT_ALONE = re.compile(r"(?<=\S)\s*(?:[,.;!…]|\s[–—-]+\s)\s*(?:no,? )?wait[\s.!…]*$", re.IGNORECASE)
"""“Dnd on in the gym, wait.”"""
MAX_TAIL_CHARS = 40
"""At the end of a text that takes its order back stands one of these words."""
_PARTS = re.compile(r"[.!;\n,]+|\s-+\s")


def declines(text: str) -> bool:
    """Whether a text only says no."""
    return _REFUSAL.fullmatch(plain_words(text)) is not None


def calls_off(text: str, *, is_changed: bool = False) -> bool:
    """Whether a text takes its own order back at its end: “dnd on in the gym. Wait, don't”. Where something
    `is_changed` just now, “I changed my mind” is about that."""
    text = (_MIND_AT_THE_END if is_changed else _BECAUSE_OF_MIND).sub("", text.translate(TYPOGRAPHY))
    tail = text[-MAX_TAIL_CHARS:]
    if tail.rstrip().endswith(("?", '"', "'")) or not _MAY_CALL_OFF.search(tail):
        return False
    if _WAIT_ALONE.search(tail):
        return True
    parts = [part for part in map(plain_words, _PARTS.split(text)) if part]
    ends = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return any(map(_TAKEN_BACK.fullmatch, ends)) or _AT_THE_END.fullmatch(plain_words(text)) is not None
