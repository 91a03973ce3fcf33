"""People, roles, licences, organisations and tokens, as the admin API answers."""

from __future__ import annotations

from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import NO_TOKEN, Answer, Call, Route, page
from bot.sandbox.data import seed
from bot.sandbox.data.ids import webex_id
from bot.sandbox.data.records import PROFESSIONAL, Json, Person

_READ = "spark-admin:people_read"


def is_admin(call: Call) -> bool:
    """Whether the caller sees what only administrators see."""
    return _READ in call.identity.scopes


def person_json(call: Call, person: Person) -> Json:
    """Somebody as the API shows them; roles and licences only to an administrator, in a list as well."""
    words = person.name.split(" ", 1)
    result: Json = {
        "id": person.id,
        "emails": [person.email],
        "phoneNumbers": [],
        "sipAddresses": [],
        "displayName": person.name,
        "nickName": words[0],
        "avatar": f"{call.origin}/avatars/{person.key}.png",
        "firstName": words[0],
        "lastName": words[1] if len(words) > 1 else "",
        "orgId": person.org_id,
        "created": "2026-01-05T08:00:00.000Z",
        "lastModified": "2026-01-05T08:00:00.000Z",
        "status": "unknown",
        "type": person.kind,
    }
    if person.org_id == call.caller.org_id and is_admin(call):
        result |= {"loginEnabled": True, "invitePending": False}
        if call.query.get("callingData", "").lower() == "true":
            result |= _calling(person)
        result["roles"] = [webex_id("ROLE", role) for role in person.roles]
        own = [seed.licence_id(PROFESSIONAL, call.state.oddities)] if person.extension else []
        result["licenses"] = own
    return result


def _calling(person: Person) -> Json:
    if not person.extension:
        return {}
    numbers = [{"type": "work", "value": person.number, "primary": True}] if person.number else []
    return {"phoneNumbers": numbers, "extension": person.extension, "locationId": person.location_id}


def me(call: Call) -> Answer:
    """GET /people/me"""
    return Answer(person_json(call, call.caller))


def read_person(call: Call) -> Answer:
    """GET /people/{personId}"""
    person = call.state.people.get(call.params["personId"])
    if person is None:
        raise Refusal(404, "Could not find person.")
    return Answer(person_json(call, person))


def list_people(call: Call) -> Answer:
    """GET /people: without an administrator's token a filter is needed."""
    query = call.query
    if not is_admin(call) and not any(key in query for key in ("email", "displayName", "id")):
        raise Refusal(400, "Email, displayName or id list must be specified.")
    ids = query["id"].split(",") if "id" in query else None
    begins = query.get("displayName", "").lower()
    found = [
        person
        for person in call.state.people.values()
        if person.kind != "appuser"
        and (person.org_id == call.caller.org_id)
        and (ids is None or person.id in ids)
        and query.get("email") in (None, person.email)
        and any(word.startswith(begins) for word in (person.name.lower(), *person.name.lower().split()))
        and (not query.get("roles") or query["roles"] in [webex_id("ROLE", role) for role in person.roles])
        and query.get("locationId") in (None, person.location_id)
    ]
    answer = page(call, [person_json(call, one) for one in found], 1000, 100)
    if ids is not None:
        answer.body["notFoundIds"] = [one for one in ids if one not in {person.id for person in found}]
    return answer


def list_roles(_: Call) -> Answer:
    """GET /roles"""
    return Answer(
        {"items": [{"id": webex_id("ROLE", key), "name": name} for key, name in seed.ROLES.items()]}
    )


def list_licences(call: Call) -> Answer:
    """GET /licenses"""
    used = [workspace.licence for workspace in call.state.workspaces.values()]
    items = [
        {
            "id": seed.licence_id(licence, call.state.oddities),
            "name": name,
            "totalUnits": 100,
            "consumedUnits": used.count(licence),
            "consumedByUsers": 0,
            "consumedByWorkspaces": used.count(licence),
            "subscriptionId": "Sub-sandbox",
        }
        for licence, name in seed.LICENCE_NAMES.items()
    ]
    return Answer({"items": items})


def read_organisation(call: Call) -> Answer:
    """GET /organizations/{orgId}: one's own only."""
    if call.params["orgId"] != call.caller.org_id:
        raise Refusal(404, "Organization not found.")
    return Answer(_organisation(call.caller.org_id))


def list_organisations(call: Call) -> Answer:
    """GET /organizations"""
    return Answer({"items": [_organisation(call.caller.org_id)]})


def _organisation(org_id: str) -> Json:
    return {"id": org_id, "displayName": seed.ORG_NAMES[org_id], "created": "2026-01-05T08:00:00.000Z"}


def refresh_token(call: Call) -> Answer:
    """POST /access_token with a refresh token; the refresh token changes too."""
    form = call.body if isinstance(call.body, dict) else {}
    return Answer(call.tokens.refreshed(form, call.state.oddities.refresh))


def token_expiry(call: Call) -> Answer:
    """GET /authorizations/tokenExpiry, in milliseconds since the epoch."""
    return Answer({"exp": int(call.tokens.expiry(call.token) * 1000)})


ROUTES = (
    Route("GET", "/people/me", me),
    Route("GET", "/people", list_people),
    Route("GET", "/people/{personId}", read_person),
    Route("GET", "/roles", list_roles, "spark-admin:roles_read"),
    Route("GET", "/licenses", list_licences, "spark-admin:licenses_read"),
    Route("GET", "/organizations", list_organisations, "spark-admin:organizations_read"),
    Route("GET", "/organizations/{orgId}", read_organisation, "spark-admin:organizations_read"),
    Route("POST", "/access_token", refresh_token, NO_TOKEN),
    Route("GET", "/authorizations/tokenExpiry", token_expiry),
)
