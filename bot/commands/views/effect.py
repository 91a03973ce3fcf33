"""What a change would come to for callers."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.call_flow import INCOMING, call_flow
from bot.catalogue.comes_first import held_by_others
from bot.catalogue.outgoing_calls import OUTGOING_CHANGED_BY
from bot.changes.foresee import Foreseen
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.views.in_force import MAX_NAME_CHARS, families_beside, sort_out
from bot.commands.views.named_numbers import with_names
from bot.ports.webex import Read


def effect(context: Context, foreseen: Foreseen, names: Mapping[str, str]) -> str:
    """What callers would experience, and what would hold the change back, in sentences; nothing where the
    settings beside it do not tell."""
    family, workspace, changes = foreseen.target.family, foreseen.workspace, foreseen.changes
    told = family in INCOMING or family.key in OUTGOING_CHANGED_BY
    if not told or changes is None or not isinstance(foreseen.target, SettingTarget):
        return ""
    document = {**foreseen.before.document, **family.body(foreseen.before.document, changes)}
    beside = families_beside(family, workspace, document)
    found = context.services.calling.read_many([Read(one.path, workspace.id) for one in beside])
    reading = sort_out(context, workspace, beside, found)
    if reading.unread:
        return ""
    name = workspace.name[:MAX_NAME_CHARS]
    documents = {**reading.documents, family.key: document}
    said = " ".join(call_flow(family, name, documents).sentences)
    held = dict.fromkeys(one.sentence for one in held_by_others(family, documents, list(changes)))
    then = f"Then: {with_names(said, names, name)}" if said else ""
    return "\n".join(filter(None, (then, *held)))
