"""The administrators' audit log of the cloud: who changed what, and how the log itself fails."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.sandbox.data.entities import Json, Person, Workspace
from bot.sandbox.data.ids import inner_id, new_uuid
from bot.sandbox.state.seed_data import ORG_NAMES

CALLING = "WEBEX_CALLING"
CATEGORIES = (
    *("CALLING_LOCATIONS", "COMPANY_SETTINGS", "DEVICES", "GROUPS", "LICENSE", "LOCATIONS", "LOGINS"),
    *("LOGOUT", "ORG_SETTINGS", "USERS", CALLING),
)
"""Some of those that Webex has; that changes of call settings are of WEBEX_CALLING is believed."""
OFFICE_IP = "10.1.2.3"
"""From where administrators use Control Hub here."""
_BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0 Safari/537.36"
_MOST_EVENTS = 50_000
IdForm = Literal["base64", "uuid", "public"]


@dataclass
class AuditLog:
    """The events, and switches that tests and the page use."""

    lag: timedelta = timedelta()
    """So long after an event the API shows it."""
    is_silent: bool = False
    """Whether changes of call settings are not logged, as if the log did not cover them."""
    is_refused: bool = False
    """Whether everybody who asks gets 403."""
    events: list[tuple[datetime, Json]] = field(default_factory=list)
    """When each happened, and what the API shows of it."""

    def note(
        self,
        at: datetime,
        workspace: Workspace,
        what: str,
        actor: Person,
        *,
        ip: str = OFFICE_IP,
        agent: str = _BROWSER,
        tracking_id: str = "",
        ids: IdForm = "base64",
    ) -> None:
        """Somebody changed a setting of a workspace."""
        if self.is_silent:
            return
        org, role = ORG_NAMES.get(actor.org_id, ""), "id_full_admin"
        data = {
            "actorOrgName": org,
            "actorName": actor.name,
            "actorEmail": actor.email,
            "actorIp": ip,
            "actorUserAgent": agent,
            "adminRoles": [role if role in actor.roles else "User"],
            "eventCategory": f"EventCategory.{CALLING}",
            "eventDescription": "Workspace call settings changed",
            "actionText": f"{actor.name} changed {what} of {workspace.name}.",
            "targetType": "TargetResourceType.WORKSPACE",
            "targetId": _written(workspace.id, ids),
            "targetName": workspace.name,
            "targetOrgId": workspace.org_id,
            "targetOrgName": org,
            "trackingId": tracking_id or f"ATLAS_{new_uuid()}_0",
        }
        event = {
            "id": _base64(new_uuid()),
            "created": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "actorId": _base64(inner_id(actor.id)),
            "actorOrgId": actor.org_id,
            "data": data,
        }
        self.add(at, event)

    def add(self, at: datetime, event: Json) -> None:
        """Logs an event as it is."""
        self.events.append((at, event))
        del self.events[:-_MOST_EVENTS]

    def shown(self, now: datetime) -> list[tuple[datetime, Json]]:
        """What can be read by now, the newest first."""
        seen = [one for one in self.events if one[0] + self.lag <= now]
        return sorted(seen, key=lambda one: one[0], reverse=True)


def _written(public: str, form: IdForm) -> str:
    """An id in one of Webex's forms; the vendor's example of the log has the base64 of a uuid."""
    inner = inner_id(public)
    return {"base64": _base64(inner), "uuid": inner, "public": public}[form]


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode().rstrip("=")
