"""REST operations about phone numbers: who has which, and which may be chosen for a setting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.directory.locations import check_org, location_of
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents.setting import PROFESSIONAL_ONLY, require_calling, require_licence
from bot.sandbox.state.cloud_state import CloudState

_AVAILABLE: Json = {"state": "ACTIVE", "telephonyType": "PSTN_NUMBER"}
_MEMBERS = ("PEOPLE", "PLACE", "VIRTUAL_LINE")


def list_numbers(request: ServerRequest) -> ServerResponse:
    """GET /telephony/config/numbers: numbers and extensions with their owners."""
    check_org(request)
    query = request.query
    items = [
        item
        for item in (*all_numbers(request.state), *_of_services(request.state))
        if query.get("ownerType") in (None, item["owner"]["type"])
        and query.get("ownerId") in (None, item["owner"]["id"])
        and query.get("locationId") in (None, item["location"]["id"])
        and query.get("extension") in (None, item.get("extension"))
        and query.get("phoneNumber", "").lstrip("+") in str(item.get("phoneNumber", ""))
        and query.get("ownerName", "").lower() in owner_name(item).lower()
        and query.get("available") != "true"
    ]
    return list_page(request, items, 2000, 2000, "phoneNumbers")


def all_numbers(state: CloudState) -> list[Json]:
    """Every number or extension with an owner, as the API shows it; the primary one of an owner first."""
    rows: list[Json] = []
    for person in state.people.values():
        if person.extension:
            first, _, last = person.name.partition(" ")
            owner = {"id": person.id, "type": "PEOPLE", "firstName": first, "lastName": last}
            rows.append(_row(state, owner, person.location_id, person.extension, person.number))
    for workspace in state.workspaces.values():
        owner = {"id": workspace.id, "type": "PLACE", **workspace_owner_name(state, workspace.name)}
        assigned = state.settings[workspace.id]["numbers"]["phoneNumbers"]
        for one in sorted(assigned, key=lambda one: not one["primary"]):
            number, extension = one.get("external", ""), one.get("extension", "")
            rows.append(_row(state, owner, workspace.location_id, extension, number, one["primary"]))
    for line in state.virtual_lines.values():
        owner = {
            "id": line.id,
            "type": "VIRTUAL_LINE",
            "firstName": line.first_name,
            "lastName": line.last_name,
        }
        rows.append(_row(state, owner, line.location_id, line.extension, line.number))
    return rows


def _of_services(state: CloudState) -> list[Json]:
    """The numbers of auto attendants, hunt groups and the like."""
    return [
        _row(
            state,
            {"id": one.id, "type": one.kind, "firstName": one.name},
            one.location_id,
            one.extension,
            one.number,
        )
        | {"mainNumber": one.main, "isServiceNumber": True}
        for one in state.services.values()
    ]


def workspace_owner_name(state: CloudState, name: str) -> Json:
    """A workspace's name as first and last name."""
    last = {"none": "", "dot": ".", "twice": name}[state.quirks.surname]
    return {"firstName": name, "lastName": last} if last else {"firstName": name}


def _row(
    state: CloudState, owner: Json, location_id: str, extension: str, number: str, primary: bool = True
) -> Json:
    location = state.locations[location_id]
    result: Json = {
        "extension": extension,
        "routingPrefix": location.routing_prefix,
        "esn": location.routing_prefix + extension,
        "state": "ACTIVE",
        "phoneNumberType": "PRIMARY" if primary else "ALTERNATE",
        "mainNumber": False,
        "includedTelephonyTypes": "PSTN_NUMBER",
        "tollFreeNumber": False,
        "isServiceNumber": False,
        "location": {"id": location.id, "name": location.name},
        "owner": {key: value for key, value in owner.items() if value},
    }
    if not extension:
        for key in ("extension", "esn", "routingPrefix"):
            del result[key]
    if number:
        result["phoneNumber"] = number
    return result


def owner_name(item: Json) -> str:
    """The name of a number's owner; a workspace has no last name, or a placeholder for it."""
    first, last = item["owner"]["firstName"], item["owner"].get("lastName", "")
    return str(first) if last in ("", ".", first) else f"{first} {last}"


def taken_by(state: CloudState, number: str) -> str:
    """The id of a number's owner; empty without one."""
    for item in all_numbers(state):
        if item.get("phoneNumber") == number:
            return str(item["owner"]["id"])
    return next((one.id for one in state.services.values() if one.number == number), "")


def free_numbers(state: CloudState, location_id: str | None) -> list[Json]:
    """The unassigned numbers of a location, or of all."""
    taken = {item.get("phoneNumber") for item in all_numbers(state)}
    taken |= {
        documents["voicemail"]["faxMessage"].get("phoneNumber") for documents in state.settings.values()
    }
    return [
        {"phoneNumber": number, "isMainNumber": False, "isServiceNumber": False, **_AVAILABLE}
        for number, workspace in state.number_pool.items()
        if number not in taken and location_id in (None, workspace)
    ]


def _owned(state: CloudState, location_id: str, *, services: bool) -> list[Json]:
    found = []
    for item in all_numbers(state):
        if item["location"]["id"] == location_id:
            owner = {**item["owner"], "displayName": owner_name(item)}
            found.append(_available_row(item.get("phoneNumber", ""), item.get("extension", ""), owner))
    if services:
        for one in state.services.values():
            if one.location_id == location_id:
                owner = {"id": one.id, "type": one.kind, "displayName": one.name}
                found.append(_available_row(one.number, one.extension, owner, main=one.main))
    return found


def _available_row(number: str, extension: str, owner: Json, main: bool = False) -> Json:
    optional = {"phoneNumber": number, "extension": extension}
    return {key: value for key, value in optional.items() if value} | {
        "isMainNumber": main,
        "tollFreeNumber": False,
        "isServiceNumber": owner["type"] not in _MEMBERS,
        "owner": owner,
        **_AVAILABLE,
    }


def _anywhere(request: ServerRequest) -> list[Json]:
    check_org(request)
    if "locationId" in request.query:
        location_of(request, request.query["locationId"])
    return free_numbers(request.state, request.query.get("locationId"))


def _emergency(request: ServerRequest) -> list[Json]:
    owned = _owned(request.state, require_calling(find_workspace(request)).location_id, services=False)
    # The published answer has no extensions, and an owner without a number cannot be called back.
    return [
        {key: value for key, value in item.items() if key != "extension"}
        for item in owned
        if "phoneNumber" in item
    ]


def _destinations(request: ServerRequest) -> list[Json]:
    return _owned(request.state, require_calling(find_workspace(request)).location_id, services=True)


def _for_professionals(request: ServerRequest) -> list[Json]:
    workspace = require_licence(PROFESSIONAL_ONLY, find_workspace(request))
    return free_numbers(request.state, workspace.location_id)


def list_available_numbers(
    candidates: Callable[[ServerRequest], list[Json]], request: ServerRequest
) -> ServerResponse:
    """GET …/availableNumbers: those of `candidates` that match the query."""
    query = request.query
    asked_numbers = query["phoneNumber"].split(",") if "phoneNumber" in query else None
    items = [
        item
        for item in candidates(request)
        if (asked_numbers is None or item.get("phoneNumber") in asked_numbers)
        and query.get("ownerName", "").lower() in item.get("owner", {}).get("displayName", "").lower()
        and query.get("extension") in (None, item.get("extension"))
    ]
    return list_page(request, items, 2000, 2000, "phoneNumbers")


_READ = CALLING.read
_CANDIDATES_BY_PATH = {
    "/telephony/config/workspaces/availableNumbers": _anywhere,
    f"{TELEPHONY}/emergencyCallbackNumber/availableNumbers": _emergency,
    f"{TELEPHONY}/callForwarding/availableNumbers": _destinations,
    f"{TELEPHONY}/callIntercept/availableNumbers": _destinations,
    f"{TELEPHONY}/faxMessage/availableNumbers": _for_professionals,
    f"{TELEPHONY}/secondary/availableNumbers": _for_professionals,
}

ROUTES = (
    Route("GET", "/telephony/config/numbers", list_numbers, _READ),
    *(
        Route("GET", path, partial(list_available_numbers, candidates), _READ)
        for path, candidates in _CANDIDATES_BY_PATH.items()
    ),
)
