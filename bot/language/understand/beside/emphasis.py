"""What only adds weight to an order, or says that it holds until the contrary is said: “none at all”,
“until I say otherwise”."""

from __future__ import annotations

import re

_UNTIL = re.compile(
    r",?\s+(?:until|till|'til|unless)\s+(?:(?:i|we|you|someone|somebody)\s+(?:(?:say|tell|decide|write|"
    r"hear|order|announce|let)\b"
    r"[^,.;!?]{0,25}?\s?(?:otherwise|the contrary|differently|again|from (?:me|us)|know|else)"
    r"|(?:say|tell you) so)(?:\s+again)?|(?:further|other|new)\s+(?:orders?|notice|instructions?|word))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\s*[,;–—-]\s*(?:and )?(?:i mean )?(?:none|not (?:even )?(?:a single )?one|no exceptions?|zero|never "
    r"ever|full stop|period|"
    r"no matter (?:what|who|when)|not ever)(?:\s+(?:at all|whatsoever|please|ever))*(?=\s*(?:[,.;!]|"
    r"[–—-]\s|$))"
    r"|(?<=\w),? ever(?=\s*[.!]?$)",
    re.IGNORECASE,
)
"""Behind an order with “no …” these only say it again."""
_DENIES = re.compile(
    r"\b(?:no|not|never|block|bar|refuse|reject|stop|forbid|nobody)\b|n['’]t\b", re.IGNORECASE
)


def without_emphasis(text: str) -> str:
    """The text without such words; as it is where it has none."""
    said = _UNTIL.sub("", text) if "ntil" in text or "ill " in text else text
    found = _NONE.search(said)
    if found and _DENIES.search(said[: found.start()]):
        said = f"{said[: found.start()]}{said[found.end() :]}"
    return said if said.strip(" ,.") else text
