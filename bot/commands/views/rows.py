"""The fields and lists of a setting as the rows of a card."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import has_effect
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.commands.context import Context
from bot.events import Workspace
from cards.fields import NOTHING, Field, People, Phones, spoken_number
from cards.form_sections import MAX_SUMMED_UP, in_use, summary
from cards.status import StatusRow

NAMES_AT_A_GLANCE = 5
NAMES_ON_SETTING = 10
"""Names on the card of the setting itself."""


def all_rows(
    context: Context,
    family: Family,
    document: Mapping[str, Any],
    values: Values,
    *,
    apart: bool = False,
    asked: Collection[str] = (),
) -> list[StatusRow]:
    """Everything of a setting: its fields, its lists, and what Webex says of its own; `apart` gives everybody
    on a list a row, with who and where they are. `asked` are the keys of the fields that a question is
    about."""
    from_webex = [
        _row(one, values) for one in family.read_only_fields if values.get(one.key) not in (None, "", [])
    ]
    lists = [_list_row(context, one, document, NAMES_ON_SETTING) for one in family.lists]
    return [
        *rows(family, values, apart=apart, asked=asked),
        *(_people_rows(family, values) if apart else ()),
        *([StatusRow("On lists", heading=True), *lists] if lists else []),
        *([_heading("Set by Webex", from_webex), *from_webex] if from_webex else []),
    ]


def rows(
    family: Family, values: Values, *, apart: bool = False, asked: Collection[str] = ()
) -> list[StatusRow]:
    """The rows of a setting's fields, section by section; without those who have rows `apart`. What is in use
    is to be open, or what is `asked` about."""
    found: list[StatusRow] = []

    def is_on(field: Field) -> bool:
        return values.get(field.key) is True

    for section, used in zip(family.sections, in_use(family.sections, is_on), strict=True):
        if section.title:
            opens = any(one.key in asked for one in section.fields) if asked else used
            said = summary(section, values, is_on)
            found.append(StatusRow(section.title, heading=True, summary=said, open=opens))
        found += [_row(one, values) for one in section.fields if not (apart and _lists_people(one, values))]
    return found


def _lists_people(field: Field, values: Values) -> bool:
    return isinstance(field, People) and bool(values[field.key])


def _people_rows(family: Family, values: Values) -> Iterator[StatusRow]:
    """Who is on the lists of people, with who and where they are."""
    for one in family.fields:
        if _lists_people(one, values):
            people = [StatusRow(ref.name, ref.detail) for ref in values[one.key]]
            yield replace(_heading(one.label, [StatusRow(row.label) for row in people]), open=True)
            yield from people


def _heading(title: str, below: Sequence[StatusRow]) -> StatusRow:
    """What stands above rows of which the first few sum up all."""
    said = [f"{row.label} {row.value}".strip() for row in below[:MAX_SUMMED_UP]]
    more = f", … {len(below) - MAX_SUMMED_UP} more" if len(below) > MAX_SUMMED_UP else ""
    return StatusRow(title, heading=True, summary=", ".join(said) + more)


def _row(field: Field, values: Values) -> StatusRow:
    return StatusRow(field.label, field.text(values[field.key]))


def list_rows(
    context: Context, family: Family, document: Mapping[str, Any], values: Values, *, in_use: bool
) -> list[StatusRow]:
    """A row for each list that is not empty, be it of items or a field: `2 (names)`; of those that have an
    effect, or of the others."""
    items = [
        _list_row(context, one, document)
        for one in family.lists
        if one.all_rows(document) and has_effect(family, values, one.rows_path) is in_use
    ]
    fields = [
        StatusRow(one.label, _counted([one.text((entry,)) for entry in values[one.key]]))
        for one in family.fields
        if isinstance(one, People | Phones)
        and values.get(one.key)
        and has_effect(family, values, one.key) is in_use
    ]
    return items + fields


def _list_row(
    context: Context, items: ItemList, document: Mapping[str, Any], most: int = NAMES_AT_A_GLANCE
) -> StatusRow:
    """How many items are on a list, and the first names; those of what is secret are only said privately."""
    names = [items.row_title(row) for row in items.all_rows(document)]
    hidden = items.secret and not context.event.space.is_direct
    text = str(len(names)) if names and hidden else _counted(names, most)
    return StatusRow(items.plural.capitalize(), text)


def lists_in_words(
    context: Context,
    family: Family,
    workspace: Workspace,
    document: Mapping[str, Any],
    *,
    is_asked: bool = False,
) -> list[str]:
    """What stands on the lists of a setting that is nothing else: “Lobby has 2 access codes: …”. With
    `is_asked` it is the answer to the question whether anything does."""
    said = []
    for items in () if family.fields and not is_asked else family.lists:
        names = [items.row_title(row) for row in items.all_rows(document)]
        hidden = items.secret and not context.event.space.is_direct
        told = "" if hidden else f": {'; '.join(names[:NAMES_AT_A_GLANCE])}"
        more = f" and {len(names) - NAMES_AT_A_GLANCE} more" if len(names) > NAMES_AT_A_GLANCE else ""
        what = items.title if len(names) == 1 else items.plural
        which = f"{told}{more}" if names else ""
        answer = f"{'Yes' if names else 'No'}. " if is_asked else ""
        said.append(f"{answer}{workspace.name} has {len(names) or 'no'} {what}{which}.")
    return said


def reached_by(workspace: Workspace) -> str:
    """By which numbers a workspace is reached."""
    extension = f"x{workspace.extension}" if workspace.extension else "no extension"
    return f"{workspace.name} has {extension} and {spoken_number(workspace.number) or 'no outside number'}."


def _counted(names: Sequence[str], most: int = NAMES_AT_A_GLANCE) -> str:
    if not names:
        return NOTHING
    more = f"; … and {len(names) - most} more" if len(names) > most else ""
    return f"{len(names)} ({'; '.join(names[:most])}{more})"
