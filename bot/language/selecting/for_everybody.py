"""Words that mean all workspaces and name none: “for everyone”, “company-wide”, “nobody may …”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.names.text import TYPOGRAPHY

_IN_ALL_ROOMS = "in all rooms"
_COMPANY = r"(?:company|organi[sz]ation|org|business|tenant|enterprise|firm)"
_LED = r"(?:for|on|in|at|across|throughout|over)"
_WHOLE = r"(?:whole|entire|complete)"
_THE = r"(?:the |our )?"
_END = (
    r"(?=\s*(?:$|[.,;:!?]|(?:please|pls|now|too|again|thanks|except|but|apart|other than|until|till)\b"
    r"|(?:for|from) \d))"
)
_SAID = re.compile(
    rf"\b{_LED} (?:everyone|everybody|every one){_END}"
    rf"|\b(?<=put )(?:everyone|everybody)(?= on )|\b(?:every|each) single (?:room|phone|workspace){_END}"
    rf"|\b{_LED} (?:all|every|each)(?: of)? {_THE}"
    rf"(?:locations?|sites?|offices?|branches|devices?|users?|employees|colleagues|people|staff|handsets?|endpoints?)"
    rf"{_END}"
    rf"|\b(?:{_LED} )?{_THE}{_WHOLE} {_COMPANY}{_END}"
    rf"|\b(?:across|throughout) {_THE}{_COMPANY}{_END}"
    rf"|\b{_COMPANY}[- ]?wide\b|\bglobally\b|\bacross the board\b|\bsystem[- ]?wide\b|\btenant[- ]?wide\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(rf"\b(?:anywhere|for (?:anyone|anybody)){_END}", re.IGNORECASE)
_DENIES = re.compile(
    r"^(?:please )?(?:no|not|never|nobody|block|disable|stop|deactivate|remove|(?:turn|switch) off"
    r"|do not|don't)\b",
    re.IGNORECASE,
)
"""“No barge-in anywhere” orders; “is dnd on anywhere?” asks."""
_EVERYONE = re.compile(
    r"^(?P<polite>please )?(?:everyone|everybody)(?= (?:should|must|needs?|has to|shall)\b)", re.IGNORECASE
)
_NOBODY = re.compile(
    r"^(?:please )?(?:nobody|no one|no-one|noone) (?:should|must|may|shall|is allowed)\b"
    r"|^(?:please )?(?:do not|don't|never) (?:let|allow) (?:anyone|anybody)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:there|here|it|this|that)\b", re.IGNORECASE)
"""With one of these a place was told before."""


_IN_KIND = re.compile(
    rf"\b(?P<led>{_LED}|of|from|forward|divert|put|silence|mute) (?:the |our )?(?P<kind>[a-z]+s)\b",
    re.IGNORECASE,
)


_OWNED = re.compile(
    r"(?P<all>\b(?:every|each|all|all the|all of the|all of our) (?:single )?"
    r"(?:phone|room|workspace|space|lobby|lobbie|device|handset)s?) "
    r"(?:that |which )?(?:we(?: have|['’]ve)(?: got)?|you have|we own|i have|exists?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:one|some|any|most|half|few|several|many|none|part|either|neither|two|three|\d+|other|rest)\s*$",
    re.IGNORECASE,
)
"""Before “of the lobbies” these tell of not all."""


def in_all_of_kind(text: str, is_kind: Callable[[str], bool]) -> str:
    """A text with “all” before the plural of a word of names (“in the lobbies”); empty where it has none.
    `is_kind` tells whether a word is such a plural."""
    found = [one for one in _IN_KIND.finditer(text) if is_kind(one["kind"].casefold())]
    if len(found) != 1 or '"' in text or _SOME.search(text[: found[0].start()]):
        return ""
    start, end = found[0].span()
    return f"{text[:start]}{found[0]['led']} all {found[0]['kind']}{text[end:]}"


def without_owning(text: str) -> str:
    """The text with “every phone” for “every phone we have”, “all the rooms that we own”."""
    return _OWNED.sub(r"\g<all>", text)


def in_all_rooms(text: str) -> str:
    """A text with “all rooms” in the place of words that mean everybody; empty where it has none.

    Whether it names a place besides is for the reader to see: then these words say something else.
    """
    said = text.translate(TYPOGRAPHY).strip()
    if '"' in said or _ELSEWHERE.search(said):
        return ""
    whole = said.rstrip(" .!?")
    asks = "?" if said.endswith("?") else ""
    for pattern in (_SAID, _ANYWHERE) if _DENIES.match(said) else (_SAID,):
        if len(pattern.findall(said)) == 1:
            return pattern.sub(_IN_ALL_ROOMS, said)
    if _EVERYONE.match(said):
        return _EVERYONE.sub("all rooms", said)
    return f"{whole} {_IN_ALL_ROOMS}{asks}" if _NOBODY.match(said) else ""
