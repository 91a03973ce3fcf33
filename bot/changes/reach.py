"""Whom a number reaches, and whether calls that are sent on come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue.call_flow import forwards
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.errors import WebexError
from bot.events import Document, Member, Workspace
from bot.names.workspaces import WorkspaceIndex, is_in
from bot.ports.webex import Directory, Read, SettingsReader
from cards.fields import dialled

MAX_SURE_DIGITS = 6
"""More digits may begin with what leads to another location, or out of the organisation."""
MAX_STEPS = 4
"""How many workspaces in a row are looked at for a circle."""
MAX_READS = 8
"""How many workspaces are read for it in all."""

Places = frozenset[str] | None
"""The locations that somebody may know of, as folded names or ids; None for all of them."""
Forwarding = Callable[[Sequence[Workspace]], Mapping[str, Sequence[str]]]
"""Gives by the ids of workspaces the numbers to which they send calls on."""


@dataclass(frozen=True)
class Reached:
    """Who has a number; without a name where somebody has it, or may have it, and it is not known who."""

    name: str = ""
    id: str = ""
    location_id: str = ""
    location_name: str = ""

    def name_for(self, places: Places) -> str:
        """The name, for somebody who may know of these locations."""
        return _name(self, places)


def _name(one: Reached | Workspace, places: Places) -> str:
    return one.name if places is None or is_in(places, one.location_id, one.location_name) else ""


def workspace_at(workspaces: WorkspaceIndex, number: str, near: Workspace) -> Workspace | None:
    """The workspace that a number or an extension reaches from `near`; None where that is not certain."""
    digits = dialled(number)
    if digits.startswith("+"):
        return next(iter(workspaces.with_number(digits.lstrip("+"))), None)
    found = workspaces.called_inside(digits)
    here = [one for one in found if one.location_id == near.location_id] or found
    return here[0] if len(here) == 1 else None


def reached(directory: Directory, number: str, near: Workspace) -> Reached | None:
    """Who has a number that is dialled at `near`; None where nobody here has it."""
    workspaces, digits = directory.workspaces(), dialled(number)
    if found := workspace_at(workspaces, number, near):
        return Reached(found.name, found.id, found.location_id, found.location_name)
    is_whole = digits.startswith("+")
    if not is_whole and not _is_sure_extension(digits, workspaces):
        return Reached()
    try:
        holders = directory.holders(digits)
    except WebexError:
        return None if is_whole else Reached()
    return _one_of(holders, near)


def _one_of(holders: Sequence[Member], near: Workspace) -> Reached | None:
    here = [one for one in holders if one.location_id == near.location_id] or holders
    if len({one.id for one in here}) == 1:
        one = here[0]
        return Reached(one.name, one.id, one.location_id, one.location_name)
    return Reached() if here else None


def _is_sure_extension(digits: str, workspaces: WorkspaceIndex) -> bool:
    """Whether it is an extension alone, not one behind the routing prefix of a location."""
    if not digits.isdigit() or len(digits) > MAX_SURE_DIGITS:
        return False
    return not any(digits[at:] in workspaces.by_extension for at in range(1, len(digits) - 1))


def circle(
    workspace: Workspace, numbers: Sequence[str], workspaces: WorkspaceIndex, forwarding: Forwarding
) -> tuple[Workspace, ...]:
    """The other workspaces by which calls that this one sends to these numbers come back to it, in order;
    none where they do not."""
    seen = {workspace.id}
    paths: list[tuple[Workspace, ...]] = [()]
    sent: Mapping[str, Sequence[str]] = {workspace.id: numbers}
    for _ in range(MAX_STEPS + 1):
        longer = []
        for path in paths:
            last = path[-1] if path else workspace
            for number in sent.get(last.id, ()):
                one = workspace_at(workspaces, number, last)
                if one is not None and one.id == workspace.id and path:
                    return path
                if one is not None and one.id not in seen and len(seen) <= MAX_READS:
                    seen.add(one.id)
                    longer.append((*path, one))
        if not longer:
            return ()
        paths, sent = longer, forwarding([path[-1] for path in longer])
    return ()


def forwarding_by(reader: SettingsReader, known: Mapping[str, Sequence[str]] | None = None) -> Forwarding:
    """Reads to where workspaces send calls on, each once, those that are not known; nowhere where that cannot
    be read."""
    kept = dict(known or {})

    def look(workspaces: Sequence[Workspace]) -> Mapping[str, Sequence[str]]:
        unread = list({one.id: one for one in workspaces if one.id not in kept}.values())
        found = reader.read_many([Read(CALL_FORWARDING.path, one.id) for one in unread]) if unread else ()
        for one, document in zip(unread, found, strict=True):
            kept[one.id] = forwards(document.body) if isinstance(document, Document) else ()
        return kept

    return look


def circle_sentence(workspace: Workspace, others: Sequence[Workspace], places: Places = None) -> str:
    """That calls go in a circle, with the names of those in it that somebody may know of."""
    names = [_name(one, places) or "another workspace" for one in (workspace, *others, workspace)]
    return f"Calls go in a circle: {' → '.join(names)}."
