"""A state that is told before the order to change it: “dnd is on in the gym, turn it off”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.codes_and_pins import may_tell_secret
from bot.language.polite import ASKS_POLITELY
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.what_is_named import names_place, names_setting, places_named
from bot.names.workspaces import typed_name

MAX_CHARS = 200
"""Longer texts tell more than a state and an order."""
MAX_SUBJECT_WORDS = 7
"""Of the setting, and of the workspace."""
_TELLS_MORE = frozenset(
    {"or", "that", "says", "said", "see", "sees", "but", "because", "is", "are", "when", "if"}
)
_STATES = (
    r"(?:(?:turned|switched|set to|set) )?(?:on|off)|enabled|disabled|active|inactive|activated|deactivated|"
    r"blocked|barred|forbidden|prohibited|allowed|permitted|muted|silenced"
)
_WHERE = r"(?:(?:in|at|on|for|of|from|there|here|again|right now|at the moment)\b[^,;.?!]*)?"
_ORDER = r"\s*(?:[,;.]\s*|\s[–—-]+\s)(?:(?:and|so|but) )?(?P<order>(?:[^,;.?!]|\.(?=\w))+)[.!?]*"
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
    r"is|are|was|were|should|must|has|have|want|wants|need|needs)\b"
    r"|\bon\b.*\boff\b|\boff\b.*\bon\b",
    re.IGNORECASE,
)
"""With one of these it is no plain order to change that state."""
_BEGINS_ORDER = re.compile(
    r"(?:(?:please|pls|kindly|just|then|now|can you|could you|would you) )*"
    r"(?:turn|switch|set|make|let|put|send|forward|divert|email|ring|beep|record|hide|play|stop|start|add|remove|block|allow|enable|disable|use|give|take|change)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|them|that|those)\b", re.IGNORECASE)
"""What stands for what is told."""
_LEAVES_OUT = re.compile(r"\b(?:but|not|except|and|or|without)\b", re.IGNORECASE)
"""Beside these more workspaces are told of, or one is left out."""
_NOWHERE = frozenset({"", "there", "here", "again", "right now", "at the moment", "there again", "now"})


def with_state_told(viewer: Viewer, text: str) -> tuple[str, str]:
    """The order with what it is about for “it” or “them”, and what is told before it; the text and nothing
    for any other."""
    said = " ".join(text.split())
    found = (_IS_SO.fullmatch(said) or _IS_DONE.fullmatch(said)) if len(said) <= MAX_CHARS else None
    if found is None or may_tell_secret(text) or not _is_setting(found["subject"]):
        return text, ""
    order, where = found["order"].strip(), _where(viewer, found["where"])
    if where is None or names_place(viewer, order):
        return text, ""
    is_asked = said.endswith("?") and not ASKS_POLITELY.match(order.casefold())
    it = _IT.search(order)
    if _names_setting_too(order):
        place = where or _place(viewer, found["subject"])
        if not place or is_asked or not _BEGINS_ORDER.match(order):
            return text, ""
        whole = f"{order[: it.start()]}{place}{order[it.end() :]}" if it else f"{order} in {place}"
    elif it and it.start() and not (_NO_ORDER.search(order) or any(map(str.isdigit, order))):
        whole = f"{order[: it.start()]}{found['subject']}{order[it.end() :]}"
        whole = f"{whole} in {where}" if where else whole
        whole = f"{whole}?" if is_asked else whole
    else:
        return text, ""
    return " ".join(whole.split()), found["told"]


def _is_setting(subject: str) -> bool:
    """Whether it is a plain name of a setting, or of a part of one."""
    words = subject.casefold().split()
    return len(words) <= MAX_SUBJECT_WORDS and _TELLS_MORE.isdisjoint(words) and names_setting(subject)


def _where(viewer: Viewer, said: str) -> str | None:
    """The workspace of which the state is told, as it can be typed; empty where that is not said, None where
    it is not plain. For how long it was so does not matter for what it is to be now."""
    if said.strip().casefold() in _NOWHERE:
        return ""
    return None if _LEAVES_OUT.search(said) else _place(viewer, said) or None


def _place(viewer: Viewer, said: str) -> str:
    """The one workspace that is named, as it can be typed; empty where there is not just one."""
    places = places_named(viewer, said)
    return typed_name(viewer.workspaces(), places[0]) if len(places) == 1 else ""


def _names_setting_too(order: str) -> bool:
    """Whether the order has the name of a setting or a field of its own; “open up” is none."""
    return any(
        one.role in (Role.NAME, Role.FIELD)
        for part in sentences(order)
        for at in range(len(part.tokens))
        for _, meanings in lexicon().at(part.tokens, at)
        for one in meanings
    )
