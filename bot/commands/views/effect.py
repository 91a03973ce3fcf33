"""What a change would come to for callers, and the names of those whom numbers reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.catalogue.call_flow import INCOMING, OUTGOING_CHANGED_BY, call_flow
from bot.catalogue.model.shape import Shape, Values
from bot.changes.foresee import Foreseen
from bot.changes.reach import reached
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.views.destinations import SOURCES
from bot.commands.views.in_force import MAX_NAME_CHARS, families_beside, sort_out
from bot.events import Difference, Workspace
from bot.ports.webex import Read
from cards.fields import Phone, spoken_number


def effect(context: Context, foreseen: Foreseen, names: Mapping[str, str]) -> str:
    """What callers would experience, in a sentence; nothing where the settings beside it do not tell."""
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
    flow = call_flow(family, name, {**reading.documents, family.key: document})
    return f"Then: {with_names(flow.sentences[0], names, name)}" if flow.sentences else ""


def names_of(context: Context, shape: Shape, values: Values | None, near: Workspace) -> dict[str, str]:
    """Who has the numbers to which these values send calls, by the number as it is said; nobody whom this
    person may not know of."""
    fields = (one for one in shape.fields if isinstance(one, Phone) and one.source in SOURCES)
    numbers = {str(number) for one in fields if (number := (values or {}).get(one.key))}
    found = {number: reached(context.services.directory, number, near) for number in numbers}
    return {
        spoken_number(number): name
        for number, who in found.items()
        if who is not None and (name := who.name_for(context.rights.places)[:MAX_NAME_CHARS])
    }


def with_names(sentence: str, names: Mapping[str, str], workspace: str) -> str:
    """The sentence with who has each number behind it; the workspace's own name may be a number."""
    head, own, tail = sentence.partition(workspace)
    for number, name in names.items():
        said = f"{number} ({name})".replace("\\", "\\\\")
        tail = re.sub(rf"(?<![\w+]){re.escape(number)}(?!\w)", said, tail)
    return head + own + tail


def named(differences: Sequence[Difference], names: Mapping[str, str]) -> Iterable[Difference]:
    """The differences with who has a number behind it."""
    for one in differences:
        name = names.get(one.after)
        yield replace(one, after=f"{one.after} ({name})") if name else one
