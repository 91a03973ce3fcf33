"""Who signs a message, below it: that is no part of what it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNATURE = re.compile(r"\s*(?:--+\s*$|sent from my\b)", re.IGNORECASE)
_CLOSING = (
    r"(?:(?:(?:best |kind |warm )?regards|cheers|br|best|(?:many )?thanks|thank you|thx|ty|sincerely|rgds)\b)"
)
_SIGN_OFF = re.compile(rf"\s*{_CLOSING}", re.IGNORECASE)
"""Begins the lines below a message, if nothing but names follows."""


def is_signature(lines: Sequence[str]) -> bool:
    """Whether these lines only say who writes: behind “cheers” stand names, which begin with a capital."""
    if _SIGNATURE.match(lines[0]):
        return True
    begins = _SIGN_OFF.match(lines[0])
    words = " ".join([lines[0][begins.end() :], *lines[1:]]).split() if begins else []
    return begins is not None and not any(word[0].islower() for word in words)
