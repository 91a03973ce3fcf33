"""The card that is the home page of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.list_cards import ListItem
from cards.payload import Say
from cards.picker import Pick, add_commands, commands_of
from cards.text import shorten

MAX_ROWS_WITH_BUTTON = 4
"""So many rows have a button each; with more, everything is opened from one list."""
FOLD = "others"


@dataclass(frozen=True)
class Rest:
    """What is seen only after a press: settings to open, paragraphs, and buttons, under a summary."""

    summary: str
    picks: Sequence[Pick] = ()
    paragraphs: Sequence[str] = ()
    buttons: Sequence[Button] = ()


def overview_card(
    title: str,
    subtitle: str,
    first: Sequence[str],
    warnings: Sequence[str],
    unusual: Sequence[ListItem],
    lists: Sequence[ListItem],
    fixes: Sequence[Button],
    rest: Rest,
    buttons: Sequence[Button],
    hint: str,
    thread: str | None = None,
) -> Card:
    """Sentences that are to be read first, what is unusual, what stands on lists, the rest. All plain text.

    Each row has its own button while there are few; else all are in one list to open.
    """
    opening = Button("Choose", Say("", thread), "positive")
    rows = [*unusual, *lists]
    has_list = len(rows) > MAX_ROWS_WITH_BUTTON
    picks = [*map(_pick, rows), *rest.picks] if has_list else rest.picks

    def pick_one(builder: CardBuilder, label: str) -> None:
        if offered := commands_of(picks):
            shown = [(shorten(pick.label, 80), say) for say, pick in offered.items()]
            add_commands(builder, label, shown, says_names_alone=True)
            builder.buttons_here([opening])

    def unfolded(builder: CardBuilder) -> None:
        if has_list:
            builder.paragraph(", ".join(pick.label for pick in rest.picks))
        else:
            pick_one(builder, "As usual")
        for paragraph in rest.paragraphs:
            builder.paragraph(paragraph)
        builder.buttons_here(rest.buttons)

    def draw(builder: CardBuilder) -> None:
        for sentence in first:
            builder.paragraph(sentence, strong=True)
        for warning in warnings[: builder.limits.items]:
            builder.paragraph(warning, color="Warning")
        for heading, shown in (("Unusual", unusual), ("On lists", lists)):
            if shown:
                builder.heading(heading)
            if has_list:
                builder.facts([(row.title, row.detail) for row in shown])
            else:
                builder.rows((row.title, row.detail, row.button) for row in shown)
        builder.buttons_here(fixes)
        if has_list:
            pick_one(builder, "Open a setting")
        builder.fold(FOLD, rest.summary, "Show", unfolded)

    return framed(draw, title, subtitle, hint, buttons)


def _pick(row: ListItem) -> Pick:
    payload = row.button.payload if row.button else None
    return Pick(row.title, "", payload.text if isinstance(payload, Say) else "")
