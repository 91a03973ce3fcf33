"""The settings documents of a workspace: how they begin, and how PUT's shapes become GET's."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from bot.sandbox.calling.feature_facts import FEATURE_SETTINGS
from bot.sandbox.calling.telephony_facts import TELEPHONY_SETTINGS
from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.data.records import Json, Location, Workspace

SETTINGS = (*FEATURE_SETTINGS, *TELEPHONY_SETTINGS)


def fresh(workspace: Workspace, location: Location) -> dict[str, Json]:
    """The documents of a workspace that nobody has configured."""
    result = {setting.name: deepcopy(setting.fresh) for setting in SETTINGS}
    result["callerId"] |= {"directNumber": workspace.number, "displayName": workspace.name}
    result["numbers"] = fresh_numbers(workspace, location)
    return result


def fresh_numbers(workspace: Workspace, location: Location) -> Json:
    """The numbers of a workspace that nobody has configured: its own."""
    result = next(deepcopy(setting.fresh) for setting in SETTINGS if setting.name == "numbers")
    number: Json = {"extension": workspace.extension, "primary": True, "tollFreeNumber": False}
    number |= {
        "routingPrefix": location.routing_prefix,
        "esn": location.routing_prefix + workspace.extension,
    }
    if workspace.number:
        number["external"] = workspace.number
    return result | {
        "phoneNumbers": [number] if workspace.extension else [],
        "workspace": {"id": workspace.id},
        "location": {"id": location.id, "name": location.name},
        "organization": {"id": workspace.org_id},
    }


def code_json(code: str, description: str) -> Json:
    """An access code as GET shows it."""
    return {"code": code, "description": description, "level": "CUSTOM"}


def pattern_json(name: str, pattern: str, action: str, transfer: bool) -> Json:
    """A new digit pattern as GET shows it."""
    return {
        "id": webex_id("DIGIT_PATTERN", new_uuid()),
        "name": name,
        "pattern": pattern,
        "action": action,
        "transferEnabled": transfer,
    }


def converted(name: str, document: Json, body: Json) -> Json:
    """What a PUT of this document means for it, in the shape GET shows."""
    convert = _CONVERSIONS.get(name)
    return deepcopy(body) if convert is None else convert(document, deepcopy(body))


def _monitoring(_: Json, body: Json) -> Json:
    if "enableCallParkNotification" in body:
        body["callParkNotificationEnabled"] = body.pop("enableCallParkNotification") in (True, "true")
    return body


def _sequential_ring(_: Json, body: Json) -> Json:
    if "baseLocationNumberOfRings" in body:
        body["baseLocationNumberOfRings"] = str(body["baseLocationNumberOfRings"])
    return body


def _call_recordings(_: Json, body: Json) -> Json:
    notification = body.get("notification", {})
    if "type" in notification and notification["type"] is None:
        notification["type"] = "None"
    return body


def _outgoing_permission(document: Json, body: Json) -> Json:
    wanted = {row.get("callType"): row for row in body.get("callingPermissions", [])}
    fixed = "isCallTypeRestrictionEnabled"  # Read only, and tolerated.
    rows = [
        row | wanted.get(row["callType"], {}) | {fixed: row[fixed]} for row in document["callingPermissions"]
    ]
    return body | {"callingPermissions": rows}


def _access_codes(document: Json, body: Json) -> Json:
    gone = set(body.pop("deleteCodes", ()))
    rest = [one for one in document["accessCodes"] if one["code"] not in gone]
    return body | {"accessCodes": rest}


def _emergency(_: Json, body: Json) -> Json:
    if member := body.pop("locationMemberId", None):
        body["locationMemberInfo"] = {"memberId": member, "firstName": "", "lastName": ""}
    if body.get("selected") == "LOCATION_MEMBER_NUMBER" and not member:
        raise Refusal(400, "locationMemberId is required.", code=25008)
    return body


_CONVERSIONS: dict[str, Callable[[Json, Json], Json]] = {
    "monitoring": _monitoring,
    "sequentialRing": _sequential_ring,
    "callRecordings": _call_recordings,
    "outgoingPermission": _outgoing_permission,
    "accessCodes": _access_codes,
    "emergencyCallbackNumber": _emergency,
}
