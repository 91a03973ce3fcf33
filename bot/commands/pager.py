"""One page of something long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.commands.context import Context
from cards.card_builder import Button

T = TypeVar("T")

ROWS_ON_PAGE = 10
"""Rows of a list on a card, so that it can be taken in without scrolling."""


@dataclass(frozen=True)
class CardPage(Generic[T]):
    """The rows of one page, the place of the first among all rows, and which page of how many it is."""

    rows: Sequence[T]
    first: int
    number: int
    count: int

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.number == self.count

    @property
    def label(self) -> str:
        """`page 2 of 3`."""
        return f"page {self.number} of {self.count}"

    @property
    def suffix(self) -> str:
        """`, page 2 of 3` where there is more than one page."""
        return f", {self.label}" if self.count > 1 else ""


def page_of(rows: Sequence[T], number: int, size: int) -> CardPage[T]:
    """The page with this number, of `size` rows each; the first or the last where there is none."""
    count = max(1, -(-len(rows) // size))
    number = min(max(number, 1), count)
    first = (number - 1) * size
    return CardPage(rows[first : first + size], first, number, count)


def more_button(context: Context, page: CardPage[T], command: str) -> list[Button]:
    """The button for the next page of what this command shows; none on the last page."""
    return [] if page.is_last else [context.button("More", f"{command} page {page.number + 1}")]
