"""`list`, `add` and `change`: the items on the lists inside a setting, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.outcome import Incomplete
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form, started
from bot.commands.forms.values import resolve
from bot.commands.lists.find_item import ItemRow, find_item, matching_items, open_item, read_list
from bot.commands.lists.page import list_page
from bot.commands.views.outcome import outcome_answer
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import TYPED_ITSELF
from bot.language.requests import AddItem, ChangeItem, ItemReading, ListItems
from bot.language.vocabulary import WorkspaceList


def list_items(context: Context, request: ListItems) -> Answer:
    """Shows one list, a page at a time, or one item of it."""
    document, rows = read_list(context, request.list)
    if request.item:
        rows = [find_item(context, request.list, rows, request.item, "list")]
    return list_page(context, request.list, rows, request.page, document)


def add_item(context: Context, request: AddItem) -> Answer:
    """Adds an item: with values in the command at once, else with a form."""
    its_list, items = request.list, request.list.items
    target = ItemTarget(its_list.family, items)
    if request.typed_secret:
        return _secret_typed(context, target, its_list)
    values = _values(context, request.assignments, its_list.workspace)
    if values:
        return _apply(context, target, its_list.workspace, {**items.defaults, **values})
    # Raises Full before a form is filled in for nothing.
    target.problems(target.read(context.services.calling, its_list.workspace.id), {})
    return new_form(context, target, its_list.workspace, started(target))


def _secret_typed(context: Context, target: ItemTarget, its_list: WorkspaceList) -> Answer:
    """A secret was typed where it stays readable: it is not used; in private, a form asks for it."""
    sentence = f"A secret typed into a message is not used. {TYPED_ITSELF.format(what=its_list.items.title)}"
    if not context.event.space.is_direct:
        raise NotUnderstood(f"{sentence} Nothing was changed.", "Write to me privately, without the code.")
    return new_form(context, target, its_list.workspace, started(target), notes=(sentence,))


def _values(context: Context, assignments: Sequence[Assignment], workspace: Workspace) -> Values:
    return {one.field.key: resolve(context, one, workspace) for one in assignments}


def _apply(
    context: Context,
    target: ItemTarget,
    workspace: Workspace,
    values: Values,
    held: Mapping[str, Any] | None = None,
) -> Answer:
    """Makes what a command says; what is missing or wrong is asked for on a form that holds the rest. `held`
    are the values of an item that is there."""
    try:
        outcome = context.change(target, workspace, values)
    except Incomplete as incomplete:
        base = started(target) if held is None else dict(held)
        wanted = {**base, **values}
        return new_form(
            context,
            target,
            workspace,
            base,
            typed={one.input_id: one.raw(wanted.get(one.key)) for one in target.shape.fields},
            errors=incomplete.problems,
        )
    return outcome_answer(context, outcome)


def change_item(context: Context, request: ChangeItem) -> Answer:
    """Changes an item: with values in the command at once, else with a form; or shows the list to choose."""
    its_list, items, workspace = request.list, request.list.items, request.list.workspace
    if not items.can_change:
        raise NotAvailable(
            f"Webex cannot change an {items.title}. Nothing was changed.",
            "Remove it and add it anew:",
            (context.command("list", its_list, workspace),),
        )
    document, rows = read_list(context, its_list)
    if not request.readings:
        return list_page(context, its_list, rows, 1, document)
    reading = _reading(request, rows)
    target, held = open_item(context, its_list, rows, reading.item, "change")
    if reading.problem:
        raise reading.problem
    if not reading.assignments:
        return new_form(context, target, workspace, held)
    return _apply(context, target, workspace, _values(context, reading.assignments, workspace), held)


def _reading(request: ChangeItem, rows: Sequence[ItemRow]) -> ItemReading:
    """The first way to read the words whose text fits an item; if none does, the shortest text with fields
    behind it, else the whole."""
    items, readings = request.list.items.changeable, request.readings
    fitting = (reading for reading in readings if matching_items(items, rows, reading.item))
    return next(fitting, readings[1 if len(readings) > 1 else 0])
