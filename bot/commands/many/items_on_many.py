"""Items of a list added, changed or removed on several workspaces at once: kept as a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.named_item import said_for_all
from bot.changes.request import ChangeRequest
from bot.changes.sealed import Sealed
from bot.commands.context import Answer, Context
from bot.commands.forms.values import resolve
from bot.commands.lists.change import DESCRIPTION
from bot.commands.many.plans import keep_plan
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Reply, Workspace
from bot.language.assignments import Assignment, typed_example
from bot.language.codes_and_pins import CODE_STAYS, TYPED_ITSELF
from bot.language.requests.changing import AddItem, ChangeItem, RemoveAll, RemoveItem
from bot.language.requests.many import ItemsOnMany
from bot.language.selecting.selections import Selection
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.vocabulary import SettingList, command_text
from bot.names.text import quoted
from cards.fields import Invalid, Phone, Phones, Reference, dialled

MAX_PLACE_DIGITS = 2
"""So few digits may be meant as a place on the list."""

MakeRequest = Callable[[Workspace], ChangeRequest]


def items_on_many(context: Context, request: ItemsOnMany) -> Answer:
    """Keeps a plan of the changes; its card comes when all of them were looked at."""
    match request.change:
        case AddItem():
            return _add(context, request.change, request.selection)
        case RemoveItem():
            return _remove(context, request.change, request.selection)
        case RemoveAll():
            return _remove_all(context, request.change, request.selection)
        case ChangeItem():
            return _change(context, request.change, request.selection)


def _add(context: Context, change: AddItem, selection: Selection) -> Answer:
    items, told = change.list.items, change.assignments
    secrets = [one for one in told if one.field.secret]
    is_private = context.event.space.is_direct
    if change.typed_secret or (secrets and not is_private):
        raise NotUnderstood(
            f"Nothing was changed. {TYPED_ITSELF.format(what=items.title)}",
            "Say it in one plain order." if is_private else "Write to me privately, in one plain order.",
        )
    if not told:
        raise NotUnderstood(
            f"Which {items.title}? On several workspaces at once I add what is said in full. "
            "Nothing was changed.",
            f"For example `{_said('add', change.list, selection, typed_example(items, is_new=True))}`.",
        )
    _require_not_given_away(items, told)
    values = _values_for(context, told, selection)
    target = ItemTarget(change.list.family, items)
    described = {DESCRIPTION: context.person.name} if secrets else {}

    def add(workspace: Workspace) -> ChangeRequest:
        wanted = {**items.defaults, **described, **values(workspace)}
        return replace(context.change_request(target, workspace, wanted), only_missing=True)

    rest = assignments_text(one for one in told if not one.field.secret)
    answer = _plan(context, _said("add", change.list, selection, rest), selection, add)
    return replace(answer, then=lambda: Answer(Reply(CODE_STAYS))) if secrets else answer


def _require_not_given_away(items: ItemList, told: Sequence[Assignment]) -> None:
    """Raises NotUnderstood where a secret stands in what everybody may read."""
    typed = {one.field.key: one.text for one in told}
    if not items.secret:
        return
    for key, why in items.problems(typed, set(typed)).items():
        if key in typed:
            raise NotUnderstood(
                f"{items.field(key).label}: {why} Nothing was changed.", "Say it in other words."
            )


def _remove(context: Context, change: RemoveItem, selection: Selection) -> Answer:
    items = change.list.items
    _require_item(change.list, change.item, selection, "remove")
    target = ItemTarget(change.list.family, items, is_removal=True)

    def remove(workspace: Workspace) -> ChangeRequest:
        said = _item_for(items, change.item, workspace.country)
        return replace(context.change_request(target, workspace, None), said_item=said)

    is_code = items.secret and change.item.isdigit()
    said = _said("remove", change.list, selection, "" if is_code else quoted(change.item))
    answer = _plan(context, said, selection, remove)
    return replace(answer, then=lambda: Answer(Reply(CODE_STAYS))) if is_code else answer


def _change(context: Context, change: ChangeItem, selection: Selection) -> Answer:
    items = change.list.items
    if not items.can_change:
        raise NotAvailable(
            f"Webex cannot change an {items.title}. Nothing was changed.",
            "Remove it and add it anew.",
        )
    reading = next((one for one in change.readings if one.assignments and not one.problem), None)
    if reading is None:
        problem = next((one.problem for one in change.readings if one.problem), None)
        raise problem or NotUnderstood(
            f"Which {items.title}, and what about it? Nothing was changed.",
            f"For example `{_said('change', change.list, selection, f'<name> {typed_example(items)}')}`.",
        )
    _require_item(change.list, reading.item, selection, "change")
    values = _values_for(context, reading.assignments, selection)
    target = ItemTarget(change.list.family, items, said=reading.item)

    def set_values(workspace: Workspace) -> ChangeRequest:
        said = _item_for(items, reading.item, workspace.country)
        return replace(context.change_request(target, workspace, values(workspace)), said_item=said)

    rest = f"{quoted(reading.item)} {assignments_text(reading.assignments)}"
    return _plan(context, _said("change", change.list, selection, rest), selection, set_values)


def _remove_all(context: Context, change: RemoveAll, selection: Selection) -> Answer:
    items = change.list.items
    if items.clear({}) is None:
        raise NotAvailable(
            f"{items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
            f"Say which: `{_said('remove', change.list, selection, '<name or number>')}`.",
        )
    target = BulkItemsTarget(change.list.family, items)
    said = _said("remove all", change.list, selection)
    return _plan(
        context,
        said,
        selection,
        lambda workspace: context.change_request(target, workspace, {target.key: ()}),
    )


def _plan(context: Context, said: str, selection: Selection, of: MakeRequest) -> Answer:
    requests = [of(workspace) for workspace in selection.workspaces]
    return keep_plan(context, said, requests, missing=selection.missing, lacking=selection.lacking)


def _said(verb: str, its_list: SettingList, selection: Selection, rest: str = "") -> str:
    return command_text(verb, SettingList(its_list.family, its_list.items), selection.said, rest)


def _values_for(
    context: Context, told: Sequence[Assignment], selection: Selection
) -> Callable[[Workspace], Values]:
    """The values for each workspace: what a number means depends on the country, which schedule a name means
    on the location. Raises NotUnderstood or NotFound where that is not clear for one of them."""
    by_place = any(isinstance(one.field, Reference) for one in told)

    def place(workspace: Workspace) -> tuple[str, str]:
        return workspace.country, workspace.location_id if by_place else ""

    places = {place(one): one for one in reversed(selection.workspaces)}
    values = {
        where: {item.field.key: _value(context, item, one) for item in told} for where, one in places.items()
    }
    return lambda workspace: values[place(workspace)]


def _value(context: Context, told: Assignment, workspace: Workspace) -> Any:
    value = resolve(context, told, workspace)
    return Sealed.of(value) if told.field.secret else value


def _item_for(items: ItemList, said: str, country: str) -> str:
    """What tells the item on a workspace in this country: a number as it is dialled everywhere."""
    phone = next((one for one in items.fields if isinstance(one, Phone | Phones)), None)
    if phone is None:
        return said_for_all(items, said)
    try:
        number = phone.parse(said, country)
    except Invalid:
        return said
    return number if isinstance(number, str) else number[0] if len(number) == 1 else said


def _require_item(its_list: SettingList, said: str, selection: Selection, verb: str) -> None:
    """Raises NotUnderstood where it is not told which item, or only by its place: that is another one on each
    workspace."""
    number = dialled(said.removeprefix("#"))
    if not said:
        why = "On several workspaces at once I need its name or its number."
    elif number.isdigit() and number.isascii() and len(number) <= MAX_PLACE_DIGITS and number[0] != "0":
        why = "By its place on the list that may be another one on each workspace."
    else:
        return
    example = _said(verb, its_list, selection, "<name or number>")
    raise NotUnderstood(f"Which {its_list.items.title}? {why} Nothing was changed.", f"Type `{example}`.")
