"""Where the vendor's files are wrong or behind what Webex does, for reading them closed.

A correction is keyed by the schema's member it stands for and, where the name is not enough, by the end of
the path. What concerns only examples needs none: examples are not read.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.records import Json

_STRING: Json = {"type": "string"}
_MAY_BE_EMPTY = {"customName", "dialByName"}
"""Their text says that null clears them; the files do not know null."""

UPLOADS = ("announcementUpload/invoke", "uploadBusyGreeting/invoke", "uploadNoAnswerGreeting/invoke")
"""Operations that take a form with a part `file`, of which the files say nothing."""

_EVERYWHERE: dict[str, Json] = {
    # What was filled in on a card is the bot's own business; attachments are described as something else.
    "inputs": {"type": "object"},
    "attachments": {"type": "array"},
}

_ELEMENT: Json = {
    "type": "object",
    "properties": {
        "id": _STRING,
        "type": {"enum": ["MEMBER", "CALL_PARK_EXTENSION", "SPEED_DIAL"]},
        "lineKeyLabel": {"type": ["string", "null"]},
        "phoneNumber": {"type": ["string", "null"]},
    },
    "required": ["id"],
    "additionalProperties": False,
}

_WRITTEN: dict[tuple[str, str], Json] = {
    # Identifiers as the files have it, or objects as the vendor takes it since June 2026.
    ("/features/monitoring", "monitoredElements"): {
        "type": "array",
        "maxItems": 50,
        "items": {"anyOf": [_STRING, _ELEMENT]},
    },
    # No type of notification is read as None, which is not one to write.
    ("/features/callRecordings", "type"): {"enum": ["Beep", "Play Announcement", None]},
}

_ADDED: dict[str, Json] = {
    # In the examples of reading and writing, in no schema.
    "/outgoingPermission/accessCodes": {"useCustomAccessCodes": {"type": "boolean"}},
}


def corrected(path: str, name: str) -> Json | None:
    """What a member of a body written to this path really is, where the files have it otherwise."""
    for (end, member), schema in _WRITTEN.items():
        if member == name and path.endswith(end):
            return schema
    return _EVERYWHERE.get(name)


def nullable(name: str, schema: Any) -> Any:
    """The schema of a member, with null where the text says that null clears it."""
    return {"anyOf": [schema, {"type": "null"}]} if name in _MAY_BE_EMPTY else schema


def added(path: str, method: str) -> Json:
    """Members that a body has beside those of its schema."""
    return next(
        (more for end, more in _ADDED.items() if path.endswith(end) and method == "PUT"),
        {},
    )
