"""The card that says at a glance how everything of one thing is set."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.payload import Say
from cards.picker import Pick, add_commands, commands_of
from cards.status import StatusRow
from cards.text import shorten


def overview_card(
    title: str,
    subtitle: str,
    unusual: Sequence[StatusRow],
    warnings: Sequence[str],
    lists: Sequence[StatusRow],
    paragraphs: Sequence[str],
    picks: Sequence[Pick],
    buttons: Sequence[Button],
    hint: str,
    thread: str | None = None,
) -> Card:
    """What is unusual first, then what stands on lists, then the rest in `paragraphs`. All plain text.

    Each of `picks` can be chosen and opened. `warnings` are sentences that stand out.
    """
    offered = commands_of(picks)
    opening = [Button("Open", Say("", thread), "positive")] if offered else []

    def draw(builder: CardBuilder) -> None:
        for warning in warnings[: builder.limits.items]:
            builder.paragraph(warning, color="Warning")
        if unusual:
            builder.heading("Unusual")
            builder.facts([(row.label, row.value) for row in unusual])
        else:
            builder.paragraph("Nothing unusual.", strong=True)
        if lists:
            builder.heading("On lists")
            builder.facts([(row.label, row.value) for row in lists])
        for paragraph in paragraphs:
            builder.paragraph(paragraph)
        if offered:
            shown = [(shorten(pick.label, 80), say) for say, pick in offered.items()]
            add_commands(builder, "Open a setting", shown)

    return framed(draw, title, subtitle, hint, [*opening, *buttons])
