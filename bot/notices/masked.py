"""Numbers outside the workspaces as notices to group spaces tell them where the configuration says so."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.events import Changed
from bot.names.text import digits_of
from bot.names.workspaces import WorkspaceIndex

SHOWN_AT_START = 2
SHOWN_AT_END = 2
"""Digits of a number that are told: enough to know it again, too few to dial it."""
_NUMBER = re.compile(r"\+\d[\d\s().\-\u2010-\u2015]{5,}\d|(?<![\w+])\d{7,}(?!\w)")
"""A number with its country, or so many digits that it is no extension."""


def masked(text: str, workspaces: WorkspaceIndex) -> str:
    """The text with “+1 ••• ••• ••42” for each number that belongs to no workspace."""

    def told(found: re.Match[str]) -> str:
        return found[0] if workspaces.with_number(digits_of(found[0])) else _covered(found[0])

    return _NUMBER.sub(told, text)


def masked_change(changed: Changed, workspaces: WorkspaceIndex) -> Changed:
    """The change with the numbers masked in its values and its reason."""
    told = tuple(
        replace(one, before=masked(one.before, workspaces), after=masked(one.after, workspaces))
        for one in changed.differences
    )
    return replace(changed, differences=told, reason=masked(changed.reason, workspaces))


def _covered(number: str) -> str:
    places = [at for at, mark in enumerate(number) if mark.isdigit()]
    hidden = {*places[SHOWN_AT_START:-SHOWN_AT_END]}
    return "".join("•" if at in hidden else mark for at, mark in enumerate(number))
