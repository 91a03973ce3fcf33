"""REST operations about spaces and memberships."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Json, Person, Space
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import webex_id


def list_rooms(request: ServerRequest) -> ServerResponse:
    """GET /rooms: the caller's spaces, the last active first."""
    kind = request.query.get("type")
    items = [
        room_json(request, space)
        for space in request.state.spaces.values()
        if request.caller.id in space.members and kind in (None, space.type)
    ]
    items.sort(key=lambda item: str(item["lastActivity"]), reverse=True)
    return list_page(request, items, 1000, 100)


def read_room(request: ServerRequest) -> ServerResponse:
    """GET /rooms/{roomId}"""
    return ServerResponse(room_json(request, own_space(request, request.params["roomId"])))


def room_json(request: ServerRequest, space: Space) -> Json:
    """A space as the API shows it; the title of a direct one is the other's name."""
    others = [request.state.people[one].name for one in space.members if one != request.caller.id]
    times = [message.created for message in request.state.messages.values() if message.space_id == space.id]
    return {
        "id": space.id,
        "title": others[0] if space.type == "direct" else space.title,
        "type": space.type,
        "isLocked": False,
        "lastActivity": times[-1] if times else "2026-01-05T08:00:00.000Z",
        "creatorId": space.members[0],
        "created": "2026-01-05T08:00:00.000Z",
        "ownerId": request.state.people[space.members[0]].org_id,
        "isPublic": False,
    }


def list_memberships(request: ServerRequest) -> ServerResponse:
    """GET /memberships"""
    room = request.query.get("roomId")
    if room is not None:
        own_space(request, room)
    items = [
        _membership(space, request.state.people[member])
        for space in request.state.spaces.values()
        if request.caller.id in space.members and room in (None, space.id)
        for member in space.members
        if (room is not None or member == request.caller.id)
        and request.query.get("personId") in (None, member)
        and request.query.get("personEmail") in (None, request.state.people[member].email)
    ]
    return list_page(request, items, 1000, 100)


def _membership(space: Space, person: Person) -> Json:
    return {
        "id": webex_id("MEMBERSHIP", f"{space.id}:{person.id}"),
        "roomId": space.id,
        "personId": person.id,
        "personEmail": person.email,
        "personDisplayName": person.name,
        "personOrgId": person.org_id,
        "isModerator": False,
        "isMonitor": False,
        "isRoomHidden": False,
        "roomType": space.type,
        "created": "2026-01-05T08:00:00.000Z",
    }


def own_space(request: ServerRequest, space_id: str) -> Space:
    """A space the caller is in. Raises ErrorResponse 404."""
    space = request.state.spaces.get(space_id)
    if space is None or request.caller.id not in space.members:
        raise ErrorResponse(404, "Could not find a room with provided ID.")
    return space


ROUTES = (
    Route("GET", "/rooms", list_rooms),
    Route("GET", "/rooms/{roomId}", read_room),
    Route("GET", "/memberships", list_memberships),
)
