"""Numbers outside the workspaces as notices to group spaces tell them where the configuration says so."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.events import Changed, Difference
from bot.names.text import digits_of
from bot.names.workspaces import WorkspaceIndex

SHOWN_AT_START, SHOWN_AT_END = 2, 2
"""Digits of a number that are told: enough to know it again, too few to dial it."""
_NUMBER = re.compile(
    r"(?<!\d)(?!\d{4}-\d\d-\d\d(?!\d))\+?\(?\d(?:[ \u00a0.\-\u2010-\u2015/)]{0,2}\d){6,14}(?!\d)"
)
"""Seven digits or more, also in groups, that are no date: more than an extension has."""


def masked(text: str, workspaces: WorkspaceIndex) -> str:
    """The text with “+1 4••-•••-••99” for each number that belongs to no workspace."""

    def told(found: re.Match[str]) -> str:
        digits = digits_of(found[0])
        own = workspaces.with_number(digits) or workspaces.with_number(digits.lstrip("0"), whole=False)
        return found[0] if own else _covered(found[0])

    return _NUMBER.sub(told, text)


def masked_change(changed: Changed, workspaces: WorkspaceIndex) -> Changed:
    """The change with the numbers masked in its values and its reason."""
    told = tuple(
        Difference(*(masked(text, workspaces) for text in (one.label, one.before, one.after)))
        for one in changed.differences
    )
    return replace(changed, differences=told, reason=masked(changed.reason, workspaces))


def _covered(number: str) -> str:
    places = [at for at, mark in enumerate(number) if mark.isdigit()]
    hidden = {*places[SHOWN_AT_START:-SHOWN_AT_END]}
    return "".join("•" if at in hidden else mark for at, mark in enumerate(number))
