"""Workspaces, locations and phone numbers, as the admin API answers."""

from __future__ import annotations

from bot.sandbox import seed
from bot.sandbox.records import COMMON_AREA, HOT_DESK, NO_CALLING, Json, Location, Workspace
from bot.sandbox.refusal import Refusal
from bot.sandbox.routes import Answer, Call, Route, names, page
from bot.sandbox.state import State

_WORKSPACES = "spark-admin:workspaces_read"
_LOCATIONS = "spark-admin:locations_read"
_CALLING = "spark-admin:telephony_config_read"


def workspace_json(workspace: Workspace) -> Json:
    """A workspace as the API shows it: without its number and extension."""
    calling: Json = {"type": "freeCalling"}
    if workspace.licence != NO_CALLING:
        calling = {
            "type": "webexCalling",
            "webexCalling": {
                "licenses": [seed.LICENCES[workspace.licence]],
                "locationId": workspace.location_id,
            },
        }
    return {
        "id": workspace.id,
        "orgId": workspace.org_id,
        "locationId": workspace.location_id,
        "displayName": workspace.name,
        "type": "notSet",
        "created": "2026-01-05T08:00:00.000Z",
        "calling": calling,
        "calendar": {"type": "none"},
        "hotdeskingStatus": "on" if workspace.licence == HOT_DESK else "off",
        "supportedDevices": "phones" if workspace.licence == COMMON_AREA else "collaborationDevices",
        "deviceHostedMeetings": {"enabled": False},
    }


def list_workspaces(call: Call) -> Answer:
    """GET /workspaces; `displayName` finds the beginning of a name."""
    _check_org(call)
    begins = call.query.get("displayName", "").lower()
    shown = [
        (workspace, workspace_json(workspace))
        for workspace in call.state.workspaces.values()
        if workspace.name.lower().startswith(begins)
        and call.query.get("locationId") in (None, workspace.location_id)
    ]
    kind = call.query.get("calling")
    items = [item for _, item in shown if kind in (None, item["calling"]["type"])]
    return page(call, items, 1000, 100)


def read_workspace(call: Call) -> Answer:
    """GET /workspaces/{workspaceId}"""
    return Answer(workspace_json(workspace(call)))


def workspace(call: Call) -> Workspace:
    """The workspace a path names. Raises Refusal 404."""
    _check_org(call)
    found = call.state.workspaces.get(call.params["workspaceId"])
    if found is None:
        raise Refusal(404, "Workspace not found.", code=4008)
    return found


def location_json(location: Location) -> Json:
    """A location as the API shows it."""
    return {
        "id": location.id,
        "name": location.name,
        "orgId": location.org_id,
        "address": {
            "address1": location.address,
            "city": location.city,
            "postalCode": location.postal_code,
            "country": location.country,
        },
        "timeZone": location.time_zone,
        "preferredLanguage": "fr_FR" if location.country == "FR" else "en_US",
    }


def list_locations(call: Call) -> Answer:
    """GET /locations"""
    _check_org(call)
    items = [
        location_json(location)
        for location in call.state.locations.values()
        if call.query.get("name", location.name).lower() in location.name.lower()
        and call.query.get("id") in (None, location.id)
    ]
    return page(call, items, 1000, 100)


def read_location(call: Call) -> Answer:
    """GET /locations/{locationId}"""
    _check_org(call)
    location = call.state.locations.get(call.params["locationId"])
    if location is None:
        raise Refusal(404, "Location not found.")
    return Answer(location_json(location))


def list_numbers(call: Call) -> Answer:
    """GET /telephony/config/numbers: numbers and extensions with who has them."""
    _check_org(call)
    query = call.query
    items = [
        item
        for item in all_numbers(call.state)
        if query.get("ownerType") in (None, item["owner"]["type"])
        and query.get("ownerId") in (None, item["owner"]["id"])
        and query.get("locationId") in (None, item["location"]["id"])
        and query.get("extension") in (None, item.get("extension"))
        and query.get("phoneNumber", "").lstrip("+") in str(item.get("phoneNumber", ""))
        and query.get("ownerName", "").lower() in _owner_name(item).lower()
        and query.get("available") != "true"
    ]
    return page(call, items, 2000, 2000, "phoneNumbers")


def all_numbers(state: State) -> list[Json]:
    """Every number or extension of the organisation, as the API shows it."""
    rows: list[tuple[str, str, str, str, str, str, str]] = []
    for person in state.people.values():
        if person.extension:
            first, _, last = person.name.partition(" ")
            rows.append(
                (person.id, "PEOPLE", first, last, person.location_id, person.extension, person.number)
            )
    for place in state.workspaces.values():
        if place.extension or place.number:
            rows.append((place.id, "PLACE", place.name, "", place.location_id, place.extension, place.number))
    for line in state.virtual_lines.values():
        rows.append(
            (
                line.id,
                "VIRTUAL_LINE",
                line.first_name,
                line.last_name,
                line.location_id,
                line.extension,
                line.number,
            )
        )
    return [_number(state, *row) for row in rows]


def _number(
    state: State,
    owner_id: str,
    kind: str,
    first: str,
    last: str,
    location_id: str,
    extension: str,
    number: str,
) -> Json:
    location = state.locations[location_id]
    owner: Json = {"id": owner_id, "type": kind, "firstName": first}
    if last:
        owner["lastName"] = last
    result: Json = {
        "extension": extension,
        "routingPrefix": location.routing_prefix,
        "esn": location.routing_prefix + extension,
        "state": "ACTIVE",
        "phoneNumberType": "PRIMARY",
        "mainNumber": False,
        "includedTelephonyTypes": "PSTN_NUMBER",
        "tollFreeNumber": False,
        "isServiceNumber": False,
        "location": {"id": location.id, "name": location.name},
        "owner": owner,
    }
    if number:
        result["phoneNumber"] = number
    return result


def _owner_name(item: Json) -> str:
    return f"{item['owner']['firstName']} {item['owner'].get('lastName', '')}".strip()


def _check_org(call: Call) -> None:
    if call.query.get("orgId", call.caller.org_id) != call.caller.org_id:
        raise Refusal(403, "Not authorized for this organization.")


ROUTES = (
    Route(
        "GET",
        "/workspaces",
        list_workspaces,
        names(
            "orgId locationId workspaceLocationId floorId displayName capacity type start max calling",
            "supportedDevices calendar deviceHostedMeetingsEnabled devicePlatform healthLevel includeDevices",
            "includeCapabilities plannedMaintenance customAttribute",
        ),
        scope=_WORKSPACES,
    ),
    Route(
        "GET",
        "/workspaces/{workspaceId}",
        read_workspace,
        names("includeDevices includeCapabilities"),
        scope=_WORKSPACES,
    ),
    Route("GET", "/locations", list_locations, names("name id orgId max start"), scope=_LOCATIONS),
    Route("GET", "/locations/{locationId}", read_location, names("orgId"), scope=_LOCATIONS),
    Route(
        "GET",
        "/telephony/config/numbers",
        list_numbers,
        names(
            "orgId locationId max start phoneNumber available order ownerName ownerId ownerType extension",
            "numberType phoneNumberType state details tollFreeNumbers restrictedNonGeoNumbers",
            "includedTelephonyTypes serviceNumber",
        ),
        scope=_CALLING,
    ),
)
