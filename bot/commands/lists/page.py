"""`list`: a page of a list, what stands on it to choose from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.item_list import ItemList
from bot.catalogue.settings.numbers import NUMBERS
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import may_type
from bot.commands.lists.find_item import ItemRow, find_item, read_list, typed_item
from bot.commands.pager import ROWS_ON_PAGE, CardPage, more_button, page_of
from bot.commands.views.rows import reached_by
from bot.language.requests.showing import ListItems
from bot.language.vocabulary import WorkspaceList
from bot.names.text import folded
from bot.sentences import read_at
from cards.card_builder import Button
from cards.list_cards import ItemChoice, choose_item_card
from cards.payload import Choose

MAX_BUTTONS = 5
"""On a card; clients hide more."""
HIDDEN = "••••"


def list_items(context: Context, request: ListItems) -> Answer:
    """Shows one list, a page at a time, or one item of it."""
    document, rows = read_list(context, request.list)
    if request.item:
        rows = [find_item(context, request.list, rows, request.item, "list")]
    return list_page(context, request.list, rows, request.page, document)


def list_page(
    context: Context, its_list: WorkspaceList, rows: list[ItemRow], number: int, document: Mapping[str, Any]
) -> Answer:
    """The card of one page of `rows`, which stand in the setting's `document`."""
    family, items, workspace = its_list.family, its_list.items, its_list.workspace
    page = page_of(rows, number, ROWS_ON_PAGE)
    can_change = context.can_change(workspace, family)
    most = f" of at most {items.limit}" if items.limit else " in all"
    is_off = bool(family.main) and family.values(document)[family.main] is False
    off = f" Now off: {family.field(family.main).label}." if is_off else ""
    return card_answer(
        choose_item_card(
            f"{_title(its_list)} · {workspace.name}",
            f"{_numbers(its_list)}{len(rows)}{most}{page.suffix}.{off}" if rows else f"None yet.{off}",
            [
                ItemChoice(f"{number} · {_line(context, items, row)}", typed_item(items, row))
                for number, row in enumerate(page.rows, page.first + 1)
            ],
            _buttons(context, its_list, page, can_change, is_off=is_off),
            _hint(context, its_list, can_change),
            choose=can_change,
        )
    )


def _numbers(its_list: WorkspaceList) -> str:
    """By which numbers the workspace is reached, where the list is of these."""
    return f"{reached_by(its_list.workspace)} " if its_list.family is NUMBERS else ""


def _line(context: Context, items: ItemList, row: ItemRow) -> str:
    """An item in words; that there is something secret in it is only said in private."""
    named = items.row_title(row)
    return f"{named} · {HIDDEN}" if items.secret and context.event.space.is_direct else named


def _title(its_list: WorkspaceList) -> str:
    """The list and its setting, which may be called the same."""
    names = (its_list.family.title, its_list.items.plural.capitalize())
    return names[0] if folded(names[0]) == folded(names[1]) else " · ".join(reversed(names))


def _buttons(
    context: Context, its_list: WorkspaceList, page: CardPage[ItemRow], can_change: bool, *, is_off: bool
) -> list[Button]:
    items, family = its_list.items, its_list.family

    def command(verb: str) -> str:
        return context.command(verb, its_list, its_list.workspace)

    def choose(title: str, verb: str) -> Button:
        return Button(title, Choose(command(verb), context.thread_id))

    buttons = []
    if can_change and page.rows:
        if items.can_change:
            buttons.append(choose("Change", "change"))
        buttons.append(choose("Remove", "remove"))
        if items.remove_some({}, ()):
            buttons.append(context.button("Remove several", command("remove several")))
        elif items.clear({}):
            buttons.append(context.button("Remove all", command("remove all")))
    if can_change and may_type(context, items):
        buttons.append(context.button("Add", command("add")))
    more = more_button(context, page, command("list"))
    if is_off and can_change and page.rows and len(buttons) + len(more) < MAX_BUTTONS:
        on = f"{family.field(family.main).label.lower()} on"
        buttons.append(context.button("Turn on", context.command("set", family, its_list.workspace, on)))
    return buttons + more


def _hint(context: Context, its_list: WorkspaceList, can_change: bool) -> str:
    items, workspace = its_list.items, its_list.workspace
    read = f"{read_at(context.now, workspace.time_zone)}."
    if not can_change:
        return f"{read} The setting itself: {context.command('show', its_list.family, workspace)}"
    if may_type(context, items):
        return read
    return f"{read} To add one, write to me privately: {items.plural} are secret."
