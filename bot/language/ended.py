"""“Open the lobby again”, “end the forwarding of lobby paris now”: where what holds for a time is to end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.events import Workspace
from bot.language.longer import STAYS, in_full, named_there
from bot.language.polite import ASKS_POLITELY, POLITELY
from bot.language.selecting.selections import cut_selection
from bot.language.understand.orders.for_open_times import moments_beside
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import joined, retype, split
from bot.names.named_lists import ReadLists
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex

_MAY_END = re.compile(rf"{POLITELY}(?:re-?open|open|end)\b")
_ENDS = r"(?: (?:again|now|please|back|up|early|already))*"
_OPEN = re.compile(rf"{POLITELY}(?P<verb>re-?open|open)(?: up)? (?P<there>.+?){_ENDS}")
_END = re.compile(rf"{POLITELY}end (?P<there>.+?){_ENDS}")
_OPEN_ALL = re.compile(rf"{POLITELY}(?:re-?open|open)(?: up)?{_ENDS}")
"""What stands beside the workspaces that are all to be opened."""
_CLOSING = frozenset({"closing", "closure", "lockdown"})
"""Words for what call intercept does."""


@dataclass(frozen=True)
class Ended:
    """What is to end: in one of these workspaces, of this setting; `may_look` where the words can
    also ask to see it, `is_all` where all of the workspaces are meant."""

    workspaces: Sequence[Workspace]
    family: Family
    may_look: bool
    is_all: bool = False
    time: str = ""
    """When, as it was typed; empty for now."""


def read_ended(workspaces: WorkspaceIndex, text: str, lists: ReadLists) -> Ended | None:
    """What a text wants to end of what holds for a time, now or later (“open the gym tomorrow at 8am”); None
    for any other text."""
    if not _MAY_END.match(folded(text)):
        return None
    if found := _read_now(workspaces, text, lists):
        return found
    if text.rstrip().endswith("?") and not ASKS_POLITELY.match(folded(text)):
        return None
    for before, time in moments_beside(split(text)):
        if found := _read_now(workspaces, retype(before).rstrip(" ,"), lists):
            return replace(found, time=time)
    return None


def _read_now(workspaces: WorkspaceIndex, text: str, lists: ReadLists) -> Ended | None:
    said = folded(text).rstrip(" .!")
    opened = _OPEN.fullmatch(said)
    found = opened or _END.fullmatch(said)
    is_asked = text.rstrip().endswith("?") and not ASKS_POLITELY.match(said)
    if found is None or is_asked:
        return None
    if opened and (cut := cut_selection(workspaces, text, lists)):
        beside = folded(joined((*cut.before, *cut.behind))).rstrip(" .!")
        is_whole = _OPEN_ALL.fullmatch(beside) is not None
        return Ended(cut.selection.workspaces, CALL_INTERCEPT, False, is_all=True) if is_whole else None
    named, beside_names = named_there(workspaces, found["there"])
    family, rest = SETTING_NAMES.find(split(found["there"]))
    words = beside_names & in_full(rest)
    if not opened and family is None and words & _CLOSING:
        family, words = CALL_INTERCEPT, words - _CLOSING
    if not (named and words <= STAYS):
        return None
    if opened:
        is_closing = family in (None, CALL_INTERCEPT)
        return Ended(named, CALL_INTERCEPT, opened["verb"] == "open") if is_closing else None
    return Ended(named, family, False) if family else None
