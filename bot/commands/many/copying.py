"""`compare` and `copy`: how two workspaces differ, and settings of one for others, as a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.access import unavailable
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.listed import Rows, counted, list_differences, listed, rows_of
from bot.catalogue.model.shape import Values
from bot.changes.request import ChangeRequest
from bot.changes.risk import NOT_CALLED, OWN_SOURCES
from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.plans import keep_plan
from bot.commands.views.overview import read_settings
from bot.errors import BotError, NotAvailable
from bot.events import Workspace
from bot.language.requests.many import CompareWorkspaces, CopySettings
from bot.language.understand.command_readers.copying import COPIED, NO_LISTS, NOT_COPIED
from bot.names.workspaces import typed_name
from bot.ports.webex import Read
from cards.card_builder import Button
from cards.fields import Field, Phone
from cards.list_cards import ListItem, list_card

COMPARED = tuple(one for one in FAMILIES if (one.fields or one.lists) and one.key not in NOT_COPIED)
"""Settings that two workspaces can have alike."""
MAX_FIELDS_SAID = 4
"""Fields of one setting that are said of two workspaces side by side."""


def compare(context: Context, request: CompareWorkspaces) -> Answer:
    """Says each setting in which two workspaces differ, also in what stands on its lists, the first | the
    second."""
    first, second = (
        read_settings(context, workspace, _compared(request, workspace))
        for workspace in (request.one, request.other)
    )
    alike, rows, can_copy, has_lists = 0, [], False, False
    for family in first.read:
        if family.key not in second.values:
            continue
        fields = _differences(family, first.values[family.key], second.values[family.key])
        documents = first.documents[family.key], second.documents[family.key]
        both = zip((request.one, request.other), documents, strict=True)
        lists = [listed(family, _in_full(context, family, one, document)) for one, document in both]
        on_lists = [one.text("|") for one in list_differences(family, lists[0], lists[1])]
        can_copy, has_lists = can_copy or bool(fields), has_lists or bool(on_lists)
        if said := "; ".join(filter(None, (fields, *on_lists))):
            rows.append(ListItem(family.title, said))
        else:
            alike += 1
    differ = {0: "Nothing differs", 1: "One setting differs"}.get(len(rows), f"{len(rows)} settings differ")
    buttons = _copy_buttons(context, request) if can_copy else []
    title = f"{request.one.name} | {request.other.name}"
    hint = NO_LISTS if has_lists else ""
    return card_answer(list_card(title, "", rows, buttons, hint, f"{differ}, {alike} alike."))


def _in_full(context: Context, family: Family, workspace: Workspace, document: Mapping[str, Any]) -> Rows:
    """What stands on the lists of a setting, each item with its details where Webex gives them."""
    found = dict(rows_of(family, document))
    for items in family.lists:
        rows = found[items.title]
        if not items.detail_path:
            continue
        details = context.services.calling.read_many(
            [
                Read(items.detail_path, workspace.id, {items.detail_parameter: items.identity(one)})
                for one in rows
            ]
        )
        found[items.title] = [
            row if isinstance(one, BotError) else one.body for row, one in zip(rows, details, strict=True)
        ]
    return found


def _copy_buttons(context: Context, request: CompareWorkspaces) -> list[Button]:
    """What makes one of two workspaces like the other, where this person may change it; as a plan."""
    what = " and ".join(one.key for one in request.families) or "everything"
    one, other = request.one, request.other
    return [
        context.button(
            title, f"copy {what} from {context.typed_name(source)} to {context.typed_name(target)}"
        )
        for title, source, target in (("Copy to the right", one, other), ("Copy to the left", other, one))
        if context.can_change(target)
    ]


def _compared(request: CompareWorkspaces, workspace: Workspace) -> list[Family]:
    """The settings of a workspace that are compared. Raises NotAvailable where it can have none of them."""
    wanted = [one for one in request.families or COMPARED if one in COMPARED]
    if not wanted:
        raise NotAvailable(f"{request.families[0].title} belongs to one workspace alone.")
    found = [one for one in wanted if not unavailable(one, workspace)]
    if not found:
        raise NotAvailable(unavailable(wanted[0], workspace))
    return found


def _differences(family: Family, first: Values, second: Values) -> str:
    """The fields of a setting that two workspaces have otherwise, in words."""
    told = [one for one in copied_fields(family) if not one.same(first.get(one.key), second.get(one.key))]
    said = [f"{one.label}: {one.text(first[one.key])} | {one.text(second[one.key])}" for one in told]
    left = len(said) - MAX_FIELDS_SAID
    return "; ".join([*said[:MAX_FIELDS_SAID], *([f"{left} more"] if left > 0 else [])])


def copy_settings(context: Context, request: CopySettings) -> Answer:
    """Keeps a plan that gives other workspaces what one has. Raises NotAvailable where none of it could be
    read."""
    source = request.source
    families = [one for one in request.families if not unavailable(one, source)]
    if not families:
        raise NotAvailable(unavailable(request.families[0], source))
    reading = read_settings(context, source, families, fresh=True)
    requests = [
        _request(context, family, reading.values[family.key], workspace_id)
        for workspace_id in (one.id for one in request.selection.workspaces)
        for family in reading.read
    ]
    what = " and ".join(one.key for one in request.families) if request.families != COPIED else "everything"
    name = typed_name(context.seen(), source)
    on_lists = counted(
        reading.read, {one.key: rows_of(one, reading.documents[one.key]) for one in reading.read}
    )
    left = f". {NO_LISTS.rstrip('.')}{f': {on_lists}' if on_lists else ''}."
    has_lists = any(one.lists for one in reading.read)
    said = f"copy {what} from {name} to {request.selection.said}{left if has_lists else ''}"
    selection = request.selection
    return keep_plan(context, said, requests, missing=selection.missing, lacking=selection.lacking)


def _request(context: Context, family: Family, values: Values, workspace_id: str) -> ChangeRequest:
    workspace = context.seen().by_id[workspace_id]
    return context.change_request(SettingTarget(family), workspace, copied_values(family, values))


def copied_values(family: Family, values: Values) -> Values:
    """The values of a setting that another workspace can have, too; what has none is left out."""
    return {one.key: values[one.key] for one in copied_fields(family) if values.get(one.key) is not None}


def copied_fields(family: Family) -> list[Field]:
    """The fields of a setting that another workspace can have, too: no secrets, and no numbers of its own."""
    return [
        one
        for one in family.fields
        if not one.secret
        and not (isinstance(one, Phone) and (one.source in OWN_SOURCES or one.key in NOT_CALLED))
    ]
