"""What is known of one settings document, and who may have it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.data.entities import COMMON_AREA, HOT_DESK, NO_CALLING, PROFESSIONAL, Json, Workspace
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import WORKSPACES, Scopes

ANY_CALLING_LICENCE = frozenset({PROFESSIONAL, COMMON_AREA})
PROFESSIONAL_ONLY = frozenset({PROFESSIONAL})


@dataclass(frozen=True)
class Setting:
    """One settings document; `defaults` is what a new workspace has."""

    name: str
    path: str
    defaults: Json
    licences: frozenset[str] = ANY_CALLING_LICENCE
    scopes: Scopes = WORKSPACES
    put_path: str = ""
    """The path of PUT where it is not that of GET."""
    member_lists: tuple[str, ...] = ()
    """Lists of members: written as ids, read as objects."""


def require_calling(workspace: Workspace) -> Workspace:
    """Gives the workspace back. Raises ErrorResponse 404 where it has no calling line of its own."""
    if workspace.licence in (NO_CALLING, HOT_DESK):
        raise ErrorResponse(404, "Calling service is not assigned to the workspace.", code=4008)
    return workspace


def require_licence(licences: frozenset[str], workspace: Workspace) -> Workspace:
    """Gives the workspace back. Raises ErrorResponse 404 or 405 where it has none of these licences."""
    if require_calling(workspace).licence not in licences:
        raise ErrorResponse(405, "Invalid Professional Place", code=25409)
    return workspace
