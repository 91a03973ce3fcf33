"""`passcode`: a new voicemail PIN, typed on a private form that nobody sees again."""

from __future__ import annotations

from bot.catalogue.settings.passcode import PASSCODE
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.open import new_form
from bot.language.requests import ChangePasscode


def change_passcode(context: Context, request: ChangePasscode) -> Answer:
    """Opens the form."""
    body = context.services.calling.read(PASSCODE.family.path, request.workspace.id).body
    off = body.get("enabled") is False
    return new_form(
        context,
        WriteOnlyTarget(PASSCODE),
        request.workspace,
        {one.key: None for one in PASSCODE.fields},
        notes=("Voicemail is off here: the PIN is of use when it is turned on.",) if off else (),
    )
