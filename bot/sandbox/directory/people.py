"""REST operations about people and roles."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse, list_page
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import PROFESSIONAL, Json, Person
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import webex_id
from bot.sandbox.data.scopes import PEOPLE_READ, ROLES_READ
from bot.sandbox.state import seed_data


def is_admin(request: ServerRequest) -> bool:
    """Whether the caller sees what only administrators see."""
    return PEOPLE_READ in request.identity.scopes


def person_json(request: ServerRequest, person: Person) -> Json:
    """A person as the API shows them; roles and licences only to an administrator."""
    first, _, last = person.name.partition(" ")
    result: Json = {
        "id": person.id,
        "emails": [person.email],
        "phoneNumbers": [],
        "sipAddresses": [],
        "displayName": person.name,
        "nickName": first,
        "avatar": f"{request.origin}/avatars/{person.key}.png",
        "firstName": first,
        "lastName": last,
        "orgId": person.org_id,
        "created": "2026-01-05T08:00:00.000Z",
        "lastModified": "2026-01-05T08:00:00.000Z",
        "status": "unknown",
        "type": person.kind,
    }
    if person.org_id == request.caller.org_id and is_admin(request):
        result |= {"loginEnabled": True, "invitePending": False}
        if request.query.get("callingData", "").lower() == "true":
            result |= _calling(person)
        result["roles"] = [webex_id("ROLE", role) for role in person.roles]
        own = [seed_data.licence_id(PROFESSIONAL, request.state.quirks)] if person.extension else []
        result["licenses"] = own
    return result


def _calling(person: Person) -> Json:
    if not person.extension:
        return {}
    numbers = [{"type": "work", "value": person.number, "primary": True}] if person.number else []
    return {"phoneNumbers": numbers, "extension": person.extension, "locationId": person.location_id}


def me(request: ServerRequest) -> ServerResponse:
    """GET /people/me"""
    return ServerResponse(person_json(request, request.caller))


def read_person(request: ServerRequest) -> ServerResponse:
    """GET /people/{personId}"""
    person = request.named(request.state.people, "personId", "Could not find person.")
    return ServerResponse(person_json(request, person))


def list_people(request: ServerRequest) -> ServerResponse:
    """GET /people; a filter is required without an administrator's token."""
    query = request.query
    if not is_admin(request) and not any(key in query for key in ("email", "displayName", "id")):
        raise ErrorResponse(400, "Email, displayName or id list must be specified.")
    ids = query["id"].split(",") if "id" in query else None
    begins = query.get("displayName", "").lower()
    found = [
        person
        for person in request.state.people.values()
        if person.kind != "appuser"
        and (person.org_id == request.caller.org_id)
        and (ids is None or person.id in ids)
        and query.get("email") in (None, person.email)
        and any(word.startswith(begins) for word in (person.name.lower(), *person.name.lower().split()))
        and (not query.get("roles") or query["roles"] in [webex_id("ROLE", role) for role in person.roles])
        and query.get("locationId") in (None, person.location_id)
    ]
    answer = list_page(request, [person_json(request, one) for one in found], 1000, 100)
    if ids is not None:
        answer.body["notFoundIds"] = [one for one in ids if one not in {person.id for person in found}]
    return answer


def list_roles(_: ServerRequest) -> ServerResponse:
    """GET /roles"""
    return ServerResponse(
        {"items": [{"id": webex_id("ROLE", key), "name": name} for key, name in seed_data.ROLES.items()]}
    )


ROUTES = (
    Route("GET", "/people/me", me),
    Route("GET", "/people", list_people),
    Route("GET", "/people/{personId}", read_person),
    Route("GET", "/roles", list_roles, ROLES_READ),
)
