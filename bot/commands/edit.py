"""`edit`, `set` and `passcode`: fields of one setting changed, on a form or from the keyboard."""

from __future__ import annotations

from bot.catalogue.settings.passcode import PASSCODE
from bot.changes.target import SettingTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form
from bot.commands.forms.values import resolve
from bot.commands.views.conflicts import dependents
from bot.commands.views.outcome_answer import outcome_answer
from bot.language.requests import ChangePasscode, EditSetting, SetFields
from cards.fields import Field, Ref


def edit_setting(context: Context, request: EditSetting) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    family, workspace = request.family, request.workspace
    document = context.services.calling.read(family.path, workspace.id)
    notes = dependents(context, family, workspace)
    return new_form(context, SettingTarget(family), workspace, family.values(document.body), notes=notes)


def set_fields(context: Context, request: SetFields) -> Answer:
    """Sets the fields, all of them or none."""
    target, workspace = SettingTarget(request.family), request.workspace

    def on_the_list(field: Field) -> tuple[Ref, ...]:
        document = context.services.calling.read(request.family.path, workspace.id)
        return tuple(request.family.values(document.body)[field.key] or ())

    notes: list[str] = []
    values = {
        one.field.key: resolve(context, one, workspace, on_the_list, notes) for one in request.assignments
    }
    return outcome_answer(context, context.change(target, workspace, values), notes=notes)


def change_passcode(context: Context, request: ChangePasscode) -> Answer:
    """Opens the form for a new voicemail PIN, which nobody sees again."""
    body = context.services.calling.read(PASSCODE.family.path, request.workspace.id).body
    off = body.get("enabled") is False
    return new_form(
        context,
        WriteOnlyTarget(PASSCODE),
        request.workspace,
        {one.key: None for one in PASSCODE.fields},
        notes=("Voicemail is off here: the PIN is of use when it is turned on.",) if off else (),
    )
