"""Who signs a message, below it or at the end of a line: that is no part of what it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNATURE = re.compile(r"\s*(?:--+\s*$|sent from my\b)", re.IGNORECASE)
_CLOSING = (
    r"(?:(?:(?:best |kind |warm )?regards|cheers|br|best|(?:many )?thanks|thank you|thx|ty|sincerely|rgds)\b)"
)
_SIGN_OFF = re.compile(rf"\s*{_CLOSING}", re.IGNORECASE)
"""Begins the lines below a message, if nothing but names follows."""
_NAME = (
    r"(?!(?:On|Off|Not?|Never|Only|But|If|Unless|Until|Except|Stop|Wait|Cancel|Undo|Yes|And|Also|Then|Please)\b)"
    r"[A-Z][\w'’-]*\.?"
)
"""A word with a capital that orders, denies and limits nothing."""
_SIGNED = re.compile(
    rf"(?P<before>\S.*?)\s*[,.;!–-]\s*(?i:{_CLOSING})\s*[,.!–-]?\s*{_NAME}(?: {_NAME}){{0,2}}\s*"
)
"""“…, thx, John”: at the end of a line, behind a comma or a dot."""
_SIGNED_PLAINLY = re.compile(
    rf"(?P<before>\S.*?)\s+(?:many thanks|thanks|thank you|thx|ty|cheers),?\s+{_NAME}(?: {_NAME})?\s*"
)
"""“… thx John”, which small letters tell from the name of a room."""


def is_signature(lines: Sequence[str]) -> bool:
    """Whether these lines only say who writes: behind “cheers” stand names, which begin with a capital."""
    if _SIGNATURE.match(lines[0]):
        return True
    begins = _SIGN_OFF.match(lines[0])
    words = " ".join([lines[0][begins.end() :], *lines[1:]]).split() if begins else []
    return begins is not None and not any(word[0].islower() for word in words)


def without_signature(line: str) -> str:
    """The line without who signs at its end: “dnd on in the gym, thx, John”."""
    if line.isupper():
        return line  # there capitals tell nothing
    signed = _SIGNED.fullmatch(line) or _SIGNED_PLAINLY.fullmatch(line)
    return signed["before"] if signed else line
