"""One setting of one workspace on a card, as Webex holds it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY
from bot.commands.context import Answer, Context, card_answer
from bot.commands.lists.page import list_buttons
from bot.commands.lists.summary import item_rows
from bot.commands.views.conflicts import dependents_in, fix_buttons, read_conflicts, sentences
from bot.errors import BotError
from bot.events import Workspace
from bot.language.requests import ShowSetting
from bot.language.vocabulary import SettingList
from bot.names.workspaces import whereabouts
from bot.ports import Read
from bot.sentences import moment
from cards.card_builder import Button, Card
from cards.fields import Field, People
from cards.render import MAX_BUTTONS
from cards.status import Row, status_card


def show_setting(context: Context, request: ShowSetting) -> Answer:
    """Shows one setting: its fields, what Webex says beside them, what is on its lists, what conflicts."""
    family, workspace = request.family, request.workspace
    document, notes = _read(context, family, workspace)
    return card_answer(setting_card(context, family, workspace, document, notes))


def _read(context: Context, family: Family, workspace: Workspace) -> tuple[Mapping[str, Any], list[str]]:
    """The document, and for the emergency number what depends on it, read side by side."""
    calling = context.services.calling
    if family.key != EMERGENCY.key:
        return calling.read(family.path, workspace.id).body, []
    document, dependencies = calling.read_many(
        [Read(family.path, workspace.id), Read(DEPENDENCIES, workspace.id)]
    )
    if isinstance(document, BotError):
        raise document
    return document.body, dependents_in(dependencies)


def setting_card(
    context: Context, family: Family, workspace: Workspace, document: Mapping[str, Any], notes: list[str]
) -> Card:
    """The status card of a setting, with what this person can do next."""
    can_change = context.rights.at(workspace) >= Access.WRITE
    values = family.values(document)
    conflicts = read_conflicts(context, family, workspace, values)
    return status_card(
        f"{family.title} · {workspace.name}",
        whereabouts(workspace),
        all_rows(context, family, document, values, apart=True),
        _buttons(context, family, workspace, fix_buttons(context, workspace, conflicts)),
        [*sentences(conflicts), *family.remarks(values), *notes],
        f"Read {moment(context.now, workspace.time_zone)}. "
        + (
            f"To change it: {_change_command(context, family, workspace)}"
            if can_change
            else f"To hear of changes: {context.command('watch', workspace=workspace)}"
        ),
    )


def _buttons(context: Context, family: Family, workspace: Workspace, fixes: Sequence[Button]) -> list[Button]:
    """What can be done next; what puts something right comes before what can be typed any time."""
    can_change = context.rights.at(workspace) >= Access.WRITE
    edit = context.button("Edit", context.command("edit", family, workspace))
    first = [*([edit] if can_change and family.fields else []), *list_buttons(context, family, workspace)]
    others = [
        context.button("Refresh", context.command("show", family, workspace)),
        context.button("History", context.command("history", workspace=workspace)),
    ]
    return [*first, *others[: MAX_BUTTONS - len(first) - len(fixes)], *fixes]


def _change_command(context: Context, family: Family, workspace: Workspace) -> str:
    if family.fields:
        return context.command("edit", family, workspace)
    return context.command("add", SettingList(family, family.lists[0]), workspace)


def all_rows(
    context: Context, family: Family, document: Mapping[str, Any], values: Values, *, apart: bool = False
) -> list[Row]:
    """Everything of a setting: its fields, its lists, and what Webex says of its own; `apart` gives everybody
    on a list a row, with who and where they are."""
    from_webex = [
        _row(one, values) for one in family.read_only_fields if values.get(one.key) not in (None, "")
    ]
    lists = item_rows(family, document, private=context.event.space.is_direct)
    return [
        *rows(family, values, apart=apart),
        *(_people_rows(family, values) if apart else ()),
        *([Row("On lists", heading=True), *lists] if lists else []),
        *([Row("Set by Webex", heading=True), *from_webex] if from_webex else []),
    ]


def rows(family: Family, values: Values, *, apart: bool = False) -> list[Row]:
    """The rows of a setting's fields, section by section; without those who have rows `apart`."""
    found: list[Row] = []
    for section in family.sections:
        if section.title:
            found.append(Row(section.title, "", heading=True))
        found += [_row(one, values) for one in section.fields if not (apart and _lists_people(one, values))]
    return found


def _lists_people(field: Field, values: Values) -> bool:
    return isinstance(field, People) and bool(values[field.key])


def _people_rows(family: Family, values: Values) -> Iterator[Row]:
    """Who is on the lists of people, with who and where they are."""
    for one in family.fields:
        if _lists_people(one, values):
            yield Row(one.label, heading=True)
            yield from (Row(ref.name, ref.detail) for ref in values[one.key])


def _row(field: Field, values: Values) -> Row:
    return Row(field.label, field.text(values[field.key]))
