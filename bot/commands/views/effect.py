"""What a change would come to for callers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.changes.foresee import Foreseen
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.views.in_force import families_beside, in_force, sort_out
from bot.ports.webex import Read


@dataclass(frozen=True)
class Effect:
    """What callers would experience, in `sentences`, and what would be dangerous about it."""

    sentences: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def effect(context: Context, foreseen: Foreseen) -> Effect:
    """What callers would experience, and what would hold the change back; nothing where the settings beside
    it could not be read."""
    family, workspace, changes = foreseen.target.family, foreseen.workspace, foreseen.changes
    if changes is None or not isinstance(foreseen.target, SettingTarget):
        return Effect()
    document = {**foreseen.before.document, **family.body(foreseen.before.document, changes)}
    beside = families_beside(family, workspace, document)
    found = context.services.calling.read_many([Read(one.path, workspace.id) for one in beside])
    reading = sort_out(context, workspace, beside, found)
    if reading.unread:
        return Effect()
    reading.documents[family.key] = document
    then = in_force(context, family, workspace, reading, changed=list(changes))
    said = " ".join(then.sentences)
    return Effect((*([f"Then: {said}"] if said else []), *then.remarks), tuple(then.warnings))
