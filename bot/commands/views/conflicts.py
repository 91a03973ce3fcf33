"""What of one setting is of no use because of another one, and what hangs on the emergency number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.access import Access, unavailable
from bot.catalogue import family_of
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY, dependencies
from bot.changes.outcome import Outcome
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.ports import Read
from cards.card_builder import Button
from cards.payload import Say

MOST_MENDS = 2
"""Buttons that put things right; a card has room for a few others."""


def triggered(family: Family, values: Values) -> list[Conflict]:
    """The clashes that are in force if the other setting is as they say."""
    return [one for one in family.conflicts if family.field(one.field).same(one.value, values.get(one.field))]


def clashing(family: Family, values: Values, others: Mapping[str, Values]) -> list[Conflict]:
    """The clashes in force; `others` are the values of other settings by key, those not there clash not."""
    return [
        one
        for one in triggered(family, values)
        if one.other_family in others
        and family_of(one.other_family)
        .field(one.other_field)
        .same(one.other_value, others[one.other_family][one.other_field])
    ]


def in_force(context: Context, family: Family, workspace: Workspace, values: Values) -> list[Conflict]:
    """The clashes in force now; the other settings are only read where the values here can clash."""
    keys = dict.fromkeys(one.other_family for one in triggered(family, values))
    others = [family_of(key) for key in keys if not unavailable(family_of(key), workspace)]
    if not others:
        return []
    found = context.services.calling.read_many([Read(one.path, workspace.id) for one in others])
    read = {
        one.key: one.values(document.body)
        for one, document in zip(others, found, strict=True)
        if isinstance(document, Document)
    }
    return clashing(family, values, read)


def sentences(clashes: Iterable[Conflict]) -> list[str]:
    """What is wrong, once each."""
    return list(dict.fromkeys(one.sentence for one in clashes))


def mends(context: Context, workspace: Workspace, clashes: Iterable[Conflict]) -> dict[str, str]:
    """The commands that put the clashes right, for who may change things: title to command. They are for
    buttons and name the workspace by its id: names may be swapped meanwhile."""
    if context.rights.at(workspace) < Access.WRITE:
        return {}
    return {one.fix_title: one.fix.format(workspace=workspace.id) for one in clashes if one.fix}


def mend_buttons(context: Context, workspace: Workspace, clashes: Iterable[Conflict]) -> list[Button]:
    """A button for each of the first commands that put the clashes right."""
    commands = list(mends(context, workspace, clashes).items())[:MOST_MENDS]
    return [Button(title, Say(command, context.thread_id)) for title, command in commands]


def dependents(context: Context, family: Family, workspace: Workspace) -> list[str]:
    """What hangs on the emergency callback number, in sentences; nothing for other settings."""
    if family.key != EMERGENCY.key:
        return []
    (found,) = context.services.calling.read_many([Read(DEPENDENCIES, workspace.id)])
    return dependents_said(found)


def dependents_said(found: Document | BotError) -> list[str]:
    """The same of the dependencies document; that it could not be read is said too."""
    if isinstance(found, Document):
        return dependencies(found.body)
    return ["I could not read who else uses this workspace's number for emergencies."]


def consequences(context: Context, outcome: Outcome) -> tuple[list[str], list[Button]]:
    """What to know after a change, from the setting as it was read last: sentences, and buttons that put
    something right. A field that Webex did not take counts as taken: a conflict may be why."""
    family, workspace = outcome.target.family, outcome.workspace
    said = dependents(context, family, workspace)
    if not family.conflicts or outcome.document is None:
        return said, []
    values = family.values(outcome.document)
    asked_for = {(one.label, one.before) for one in outcome.not_taken}
    for clash in family.conflicts:
        one = family.field(clash.field)
        if (one.label, one.text(clash.value)) in asked_for:
            values[one.key] = clash.value
    clashes = in_force(context, family, workspace, values)
    return [*sentences(clashes), *said], mend_buttons(context, workspace, clashes)
