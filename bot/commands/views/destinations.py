"""Where calls are sent on to: back to the workspace itself, in a circle, or to where they cost money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.catalogue.call_flow import forwards
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding, held_back
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.reach import circle, circle_sentence, forwarding_by, workspace_at
from bot.changes.risk import about_destination, sends_calls
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.names.workspaces import WorkspaceIndex

Elsewhere = Mapping[str, Document | BotError]
"""The call forwarding of other workspaces by their ids, or why it could not be read."""


def destination_findings(
    context: Context,
    family: Family,
    workspace: Workspace,
    document: Mapping[str, Any],
    elsewhere: Elsewhere,
) -> list[Finding]:
    """What is dangerous about where the setting sends calls now; `elsewhere` are the forwardings of other
    workspaces that were read with it."""
    values = family.values(document)
    sent = [values[one.key] for one in family.fields if sends_calls(one) and _in_use(family, values, one.key)]
    for items in family.lists:
        keys = [one.key for one in items.fields if sends_calls(one)]
        if keys and _in_use(family, values, items.rows_path):
            sent += [row.get(key) for row in items.all_rows(document) for key in keys]
    numbers, directory = dict.fromkeys(map(str, filter(None, sent))), context.services.directory
    found = [sentence for number in numbers for sentence in about_destination(number, workspace, directory)]
    if family is CALL_FORWARDING and not found:
        found += _circles(context, workspace, document, elsewhere)
    return [Finding(sentence) for sentence in found]


def _in_use(family: Family, values: Values, key: str) -> bool:
    """Whether nothing of the setting holds back the field, or the list with this path."""
    return not held_back(family, values, (key,))


def forwarded_to(context: Context, workspace: Workspace, document: Mapping[str, Any]) -> list[Workspace]:
    """The other workspaces to which this one forwards calls, by its call forwarding."""
    numbers = forwards(document)
    index = context.services.directory.workspaces() if numbers else WorkspaceIndex()
    found = {one.id: one for number in numbers if (one := workspace_at(index, number, workspace))}
    return [one for one in found.values() if one.id != workspace.id]


def _circles(
    context: Context, workspace: Workspace, document: Mapping[str, Any], elsewhere: Elsewhere
) -> Iterator[str]:
    """That calls come back by the forwarding of other workspaces; each step is read in one go, the first only
    where it is not among `elsewhere`."""
    known = {key: forwards(one.body) for key, one in elsewhere.items() if isinstance(one, Document)}
    numbers = forwards(document)
    index = context.services.directory.workspaces() if numbers else WorkspaceIndex()
    others = circle(workspace, numbers, index, forwarding_by(context.services.calling, known))
    if others:
        yield circle_sentence(workspace, others, context.rights.places)
