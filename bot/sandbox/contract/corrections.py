"""Corrections of the vendor's schemas: mistakes, lag behind Webex, limits that only their text has.

What the files do not describe at all is in unpublished.py.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from bot.sandbox.contract.paths import FEATURES, TELEPHONY
from bot.sandbox.data.entities import Json


@dataclass(frozen=True)
class Correction:
    """A change of the schema of one member in the `request` or `response` of an operation.

    `at` names the member, as in `notification.type` or `phoneNumbers[].numberOfRings`; empty, it is the body.
    `keywords` replace those of its schema (None removes one), `members` are added; with `is_list`, the schema
    becomes that of the entries of a list. `why` is the reason and its source.
    """

    operation: str
    side: str
    at: str
    why: str
    keywords: Json = field(default_factory=dict)
    members: Json = field(default_factory=dict)
    is_list: bool = False


_TEXT: Json = {"type": "string"}
_TEXT_OR_NULL: Json = {"type": ["string", "null"]}
_RINGS: Json = {"minimum": 2, "maximum": 20}

_ELEMENT: Json = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "type": {"type": "string", "enum": ["MEMBER", "CALL_PARK_EXTENSION", "SPEED_DIAL"]},
        "lineKeyLabel": _TEXT_OR_NULL,
        "phoneNumber": _TEXT_OR_NULL,
    },
    # The vendor's example of a speed dial (August 2026) has only a label and a number.
    "anyOf": [{"required": ["id"]}, {"required": ["phoneNumber"]}],
}
_LEVEL: Json = {"enum": ["GROUP", "LOCATION", "GLOBAL"]}
_LIVE = "wxc_sdk 1.37 does so in tests that run on real organisations."
_ENTRY: Json = {
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
        "monitoredElements",
        "These files want id strings; by June 2026 the vendor takes objects, and so does its own SDK.",
        {"items": {"anyOf": [_TEXT, _ELEMENT]}},
    ),
    Correction(
        f"PUT {FEATURES}/monitoring",
        "request",
        "enableCallParkNotification",
        f"The switch may come as text: {_LIVE}",
        {"type": ["boolean", "string"], "enum": [True, False, "true", "false"]},
    ),
    Correction(
        f"PUT {FEATURES}/outgoingPermission",
        "request",
        "callingPermissions[]",
        f"What is read only is tolerated: {_LIVE}",
        members={"isCallTypeRestrictionEnabled": {"type": "boolean"}},
    ),
    *(
        Correction(
            f"{method} {TELEPHONY}/{setting}/criteria{end}",
            side,
            "scheduleLevel",
            f"A rule at all times is of the level GLOBAL: {_LIVE}",
            _LEVEL,
        )
        for setting in (
            *("sequentialRing", "simultaneousRing", "selectiveForward"),
            *("selectiveReject", "selectiveAccept", "priorityAlert"),
        )
        for method, end, side in (
            ("POST", "", "request"),
            ("PUT", "/{id}", "request"),
            ("GET", "/{id}", "response"),
        )
    ),
    *(
        Correction(
            f"POST {TELEPHONY}/{setting}/criteria",
            "request",
            "",
            f"A rule without a schedule is made, for all times: {_LIVE}",
            {"required": ["callsFrom", flag]},
        )
        for setting, flag in (
            ("simultaneousRing", "ringEnabled"),
            ("selectiveReject", "rejectEnabled"),
            ("selectiveAccept", "acceptEnabled"),
            ("priorityAlert", "notificationEnabled"),
        )
    ),
    Correction(
        f"PUT {FEATURES}/outgoingPermission/accessCodes",
        "request",
        "",
        "In the vendor's examples of reading and of writing, in no schema.",
        members={"useCustomAccessCodes": {"type": "boolean"}},
    ),
    *(
        Correction(f"PUT {FEATURES}/callerId", "request", at, "Its text: null clears it.", _TEXT_OR_NULL)
        for at in ("dialByName", "directLineCallerIdName.customName")
    ),
    Correction(
        f"PUT {TELEPHONY}/features/callRecordings",
        "request",
        "notification.type",
        "No type of notification is read as None, and has to be written as null.",
        {**_TEXT_OR_NULL, "enum": ["Beep", "Play Announcement", None]},
    ),
    *(
        Correction(
            operation,
            side,
            f"{at}attachments[]",
            "Its text: a type of content and a card, which has a schema of its own.",
            {
                "properties": {"contentType": _TEXT, "content": {"type": "object"}},
                "required": ["contentType", "content"],
            },
        )
        for operation, side, at in (
            ("POST /messages", "request", ""),
            ("GET /messages", "response", "items[]."),
            ("GET /messages/{messageId}", "response", ""),
        )
    ),
    Correction(
        "POST /attachment/actions",
        "request",
        "inputs",
        "What was filled in on a card is the bot's own business; the files have an example's members.",
        {"properties": None},
    ),
    # Limits that are only in the text of the vendor's files.
    *(
        Correction(f"{method} {path}", side, at, "The limits in its text.", limits)
        for method, side in (("PUT", "request"), ("GET", "response"))
        for path, at, limits in (
            (f"{FEATURES}/callForwarding", "callForwarding.noAnswer.numberOfRings", _RINGS),
            (f"{TELEPHONY}/voicemail", "sendUnansweredCalls.numberOfRings", _RINGS),
            (f"{TELEPHONY}/sequentialRing", "baseLocationNumberOfRings", _RINGS),
            (f"{TELEPHONY}/sequentialRing", "phoneNumbers[].numberOfRings", _RINGS),
            (f"{TELEPHONY}/sequentialRing", "phoneNumbers", {"maxItems": 5}),
            (f"{TELEPHONY}/simultaneousRing", "phoneNumbers", {"maxItems": 10}),
            (f"{TELEPHONY}/features/callRecordings", "repeat.interval", {"minimum": 10, "maximum": 1800}),
        )
    ),
    Correction(
        "PUT /telephony/config/workspaces/{placeId}/voicemail/passcode",
        "request",
        "passcode",
        "The limits in its text.",
        {"minLength": 6, "maxLength": 30},
    ),
    # Answers.
    *(
        Correction(
            f"GET /people{path}",
            "response",
            f"{at}{name}",
            "Text in these files, also in their examples; the same member of the body is a boolean.",
            {"type": ["boolean", "string"], "enum": [True, False, "true", "false"]},
        )
        for path, at in (("", "items[]."), ("/me", ""), ("/{personId}", ""))
        for name in ("invitePending", "loginEnabled")
    ),
    Correction(
        f"GET {FEATURES}/monitoring",
        "response",
        "monitoredElements",
        "A list of wrapped elements, as the example shows, not one object.",
        is_list=True,
    ),
    Correction(
        f"GET {FEATURES}/numbers",
        "response",
        "phoneNumbers",
        "The schema is a copy of what PUT takes; the example shows what is answered.",
        {"items": _ENTRY},
    ),
    Correction(
        f"GET {TELEPHONY}/voicemail",
        "response",
        "",
        "The example has neither messageStorage nor faxMessage, which the schema requires.",
        {"required": ["enabled", "notifications", "transferToNumber"]},
    ),
    Correction(
        f"GET {TELEPHONY}/selectiveForward",
        "response",
        "criteria[]",
        "The schema requires ringEnabled, the example has forwardEnabled.",
        {"required": ["id", "source"]},
    ),
    Correction(
        f"GET {TELEPHONY}/simultaneousRing",
        "response",
        "phoneNumbers[]",
        "The list is filled up to five with entries that have no number, as tests of wxc_sdk 1.37 found.",
        {"required": ["answerConfirmationRequiredEnabled"]},
    ),
    Correction(
        f"GET {TELEPHONY}/features/callRecordings",
        "response",
        "notification",
        "The type of the notification may be absent, or null, when it is None.",
        {"required": ["enabled"]},
    ),
)


def corrected(operation: str, side: str, schema: Json) -> Json:
    """The schema of one side of an operation, corrected. Raises KeyError for a member that is not there."""
    for one in CORRECTIONS:
        if (one.operation, one.side) != (operation, side):
            continue
        at = schema
        for step in one.at.replace("[]", ".[]").split(".") if one.at else ():
            at = at["items"] if step == "[]" else at["properties"][step]
        if one.is_list:
            entry = dict(at)
            at.clear()
            at.update(type="array", items=entry)
        at.update(deepcopy(one.keywords))
        for name in [name for name, value in at.items() if value is None]:
            del at[name]
        if one.members:
            at["properties"] = at["properties"] | one.members
    return schema
