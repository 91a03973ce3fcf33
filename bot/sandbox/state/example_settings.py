"""Settings of some seeded workspaces that are not the defaults, so that there is something to read."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sandbox.data.entities import Json, Workspace
from bot.sandbox.data.ids import seeded_uuid, webex_id
from bot.sandbox.documents.new_documents import code_json

EMERGENCY_CALLBACK_WORKSPACE = "Lobby Paris"
"""Its number is the emergency callback number of its location."""


def apply_example_settings(
    workspaces: Mapping[str, Workspace], settings: Mapping[str, dict[str, Json]]
) -> None:
    """Changes `settings` (by workspace id, then by document) of three of the workspaces (by name)."""
    lobby = workspaces[EMERGENCY_CALLBACK_WORKSPACE]
    documents = settings[lobby.id]
    documents["selectiveReject"] |= {"enabled": True, "criteria": [_holidays_rule(), _callers_rule()]}
    documents["simultaneousRing"] |= {
        "phoneNumbers": [{"phoneNumber": "+33612345678", "answerConfirmationRequiredEnabled": True}]
    }
    documents["digitPatterns"] |= {"digitPatterns": [_premium_pattern()]}
    documents["accessCodes"] |= {
        "accessCodes": [code_json("4856", "Marketing"), code_json("3421", "Finance")]
    }
    settings[workspaces["Board Room 2"].id]["voicemail"] |= {"enabled": True}
    settings[workspaces["Kitchen"].id]["emergencyCallbackNumber"] |= {
        "selected": "LOCATION_MEMBER_NUMBER",
        "locationMemberInfo": {"memberId": lobby.id},
    }


def _holidays_rule() -> Json:
    return {
        "id": webex_id("CRITERIA", seeded_uuid("rule holidays")),
        "scheduleName": "Public holidays",
        "scheduleType": "holidays",
        "scheduleLevel": "GROUP",
        "callsFrom": "ANY_PHONE_NUMBER",
        "rejectEnabled": True,
    }


def _callers_rule() -> Json:
    return {
        "id": webex_id("CRITERIA", seeded_uuid("rule callers")),
        "scheduleName": "Office hours",
        "scheduleType": "businessHours",
        "scheduleLevel": "GROUP",
        "callsFrom": "SELECT_PHONE_NUMBERS",
        "anonymousCallersEnabled": True,
        "unavailableCallersEnabled": False,
        "phoneNumbers": ["+33899700123"],
        "rejectEnabled": True,
    }


def _premium_pattern() -> Json:
    return {
        "id": webex_id("DIGIT_PATTERN", seeded_uuid("pattern premium")),
        "name": "Premium numbers",
        "pattern": "08XXXXXXXX",
        "action": "BLOCK",
        "transferEnabled": False,
    }
