"""The card that says what became of a change; it takes the place of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cards.card_builder import Button, Card, CardBuilder, Change, framed

Tone = Literal["good", "warning", "attention", "plain"]

# The colours differ between Webex clients, so a word always says the same.
_WORDS = {"good": "Done", "warning": "Please check", "attention": "Not done", "plain": ""}
_COLORS = {"good": "Good", "warning": "Warning", "attention": "Attention", "plain": None}


def outcome_card(
    title: str,
    tone: Tone,
    message: str,
    differences: Sequence[Change] = (),
    buttons: Sequence[Button] = (),
    hint: str = "",
    details: Sequence[tuple[str, str]] = (),
    *,
    warning: str = "",
) -> Card:
    """What became of a change, before → after. `message` and the `warning` before it may have several lines,
    and `details` are shown on demand. That all is well takes no line of its own. All plain text."""
    is_well = tone == "good"

    def draw(builder: CardBuilder) -> None:
        if not is_well:
            builder.paragraph(_WORDS[tone], color=_COLORS[tone], strong=True)
        builder.paragraph(warning, color=_COLORS["warning"])
        builder.paragraph(message)
        builder.changes(differences)
        builder.aside(f"{_WORDS[tone]}. {hint}" if is_well else hint)
        builder.details(details)

    return framed(draw, title, "", "", buttons)


def moved_card(
    title: str,
    question: str,
    moved: Sequence[tuple[str, str, str, str]],
    rest: Sequence[Change],
    buttons: Sequence[Button],
    hint: str = "",
) -> Card:
    """Asks what becomes of a change that cannot be undone as it was. `moved` has a label and three values for
    each field that was changed again since: was, changed to, now. `rest` would go back. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(_WORDS["warning"], color=_COLORS["warning"], strong=True)
        builder.paragraph(question)
        for label, was, changed_to, now in moved[: builder.limits.items]:
            builder.heading(label)
            builder.facts((("Was", was), ("Changed to", changed_to), ("Now", now)))
        builder.more(len(moved) - builder.limits.items)
        if rest:
            builder.heading("Still as changed, would go back")
            builder.changes(rest)

    return framed(draw, title, "", hint, buttons)
