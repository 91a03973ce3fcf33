"""What is known of one of the vendor's settings documents."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.data.entities import COMMON_AREA, HOT_DESK, NO_CALLING, PROFESSIONAL, Json, Workspace
from bot.sandbox.data.refusal import Refusal

ANY = frozenset({PROFESSIONAL, COMMON_AREA})
PROFESSIONAL_ONLY = frozenset({PROFESSIONAL})

WORKSPACES = "workspaces"
CALLING = "telephony_config"


@dataclass(frozen=True)
class Setting:
    """One settings document; `fresh` is a new workspace's."""

    name: str
    path: str
    fresh: Json
    licences: frozenset[str] = ANY
    scope: str = WORKSPACES
    put_path: str = ""
    """Where PUT goes, when it is not where GET is."""
    people_lists: tuple[str, ...] = ()
    """Lists that are identifiers when written and described members when read."""


def calling_licence(place: Workspace) -> Workspace:
    """The workspace, if it has a line of its own. Raises Refusal 404."""
    if place.licence in (NO_CALLING, HOT_DESK):
        raise Refusal(404, "Calling service is not assigned to the workspace.", code=4008)
    return place


def check_licence(licences: frozenset[str], place: Workspace) -> None:
    """Raises Refusal when a workspace with this licence cannot have what only these licences have."""
    if calling_licence(place).licence not in licences:
        raise Refusal(405, "Invalid Professional Place", code=25409)
