"""Operations, and parts of them, that the vendor's files do not describe; in the form of webex.json."""

from __future__ import annotations

from typing import Any

from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json
from bot.sandbox.network.hosts import CONVERSATIONS_PATH

_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "number"}
_ANYTHING: Json = {"application/json": {"type": "object"}}
_PARTS: Json = {"multipart/form-data": {"type": "object"}}
_DEVICES = "/wdm/api/v1/devices"


def _query(*texts: str, **others: Json) -> dict[str, Any]:
    return {"query": {**dict.fromkeys(texts, _TEXT), **others}}


UNPUBLISHED: dict[str, Json] = {
    # The vendor's guide on message attachments, and both of its SDKs: a file comes as multipart, with the
    # members of the JSON body.
    "POST /messages": {"request": _PARTS},
    # The same guide: a file of a message is fetched with the bot's token; HEAD tells its name and size.
    "GET /contents/{contentId}": {"query": {}},
    "HEAD /contents/{contentId}": {"query": {}},
    # The vendor's guide on integrations: OAuth 2.0 with a form.
    "POST /access_token": {
        "query": {},
        "request": {
            "application/x-www-form-urlencoded": {
                "type": "object",
                "properties": dict.fromkeys(
                    ("grant_type", "client_id", "client_secret", "refresh_token"), _TEXT
                ),
            }
        },
    },
    # The vendor's reference of call park, and wxc-sdk; its file is not among those condensed.
    "GET /telephony/config/callParkExtensions": _query(
        "orgId", "extension", "name", "locationId", "locationName", "order", max=_NUMBER, start=_NUMBER
    ),
    # Cisco's SDK, wxc_sdk 1.37: who can be monitored.
    **{
        f"GET {TELEPHONY}/monitoring/{path}availableMembers": _query(
            "orgId", "locationId", "memberName", "phoneNumber", "order", max=_NUMBER, start=_NUMBER
        )
        for path in ("", "speedDials/")
    },
    # In the `next` links of these lists.
    **{f"GET /{name}": _query(start=_NUMBER) for name in ("people", "rooms", "memberships", "locations")},
    # The text of the vendor's files: audio/wav in a part named `file`.
    **{
        f"POST {TELEPHONY}/{path}/invoke": {"request": _PARTS}
        for path in (
            "features/intercept/actions/announcementUpload",
            "voicemail/actions/uploadBusyGreeting",
            "voicemail/actions/uploadNoAnswerGreeting",
        )
    },
    # The services of the websocket, as webex-bot 1.3.1 calls them.
    "GET /u2c/api/v1/catalog": _query("format", "services"),
    f"GET {_DEVICES}": {"query": {}},
    f"POST {_DEVICES}": {"query": {}, "request": _ANYTHING},
    f"DELETE {_DEVICES}": {"query": {}},
    f"GET {_DEVICES}/{{device}}": {"query": {}},
    f"PUT {_DEVICES}/{{device}}": {"query": {}, "request": _ANYTHING},
    f"DELETE {_DEVICES}/{{device}}": {"query": {}},
    f"GET {CONVERSATIONS_PATH}/messages/{{activity}}": {"query": {}},
    f"GET {CONVERSATIONS_PATH}/attachment/actions/{{activity}}": {"query": {}},
}
"""By the operation's name; added to what the files have of it. Each with its source."""
