"""What is meant where a sentence says what it was: “from 4404 to 4405”, “rings 3 times, make it 5”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING, RINGS
from bot.catalogue.settings.voicemail import RINGS as VOICEMAIL_RINGS
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.commands.context import Context
from bot.errors import Unsure
from bot.language.assignments import Assignment
from bot.language.requests.changing import Propose, SetFields
from bot.language.sentence.frames.command_text import assignments_text
from cards.fields import Field, Phone, dialled
from cards.text import message_text


def for_old_value(context: Context, request: Propose) -> Propose:
    """The same for the one field that has the value now which is to be replaced.

    Raises Unsure with all that may be meant where none has it, or several have.
    """
    told = request.fields.assignments
    is_of_rings = [one.field.key for one in told] == [RINGS]
    return _of_rings(context, request) if is_of_rings else _of_number(context, request)


def _of_number(context: Context, request: Propose) -> Propose:
    fields, old = request.fields, dialled(request.replaces)
    family, workspace = fields.family, fields.workspace
    values = _values(context, fields, family)
    new = next(one.text for one in fields.assignments if isinstance(one.field, Phone))
    numbers = [one for one in family.fields if isinstance(one, Phone)]
    held = [one for one in numbers if old and dialled(str(values[one.key] or "")) == old]
    in_force = [one for one in held if values[one.needed_when]]
    if len(in_force or held) == 1:
        return _told(context, request, family, (Assignment((in_force or held)[0], new),))
    shown = message_text(request.replaces)

    def choice(one: Field) -> tuple[str, str, str]:
        switch = Assignment(family.field(one.needed_when), "on")
        rest = assignments_text((Assignment(one, new), switch))
        return f"{one.label}: {new}", workspace.name, context.command("set", family, workspace, rest)

    raise Unsure(
        f"{'More than one of these is' if held else 'No calls go to'} {shown} now. Nothing was changed.",
        f"Which one should be {message_text(new)}?",
        choices=tuple(map(choice, held or numbers)),
    )


def _of_rings(context: Context, request: Propose) -> Propose:
    """For what happens after so many rings now: the phone forwards, or voicemail answers."""
    fields, new = request.fields, request.fields.assignments[0].text
    meant = [(CALL_FORWARDING, RINGS), (VOICEMAIL, VOICEMAIL_RINGS)]
    there = [(one, key) for one, key in meant if not unavailable(one, fields.workspace)]
    values = {one.key: _values(context, fields, one) for one, _ in there}
    held = [
        (one, key)
        for one, key in there
        if _is_on(one, key, values[one.key]) and str(values[one.key][key]) == request.replaces
    ]
    if len(held) == 1:
        family, key = held[0]
        return _told(context, request, family, (Assignment(family.field(key), new),))

    def choice(family: Family, key: str) -> tuple[str, str, str]:
        rest = assignments_text((Assignment(family.field(key), new),))
        where = f"{family.title} · {fields.workspace.name}"
        return (
            f"{family.field(key).label}: {new}",
            where,
            context.command("set", family, fields.workspace, rest),
        )

    name, rings = message_text(fields.workspace.name), message_text(request.replaces)
    raise Unsure(
        f"{'More than one thing happens' if held else 'Nothing happens'} after {rings} rings in {name} now. "
        "Nothing was changed.",
        f"Which one should be {message_text(new)}?",
        choices=tuple(choice(*one) for one in held or there),
    )


def _is_on(family: Family, rings: str, values: Mapping[str, Any]) -> bool:
    """Whether something happens after these rings; voicemail answers only while it is on."""
    is_off = family is VOICEMAIL and not values[family.main]
    return not is_off and bool(values[f"{rings.rpartition('.')[0]}.enabled"])


def _values(context: Context, fields: SetFields, family: Family) -> Mapping[str, Any]:
    return family.values(context.services.calling.read(family.path, fields.workspace.id).body)


def _told(context: Context, request: Propose, family: Family, told: Sequence[Assignment]) -> Propose:
    fields = replace(request.fields, family=family, assignments=tuple(told))
    command = context.command("set", family, fields.workspace, assignments_text(fields.assignments))
    return replace(request, fields=fields, command=command, replaces="")
