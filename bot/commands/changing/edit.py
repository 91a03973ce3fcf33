"""`edit`, `set` and `passcode`: fields of one setting changed, on a form or from the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.passcode import PASSCODE
from bot.changes.outcome import Incomplete, Refused
from bot.changes.target import SettingTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form
from bot.commands.forms.values import WhichOne, resolve
from bot.commands.views.conflicts import dependents
from bot.commands.views.outcome_answer import outcome_answer
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.requests.changing import ChangePasscode, EditSetting, SetFields
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.vocabulary import command_text
from bot.names.text import folded
from cards.fields import Field, Invalid, People, Phone, Ref
from cards.text import unmarked

_OFF = "Voicemail is off here: the PIN is of use when it is turned on."


def edit_setting(context: Context, request: EditSetting) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    family, workspace = request.family, request.workspace
    document = context.services.calling.read(family.path, workspace.id)
    notes = dependents(context, family, workspace)
    notes = [*filter(None, (request.note,)), *notes]
    values = family.values(document.body)
    wanted = [one for one in request.assignments if not isinstance(one.field, People)]
    asked: list[str] = []
    if request.asked:
        asked = [*request.asked, *(one.field.key for one in wanted)]
        for field, value in _needed_with(family, request.asked, workspace):
            if field.same(values.get(field.key), value):
                continue
            if field.key not in asked:
                wanted.append(Assignment(field, field.raw(value)))
                asked.append(field.key)
            notes.append(f"Saving also sets “{field.label}” to {field.text(value)}.")
    typed = {}
    if wanted:
        typed = {one.input_id: one.raw(values.get(one.key)) for one in family.fields}
        typed |= {one.field.input_id: _typed(one, workspace) for one in wanted}
    notes = [*dict.fromkeys(notes)]
    return new_form(
        context,
        SettingTarget(family),
        workspace,
        values,
        typed=typed,
        asked=asked,
        notes=notes,
        time=request.time,
    )


def _needed_with(family: Family, keys: Iterable[str], workspace: Workspace) -> Iterator[tuple[Field, Any]]:
    """The switches and choices without which these fields have no effect, each with its value."""
    for field in map(family.field, keys):
        other, said = (field.needed_when, "on") if field.needed_when else field.chosen_with
        if other:
            yield family.field(other), family.field(other).parse(said, workspace.country)


def _typed(assignment: Assignment, workspace: Workspace) -> str:
    """The text of an assignment as an input on a form holds it."""
    field = assignment.field
    try:
        return field.raw(field.parse(assignment.text, workspace.country))
    except Invalid:
        return assignment.text


def set_fields(context: Context, request: SetFields) -> Answer:
    """Sets the fields, all of them or none."""
    notes: list[str] = []
    values = values_of(context, request, notes)
    try:
        outcome = context.change(SettingTarget(request.family), request.workspace, values)
    except Refused:
        raise
    except Incomplete as problem:
        return ask_for_rest(context, request, problem)
    return outcome_answer(context, outcome, notes=notes)


def ask_for_rest(context: Context, request: SetFields, problem: Incomplete) -> Answer:
    """The form with what was said on it, and what it still needs."""
    note = unmarked(problem.sentence)
    asked = tuple(problem.problems)
    form = EditSetting(request.family, request.workspace, note, request.assignments, asked)
    return edit_setting(context, form)


def values_of(context: Context, request: SetFields, notes: list[str]) -> Values:
    """The values that are meant, names looked up; `notes` get whose number a name stood for."""

    def on_the_list(field: Field) -> tuple[Ref, ...]:
        document = context.services.calling.read(request.family.path, request.workspace.id)
        return tuple(request.family.values(document.body)[field.key] or ())

    try:
        values = {
            one.field.key: resolve(context, one, request.workspace, on_the_list, notes)
            for one in request.assignments
        }
    except WhichOne as several:
        several.next_step = (
            "Say the extension or the whole name, or use the form: "
            f"`{context.command('edit', request.family, request.workspace)}`."
        )
        raise which_one(request, several, context.typed_name(request.workspace)) from None
    return values


def which_one(request: SetFields, several: WhichOne, where: str) -> NotUnderstood:
    """The refusal with those that fit to choose from, where one name on one list is all that was said, of the
    workspaces that are typed like `where`."""
    number = next((one for one in request.assignments if one.text == several.name), None)
    if number is not None and isinstance(number.field, Phone):
        return _which_number(request, several, number, where)
    one, *others = request.assignments
    verbs = [verb for verb, names in (("add", one.names.add), ("remove", one.names.remove)) for _ in names]
    if others or len(verbs) != 1:
        return several
    label = folded(one.field.label)
    choices = tuple(
        (
            ref.name,
            ref.detail,
            command_text("set", request.family, where, f"{label} {verbs[0]} {reach}"),
        )
        for reach, ref in several.reaches.items()
    )
    return NotUnderstood(several.question, several.next_step, choices=choices)


def _which_number(request: SetFields, several: WhichOne, number: Assignment, where: str) -> NotUnderstood:
    """The refusal with the numbers that fit a name to choose from, each with whose it is."""

    def command(ref: Ref) -> str:
        told = (replace(one, text=ref.id) if one is number else one for one in request.assignments)
        return command_text("set", request.family, where, assignments_text(told))

    choices = tuple((ref.detail, ref.name, command(ref)) for ref in several.reaches.values())
    return NotUnderstood(several.question, several.next_step, choices=choices)


def change_passcode(context: Context, request: ChangePasscode) -> Answer:
    """Opens the form for a new voicemail PIN, which nobody sees again."""
    body = context.services.calling.read(PASSCODE.family.path, request.workspace.id).body
    off = body.get("enabled") is False
    return new_form(
        context,
        WriteOnlyTarget(PASSCODE),
        request.workspace,
        {one.key: None for one in PASSCODE.fields},
        notes=tuple(filter(None, (request.note, _OFF if off else ""))),
    )
