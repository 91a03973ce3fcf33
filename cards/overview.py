"""The card that says at a glance how everything of one thing is set."""

from __future__ import annotations

from collections.abc import Sequence

from cards import render
from cards.card_builder import Button, Card, CardBuilder, fitted
from cards.payload import MAX_WORDS, SAY_INPUT, Say
from cards.picker import Pick
from cards.status import StatusRow
from cards.text import card_text, message_text, plain, shorten


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

    def draw(builder: CardBuilder) -> None:
        builder.header(title, subtitle)
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
        offered = {plain(pick.say): pick.label for pick in picks if 0 < len(plain(pick.say)) <= MAX_WORDS}
        if offered:
            said = [f"- {message_text(label)}: say **{message_text(say)}**" for say, label in offered.items()]
            builder.part(_choices(offered), "\n".join(said))
        builder.aside(hint, separator=True)
        opening = [Button("Open", Say("", thread), "positive")] if offered else []
        builder.buttons([*opening, *buttons])

    return fitted(draw)


def _choices(offered: dict[str, str]) -> render.Part:
    return render.choice_input(
        SAY_INPUT,
        "Open a setting",
        "Choose one from the list.",
        [(card_text(shorten(label, 80)), say) for say, label in offered.items()],
        style="compact",
        placeholder="Open the list",
    )
