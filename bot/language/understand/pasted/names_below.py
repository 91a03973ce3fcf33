"""Workspaces that are listed below an order or behind a colon: “put these on do not disturb: …”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.names.workspaces import WorkspaceIndex, matching, typed_name

_BULLET = re.compile(r"^(?:[-*•–—+]|\d{1,2}[.)])\s+")
_THESE = re.compile(
    r"\b(?:all )?(?:of )?(?:these|those|the following|following|them|the below)"
    r"(?: (?:rooms|workspaces|phones|spaces|places|ones|lobbies))?\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:one|some|none|any|first|second|last|half|most|neither|either|two|three) (?:of )?$", re.IGNORECASE
)
"""Before “these” it says that not all of them are meant."""
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|&)\s*", re.IGNORECASE)
_FILE_NAMES = re.compile(r"\.csv\b", re.IGNORECASE)
MIN_NAMES = 2


def with_names_inside(workspaces: WorkspaceIndex, text: str) -> str:
    """The order with the names in the place of “these rooms”; any text without such a list as it is."""
    order, names = _below(text) or _behind(text)
    these = _THESE.search(order) if names else None
    if these is None or _SOME.search(order[: these.start()]):
        return text
    found = [matching(workspaces, name, inside=False) for name in names]
    if len(found) < MIN_NAMES or any(len(ones) != 1 for ones in found) or _FILE_NAMES.search(order):
        return text
    listed = " and ".join(typed_name(workspaces, one) for (one,) in found)
    return _THESE.sub(lambda _: listed, order, count=1)


def _below(text: str) -> tuple[str, Sequence[str]] | None:
    """The first line, and the lines below it; None where there is one line only."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) <= MIN_NAMES:
        return None
    return lines[0].rstrip(" :"), [_BULLET.sub("", line).rstrip(" ,;.") for line in lines[1:]]


def _behind(text: str) -> tuple[str, Sequence[str]]:
    """What stands before the last colon, and the names behind it."""
    order, colon, behind = text.strip().rpartition(":")
    return (order, _BETWEEN.split(behind.strip(" ."))) if colon else (text, ())
