"""One setting of one workspace on a card, as Webex holds it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY
from bot.commands.context import Answer, Context, shown
from bot.commands.lists.lookup import phrase
from bot.commands.lists.page import list_buttons
from bot.commands.lists.summary import things_rows
from bot.commands.views.conflicts import dependents_said, in_force, mend_buttons, sentences
from bot.commands.workspace_lookup import place, target
from bot.errors import BotError
from bot.events import Workspace
from bot.language.command import Words
from bot.names.workspaces import typed_name
from bot.ports import Read
from bot.words import moment
from cards.card_builder import Button, Card
from cards.fields import Field, People
from cards.payload import Say
from cards.render import MAX_ACTIONS
from cards.status import Row, status_card


def show_setting(context: Context, words: Words) -> Answer:
    """Shows one setting: its fields, what Webex says beside them, what is on its lists, what clashes."""
    wanted = target(context, words, "show", Access.READ)
    family, workspace = wanted.family, wanted.workspace
    document, notes = _read(context, family, workspace)
    return shown(setting_card(context, family, workspace, document, notes))


def _read(context: Context, family: Family, workspace: Workspace) -> tuple[Mapping[str, Any], list[str]]:
    """The document, and what hangs on it where it is the emergency number; in one go."""
    calling = context.services.calling
    if family.key != EMERGENCY.key:
        return calling.read(family.path, workspace.id).body, []
    found, hanging = calling.read_many([Read(family.path, workspace.id), Read(DEPENDENCIES, workspace.id)])
    if isinstance(found, BotError):
        raise found
    return found.body, dependents_said(hanging)


def setting_card(
    context: Context, family: Family, workspace: Workspace, document: Mapping[str, Any], notes: list[str]
) -> Card:
    """The status card of a setting, with what this person can do next."""
    can_change = context.rights.at(workspace) >= Access.WRITE
    name = typed_name(context.seen(), workspace)
    values = family.values(document)
    clashes = in_force(context, family, workspace, values)
    return status_card(
        f"{family.title} · {workspace.name}",
        place(workspace),
        all_rows(context, family, document, values, apart=True),
        _buttons(context, family, workspace, mend_buttons(context, workspace, clashes)),
        [*sentences(clashes), *family.remarks(values), *notes],
        f"Read {moment(context.now, workspace.time_zone)}. "
        + (f"To change it: {_way_in(family, name)}" if can_change else f"To hear of changes: watch {name}"),
    )


def _buttons(context: Context, family: Family, workspace: Workspace, mends: Sequence[Button]) -> list[Button]:
    """What can be done next; what puts something right comes before what can be typed any time."""
    name = typed_name(context.seen(), workspace)
    can_change = context.rights.at(workspace) >= Access.WRITE
    edit = [_button(context, "Edit", f"edit {family.key} {name}")] if can_change and family.fields else []
    first = [*edit, *list_buttons(context, family, workspace)]
    others = [
        _button(context, "Refresh", f"show {family.key} {name}"),
        _button(context, "History", f"history {name}"),
    ]
    return [*first, *others[: MAX_ACTIONS - len(first) - len(mends)], *mends]


def _way_in(family: Family, name: str) -> str:
    return f"edit {family.key} {name}" if family.fields else phrase("add", family, family.lists[0], name)


def _button(context: Context, title: str, command: str) -> Button:
    return Button(title, Say(command, context.thread_id))


def all_rows(
    context: Context, family: Family, document: Mapping[str, Any], values: Values, *, apart: bool = False
) -> list[Row]:
    """Everything of a setting: its fields, its lists, and what Webex says of its own; `apart` gives everybody
    on a list a row, with who and where they are."""
    said = [_row(one, values) for one in family.read_only_fields if values.get(one.key) not in (None, "")]
    listed = things_rows(family, document, private=context.event.space.is_direct)
    return [
        *rows(family, values, apart=apart),
        *(_everybody(family, values) if apart else ()),
        *([Row("On lists", heading=True), *listed] if listed else []),
        *([Row("Set by Webex", heading=True), *said] if said else []),
    ]


def rows(family: Family, values: Values, *, apart: bool = False) -> list[Row]:
    """The rows of a setting's fields, section by section; without those who have rows `apart`."""
    listed: list[Row] = []
    for section in family.sections:
        if section.title:
            listed.append(Row(section.title, "", heading=True))
        listed += [_row(one, values) for one in section.fields if not (apart and _lists_people(one, values))]
    return listed


def _lists_people(field: Field, values: Values) -> bool:
    return isinstance(field, People) and bool(values[field.key])


def _everybody(family: Family, values: Values) -> Iterator[Row]:
    """Who is on the lists of people, with who and where they are."""
    for one in family.fields:
        if _lists_people(one, values):
            yield Row(one.label, heading=True)
            yield from (Row(ref.name, ref.detail) for ref in values[one.key])


def _row(field: Field, values: Values) -> Row:
    return Row(field.label, field.text(values[field.key]))
