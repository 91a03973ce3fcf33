"""People and their admin roles: `GET /people/{personId}`."""

from __future__ import annotations

from collections.abc import Iterable

from bot.events import Person
from bot.ids import bare, decoded
from bot.webex.http.client import ApiClient, ApiRequest
from bot.webex.http.error_text import not_understood


def read_person(rest: ApiClient, person_id: str) -> Person:
    """Somebody as the admin token sees them, read now. Raises NotFound or WebexError."""
    answer = rest.request(ApiRequest("GET", "/people/{personId}", {"personId": person_id}, org=False))
    fields = answer.document
    org_id, emails, roles = (fields.get(name) for name in ("orgId", "emails", "roles"))
    if bare(str(fields.get("id"))) != bare(person_id) or not isinstance(org_id, str) or not org_id:
        raise not_understood(answer.status, answer.tracking_id)
    email = str(emails[0]) if isinstance(emails, list) and emails else ""
    return Person(
        id=person_id,
        name=str(fields.get("displayName") or email or "Somebody"),
        email=email,
        org_id=org_id,
        is_bot=fields.get("type") == "bot",
        roles=role_names(roles if isinstance(roles, list) else ()),
        is_active=fields.get("loginEnabled") in (None, True, "true"),
    )


def role_names(role_ids: Iterable[object]) -> frozenset[str]:
    """The names inside role ids (`id_full_admin`); what is no role id gives no right."""
    # The vendor's example holds several ids in one string.
    singles = (single for entry in role_ids if isinstance(entry, str) for single in entry.split(","))
    inside = (decoded(single.strip()) for single in singles)
    return frozenset(name for kind, name in filter(None, inside) if kind == "ROLE")
