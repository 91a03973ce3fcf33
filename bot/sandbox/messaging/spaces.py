"""Spaces and memberships, as the messaging API answers."""

from __future__ import annotations

from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route, page
from bot.sandbox.data.ids import webex_id
from bot.sandbox.data.records import Json, Person, Space


def list_rooms(call: Call) -> Answer:
    """GET /rooms: the caller's spaces, the busiest first."""
    kind = call.query.get("type")
    items = [
        room_json(call, space)
        for space in call.state.spaces.values()
        if call.caller.id in space.members and kind in (None, space.type)
    ]
    items.sort(key=lambda item: str(item["lastActivity"]), reverse=True)
    return page(call, items, 1000, 100)


def read_room(call: Call) -> Answer:
    """GET /rooms/{roomId}"""
    return Answer(room_json(call, own_space(call, call.params["roomId"])))


def room_json(call: Call, space: Space) -> Json:
    """A space as the API shows it; the title of a direct one is the other's name."""
    others = [call.state.people[one].name for one in space.members if one != call.caller.id]
    said = [message.created for message in call.state.messages.values() if message.space_id == space.id]
    return {
        "id": space.id,
        "title": others[0] if space.type == "direct" else space.title,
        "type": space.type,
        "isLocked": False,
        "lastActivity": said[-1] if said else "2026-01-05T08:00:00.000Z",
        "creatorId": space.members[0],
        "created": "2026-01-05T08:00:00.000Z",
        "ownerId": call.state.people[space.members[0]].org_id,
        "isPublic": False,
    }


def list_memberships(call: Call) -> Answer:
    """GET /memberships"""
    room = call.query.get("roomId")
    if room is not None:
        own_space(call, room)
    items = [
        _membership(space, call.state.people[member])
        for space in call.state.spaces.values()
        if call.caller.id in space.members and room in (None, space.id)
        for member in space.members
        if (room is not None or member == call.caller.id)
        and call.query.get("personId") in (None, member)
        and call.query.get("personEmail") in (None, call.state.people[member].email)
    ]
    return page(call, items, 1000, 100)


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


def own_space(call: Call, space_id: str) -> Space:
    """A space the caller is in. Raises Refusal 404."""
    space = call.state.spaces.get(space_id)
    if space is None or call.caller.id not in space.members:
        raise Refusal(404, "Could not find a room with provided ID.")
    return space


ROUTES = (
    Route("GET", "/rooms", list_rooms),
    Route("GET", "/rooms/{roomId}", read_room),
    Route("GET", "/memberships", list_memberships),
)
