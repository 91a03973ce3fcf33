"""The audit log of the organisation: `GET /adminAudit/events`."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from datetime import UTC, datetime

from bot.ids import public_id, uuid_in
from bot.ports.webex import AuditEvent, AuditPage
from bot.webex.api.workspaces import JsonRow, text
from bot.webex.http.client import TRACKING_ID_START, ApiClient, ApiRequest
from bot.webex.http.error_text import not_understood
from bot.webex.http.paging import next_query
from bot.webex.http.transport import Response

EVENTS_PATH = "/adminAudit/events"
AUDIT_SCOPE = "audit:events_read"
PAGE_SIZE = 200
"""The most that Webex gives."""
MAX_NAME_CHARS = 100
MAX_TEXT_CHARS = 300
"""Of what an event says: whoever made it up, it fills no memory and no card."""
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}", re.ASCII)


class WebexAuditLog:
    """`bot.ports.webex.AuditLog` over the REST API."""

    def __init__(self, rest: ApiClient, org_id: Callable[[], str]) -> None:
        self._rest = rest
        self._org_id = org_id

    def page(self, since: datetime, until: datetime, offset: int = 0) -> AuditPage:
        query: dict[str, str | int] = {
            "orgId": self._org_id(),
            "from": _written(since),
            "to": _written(until),
            "max": PAGE_SIZE,
            **({"offset": offset} if offset else {}),
        }
        answer = self._rest.request(ApiRequest("GET", EVENTS_PATH, query=query, counted_apart=True))
        rows = answer.document.get("items")
        if not isinstance(rows, list):
            raise not_understood(answer.status, answer.tracking_id)
        found = (_event(row) for row in rows if isinstance(row, dict))
        return AuditPage([one for one in found if one], _next_offset(answer, offset, len(rows)))


def _next_offset(answer: Response, offset: int, count: int) -> int | None:
    """Where the next page begins: as the link has it, else behind a page that is full."""
    link = next_query(answer.link, {"offset": str(offset)}) if count else None
    named = (link or {}).get("offset", "")
    if named.isdecimal() and int(named) > offset:
        return int(named)
    return offset + count if link or count >= PAGE_SIZE else None


def _event(row: JsonRow) -> AuditEvent | None:
    """An event with what can be read of it; None without a moment, which tells nothing of a change."""
    try:
        at = datetime.fromisoformat(text(row, "created"))
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    data = row.get("data")
    data = data if isinstance(data, dict) else {}
    person = uuid_in(_line(row, "actorId"))
    tracking_id = _line(data, "trackingId")
    return AuditEvent(
        id=_line(row, "id") or f"{at.isoformat()} {person} {_line(data, 'targetId')}",
        at=at,
        actor_id=public_id("us", "PEOPLE", person) if person else "",
        actor_name=_line(data, "actorName")[:MAX_NAME_CHARS],
        actor_email=_email(_line(data, "actorEmail")),
        actor_ip=_ip(_line(data, "actorIp")),
        target_uuid=uuid_in(_line(data, "targetId")),
        target_name=text(data, "targetName"),
        tracking_id=tracking_id,
        is_own=TRACKING_ID_START in tracking_id,
    )


def _line(row: JsonRow, name: str) -> str:
    return " ".join(text(row, name).split())[:MAX_TEXT_CHARS]


def _email(said: str) -> str:
    return said if _EMAIL.fullmatch(said) else ""


def _ip(said: str) -> str:
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return ""


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
