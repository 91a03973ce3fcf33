"""Where calls are sent on to: back to the workspace itself, in a circle, or to where they cost money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.catalogue.call_flow import forwards
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding, held_back
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.commands.context import Context
from bot.events import Document, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports import Read
from cards.fields import Phone, cost_warning, dialled, spoken_number

MAX_STEPS = 4
"""How many workspaces in a row are looked at for a circle."""
MAX_READS = 8
"""How many workspaces are read for it in all."""
SOURCES = ("forward", "intercept")
"""Fields whose numbers are looked up among these are destinations of calls."""


def destination_findings(
    context: Context, family: Family, workspace: Workspace, document: Mapping[str, Any]
) -> list[Finding]:
    """What is dangerous about where the setting sends calls now."""
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
    found = [sentence for number in numbers for sentence in _about(number, workspace, index)]
    if family is CALL_FORWARDING and not found:
        found += _circles(context, workspace, index, forwards(document))
    return [Finding(sentence) for sentence in found]


def _about(number: str, workspace: Workspace, index: WorkspaceIndex) -> Iterator[str]:
    target = workspace_at(index, number, workspace)
    said = spoken_number(number)
    if target is not None:
        if target.id == workspace.id:
            yield f"{said} is this workspace itself."
        return
    why = cost_warning(number, workspace.country)
    if why == "premium-rate":
        yield f"{said} is a premium-rate number: each call costs."
    elif why == "abroad":
        yield f"{said} is a number abroad: each call may cost."
    elif dialled(number).startswith("+"):
        yield f"{said} is no workspace here: calls may go outside."


def workspace_at(index: WorkspaceIndex, number: str, near: Workspace) -> Workspace | None:
    """The workspace that a number or an extension reaches from `near`; None where that is not certain."""
    digits = dialled(number)
    if digits.startswith("+"):
        return next((one for held, one in index.numbers if held == digits.lstrip("+")), None)
    found = index.by_extension.get(digits, [])
    here = [one for one in found if one.location_id == near.location_id] or found
    return here[0] if len(here) == 1 else None


def _circles(
    context: Context, workspace: Workspace, index: WorkspaceIndex, numbers: Iterable[str]
) -> Iterator[str]:
    """That calls come back by the forwarding of other workspaces; each step is read in one go."""
    for number in numbers:
        seen = {workspace.id}
        step = [one for one in (workspace_at(index, number, workspace),) if one]
        for _ in range(MAX_STEPS):
            step = [one for one in step if one.id not in seen][: MAX_READS - len(seen)]
            if not step:
                break
            seen |= {one.id for one in step}
            reads = [Read(CALL_FORWARDING.path, one.id) for one in step]
            found = zip(step, context.services.calling.read_many(reads), strict=True)
            then = [
                workspace_at(index, to, one)
                for one, document in found
                if isinstance(document, Document)
                for to in forwards(document.body)
            ]
            if any(one is not None and one.id == workspace.id for one in then):
                yield f"Calls sent to {spoken_number(number)} come back here: they go in a circle."
                break
            step = [one for one in then if one is not None]
