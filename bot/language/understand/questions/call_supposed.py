"""A call that is only supposed: “when someone calls the kitchen, where does it end up?”"""

from __future__ import annotations

import re

_WHO = (
    r"(?:(?:an?|the|our|one of our) \w+|some(?:one|body)|any(?:one|body)|people|callers|customers|guests|"
    r"i|we|you|they)"
)
_CALLS = r"(?:call|ring|phone|dial|telephone)s?(?: up)?"
_SUPPOSED = re.compile(
    rf"(?:so |and |ok |hey )*(?:when|if|whenever|suppose|say) {_WHO} {_CALLS} "
    r"(?P<place>(?!\S* from\b)[^,?]{2,60}?),? (?:then )?"
    r"(?:where (?:do|does|will|would|is|are|am)|what happens|who (?:answers|picks up|gets|takes))\b"
    r"[^,;.0-9]*\?*",
    re.IGNORECASE,
)


def calls_supposed(text: str) -> str:
    """The text with “where do calls to … go?” for what happens when somebody calls; any other as it is."""
    found = _SUPPOSED.fullmatch(text.strip())
    return f"where do calls to {found['place']} go?" if found else text
