"""Whether a person and a workspace may have a setting, and where a workspace is."""

from __future__ import annotations

from bot.access import Access, Rights, unavailable
from bot.catalogue.model.family import Family
from bot.errors import NotAvailable
from bot.events import Workspace
from cards.fields import spoken_number

INCOMPLETE = "Webex did not give me the whole list just now, so it may be there all the same."
MAX_LOCATIONS_NAMED = 5
"""Locations that one sentence names."""


def check(rights: Rights, family: Family, workspace: Workspace, need: Access) -> None:
    """Raises NotAllowed or NotAvailable when this person, or this workspace, cannot have this."""
    rights.require(workspace, need)
    if reason := unavailable(family, workspace):
        raise NotAvailable(reason, f"Type `workspaces` for the others, or `help {family.key}`.")


def whereabouts(workspace: Workspace) -> str:
    """Where a workspace is and how it is reached: `x4321 · +33 1 70 00 12 34 · Paris HQ · Professional`."""
    reach = f"x{workspace.extension}" if workspace.extension else ""
    parts = (reach, spoken_number(workspace.number), workspace.location_name, workspace.licence.value)
    return " · ".join(part for part in parts if part)
