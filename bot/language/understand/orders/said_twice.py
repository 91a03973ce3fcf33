"""A wish that is said again as an order: “it should not call abroad, block that”."""

from __future__ import annotations

import re

_WISH = (
    r"(?:(?:should|must|may|ought|shall|can)(?:n['’]?t| ?not)"
    r"|(?:nobody|no ?one|none) (?:should|must|may|shall|can))\b"
)
_AGAIN = re.compile(
    rf"(?P<wish>^[^?]*\b{_WISH}[^?]*?)\s*[,;.!–—-]\s*(?:so |and |then )?(?:please |pls )?"
    r"(?:block|stop|prevent|bar|forbid|disallow|deny|ban|disable) (?:that|it|this|these|them|those)"
    r"(?: please| pls| now| there)*[\s.!]*$",
    re.IGNORECASE,
)


def without_echo(text: str) -> str:
    """The text without the order behind a wish that something should not be, which says the same."""
    found = _AGAIN.match(text)
    return found["wish"] if found else text
