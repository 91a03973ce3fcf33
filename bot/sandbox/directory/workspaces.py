"""REST operations about workspaces."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import COMMON_AREA, HOT_DESK, NO_CALLING, Json, Workspace
from bot.sandbox.data.scopes import WORKSPACES
from bot.sandbox.directory.locations import check_org
from bot.sandbox.state.quirks import Quirks
from bot.sandbox.state.seed_data import licence_id


def _calling(workspace: Workspace, quirks: Quirks) -> Json:
    if workspace.licence == NO_CALLING:
        return {"type": "freeCalling"}
    return {
        "type": "webexCalling",
        "webexCalling": {
            "licenses": [licence_id(workspace.licence, quirks)],
            "locationId": workspace.location_id,
        },
    }


def workspace_json(workspace: Workspace, quirks: Quirks) -> Json:
    """A workspace as the API shows it: without its number and extension."""
    return {
        "id": workspace.id,
        "orgId": workspace.org_id,
        "locationId": workspace.location_id,
        "displayName": workspace.name,
        "type": "notSet",
        "created": "2026-01-05T08:00:00.000Z",
        "calling": _calling(workspace, quirks),
        "calendar": {"type": "none"},
        "hotdeskingStatus": "on" if workspace.licence == HOT_DESK else "off",
        "supportedDevices": "phones" if workspace.licence == COMMON_AREA else "collaborationDevices",
        "deviceHostedMeetings": {"enabled": False},
    }


def list_workspaces(request: ServerRequest) -> ServerResponse:
    """GET /workspaces; `displayName` finds the beginning of a name."""
    check_org(request)
    begins = request.query.get("displayName", "").lower()
    kind, quirks = request.query.get("calling"), request.state.quirks
    found = [
        workspace
        for workspace in request.state.workspaces.values()
        if workspace.name.lower().startswith(begins)
        and request.query.get("locationId") in (None, workspace.location_id)
        and kind in (None, _calling(workspace, quirks)["type"])
    ]
    return list_page(request, found, 1000, 100, to_json=lambda one: workspace_json(one, quirks))


def read_workspace(request: ServerRequest) -> ServerResponse:
    """GET /workspaces/{workspaceId}"""
    return ServerResponse(workspace_json(find_workspace(request), request.state.quirks))


def find_workspace(request: ServerRequest) -> Workspace:
    """The workspace a path names. Raises ErrorResponse 404."""
    check_org(request)
    parameter = "workspaceId" if "workspaceId" in request.params else "placeId"
    return request.named(request.state.workspaces, parameter, "Workspace not found.", 4008)


ROUTES = (
    Route("GET", "/workspaces", list_workspaces, WORKSPACES.read),
    Route("GET", "/workspaces/{workspaceId}", read_workspace, WORKSPACES.read),
)
