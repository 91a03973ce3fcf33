"""The card that lists things: workspaces, past changes, watches, or what the bot can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card_builder import Button, Card, Sheet, fitted

PAGE = 10


@dataclass(frozen=True)
class Item:
    """One thing on a list, with a line that says more about it."""

    title: str
    detail: str = ""


def list_card(
    title: str,
    subtitle: str,
    items: Sequence[Item],
    buttons: Sequence[Button] = (),
    hint: str = "",
) -> Card:
    """A page of a list: the first ten, and how many more there are. All plain text."""

    def draw(sheet: Sheet) -> None:
        shown = items[: min(PAGE, sheet.room.things)]
        sheet.header(title, subtitle)
        sheet.entries((item.title, item.detail) for item in shown)
        sheet.more(len(items) - len(shown))
        sheet.aside(hint, separator=True)
        sheet.buttons(buttons)

    return fitted(draw)
