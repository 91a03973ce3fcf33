"""Which of several numbers is meant where a sentence says what it was: “from 4404 to 4405”."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.context import Context
from bot.errors import Unsure
from bot.language.assignments import Assignment
from bot.language.requests.changing import Propose
from bot.language.sentence.frames.command_text import assignments_text
from cards.fields import Field, Phone, dialled
from cards.text import message_text


def for_old_value(context: Context, request: Propose) -> Propose:
    """The same for the one field that has the number now which is to be replaced.

    Raises Unsure with all that may be meant where none has it, or several have.
    """
    fields, old = request.fields, dialled(request.replaces)
    family, workspace = fields.family, fields.workspace
    values = family.values(context.services.calling.read(family.path, workspace.id).body)
    new = next(one.text for one in fields.assignments if isinstance(one.field, Phone))
    numbers = [one for one in family.fields if isinstance(one, Phone)]
    held = [one for one in numbers if old and dialled(str(values[one.key] or "")) == old]
    if len(held) == 1:
        told = (Assignment(held[0], new),)
        command = context.command("set", family, workspace, assignments_text(told))
        return replace(request, fields=replace(fields, assignments=told), command=command, replaces="")
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
