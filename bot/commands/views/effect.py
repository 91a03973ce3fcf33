"""What a change would come to for callers."""

from __future__ import annotations

from bot.changes.foresee import Foreseen
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.views.in_force import families_beside, in_force, sort_out
from bot.ports.webex import Read


def effect(context: Context, foreseen: Foreseen) -> list[str]:
    """What callers would experience, and what would hold the change back, in sentences; nothing where the
    settings beside it could not be read."""
    family, workspace, changes = foreseen.target.family, foreseen.workspace, foreseen.changes
    if changes is None or not isinstance(foreseen.target, SettingTarget):
        return []
    document = {**foreseen.before.document, **family.body(foreseen.before.document, changes)}
    beside = families_beside(family, workspace, document)
    found = context.services.calling.read_many([Read(one.path, workspace.id) for one in beside])
    reading = sort_out(context, workspace, beside, found)
    if reading.unread:
        return []
    reading.documents[family.key] = document
    then = in_force(context, family, workspace, reading, changed=list(changes))
    said = " ".join(then.sentences)
    return [*([f"Then: {said}"] if said else []), *then.warnings, *then.remarks]
