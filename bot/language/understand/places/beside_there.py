"""“There” beside the name of another workspace: “turn on dnd there and in the gym”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.phrases import workspace_at
from bot.language.remembered.memory import Topic
from bot.language.understand.earlier.referring import spoken_of_none
from bot.language.words import split
from bot.names.workspaces import typed_name

_IN = r"(?:(?:in|at|for|on|to|of) )?"
_ROOM = r"(?:that|this) (?:room|one|workspace|phone)"
_THERE = rf"(?P<there>(?:{_IN}(?:there|here)|(?:in|at|for|on|of) {_ROOM})\b)"
_AND = r"\s*(?:,|&|\band\b|\bas well as\b|\bplus\b)+\s+(?:also |and )?"
_BEFORE_NAME = re.compile(rf"\b{_THERE}{_AND}{_IN}(?:the )?(?=\S)", re.IGNORECASE)
_BEHIND_NAME = re.compile(rf"(?<=\S){_AND}{_THERE}(?:\s+(?:too|also|please|pls))*[.!?]*$", re.IGNORECASE)
_VERB = re.compile(r"(?:play|turn|set|switch|put|add|show|let|make|forward|send)\b", re.IGNORECASE)
"""Behind “there and” these order something else, though a workspace may be called so."""
_PLACED = re.compile(r"\b(?:in|at|for|on|to|of) (?:(?:the|that|this) )?", re.IGNORECASE)


def with_place_beside(viewer: Viewer, topic: Topic, text: str) -> str:
    """The text with the workspace that was spoken of named in full, where “there” or “in that room” stands
    beside the name of another; any other text as it is.

    Raises NotUnderstood where none was spoken of: half of what was said is not done.
    """
    found = _beside(viewer, text)
    if found is None:
        return text
    one = viewer.workspaces().by_id.get(topic.workspace_id)
    if one is None:
        raise spoken_of_none(found["there"])
    start, end = found.span("there")
    return f"{text[:start]}in {typed_name(viewer.workspaces(), one)}{text[end:]}"


def _beside(viewer: Viewer, text: str) -> re.Match[str] | None:
    before = _BEFORE_NAME.search(text)
    is_verb = bool(before and _VERB.match(text, before.end()))
    if before and not is_verb and workspace_at(viewer.workspaces(), split(text[before.end() :])):
        return before
    behind = _BEHIND_NAME.search(text)
    names = (split(text[place.end() : behind.start()]) for place in _PLACED.finditer(text)) if behind else ()
    is_named = any(words and workspace_at(viewer.workspaces(), words) == len(words) for words in names)
    return behind if is_named else None
