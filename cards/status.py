"""The card that says how something is set, and the one to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cards.card_builder import Button, Card, CardBuilder, framed


@dataclass(frozen=True)
class StatusRow:
    """A label with its value, or the heading of the rows that follow."""

    label: str
    value: str = ""
    heading: bool = False


def status_card(
    title: str,
    subtitle: str,
    rows: Sequence[StatusRow],
    buttons: Sequence[Button] = (),
    notes: Sequence[str] = (),
    hint: str = "",
    *,
    first: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> Card:
    """How something is set; `first` is what that comes to, `warnings` what speaks against it, `notes` what
    follows from it, `hint` what to do next. All plain text."""

    def draw(builder: CardBuilder) -> None:
        for sentence in first[: builder.limits.items]:
            builder.paragraph(sentence, strong=True)
        for warning in warnings[: builder.limits.items]:
            builder.paragraph(warning, color="Warning")
        for heading, pairs in _parts(rows):
            builder.heading(heading)
            builder.facts(pairs)
        for note in notes[: builder.limits.items]:
            builder.paragraph(note)

    return framed(draw, title, subtitle, hint, buttons)


def start_card(title: str, words: str, examples: Sequence[Button], buttons: Sequence[Button]) -> Card:
    """What can be asked for: a sentence or two, and examples to press, each on a line of its own. All plain
    text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(words)
        if examples:
            builder.aside("For example:")
            builder.buttons_here(examples, one_a_row=True)

    return framed(draw, title, "", "", buttons)


def _parts(rows: Sequence[StatusRow]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rows by the heading they stand under; none of the headings twice in a row."""
    heading = ""
    for is_heading, group in groupby(rows, key=lambda row: row.heading):
        if is_heading:
            heading = list(group)[-1].label
        else:
            yield heading, [(row.label, row.value) for row in group]
