"""`add` and `change`: the items on the lists inside a setting, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.outcome import Incomplete
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form
from bot.commands.forms.values import resolve
from bot.commands.lists.find_item import ItemRow, matching_items, open_item, read_list
from bot.commands.lists.page import list_page
from bot.commands.views.outcome_answer import outcome_answer
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import CODE_STAYS, TYPED_ITSELF
from bot.language.requests.changing import AddItem, ChangeItem, ItemReading

DESCRIPTION = "description"
"""The key of the field that says what a secret is for."""


def add_item(context: Context, request: AddItem) -> Answer:
    """Adds an item: with values in the command at once, else with a form."""
    items, workspace = request.list.items, request.list.workspace
    target = ItemTarget(request.list.family, items)
    tells_secret = any(one.field.secret for one in request.assignments)
    if request.typed_secret or (tells_secret and not context.event.space.is_direct):
        return _secret_typed(context, target, workspace)
    values = _values(context, request.assignments, workspace)
    if tells_secret:
        # Webex wants a description, and a form cannot ask for the rest: it would hold the secret.
        values = {DESCRIPTION: context.person.name, **values}
    notes = (CODE_STAYS,) if tells_secret else ()
    if values:
        values = {**items.defaults, **values}
        if request.on_form:
            typed = {one.input_id: one.raw(values.get(one.key)) for one in items.fields}
            return new_form(context, target, workspace, _started(target), typed=typed)
        return _apply(context, target, workspace, _started(target), values, notes)
    # Raises Full before a form is filled in for nothing.
    target.problems(target.read(context.services.calling, workspace.id), {})
    return new_form(context, target, workspace, _started(target))


def values_to_add(context: Context, request: AddItem) -> Values:
    """All values that a new item gets, those that were not said from its list's defaults."""
    said = _values(context, request.assignments, request.list.workspace)
    return {**request.list.items.defaults, **said}


def _secret_typed(context: Context, target: ItemTarget, workspace: Workspace) -> Answer:
    """A secret was typed where it stays readable: it is not used; in private, a form asks for it."""
    sentence = f"A secret typed into a message is not used. {TYPED_ITSELF.format(what=target.items.title)}"
    if not context.event.space.is_direct:
        raise NotUnderstood(f"{sentence} Nothing was changed.", "Write to me privately, without the code.")
    return new_form(context, target, workspace, _started(target), notes=(sentence,))


def _started(target: ItemTarget) -> Values:
    """The values that a form for a new item starts with."""
    return {one.key: target.items.defaults.get(one.key) for one in target.items.fields}


def _values(context: Context, assignments: Sequence[Assignment], workspace: Workspace) -> Values:
    return {one.field.key: resolve(context, one, workspace) for one in assignments}


def _apply(
    context: Context,
    target: ItemTarget,
    workspace: Workspace,
    base: Values,
    values: Values,
    notes: Sequence[str] = (),
) -> Answer:
    """Makes what a command says; what is missing or wrong is asked for on a form over `base`, the values now
    or those of a new item, that holds the rest."""
    try:
        outcome = context.change(target, workspace, values)
    except Incomplete as incomplete:
        then = {**base, **values}
        return new_form(
            context,
            target,
            workspace,
            base,
            typed={one.input_id: one.raw(then.get(one.key)) for one in target.shape.fields},
            errors=incomplete.problems,
        )
    return outcome_answer(context, outcome, notes=notes)


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
    return _apply(context, target, workspace, held, _values(context, reading.assignments, workspace))


def _reading(request: ChangeItem, rows: Sequence[ItemRow]) -> ItemReading:
    """The first way to read the words whose text fits an item; if none does, the shortest text with fields
    behind it, else the whole."""
    items, readings = request.list.items.changeable, request.readings
    fitting = (reading for reading in readings if matching_items(items, rows, reading.item))
    return next(fitting, readings[1 if len(readings) > 1 else 0])
