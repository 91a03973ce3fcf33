"""People and their admin roles: `GET /people/{personId}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.events import Person
from bot.ids import bare, decoded
from bot.ports import Clock
from bot.webex.http.client import ApiClient
from bot.webex.http.error_text import not_understood
from bot.webex.http.ttl_cache import TtlCache

PERSON_AGE = timedelta(minutes=5)


class PeopleReader:
    """Reads one person at a time; may be asked from any thread."""

    def __init__(self, rest: ApiClient, clock: Clock) -> None:
        self._rest = rest
        self._recent: TtlCache[Person] = TtlCache(PERSON_AGE, clock)

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        """Somebody as the admin token sees them. Raises NotFound or WebexError."""
        return self._recent.get(person_id, lambda: self._read(person_id), fresh=fresh)

    def _read(self, person_id: str) -> Person:
        path_parameters = {"personId": person_id}
        answer = self._rest.request("GET", "/people/{personId}", path_parameters=path_parameters, org=False)
        fields = answer.body if isinstance(answer.body, dict) else {}
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
