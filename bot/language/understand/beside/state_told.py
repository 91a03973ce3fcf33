"""A state that is told before the order to change it: “dnd is on in the gym, turn it off”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.codes_and_pins import may_tell_secret
from bot.language.polite import ASKS_POLITELY
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.what_is_named import names_place, names_setting

MAX_CHARS = 200
"""Longer texts tell more than a state and an order."""
MAX_SUBJECT_WORDS = 7
"""Of the setting, and of the workspace."""
_TELLS_MORE = frozenset({"and", "or", "that", "says", "said", "see", "sees", "but", "because", "is", "are"})
_STATES = (
    r"(?:(?:turned|switched|set to|set) )?(?:on|off)|enabled|disabled|active|inactive|activated|deactivated|"
    r"blocked|barred|forbidden|prohibited|allowed|permitted|muted|silenced"
)
_WHERE = r"(?:(?:in|at|on|for|of|from|there|here|again|right now|at the moment)\b[^,;.?!]*)?"
_ORDER = (
    r"\s*(?:[,;.]\s*|\s[–—-]+\s)(?:(?:and|so|but) )?"
    r"(?P<order>[^,;.?!]*?\b)(?P<it>it|them|that|those)\b(?P<rest>[^,;.?!]*)[.!?]*"
)
_IS_SO = re.compile(
    r"(?P<told>(?P<subject>[^,;?!]+?) (?:is|are|has been|have been) "
    rf"(?:(?:still|currently|now|already|always|again|presently) )*(?:{_STATES})\s*"
    rf"(?P<where>{_WHERE})){_ORDER}",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    r"(?P<told>(?:some ?(?:body|one)|they|he|she|(?:the|a|our|my) [a-z-]+(?: [a-z-]+)?) "
    r"(?:(?:has|have|had|must have) )?"
    r"(?:turned on|switched on|enabled|activated|set up|set|put in|put on|keyed in|typed in|entered|started) "
    rf"(?:an? |the )?(?P<subject>[^,;?!]+?) (?P<where>{_WHERE})){_ORDER}",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"\b(?:not|never|don't|dont|leave|keep|why|who|when|if|unless|show|check|tell|know|think|like|love|hate|"
    r"is|are|was|were|should|must|has|have|want|wants|need|needs)\b",
    re.IGNORECASE,
)
"""With one of these it is no plain order to change that state."""


def with_state_told(viewer: Viewer, text: str) -> tuple[str, str]:
    """The order with what it is about for “it” or “them”, and what is told before it; the text and nothing
    for any other."""
    said = " ".join(text.split())
    found = (_IS_SO.fullmatch(said) or _IS_DONE.fullmatch(said)) if len(said) <= MAX_CHARS else None
    if found is None or may_tell_secret(text):
        return text, ""
    if said.endswith("?") and not ASKS_POLITELY.match(found["order"].casefold()):
        return text, ""
    order = f"{found['order']}{found['rest']}"
    if not found["order"].strip() or _NO_ORDER.search(order) or any(map(str.isdigit, order)):
        return text, ""
    if names_place(viewer, order) or _names_setting_too(order):
        return text, ""
    subject = found["subject"].casefold().split()
    is_plain = len(subject) <= MAX_SUBJECT_WORDS and _TELLS_MORE.isdisjoint(subject)
    if not is_plain or not names_setting(found["subject"]):
        return text, ""
    whole = f"{found['order']}{found['subject']}{found['rest']} {found['where']}"
    return " ".join(whole.split()), found["told"]


def _names_setting_too(order: str) -> bool:
    """Whether the order has the name of a setting or a field of its own; “open up” is none."""
    return any(
        one.role in (Role.NAME, Role.FIELD)
        for part in sentences(order)
        for at in range(len(part.tokens))
        for _, meanings in lexicon().at(part.tokens, at)
        for one in meanings
    )
