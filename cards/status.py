"""The card that says how something is set, and the one to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.list_cards import Choosing, add_choosing

Pairs = Sequence[tuple[str, str]]
"""Labels with values."""
MAX_OPEN_ROWS = 10
"""Rows and headings that fit a telephone below what is said first; of more, some are folded."""


@dataclass(frozen=True)
class StatusRow:
    """A label with its value, or the heading of the rows that follow.

    On a long card the rows below a heading with a `summary` are folded under it, unless they are to be `open`
    and there is room.
    """

    label: str
    value: str = ""
    heading: bool = False
    summary: str = ""
    open: bool = False


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
        _add_rows(builder, list(_parts(rows)))
        for note in notes[: builder.limits.items]:
            builder.paragraph(note)

    return framed(draw, title, subtitle, hint, buttons)


def contents_card(title: str, parts: Sequence[tuple[StatusRow, Pairs]], choosing: Choosing) -> Card:
    """What there is, each with words that say more, all of it folded under the headings' summaries; one can
    be chosen from a list to open. All plain text."""

    def draw(builder: CardBuilder) -> None:
        for number, (heading, pairs) in enumerate(parts):
            add = partial(CardBuilder.terms, pairs=pairs)
            builder.section(f"part_{number}", heading.label, heading.summary, add, is_open=False)
        add_choosing(builder, choosing)

    return framed(draw, title, "", "", [])


def start_card(
    title: str, words: str, examples: Sequence[Button], buttons: Sequence[Button], details: Pairs = ()
) -> Card:
    """What can be asked for: a sentence or two, and examples to press, each on a line of its own; a button
    shows the `details`, a table of all that can be set. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(words)
        if examples:
            builder.aside("For example:")
            builder.buttons_here(examples, one_a_row=True)
        builder.details(details, "All fields")

    return framed(draw, title, "", "", buttons)


def _add_rows(builder: CardBuilder, parts: Sequence[tuple[StatusRow, Pairs]]) -> None:
    folds = sum(len(pairs) + bool(heading.label) for heading, pairs in parts) > MAX_OPEN_ROWS
    room = MAX_OPEN_ROWS - sum(1 if heading.summary else len(pairs) + 1 for heading, pairs in parts)
    for number, (heading, pairs) in enumerate(parts):
        if not (folds and heading.summary):
            builder.heading(heading.label)
            builder.facts(pairs)
            continue
        is_open = heading.open and len(pairs) <= room
        room -= len(pairs) if is_open else 0
        add = partial(CardBuilder.facts, pairs=pairs)
        builder.section(f"part_{number}", heading.label, heading.summary, add, is_open=is_open)


def _parts(rows: Sequence[StatusRow]) -> Iterator[tuple[StatusRow, Pairs]]:
    """The rows by the heading they stand under; none of the headings twice in a row."""
    heading = StatusRow("", heading=True)
    for is_heading, group in groupby(rows, key=lambda row: row.heading):
        if is_heading:
            heading = list(group)[-1]
        else:
            yield heading, [(row.label, row.value) for row in group]
