"""A workspace that is named only to say that nothing changes there: “…, but not in the kitchen”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.phrases import workspace_at
from bot.language.words import joined, split

_PLACE = r"(?:(?:in|at|for|on)\s+)?(?:the\s+)?"
_AS_IT_IS = r"(?:as\s+it\s+is|as\s+is|the\s+way\s+it\s+is|alone|unchanged|untouched|out\s+of\s+it)"
_LEFT_ALONE = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:(?:and|but)\s+)?(?:please\s+)?(?:"
    rf"(?:but|(?<=[,;]\s)|and)\s*not\s+{_PLACE}(?P<not>\S.*?)"
    rf"|(?:leave|keep)\s+(?:(?:it|that|this)\s+)?(?:on|off)\s+(?:in|at|for|on)\s+(?:the\s+)?(?P<stays>\S.*?)"
    rf"|(?:leave|keep)\s+(?:the\s+)?(?P<kept>\S.*?)\s+{_AS_IT_IS}"
    r")(?:\s+(?:please|pls|thanks))?\s*[.!]*$",
    re.IGNORECASE,
)

_ALL = re.compile(r"\b(?:all|every|each|everywhere|everyone|everybody)\b", re.IGNORECASE)


def with_exception(viewer: Viewer, text: str) -> str:
    """The text with “except” before such a workspace, where all of several are meant; empty for any other
    text."""
    rest = without_left_alone(viewer, text)
    return f"{rest} except {_name(text)}" if rest and _ALL.search(rest) else ""


def without_left_alone(viewer: Viewer, text: str) -> str:
    """The text without a workspace at its end in which nothing is to change, where more stands before it;
    empty for any other text."""
    found = _LEFT_ALONE.search(text)
    if not found:
        return ""
    name = split(_name(text))
    is_named = (
        bool(name) and not joined(name).isdigit() and workspace_at(viewer.workspaces(), name) == len(name)
    )
    return text[: found.start()] if is_named else ""


def _name(text: str) -> str:
    found = _LEFT_ALONE.search(text)
    return (found["not"] or found["stays"] or found["kept"]) if found else ""
