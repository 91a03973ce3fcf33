"""Workspaces that look lived in: some settings of the seeded ones are not as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.calling.documents import code_json
from bot.sandbox.data.ids import seeded_uuid, webex_id
from bot.sandbox.data.records import Json

if TYPE_CHECKING:
    from bot.sandbox.data.state import State


def furnish(state: State) -> None:
    """Rules, codes, patterns and numbers for the first workspaces, voicemail for a room."""
    lobby = state.workspace("Lobby Paris")
    documents = state.settings[lobby.id]
    documents["selectiveReject"] |= {"enabled": True, "criteria": [_holidays(), _callers()]}
    documents["simultaneousRing"] |= {"phoneNumbers": [_ring_number("+33612345678")]}
    documents["digitPatterns"] |= {"digitPatterns": [_premium()]}
    documents["accessCodes"] |= {
        "accessCodes": [code_json("4856", "Marketing"), code_json("3421", "Finance")]
    }
    state.settings[state.workspace("Board Room 2").id]["voicemail"] |= {"enabled": True}
    state.settings[state.workspace("Kitchen").id]["emergencyCallbackNumber"] |= {
        "selected": "LOCATION_MEMBER_NUMBER",
        "locationMemberInfo": {"memberId": lobby.id},
    }
    state.emergency_callback[lobby.location_id] = lobby.id


def _holidays() -> Json:
    return {
        "id": webex_id("CRITERIA", seeded_uuid("rule holidays")),
        "scheduleName": "Public holidays",
        "scheduleType": "holidays",
        "scheduleLevel": "GROUP",
        "callsFrom": "ANY_PHONE_NUMBER",
        "rejectEnabled": True,
    }


def _callers() -> Json:
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


def _ring_number(number: str) -> Json:
    return {"phoneNumber": number, "answerConfirmationRequiredEnabled": True}


def _premium() -> Json:
    return {
        "id": webex_id("DIGIT_PATTERN", seeded_uuid("pattern premium")),
        "name": "Premium numbers",
        "pattern": "08XXXXXXXX",
        "action": "BLOCK",
        "transferEnabled": False,
    }
