"""REST operations about organisations and licences."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import LICENCES_READ, ORGANISATIONS_READ
from bot.sandbox.state import seed_data


def list_licences(request: ServerRequest) -> ServerResponse:
    """GET /licenses"""
    used = [workspace.licence for workspace in request.state.workspaces.values()]
    items = [
        {
            "id": seed_data.licence_id(licence, request.state.quirks),
            "name": name,
            "totalUnits": 100,
            "consumedUnits": used.count(licence),
            "consumedByUsers": 0,
            "consumedByWorkspaces": used.count(licence),
            "subscriptionId": "Sub-sandbox",
        }
        for licence, name in seed_data.LICENCE_NAMES.items()
    ]
    return ServerResponse({"items": items})


def read_organisation(request: ServerRequest) -> ServerResponse:
    """GET /organizations/{orgId}; only the caller's own."""
    if request.params["orgId"] != request.caller.org_id:
        raise ErrorResponse(404, "Organization not found.")
    return ServerResponse(_organisation(request.caller.org_id))


def list_organisations(request: ServerRequest) -> ServerResponse:
    """GET /organizations"""
    return ServerResponse({"items": [_organisation(request.caller.org_id)]})


def _organisation(org_id: str) -> Json:
    return {"id": org_id, "displayName": seed_data.ORG_NAMES[org_id], "created": "2026-01-05T08:00:00.000Z"}


ROUTES = (
    Route("GET", "/licenses", list_licences, LICENCES_READ),
    Route("GET", "/organizations", list_organisations, ORGANISATIONS_READ),
    Route("GET", "/organizations/{orgId}", read_organisation, ORGANISATIONS_READ),
)
