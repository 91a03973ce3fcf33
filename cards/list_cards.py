"""The cards that list something: to read, to choose an item from, or to remove items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards import render
from cards.card_builder import Button, Card, CardBuilder, framed
from cards.fields import NOTHING
from cards.payload import SAY_INPUT, Cancel, Save
from cards.picker import add_commands
from cards.text import card_text, message_text, shorten

MAX_ITEMS_SHOWN = 25
TICKED_INPUT = "ticks"
"""The id of the input with the items that are ticked."""


@dataclass(frozen=True)
class ListItem:
    """One line of a list, with a second line that says more about it and a button beside it."""

    title: str
    detail: str = ""
    button: Button | None = None


@dataclass(frozen=True)
class Choosing:
    """A list to open on a card: what one of it is called, names with the words that each stands for, and the
    buttons that do something with what is chosen. `said` is the text for clients that draw no cards."""

    label: str
    options: Sequence[tuple[str, str]]
    buttons: Sequence[Button]
    said: str = ""


def list_card(
    title: str,
    subtitle: str,
    items: Sequence[ListItem],
    buttons: Sequence[Button] = (),
    hint: str = "",
    answer: str = "",
    choosing: Choosing | None = None,
) -> Card:
    """A page of a list: the first 25, and how many more there are, below what it answers; one of them can be
    chosen from a list to open. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(answer)
        shown = items[: min(MAX_ITEMS_SHOWN, builder.limits.items)]
        builder.rows((item.title, item.detail, item.button) for item in shown)
        builder.more(len(items) - len(shown))
        if choosing:
            add_choosing(builder, choosing)

    return framed(draw, title, subtitle, hint, buttons)


def add_choosing(builder: CardBuilder, choosing: Choosing) -> None:
    """Adds a list to open and its buttons."""
    options = [
        (shorten(name, builder.limits.characters) or NOTHING, words)
        for name, words in choosing.options[: builder.limits.items]
    ]
    add_commands(builder, choosing.label, options, message_text(choosing.said))
    builder.buttons_here(choosing.buttons)


@dataclass(frozen=True)
class ItemChoice:
    """An item that can be chosen; `value` is sent for it."""

    title: str
    value: str


def choose_item_card(
    title: str,
    subtitle: str,
    items: Sequence[ItemChoice],
    buttons: Sequence[Button] = (),
    hint: str = "",
    *,
    choose: bool = True,
) -> Card:
    """A page of items; with `choose` one of them can be chosen. All plain text."""

    def draw(builder: CardBuilder) -> None:
        if items and choose:
            _add_choices(builder, SAY_INPUT, "Which one?", items)
        else:
            builder.entries((_title(builder, item), "") for item in items)

    return framed(draw, title, subtitle, hint, buttons)


def confirm_removal_card(
    title: str, subtitle: str, facts: Sequence[tuple[str, str]], form_id: str, note: str, hint: str
) -> Card:
    """Asks for confirmation before something is removed, with the facts about it. All plain text."""
    return _confirm_card(title, subtitle, facts, note, hint, _remove_or_not(form_id))


def confirm_addition_card(
    title: str, subtitle: str, facts: Sequence[tuple[str, str]], form_id: str, note: str, hint: str
) -> Card:
    """The same before something is added."""
    buttons = (Button("Do it", Save(form_id), "positive"), Button("Cancel", Cancel(form_id)))
    return _confirm_card(title, subtitle, facts, note, hint, buttons)


def _confirm_card(
    title: str,
    subtitle: str,
    facts: Sequence[tuple[str, str]],
    note: str,
    hint: str,
    buttons: Sequence[Button],
) -> Card:
    def draw(builder: CardBuilder) -> None:
        builder.facts(facts)
        builder.paragraph(note, color="Attention", strong=True)

    return framed(draw, title, subtitle, hint, buttons)


def remove_some_card(
    title: str,
    subtitle: str,
    items: Sequence[ItemChoice],
    form_id: str,
    more: Sequence[Button] = (),
    hint: str = "",
    problem: str = "",
) -> Card:
    """Items to tick and remove at once. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(problem, color="Attention", strong=True)
        _add_choices(builder, TICKED_INPUT, "Tick those to remove", items, isMultiSelect=True)

    return framed(draw, title, subtitle, hint, (*_remove_or_not(form_id), *more))


def _remove_or_not(form_id: str) -> tuple[Button, Button]:
    return Button("Remove", Save(form_id), "destructive"), Button("Cancel", Cancel(form_id))


def _title(builder: CardBuilder, item: ItemChoice) -> str:
    return shorten(item.title, min(builder.limits.characters, 160)) or NOTHING


def _add_choices(
    builder: CardBuilder, input_id: str, label: str, items: Sequence[ItemChoice], **how: object
) -> None:
    shown = [(_title(builder, item), item.value) for item in items]
    choices = [(card_text(title), value) for title, value in shown]
    error = "Choose from the list first."
    builder.part(
        render.choice_input(input_id, label, error, choices, style="expanded", **how),
        "\n".join(f"- {message_text(title)}" for title, _ in shown),
    )
