"""`set`: change fields of one setting from a typed command."""

from __future__ import annotations

from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.values import resolve
from bot.commands.views.outcome import outcome_answer
from bot.language.requests import SetFields
from cards.fields import Field, Ref


def set_fields(context: Context, request: SetFields) -> Answer:
    """Sets the fields, all of them or none."""
    target, workspace = SettingTarget(request.family), request.workspace

    def on_the_list(field: Field) -> tuple[Ref, ...]:
        document = context.services.calling.read(request.family.path, workspace.id)
        refs: tuple[Ref, ...] = request.family.values(document.body)[field.key] or ()
        return refs

    notes: list[str] = []
    values = {
        one.field.key: resolve(context, one, workspace, on_the_list, notes) for one in request.assignments
    }
    return outcome_answer(context, context.change(target, workspace, values), notes=notes)
