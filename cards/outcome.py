"""The card that says what became of a change; it takes the place of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from cards.card_builder import Button, Card, CardBuilder, fitted

Tone = Literal["good", "warning", "attention", "plain"]

# The colours differ between Webex clients, so a word always says the same.
_WORDS = {"good": "Done", "warning": "Please check", "attention": "Not done", "plain": ""}
_COLORS = {"good": "Good", "warning": "Warning", "attention": "Attention", "plain": None}


class Change(Protocol):
    """A field that changed, in words."""

    @property
    def label(self) -> str: ...

    @property
    def before(self) -> str: ...

    @property
    def after(self) -> str: ...


def outcome_card(
    title: str,
    tone: Tone,
    message: str,
    differences: Sequence[Change] = (),
    buttons: Sequence[Button] = (),
    hint: str = "",
) -> Card:
    """What became of a change, before → after. `message` may have several lines. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.header(title)
        builder.paragraph(_WORDS[tone], color=_COLORS[tone], strong=True)
        builder.paragraph(message)
        put_differences(builder, differences)
        builder.aside(hint, separator=True)
        builder.buttons(buttons)

    return fitted(draw)


def put_differences(builder: CardBuilder, differences: Sequence[Change]) -> None:
    """The fields that changed, each before → after."""
    builder.changes([(change.label, change.before, change.after) for change in differences])
