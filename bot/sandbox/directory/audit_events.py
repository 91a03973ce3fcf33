"""REST operations about the administrators' audit log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import AUDIT_READ
from bot.sandbox.state.audit_log import CATEGORIES

LONGEST = timedelta(days=366)
MAX_PAGE, DEFAULT_PAGE = 200, 100


def list_events(request: ServerRequest) -> ServerResponse:
    """GET /adminAudit/events"""
    _require_full_admin(request)
    query = request.query
    if query["orgId"] != request.caller.org_id:
        raise ErrorResponse(403, "The organization is not one that the caller administers.")
    since, until = _moment(request, "from"), _moment(request, "to")
    if not since < until <= since + LONGEST:
        raise ErrorResponse(400, "from has to be before to, and by at most one year.")
    events = [
        event
        for at, event in request.state.audit_log.shown(request.state.clock())
        if since < at < until and _is_wanted(event, query.get("actorId"), query.get("eventCategories"))
    ]
    return list_page(request, events, MAX_PAGE, DEFAULT_PAGE, counted_by="offset")


def list_categories(request: ServerRequest) -> ServerResponse:
    """GET /adminAudit/eventCategories"""
    _require_full_admin(request)
    return ServerResponse({"eventCategories": list(CATEGORIES)})


def _require_full_admin(request: ServerRequest) -> None:
    if request.state.audit_log.is_refused or "id_full_admin" not in request.caller.roles:
        raise ErrorResponse(403, "Only a full administrator may read the audit log.")


def _moment(request: ServerRequest, name: str) -> datetime:
    try:
        at = datetime.fromisoformat(request.query[name])
    except ValueError:
        raise ErrorResponse(400, f"{name} is no date and time.") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_wanted(event: Json, actor_id: str | None, categories: str | None) -> bool:
    if actor_id is not None and event.get("actorId") != actor_id:
        return False
    return categories is None or event["data"]["eventCategory"].rpartition(".")[2] in categories.split(",")


ROUTES = (
    Route("GET", "/adminAudit/events", list_events, AUDIT_READ),
    Route("GET", "/adminAudit/eventCategories", list_categories, AUDIT_READ),
)
