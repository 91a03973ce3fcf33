"""A name that no workspace has in a list behind a colon, or beside one: “put these on dnd: gym, cellar”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import may_tell_secret, said_back
from bot.language.phrases import workspace_at
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.words import split
from bot.names.text import folded

_LIST = re.compile(r"(?P<head>[^:]+):\s*(?P<row>[^:]+?)[\s.!]*", re.DOTALL)
_THESE = re.compile(
    r"\b(?:these|those|following|(?:work)?spaces|rooms|places|phones|lines|locations|sites|all of them)\b",
    re.IGNORECASE,
)
"""Says that names follow."""
_JOINT = re.compile(r"\s*[,;\n]\s*(?:and\s+)?|\s+(?:and|&|plus)\s+", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|at|for|on|of|to|also)\s+)*(?:the\s+)?", re.IGNORECASE)
_LAST = re.compile(
    r"(?P<before>.*\S),\s*(?:and )?(?:the )?(?P<name>[a-z]+)[\s.!]*", re.IGNORECASE | re.DOTALL
)
_ROOMS = frozenset(
    phrases(
        "cellar|basement|attic|garage|reception|kitchen|office|canteen|cafeteria|hall|hallway|corridor|warehouse|"
        "storeroom|workshop|library|boardroom|classroom|lab|laboratory|pantry|bathroom|lounge|foyer|entrance|garden|"
        "roof|terrace|balcony|gatehouse|guardhouse|sauna|pool|spa|restaurant|ward|clinic|pharmacy|laundry|nursery|"
        "chapel|auditorium|cloakroom|shed|barn|showroom|mailroom|breakroom|ballroom|studio|stockroom|lobby|gym"
    )
)
"""Words for rooms: behind a comma they are no reason."""
_POLITE = frozenset({"please", "pls", "thanks", "thank you", "thx", "now", "asap", "today"})
MAX_WORDS = 3
"""Longer words are no name."""


def require_known_rooms(viewer: Viewer, text: str) -> None:
    """Raises NotUnderstood where one of the names is none of a workspace: the others are offered."""
    if "," not in text and ":" not in text and ";" not in text:
        return
    found = _LIST.fullmatch(text.strip()) if ":" in text and _THESE.search(text) else None
    if found:
        _require_all(viewer, found["head"], found["row"])
    elif ":" in text and (found := _LIST.fullmatch(text.strip())) and _names_room(found["head"]):
        _require_ahead(viewer, found["head"], found["row"])
    elif (found := _LAST.fullmatch(text.strip())) and folded(found["name"]) in _ROOMS:
        before = found["before"]
        last = before.replace(":", " ").replace(",", " ").split()
        if any(_is_workspace(viewer, " ".join(last[-size:])) for size in range(1, MAX_WORDS + 1)):
            _refuse(viewer, [found["name"]], before)


def _require_all(viewer: Viewer, head: str, row: str) -> None:
    names = [_LEAD.sub("", part, count=1) for part in _JOINT.split(row) if part]
    names = [name for name in names if folded(name) not in _POLITE]
    known = [name for name in names if _is_workspace(viewer, name)]
    unknown = [name for name in names if name not in known]
    if known and unknown and all(_may_be_name(name.split()) for name in unknown):
        _refuse(viewer, unknown, f"{head}: {', '.join(known)}")


def _names_room(row: str) -> bool:
    return any(folded(_LEAD.sub("", part, count=1)) in _ROOMS for part in _JOINT.split(row))


def _require_ahead(viewer: Viewer, row: str, order: str) -> None:
    """The same for names before the colon: “gym and the cellar: dnd on”."""
    names = [_LEAD.sub("", part, count=1) for part in _JOINT.split(row) if part]
    known = [name for name in names if _is_workspace(viewer, name)]
    unknown = [name for name in names if name not in known]
    if known and unknown and all(folded(name) in _ROOMS for name in unknown):
        _refuse(viewer, unknown, f"{', '.join(known)}: {order}")


def _refuse(viewer: Viewer, unknown: list[str], without: str) -> None:
    known = viewer.workspaces().name_words
    if any(known.with_word(folded(word)) for name in unknown for word in name.split()):
        return  # a part of a name
    choices = () if may_tell_secret(without) else (without,)
    raise NotUnderstood(
        f"{viewer.none_called('”, “'.join(said_back([one]) for one in unknown))} Nothing was changed.",
        "Without it?",
        choices,
    )


def _is_workspace(viewer: Viewer, name: str) -> bool:
    words = split(name)
    return bool(words) and workspace_at(viewer.workspaces(), words) == len(words)


def _may_be_name(words: list[str]) -> bool:
    """Whether none of the words means anything else."""
    return 0 < len(words) <= MAX_WORDS and not any(lexicon().knows(folded(word)) for word in words)
