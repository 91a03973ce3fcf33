"""Settings whose PUT and GET have different shapes: bodies of PUT converted to the shape of GET."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse


def in_get_shape(name: str, document: Json, body: Json) -> Json:
    """The body of a PUT in the shape of GET, to be merged into `document`. Raises ErrorResponse 400."""
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
    changed_rows = {row.get("callType"): row for row in body.get("callingPermissions", [])}
    fixed = "isCallTypeRestrictionEnabled"  # Read only, and tolerated.
    rows = [
        row | changed_rows.get(row["callType"], {}) | {fixed: row[fixed]}
        for row in document["callingPermissions"]
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
        raise ErrorResponse(400, "locationMemberId is required.", code=25008)
    return body


_CONVERSIONS: dict[str, Callable[[Json, Json], Json]] = {
    "monitoring": _monitoring,
    "sequentialRing": _sequential_ring,
    "callRecordings": _call_recordings,
    "outgoingPermission": _outgoing_permission,
    "accessCodes": _access_codes,
    "emergencyCallbackNumber": _emergency,
}
