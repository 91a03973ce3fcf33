"""Where the vendor's files are wrong, and what is true instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FEATURES = "/workspaces/{workspaceId}/features"
TELEPHONY = "/telephony/config/workspaces/{workspaceId}"


@dataclass(frozen=True)
class Correction:
    """In the `request` or `response` of an operation, the schema `at` these steps has other `members`; where
    it is `listed`, it is that of one entry of a list."""

    operation: str
    side: str
    at: tuple[str, ...]
    why: str
    members: dict[str, Any] = field(default_factory=dict)
    listed: bool = False


def _closed(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


_TEXT = {"type": "string"}
_ELEMENT = {
    **_closed(
        id=_TEXT,
        type={"type": "string", "enum": ["MEMBER", "CALL_PARK_EXTENSION", "SPEED_DIAL"]},
        lineKeyLabel=_TEXT,
        phoneNumber=_TEXT,
    ),
    "required": ["id", "type"],
}
_ENTRY = {
    "type": "object",
    "required": ["primary"],
    "properties": {
        **dict.fromkeys(("external", "extension", "routingPrefix", "esn"), _TEXT),
        "primary": {"type": "boolean"},
        "ringPattern": {
            "type": "string",
            "enum": ["NORMAL", "LONG_LONG", "SHORT_SHORT_LONG", "SHORT_LONG_SHORT"],
        },
        "tollFreeNumber": {"type": "boolean"},
    },
}

CORRECTIONS = (
    Correction(
        f"PUT {FEATURES}/monitoring",
        "request",
        ("properties", "monitoredElements"),
        "These files want id strings; by June 2026 the vendor wants objects, and so does its own SDK.",
        {"items": {"anyOf": [_TEXT, _ELEMENT]}},
    ),
    Correction(
        f"GET {FEATURES}/monitoring",
        "response",
        ("properties", "monitoredElements"),
        "A list of wrapped elements, as the example shows, not one object.",
        listed=True,
    ),
    Correction(
        f"GET {FEATURES}/numbers",
        "response",
        ("properties", "phoneNumbers"),
        "The schema is a copy of what PUT takes; the example shows what is answered.",
        {"items": _ENTRY},
    ),
    Correction(
        f"GET {TELEPHONY}/voicemail",
        "response",
        (),
        "The example has neither messageStorage nor faxMessage, which the schema requires.",
        {"required": ["enabled", "notifications", "transferToNumber"]},
    ),
    Correction(
        f"GET {TELEPHONY}/selectiveForward",
        "response",
        ("properties", "criteria", "items"),
        "The schema requires ringEnabled, the example has forwardEnabled.",
        {"required": ["id", "source"]},
    ),
    Correction(
        f"GET {TELEPHONY}/features/callRecordings",
        "response",
        ("properties", "notification"),
        "The type of the notification may be absent, or null, when it is None.",
        {"required": ["enabled"]},
    ),
)

UPLOADS = frozenset(
    f"POST {TELEPHONY}/{path}/invoke"
    for path in (
        "features/intercept/actions/announcementUpload",
        "voicemail/actions/uploadBusyGreeting",
        "voicemail/actions/uploadNoAnswerGreeting",
    )
)
"""The files name no body for these: a part called `file`, audio/wav, in multipart/form-data."""

BROKEN_EXAMPLES = {
    f"PUT {FEATURES}/callWaiting": "says callWaiting where the schema, and GET, say enabled",
    f"PUT {FEATURES}/outgoingPermission/accessCodes": "has useCustomAccessCodes, which the schema lacks",
    f"PUT {TELEPHONY}/callPolicies": "has a placeholder where a value of the enumeration belongs",
    f"PUT {TELEPHONY}/sequentialRing": "has baseLocationNumberOfRings as text; PUT takes a number",
    f"PUT {TELEPHONY}/priorityAlert/criteria/{{id}}": "says Holidays; the enumeration says holidays",
    f"POST {TELEPHONY}/priorityAlert/criteria": "says Holidays; the enumeration says holidays",
}
"""Requests the vendor shows that break the vendor's own schema, and how."""

NO_EXAMPLE = frozenset({f"PUT {TELEPHONY}/numbers"})
"""Requests with a body that the vendor shows no example of."""

BROKEN_ANSWERS = {
    f"GET {TELEPHONY}/callPolicies": "has a placeholder where a value of the enumeration belongs",
    f"GET {TELEPHONY}/priorityAlert/criteria/{{id}}": "says Holidays; the enumeration says holidays",
}
"""Answers the vendor shows that break the schema even when its known mistakes are put right, and how."""
