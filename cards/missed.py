"""The card with what was said while nobody listened, to be run now or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.payload import Missed


@dataclass(frozen=True)
class SaidLine:
    """What somebody said, when, and the buttons for it."""

    words: str
    at: str
    buttons: tuple[Button, ...] = ()


def run_or_drop(message_id: str, mark: str, thread_id: str | None) -> tuple[Button, Button]:
    """The buttons of one message."""
    run, drop = (Missed(message_id, mark, then, thread_id) for then in ("run", "drop"))
    return Button("Run it now", run), Button("Drop it", drop)


def missed_card(title: str, subtitle: str, lines: Sequence[SaidLine], earlier: int, hint: str) -> Card:
    """What was said, oldest first, after `earlier` messages that are only counted. All plain text."""

    def draw(builder: CardBuilder) -> None:
        if earlier:
            builder.aside(f"… and {earlier:,} more before these.")
        for line in lines:
            builder.rows([(line.words, line.at, None)])
            builder.buttons_here(line.buttons)

    return framed(draw, title, subtitle, hint, ())
