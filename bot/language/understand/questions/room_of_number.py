"""A number that was found somewhere, and whose it is: “a label says 303-555-0121, which room is that”."""

from __future__ import annotations

import re

_NUMBER = r"(?P<number>\+?1?[ .-]?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}|x\d{3,6})"
_THAT = r"(?:that|this|it)(?: one)?"
_WHOSE = re.compile(
    rf"[^\d?]*?(?<![\w+]){_NUMBER}(?!\d)[^\d?]*?(?:[,;:.?–—-]+\s*|\s+)"
    r"(?:so |and |but |any idea |do you know )?(?:"
    rf"(?:which|what) (?:room|workspace|phone|place|space|line|one|extension|lobby) (?:is|has|does) {_THAT}"
    r"(?: belong to)?"
    rf"|(?:whose|where|who) is {_THAT}|whose (?:number|line|phone) is {_THAT}"
    rf"|(?:which|what) (?:room|workspace|phone|place) {_THAT} is)\W*",
    re.IGNORECASE,
)
_NO_CALLER = re.compile(
    r"\b(?:call|calls|called|calling|caller|rang|rings|spam\w*|pin|code)\b", re.IGNORECASE
)
"""Beside these it is the number of somebody else, or none."""


def room_asked(text: str) -> str:
    """The text with “which room is …” for a number that is told before it; any other text as it is."""
    found = _WHOSE.fullmatch(text.strip())
    if found is None or _NO_CALLER.search(text):
        return text
    return f"which room is {found['number'].strip()}?"
