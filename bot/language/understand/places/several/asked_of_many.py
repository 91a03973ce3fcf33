"""Questions where a setting is set so: on workspaces of a name, of a list, or at a location."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.language.requests.request import Request
from bot.language.requests.showing import FindWhere
from bot.language.selecting.exceptions import Cut
from bot.language.selecting.selection_words import INSIDE, ROOMS, plain_word
from bot.language.selecting.selections import cut_place, cut_selection
from bot.language.words import Word, retype

_WHICH = frozenset({"which", "what", "who"})
_OF_KIND = re.compile(
    r"\s*(?:(?:which|what|how many)|(?P<is>is|are|do|does|has|have) (?:any|some)) (?:of (?:the|our) )?"
    r"(?P<noun>\w+) (?P<rest>.+?)[ ?.!]*",
    re.IGNORECASE,
)
ReadText = Callable[[str], Request | None]
"""Reads a text as if nothing had been said before; None where it is not certain what it asks for."""


def in_kind(viewer: Viewer, text: str, read: ReadText) -> Request | None:
    """The question on which workspaces of a name a setting is set so: “which lobbies are forwarded?”, “is any
    lobby forwarded?”; None for any other text."""
    found = _OF_KIND.fullmatch(text)
    if found is None or found["noun"].casefold() in ROOMS:
        return None
    cut = cut_selection(viewer.workspaces(), f"all {found['noun']}", viewer.lists)
    where = read(f"which rooms {found['is'] or ''} {found['rest']}?") if cut else None
    if cut is None or not isinstance(where, FindWhere) or where.selection:
        return None
    return replace(where, selection=cut.selection)


def where_on_list(cut: Cut, read: ReadText) -> FindWhere | None:
    """The question on which of the list a setting is set so: “which of list front-desks have dnd on?”"""
    words = cut.before
    while words and plain_word(words[-1]) in INSIDE | {"are", "is"}:
        words = words[:-1]
    if not words or plain_word(words[0]) not in _WHICH:
        return None
    rooms = (Word("which"), Word("rooms"))
    found = read(f"{retype((*(rooms if len(words) == 1 else words), *cut.behind))}?")
    if not isinstance(found, FindWhere):
        return None
    return replace(found, selection=cut.selection)


def in_place(viewer: Viewer, text: str, read: ReadText) -> Request | None:
    """The question where a setting is set so at a location: “which rooms in Paris have dnd on?”"""
    cut = cut_place(viewer.workspaces(), text)
    if cut is None:
        return None
    found = read(cut.without())
    return replace(found, selection=cut.selection) if isinstance(found, FindWhere) else None
