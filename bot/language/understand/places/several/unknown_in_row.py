"""A name that no workspace has in a row of names: “in the gym, the kitchen and the cellar”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import said_back
from bot.language.phrases import workspace_at
from bot.language.requests.request import Request
from bot.language.sentence.words.lexicon import lexicon
from bot.language.words import split
from bot.names.text import folded

MAX_UNKNOWN_WORDS = 3
"""Longer words in a row are no name."""
MIN_KNOWN = 2
"""Beside so many names in a row another is one, too."""
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|plus)\s+", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|at|for|on|of|to)\s+)?(?:the\s+)?", re.IGNORECASE)
_HEAD = re.compile(r"(?P<head>.*\b(?:in|at|for|on|of)\s+(?:the\s+)?)(?P<name>\S.*)", re.IGNORECASE)


def require_known_names(viewer: Viewer, text: str, read: Callable[[str], Request | None]) -> None:
    """Raises NotUnderstood where a row of workspaces has a name in it that none of them has: the others are
    offered without it. `read` tells what a text is for where it names several workspaces."""
    row = [part for part in _JOINT.split(text.strip(" .!?")) if part]
    found = _HEAD.fullmatch(row[0]) if len(row) > MIN_KNOWN else None
    if found is None:
        return
    names = [found["name"], *(_LEAD.sub("", part, count=1) for part in row[1:])]
    known = [name for name in names if _is_workspace(viewer, name)]
    unknown = [name for name in names if name not in known]
    if len(known) < MIN_KNOWN or len(unknown) != 1 or not _may_be_name(unknown[0].split()):
        return
    without = f"{found['head']}{', '.join(known)}{'?' if text.rstrip().endswith('?') else ''}"
    if read(without):
        raise NotUnderstood(
            f"{viewer.none_called(said_back(unknown))} Nothing was changed.", "Without it?", (without,)
        )


def _is_workspace(viewer: Viewer, name: str) -> bool:
    words = split(name)
    return bool(words) and workspace_at(viewer.workspaces(), words) == len(words)


def _may_be_name(words: Sequence[str]) -> bool:
    """Whether none of the words means anything else."""
    return len(words) <= MAX_UNKNOWN_WORDS and not any(lexicon().knows(folded(word)) for word in words)
