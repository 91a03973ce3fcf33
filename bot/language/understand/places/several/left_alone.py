"""What is named only to say that nothing changes there: “…, but not in the kitchen”, “… (kitchen has it)”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.access import Viewer
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.language.phrases import workspace_at
from bot.language.selecting.for_everybody import in_all_of_kind
from bot.language.selecting.selection_words import is_kind
from bot.language.understand.command_readers.copying import settings_named
from bot.language.words import joined, split
from cards.text import message_text

_PLACE = r"(?:(?:in|at|for|on)\s+)?(?:the\s+)?"
_NAME = r"(?:(?!\b(?:and|but)\s+not\b)[^,;\s])(?:(?!\b(?:and|but)\s+not\b)[^,;])*?"
_AS_IT_IS = r"(?:as\s+it\s+is|as\s+is|the\s+way\s+it\s+is|alone|unchanged|untouched|out\s+of\s+it)"
_JOINT = r"(?:\s*[,;]\s*(?:(?:and|but)\s+)?|\s+(?:and|but)\s+)(?:please\s+)?"
_LEFT_ALONE = re.compile(
    rf"{_JOINT}(?:not\s+{_PLACE}(?P<not>{_NAME})"
    rf"|(?:leave|keep)\s+(?:(?:it|that|this)\s+)?(?:on|off)\s+(?:in|at|for|on)\s+(?:the\s+)?(?P<stays>{_NAME})"
    rf"|(?:leave|keep)\s+(?:the\s+)?(?P<kept>{_NAME})\s+(?:on|off|{_AS_IT_IS})"
    rf"|(?:the\s+)?(?P<same>{_NAME})\s+(?:stays|remains)\s+(?:on|off|the\s+same|{_AS_IT_IS})"
    r")(?:\s+(?:please|pls|thanks))?\s*[.!]*$"
    r"|\s*\((?:the\s+)?(?P<told>[^,;()\s][^,;()]{0,60}?)\s+"
    r"(?:(?:already\s+)?(?:has|is)\s+(?:it|that)(?:\s+already)?"
    r"|already\s+(?:has|is)\b[^()]{0,40}|is\s+(?:done|on|off)(?:\s+already)?)\)\s*[.!]*$",
    re.IGNORECASE,
)

_AS_THERE = re.compile(
    rf"(?<!well)(?<!same),?\s+(?:(?:just|exactly)\s+)?(?:as|like)\s+(?:in|at|for)\s+(?:the\s+)?(?P<name>{_NAME})\s*[.!]*$",
    re.IGNORECASE,
)
_KEPT_SETTING = re.compile(
    rf"{_JOINT}(?:keep|leave)\s+(?:the\s+)?(?P<what>[\w' -]+?)(?:\s+(?:on|{_AS_IT_IS}))?\s*[.!]*$",
    re.IGNORECASE,
)
_AND_AT_END = re.compile(r"[\s,;]*(?:\band)?[\s,;]*$", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|each|everywhere|everyone|everybody)\b", re.IGNORECASE)


def with_exceptions(viewer: Viewer, text: str) -> str:
    """The text with “except” before such workspaces, where all of several are meant; empty for any other
    text."""
    rest, names = text, list[str]()
    while found := without_left_alone(viewer, rest):
        names.insert(0, _name(rest))
        rest = found
    if not names:
        return ""
    if not _ALL.search(rest):
        rest = in_all_of_kind(rest, partial(is_kind, viewer.workspaces()))
    return f"{rest} except {', '.join(names)}" if rest else ""


def without_left_alone(viewer: Viewer, text: str) -> str:
    """The text without a workspace at its end in which nothing is to change, where more stands before it;
    empty for any other text."""
    found = _LEFT_ALONE.search(text)
    if not found:
        return ""
    name = split(_name(text))
    is_name = bool(name) and not joined(name).isdigit()
    if not is_name or workspace_at(viewer.workspaces(), name) != len(name):
        return ""
    rest = _AND_AT_END.sub("", text[: found.start()])
    if re.search(rf"\b{re.escape(joined(name))}\b", rest, re.IGNORECASE):
        raise NotUnderstood(
            f"You named {message_text(joined(name))} twice. Nothing was changed.",
            "Say it in one plain order.",
        )
    return rest


def _name(text: str) -> str:
    found = _LEFT_ALONE.search(text)
    return next(filter(None, found.groups()), "") if found else ""


def without_as_there(viewer: Viewer, text: str) -> str:
    """The text without “as in the kitchen” at its end, for an order that is told in full; empty for any other
    text."""
    found = _AS_THERE.search(text)
    name = split(found["name"]) if found else ()
    is_whole = bool(name) and workspace_at(viewer.workspaces(), name) == len(name)
    return text[: found.start()] if found and is_whole else ""


def without_kept_setting(text: str) -> tuple[str, Sequence[Family]]:
    """The text without “but keep forwarding” at its end, and the settings that are kept; an empty text for
    any other."""
    found = _KEPT_SETTING.search(text)
    kept = settings_named(split(found["what"])) if found else ()
    return (text[: found.start()], kept) if found and kept else ("", ())
