"""Why a change is shown before it is made: always one short line, and always of the same form."""

from __future__ import annotations

from collections.abc import Iterable

from bot.commands.context import Context

SHOWN = "Shown first:"
EVERY = "every change is."
NOT_SURE = "I may have read it wrong."


def with_why(context: Context, reasons: Iterable[str], otherwise: str = NOT_SURE) -> list[str]:
    """The reasons, once each, with that word before the first; where there is none, the one that holds
    `otherwise`, or for every change."""
    found = list(dict.fromkeys(filter(None, reasons)))
    if not found:
        found = [EVERY if context.services.preview == "always" else otherwise]
    return [f"{SHOWN} {found[0]}", *found[1:]]
