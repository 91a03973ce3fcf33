"""Wishes to see something come about: “I would like to see calls to the gym sent to 4404”."""

from __future__ import annotations

import re

_WISH = re.compile(
    r"(?P<wish>\s*(?:(?:hi|hello|hey|please|ok|okay|so)[, ]+)*(?:i|we)"
    r"(?:['’]d| would)?(?: really| very much| just)? (?:like|love|want|need|prefer)) to see (?P<seen>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHOWN = re.compile(
    r"[,;.] *(?:(?:please|pls|just|but|and) )*(?:show|preview)(?: (?:me|us))?"
    r"(?: (?:it|that|the change|a preview))?(?: first| before)?[ .!]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:if|whether|where|what|which|who|whom|whose|how|why|when|that)\b", re.IGNORECASE)
"""Behind “to see” these begin a question."""
_TELLS_OF = re.compile(r"\b(?:that|which|who|whose|with|having) ", re.IGNORECASE)
"""What stands behind these tells which ones are to be shown: “rooms with dnd on”."""
_VALUE = r"(?:\+?\d[\d(). -]*\d\b(?!@)|\S+@\S+|(?:the )?(?:voicemail|voice mail|mailbox)\b)"
_OUTCOME = re.compile(
    r"\b(?:sent|forwarded|diverted|redirected|rerouted|routed|pointed|transferred|directed|going|go|goes|"
    rf"emailed|mailed)(?: (?:on|over|straight|directly))? to (?:{_VALUE})"
    r"|\b(?:turned|switched|put|set|taken) (?:back )?(?:on|off)\b"
    r"|\b(?:enabled|disabled|activated|deactivated)\b"
    r"|\b(?:on|off)(?: (?:in|at|for|everywhere)\b|[\s.!]*$)",
    re.IGNORECASE,
)
"""Tells how something is to be, and not what it is."""


def wishes_to_see(text: str) -> bool:
    """Whether a message begins with “I would like to see”, or asks behind an order to be shown it."""
    return _WISH.match(text) is not None or _SHOWN.search(text) is not None


def without_seeing(text: str) -> str:
    """The message without “to see”, where it wishes that something be so; with “show” for the wish where it
    tells which workspaces are to be seen; else as it is."""
    found = _WISH.fullmatch(text)
    if found is None or text.rstrip().endswith("?"):
        return text
    seen = found["seen"]
    outcome = None if _ASKS.match(seen) else _OUTCOME.search(seen)
    if outcome is None:
        return text
    if _TELLS_OF.search(seen[: outcome.start()]):
        return f"show {seen}"
    return f"{found['wish']} {seen}"
