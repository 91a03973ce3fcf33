"""People, roles, licences, organisations and tokens, as the admin API answers."""

from __future__ import annotations

from bot.sandbox.api.routes import NO_TOKEN, ApiRequest, ApiResponse, Route, list_page
from bot.sandbox.data.entities import PROFESSIONAL, Json, Person
from bot.sandbox.data.ids import webex_id
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.data.scopes import LICENCES_READ, ORGANISATIONS_READ, PEOPLE_READ, ROLES_READ
from bot.sandbox.state import seed_data


def is_admin(request: ApiRequest) -> bool:
    """Whether the caller sees what only administrators see."""
    return PEOPLE_READ in request.identity.scopes


def person_json(request: ApiRequest, person: Person) -> Json:
    """Somebody as the API shows them; roles and licences only to an administrator, in a list as well."""
    words = person.name.split(" ", 1)
    result: Json = {
        "id": person.id,
        "emails": [person.email],
        "phoneNumbers": [],
        "sipAddresses": [],
        "displayName": person.name,
        "nickName": words[0],
        "avatar": f"{request.origin}/avatars/{person.key}.png",
        "firstName": words[0],
        "lastName": words[1] if len(words) > 1 else "",
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


def me(request: ApiRequest) -> ApiResponse:
    """GET /people/me"""
    return ApiResponse(person_json(request, request.caller))


def read_person(request: ApiRequest) -> ApiResponse:
    """GET /people/{personId}"""
    person = request.state.people.get(request.params["personId"])
    if person is None:
        raise Refusal(404, "Could not find person.")
    return ApiResponse(person_json(request, person))


def list_people(request: ApiRequest) -> ApiResponse:
    """GET /people: without an administrator's token a filter is needed."""
    query = request.query
    if not is_admin(request) and not any(key in query for key in ("email", "displayName", "id")):
        raise Refusal(400, "Email, displayName or id list must be specified.")
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


def list_roles(_: ApiRequest) -> ApiResponse:
    """GET /roles"""
    return ApiResponse(
        {"items": [{"id": webex_id("ROLE", key), "name": name} for key, name in seed_data.ROLES.items()]}
    )


def list_licences(request: ApiRequest) -> ApiResponse:
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
    return ApiResponse({"items": items})


def read_organisation(request: ApiRequest) -> ApiResponse:
    """GET /organizations/{orgId}: one's own only."""
    if request.params["orgId"] != request.caller.org_id:
        raise Refusal(404, "Organization not found.")
    return ApiResponse(_organisation(request.caller.org_id))


def list_organisations(request: ApiRequest) -> ApiResponse:
    """GET /organizations"""
    return ApiResponse({"items": [_organisation(request.caller.org_id)]})


def _organisation(org_id: str) -> Json:
    return {"id": org_id, "displayName": seed_data.ORG_NAMES[org_id], "created": "2026-01-05T08:00:00.000Z"}


def refresh_token(request: ApiRequest) -> ApiResponse:
    """POST /access_token with a refresh token; the refresh token changes too."""
    form = request.body if isinstance(request.body, dict) else {}
    return ApiResponse(request.tokens.refreshed(form, request.state.quirks.refresh))


def token_expiry(request: ApiRequest) -> ApiResponse:
    """GET /authorizations/tokenExpiry, in milliseconds since the epoch."""
    return ApiResponse({"exp": int(request.tokens.expiry(request.token) * 1000)})


ROUTES = (
    Route("GET", "/people/me", me),
    Route("GET", "/people", list_people),
    Route("GET", "/people/{personId}", read_person),
    Route("GET", "/roles", list_roles, ROLES_READ),
    Route("GET", "/licenses", list_licences, LICENCES_READ),
    Route("GET", "/organizations", list_organisations, ORGANISATIONS_READ),
    Route("GET", "/organizations/{orgId}", read_organisation, ORGANISATIONS_READ),
    Route("POST", "/access_token", refresh_token, NO_TOKEN),
    Route("GET", "/authorizations/tokenExpiry", token_expiry),
)
