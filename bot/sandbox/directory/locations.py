"""REST operations about locations, their schedules and their call park extensions."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Json, Location
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import CALLING, LOCATIONS_READ


def location_json(location: Location) -> Json:
    """A location as the API shows it."""
    return {
        "id": location.id,
        "name": location.name,
        "orgId": location.org_id,
        "address": {
            "address1": location.address,
            "city": location.city,
            "state": location.state,
            "postalCode": location.postal_code,
            "country": location.country,
        },
        "timeZone": location.time_zone,
        "preferredLanguage": "fr_FR" if location.country == "FR" else "en_US",
    }


def list_locations(request: ServerRequest) -> ServerResponse:
    """GET /locations"""
    check_org(request)
    items = [
        location_json(location)
        for location in request.state.locations.values()
        if request.query.get("name", location.name).lower() in location.name.lower()
        and request.query.get("id") in (None, location.id)
    ]
    return list_page(request, items, 1000, 100)


def read_location(request: ServerRequest) -> ServerResponse:
    """GET /locations/{locationId}"""
    check_org(request)
    return ServerResponse(location_json(location_of(request, request.params["locationId"])))


def list_schedules(request: ServerRequest) -> ServerResponse:
    """GET /telephony/config/locations/{locationId}/schedules"""
    check_org(request)
    location = location_of(request, request.params["locationId"])
    items: list[Json] = [
        {
            "id": schedule.id,
            "name": schedule.name,
            "type": schedule.type,
            "locationName": location.name,
            "locationId": location.id,
        }
        for schedule in request.state.schedules.values()
        if schedule.location_id == location.id
        and request.query.get("name", "").lower() in schedule.name.lower()
        and request.query.get("type") in (None, schedule.type)
    ]
    return list_page(request, items, 2000, 2000, "schedules")


def list_park_extensions(request: ServerRequest) -> ServerResponse:
    """GET /telephony/config/callParkExtensions"""
    check_org(request)
    query = request.query
    items: list[Json] = [
        {
            "id": park.id,
            "name": park.name,
            "extension": park.extension,
            "locationId": park.location_id,
            "locationName": request.state.locations[park.location_id].name,
        }
        for park in request.state.park_extensions.values()
        if query.get("extension", "") in park.extension
        and query.get("name", "").lower() in park.name.lower()
        and query.get("locationId") in (None, park.location_id)
        and query.get("locationName", "").lower() in request.state.locations[park.location_id].name.lower()
    ]
    return list_page(request, items, 2000, 2000, "callParkExtensions")


def location_of(request: ServerRequest, location_id: str) -> Location:
    """A location by its id. Raises ErrorResponse 404."""
    location = request.state.locations.get(location_id)
    if location is None:
        raise ErrorResponse(404, "Location not found.")
    return location


def check_org(request: ServerRequest) -> None:
    """Raises ErrorResponse 403 for another organisation than the caller's own."""
    if request.query.get("orgId", request.caller.org_id) != request.caller.org_id:
        raise ErrorResponse(403, "Not authorized for this organization.")


ROUTES = (
    Route("GET", "/locations", list_locations, LOCATIONS_READ),
    Route("GET", "/locations/{locationId}", read_location, LOCATIONS_READ),
    Route("GET", "/telephony/config/locations/{locationId}/schedules", list_schedules, CALLING.read),
    Route("GET", "/telephony/config/callParkExtensions", list_park_extensions, CALLING.read),
)
