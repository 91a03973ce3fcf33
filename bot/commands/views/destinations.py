"""Where calls are sent on to: back to the workspace itself, in a circle, or to where they cost money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.catalogue.call_flow import forwards
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding, held_back
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.changes.risk import about_destination, workspace_at
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Document, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports.webex import Read
from cards.fields import Phone

MAX_STEPS = 4
"""How many workspaces in a row are looked at for a circle."""
MAX_READS = 8
"""How many workspaces are read for it in all."""
SOURCES = ("forward", "intercept")
"""Fields whose numbers are looked up among these are destinations of calls."""

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
    numbers = {
        str(values[one.key]): None
        for one in family.fields
        if isinstance(one, Phone)
        and one.source in SOURCES
        and values[one.key]
        and not held_back(family, values, (one.key,))
    }
    index = context.services.directory.workspaces() if numbers else WorkspaceIndex()
    found = [sentence for number in numbers for sentence in about_destination(number, workspace, index)]
    if family is CALL_FORWARDING and not found:
        found += _circles(context, workspace, document, elsewhere)
    return [Finding(sentence) for sentence in found]


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
    calling, seen = context.services.calling, {workspace.id}
    step = forwarded_to(context, workspace, document)
    for _ in range(MAX_STEPS):
        step = [one for one in step if one.id not in seen][: MAX_READS - len(seen)]
        unread = [one for one in step if one.id not in elsewhere]
        if unread:
            read = calling.read_many([Read(CALL_FORWARDING.path, one.id) for one in unread])
            elsewhere = {**elsewhere, **{one.id: found for one, found in zip(unread, read, strict=True)}}
        seen |= {one.id for one in step}
        then = [
            further
            for one in step
            if isinstance(found := elsewhere[one.id], Document)
            for further in forwarded_to(context, one, found.body)
        ]
        if any(one.id == workspace.id for one in then):
            yield "Calls that are sent on come back here by other workspaces: they go in a circle."
            return
        step = list({one.id: one for one in then}.values())
