"""Members of lists: written as ids, read as people, workspaces and lines; monitored lines."""

from __future__ import annotations

from typing import Any

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.calling.numbers import all_numbers, owner_name
from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.state.cloud_state import CloudState

MONITORED_ELEMENTS = "monitoredElements"
"""The list of monitored lines; its entries are of three kinds and have labels."""

_WRAPPERS = {"MEMBER": "member", "CALL_PARK_EXTENSION": "callparkextension", "SPEED_DIAL": "speedDial"}


def member_id(member: Any) -> str:
    """The id of a member given as an id or as an object."""
    if isinstance(member, dict):
        inner = member.get("member", member)
        return str(inner.get("id")) if isinstance(inner, dict) else ""
    return str(member)


def check_members(state: CloudState, members: list[str]) -> None:
    """Raises ErrorResponse 404 for an id without a number or extension."""
    known = {item["owner"]["id"] for item in all_numbers(state)}
    if unknown := [one for one in members if one not in known]:
        raise ErrorResponse(404, f"Member not found: {unknown[0]}", code=4008)


def members_json(state: CloudState, ids: list[str]) -> list[Json]:
    """The members of a list as GET shows them, without those that were deleted since."""
    numbers: dict[str, list[Json]] = {}
    for number in all_numbers(state):
        numbers.setdefault(number["owner"]["id"], []).append(number)
    return [_member_json(state, one, numbers[one]) for one in ids if one in numbers]


def _member_json(state: CloudState, member_id: str, rows: list[Json]) -> Json:
    owner, location = rows[0]["owner"], rows[0]["location"]
    result: Json = {
        "id": member_id,
        "firstName": owner["firstName"],
        "lastName": owner.get("lastName", "."),
        "displayName": owner_name(rows[0]),
        "type": owner["type"],
        "numbers": [_member_number(row) for row in rows],
        "location": {"id": location["id"], "name": location["name"]},
    }
    if (person := state.people.get(member_id)) is not None:
        result["email"] = person.email
    return result


def _member_number(row: Json) -> Json:
    result: Json = {key: row[key] for key in ("extension", "routingPrefix", "esn") if key in row}
    result["primary"] = row["phoneNumberType"] == "PRIMARY"
    if "phoneNumber" in row:
        result["external"] = row["phoneNumber"]
    return result


def check_monitored_elements(state: CloudState, workspace_id: str, written: list[Any]) -> None:
    """Raises ErrorResponse 400 for monitored lines in a form that is not taken, or the workspace itself."""
    for at, one in enumerate(written):
        if (state.monitoring_format == "ids" and isinstance(one, dict)) or (
            state.monitoring_format == "objects" and not isinstance(one, dict)
        ):
            raise ErrorResponse(400, f"{MONITORED_ELEMENTS}[{at}] is not of the right type.", code=25008)
        kind = one.get("type", "MEMBER") if isinstance(one, dict) else "MEMBER"
        if kind == "MEMBER" and workspace_id == (one.get("id") if isinstance(one, dict) else one):
            raise ErrorResponse(
                400, f"{MONITORED_ELEMENTS}[{at}]: a workspace cannot monitor itself.", code=25008
            )


def stored_elements(state: CloudState, written: list[Any]) -> list[Json]:
    """Monitored lines as they are stored, from ids, from objects of PUT or from what GET shows.

    An entry of an unknown kind, as Control Hub may add, is stored as it is. Raises ErrorResponse 404 for a
    line that does not exist, 400 for a speed dial without a number.
    """
    stored = [_element(state, one) for one in written]
    check_members(state, [one["id"] for one in stored if one["type"] == "MEMBER"])
    return stored


def _element(state: CloudState, element: Any) -> Json:
    if not isinstance(element, dict):
        return {
            "id": element,
            "type": "CALL_PARK_EXTENSION" if element in state.park_extensions else "MEMBER",
        }
    for kind, wrapper in _WRAPPERS.items():
        if isinstance(inner := element.get(wrapper), dict):
            element = {**inner, "type": kind}
    if element and all(isinstance(inner, dict) for inner in element.values()):
        return {"id": "", "type": "", "raw": element}
    kind = element.get("type", "MEMBER" if element.get("id") else "SPEED_DIAL")
    if kind != "SPEED_DIAL" and not element.get("id"):
        raise ErrorResponse(400, f"{MONITORED_ELEMENTS}: id is required.", code=25008)
    if kind == "CALL_PARK_EXTENSION" and element.get("id") not in state.park_extensions:
        raise ErrorResponse(404, f"Call park extension not found: {element.get('id')}", code=4008)
    if kind == "SPEED_DIAL" and not element.get("phoneNumber"):
        raise ErrorResponse(400, "A speed dial needs a phoneNumber.", code=25008)
    stored = {name: element[name] for name in ("lineKeyLabel", "phoneNumber") if element.get(name)}
    if kind in ("MEMBER", "CALL_PARK_EXTENSION"):
        stored.pop("phoneNumber", None)
    return {"id": element.get("id", ""), "type": kind, **stored}


def monitored_elements_json(state: CloudState, stored: list[Json]) -> list[Json]:
    """Monitored lines as GET shows them, each in a wrapper named after its kind."""
    members = {one["id"]: one for one in members_json(state, [one["id"] for one in stored])}
    shown = []
    for one in stored:
        if one["type"] == "MEMBER" and one["id"] not in members:
            continue
        if "raw" in one:
            shown.append(dict(one["raw"]))
            continue
        inner = _described(state, one, members) | {
            name: one[name] for name in ("lineKeyLabel", "phoneNumber") if name in one
        }
        shown.append({_WRAPPERS[one["type"]]: inner})
    return shown


def _described(state: CloudState, stored: Json, members: dict[str, Json]) -> Json:
    if stored["type"] == "SPEED_DIAL":
        return {"id": stored["id"]} if stored["id"] else {}
    if stored["type"] == "MEMBER":
        member = members[stored["id"]]
        location = member["location"]
        # Here the location is a name beside an id, unlike in push-to-talk and privacy.
        return {"email": "", **member, "location": location["name"], "locationId": location["id"]}
    park = state.park_extensions[stored["id"]]
    location = state.locations[park.location_id]
    return {
        "id": park.id,
        "name": park.name,
        "extension": park.extension,
        "routingPrefix": location.routing_prefix,
        "esn": location.routing_prefix + park.extension,
        "location": location.name,
        "locationId": location.id,
    }


def list_available(request: ServerRequest) -> ServerResponse:
    """GET …/monitoring/availableMembers and …/speedDials/availableMembers: who can be monitored."""
    workspace, query = find_workspace(request), request.query
    found: dict[str, Json] = {}
    for row in all_numbers(request.state):
        owner, reach = row["owner"], (row.get("phoneNumber", ""), row.get("extension", ""))
        if (
            owner["id"] != workspace.id
            and query.get("memberName", "").lower() in owner_name(row).lower()
            and any(query.get("phoneNumber", "") in one for one in reach)
            and query.get("locationId") in (None, row["location"]["id"])
        ):
            found.setdefault(owner["id"], _available(row))
    return list_page(request, list(found.values()), 2000, 2000, "members")


def _available(row: Json) -> Json:
    reach = {key: row[key] for key in ("phoneNumber", "extension") if key in row}
    return {**row["owner"], "displayName": owner_name(row), **reach, "location": row["location"]}


ROUTES = tuple(
    Route("GET", f"{TELEPHONY}/monitoring/{path}availableMembers", list_available, scope=CALLING.read)
    for path in ("", "speedDials/")
)
