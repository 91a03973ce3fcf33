"""The cards of things on a list: a page to choose from, what is about to go, and several to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards import render
from cards.card_builder import Button, Card, Sheet, fitted
from cards.fields import NOTHING
from cards.payload import SAY_INPUT, Cancel, Save
from cards.text import card_text, message_text, shorten

TICKS = "ticks"
"""The id of the input that takes the things that are ticked."""


@dataclass(frozen=True)
class Item:
    """A thing on a page; `value` is what tells it from the others."""

    title: str
    value: str


def things_card(
    title: str,
    subtitle: str,
    items: Sequence[Item],
    buttons: Sequence[Button] = (),
    hint: str = "",
    *,
    choose: bool = True,
) -> Card:
    """A page of a list, to choose one from if there is something to do with it. All plain text."""

    def draw(sheet: Sheet) -> None:
        sheet.header(title, subtitle)
        shown = [(_title(sheet, item), item.value) for item in items]
        if shown and choose:
            said = "\n".join(f"- {message_text(name)}" for name, _ in shown)
            sheet.part(_choices(SAY_INPUT, "Which one?", shown), said)
        else:
            sheet.entries((name, "") for name, _ in shown)
        sheet.aside(hint, separator=True)
        sheet.buttons(buttons)

    return fitted(draw)


def removal_card(
    title: str, subtitle: str, facts: Sequence[tuple[str, str]], form_id: str, note: str, hint: str
) -> Card:
    """Asks once before something goes: what it is, and the button that takes it away. All plain text."""

    def draw(sheet: Sheet) -> None:
        sheet.header(title, subtitle)
        sheet.facts(facts)
        sheet.paragraph(note, color="Attention", strong=True)
        sheet.aside(hint, separator=True)
        sheet.buttons(_remove_or_not(form_id))

    return fitted(draw)


def ticks_card(
    title: str,
    subtitle: str,
    items: Sequence[Item],
    form_id: str,
    more: Sequence[Button] = (),
    hint: str = "",
    problem: str = "",
) -> Card:
    """Several things to tick and remove at once. All plain text."""

    def draw(sheet: Sheet) -> None:
        sheet.header(title, subtitle)
        sheet.paragraph(problem, color="Attention", strong=True)
        shown = [(_title(sheet, item), item.value) for item in items]
        said = "\n".join(f"- {message_text(name)}" for name, _ in shown)
        sheet.part(_choices(TICKS, "Tick those to remove", shown, isMultiSelect=True), said)
        sheet.aside(hint, separator=True)
        sheet.buttons((*_remove_or_not(form_id), *more))

    return fitted(draw)


def _remove_or_not(form_id: str) -> tuple[Button, Button]:
    return Button("Remove", Save(form_id), "destructive"), Button("Cancel", Cancel(form_id))


def _title(sheet: Sheet, item: Item) -> str:
    return shorten(item.title, min(sheet.room.letters, 160)) or NOTHING


def _choices(name: str, label: str, shown: Sequence[tuple[str, str]], **how: object) -> render.Part:
    return render.choice_input(
        name,
        label,
        "Choose from the list first.",
        [(card_text(title), value) for title, value in shown],
        style="expanded",
        **how,
    )
