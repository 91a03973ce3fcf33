"""Pictures among the words: most say no more than “please”; a few say yes or no."""

from __future__ import annotations

import unicodedata

_AGREES = frozenset("👍👌✅✔☑🆗💯🙏")
_REFUSES = frozenset("👎❌❎✖🚫⛔🙅🛑✋🙈")
"""Beside an order they may take it back, and so are no filler."""
_ARROWS = range(0x2794, 0x27BF)
_SYMBOLS = range(0x2600, 0x27C0)
FIRST_PICTURE = 0x1F000
_LOOKS = frozenset({"Cf", "Mn", "Sk", "Zs"})
"""Joins pictures, or tells their colour."""


def is_filler(mark: str) -> bool:
    """Whether a mark is a picture that changes nothing of what is said."""
    at = ord(mark)
    if at < _SYMBOLS.start or mark in _REFUSES:
        return False
    is_picture = at >= FIRST_PICTURE or (at in _SYMBOLS and at not in _ARROWS)
    return is_picture and unicodedata.category(mark) in ("So", "Sk")


def in_words(text: str) -> str | None:
    """What a message of nothing but pictures says: “ok”, “no”, or nothing; None for any other message."""
    if text.isascii():
        return None
    marks = [mark for mark in text if unicodedata.category(mark) not in _LOOKS]
    if not marks or not all(is_filler(mark) or mark in _REFUSES for mark in marks):
        return None
    if not _REFUSES.isdisjoint(marks):
        return "no"
    return "ok" if _AGREES.issuperset(marks) else ""
