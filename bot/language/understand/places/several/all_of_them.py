"""“Both” and “all of them”, where the bot asked which of several workspaces is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.remembered.memory import Offer
from bot.language.understand.earlier.saying_no import POLITE
from bot.language.words import retype, split
from bot.names.text import folded, plain_words
from bot.names.workspaces import WorkspaceIndex, typed_name
from cards.picker import MAX_OPTIONS

_OF_THEM = r"(?: of (?:them|these|those|it))?"
_BEFORE = rf"(?:(?:{POLITE}|in|for|on)\s+)*"
_BEHIND = rf"(?:\s+(?:{POLITE}))*"
_BOTH = re.compile(rf"{_BEFORE}(?:both|the two|all two){_OF_THEM}{_BEHIND}")
_ALL = re.compile(
    rf"{_BEFORE}(?:all(?: (?:three|four|five|six))?|each(?: one)?|every one){_OF_THEM}{_BEHIND}"
)
_VERBS = frozenset({"set", "show"})
"""Commands that can be for several workspaces."""
TWO = 2
"""So many offers “both” takes."""


def means_all(text: str) -> bool:
    """Whether an answer takes everything that was offered."""
    said = plain_words(text)
    return bool(_BOTH.fullmatch(said) or _ALL.fullmatch(said))


def together(offers: Sequence[Offer], workspaces: WorkspaceIndex, text: str) -> str:
    """The command for all the workspaces that were offered. Raises NotUnderstood where the offers are not the
    same command for each, or are not all that fit."""
    parts = [split(one.command) for one in offers]
    words = [{one[at].text for one in parts} for at in range(min(map(len, parts)))]
    differing = [at for at, ones in enumerate(words) if len(ones) > 1]
    is_same = len({*map(len, parts)}) == 1 and len(differing) == 1 and parts[0][0].plain in _VERBS
    named = [_named(workspaces, one[differing[0]].text) for one in parts] if is_same else []
    is_counted = len(offers) < MAX_OPTIONS and (len(offers) == TWO or not _BOTH.fullmatch(plain_words(text)))
    found = [one for one in named if one is not None]
    if not is_counted or not found or len(found) != len(offers):
        raise NotUnderstood(
            "One of them, please. Nothing was changed.",
            "Choose one, or type its name.",
            choices=tuple((one.label, one.detail, one.command) for one in offers),
        )
    names = ", ".join(typed_name(workspaces, one) for one in found)
    at = differing[0]
    return f"{retype(parts[0][:at])} {names} {retype(parts[0][at + 1 :])}".strip()


def _named(workspaces: WorkspaceIndex, name: str) -> Workspace | None:
    """The one workspace with this id or whole name."""
    found = [one for one in workspaces if one.id == name or folded(one.name) == folded(name)]
    return found[0] if len(found) == 1 else None
