"""Workspaces, locations, their schedules and call park extensions, as the admin API answers."""

from __future__ import annotations

from bot.sandbox.cloud.oddities import Oddities
from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route, page
from bot.sandbox.data import seed
from bot.sandbox.data.records import COMMON_AREA, HOT_DESK, NO_CALLING, Json, Location, Workspace

_WORKSPACES = "spark-admin:workspaces_read"
_LOCATIONS = "spark-admin:locations_read"
_CALLING = "spark-admin:telephony_config_read"


def _calling(workspace: Workspace, oddities: Oddities) -> Json:
    if workspace.licence == NO_CALLING:
        return {"type": "freeCalling"}
    return {
        "type": "webexCalling",
        "webexCalling": {
            "licenses": [seed.licence_id(workspace.licence, oddities)],
            "locationId": workspace.location_id,
        },
    }


def workspace_json(workspace: Workspace, oddities: Oddities) -> Json:
    """A workspace as the API shows it: without its number and extension."""
    return {
        "id": workspace.id,
        "orgId": workspace.org_id,
        "locationId": workspace.location_id,
        "displayName": workspace.name,
        "type": "notSet",
        "created": "2026-01-05T08:00:00.000Z",
        "calling": _calling(workspace, oddities),
        "calendar": {"type": "none"},
        "hotdeskingStatus": "on" if workspace.licence == HOT_DESK else "off",
        "supportedDevices": "phones" if workspace.licence == COMMON_AREA else "collaborationDevices",
        "deviceHostedMeetings": {"enabled": False},
    }


def list_workspaces(call: Call) -> Answer:
    """GET /workspaces; `displayName` finds the beginning of a name."""
    check_org(call)
    begins = call.query.get("displayName", "").lower()
    kind, oddities = call.query.get("calling"), call.state.oddities
    found = [
        workspace
        for workspace in call.state.workspaces.values()
        if workspace.name.lower().startswith(begins)
        and call.query.get("locationId") in (None, workspace.location_id)
        and kind in (None, _calling(workspace, oddities)["type"])
    ]
    return page(call, found, 1000, 100, shown=lambda one: workspace_json(one, oddities))


def read_workspace(call: Call) -> Answer:
    """GET /workspaces/{workspaceId}"""
    return Answer(workspace_json(workspace(call), call.state.oddities))


def workspace(call: Call) -> Workspace:
    """The workspace a path names. Raises Refusal 404."""
    check_org(call)
    found = call.state.workspaces.get(call.params.get("workspaceId") or call.params["placeId"])
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
    check_org(call)
    items = [
        location_json(location)
        for location in call.state.locations.values()
        if call.query.get("name", location.name).lower() in location.name.lower()
        and call.query.get("id") in (None, location.id)
    ]
    return page(call, items, 1000, 100)


def read_location(call: Call) -> Answer:
    """GET /locations/{locationId}"""
    check_org(call)
    return Answer(location_json(location_of(call, call.params["locationId"])))


def list_schedules(call: Call) -> Answer:
    """GET /telephony/config/locations/{locationId}/schedules"""
    check_org(call)
    location = location_of(call, call.params["locationId"])
    items: list[Json] = [
        {
            "id": schedule.id,
            "name": schedule.name,
            "type": schedule.type,
            "locationName": location.name,
            "locationId": location.id,
        }
        for schedule in call.state.schedules.values()
        if schedule.location_id == location.id
        and call.query.get("name", "").lower() in schedule.name.lower()
        and call.query.get("type") in (None, schedule.type)
    ]
    return page(call, items, 2000, 2000, "schedules")


def list_park_extensions(call: Call) -> Answer:
    """GET /telephony/config/callParkExtensions"""
    check_org(call)
    query = call.query
    items: list[Json] = [
        {
            "id": park.id,
            "name": park.name,
            "extension": park.extension,
            "locationId": park.location_id,
            "locationName": call.state.locations[park.location_id].name,
        }
        for park in call.state.parks.values()
        if query.get("extension", "") in park.extension
        and query.get("name", "").lower() in park.name.lower()
        and query.get("locationId") in (None, park.location_id)
        and query.get("locationName", "").lower() in call.state.locations[park.location_id].name.lower()
    ]
    return page(call, items, 2000, 2000, "callParkExtensions")


def location_of(call: Call, location_id: str) -> Location:
    """A location by its id. Raises Refusal 404."""
    location = call.state.locations.get(location_id)
    if location is None:
        raise Refusal(404, "Location not found.")
    return location


def check_org(call: Call) -> None:
    """Raises Refusal 403 for another organisation than the caller's own."""
    if call.query.get("orgId", call.caller.org_id) != call.caller.org_id:
        raise Refusal(403, "Not authorized for this organization.")


ROUTES = (
    Route("GET", "/workspaces", list_workspaces, _WORKSPACES),
    Route("GET", "/workspaces/{workspaceId}", read_workspace, _WORKSPACES),
    Route("GET", "/locations", list_locations, _LOCATIONS),
    Route("GET", "/locations/{locationId}", read_location, _LOCATIONS),
    Route("GET", "/telephony/config/locations/{locationId}/schedules", list_schedules, _CALLING),
    Route("GET", "/telephony/config/callParkExtensions", list_park_extensions, _CALLING),
)
