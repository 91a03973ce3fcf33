"""`edit`: a form for one setting of one workspace."""

from __future__ import annotations

from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form
from bot.commands.views.conflicts import dependents
from bot.language.requests import EditSetting


def edit_setting(context: Context, request: EditSetting) -> Answer:
    """Reads the setting and shows it as a form, bound to who asked, where, and the values shown."""
    family, workspace = request.family, request.workspace
    document = context.services.calling.read(family.path, workspace.id)
    notes = dependents(context, family, workspace)
    return new_form(context, SettingTarget(family), workspace, family.values(document.body), notes=notes)
