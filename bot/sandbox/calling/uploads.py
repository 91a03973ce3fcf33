"""What is uploaded or set and never read back: greetings, announcements, the voicemail passcode."""

from __future__ import annotations

from functools import partial

from bot.sandbox.calling.setting import (
    ANY,
    CALLING,
    PROFESSIONAL_ONLY,
    TELEPHONY,
    WORKSPACES,
    check_licence,
)
from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route
from bot.sandbox.contract.values import check_passcode
from bot.sandbox.data.records import File, Json, Workspace
from bot.sandbox.directory.places import workspace

MOST_AUDIO_BYTES = 8 * 2**20
_AUDIO = "audio/wav"


def upload_announcement(call: Call) -> Answer:
    """POST …/features/intercept/actions/announcementUpload/invoke"""
    place = workspace(call)
    check_licence(ANY, place)
    file = _audio(call)
    call.state.settings[place.id]["intercept"]["incoming"]["announcements"]["filename"] = file.name
    return _kept(call, place, "intercept", "announcement", file)


def upload_greeting(calls: str, call: Call) -> Answer:
    """POST …/voicemail/actions/uploadBusyGreeting/invoke or …/uploadNoAnswerGreeting/invoke"""
    place = workspace(call)
    check_licence(PROFESSIONAL_ONLY, place)
    file = _audio(call)
    call.state.settings[place.id]["voicemail"][calls]["greetingUploaded"] = True
    return _kept(call, place, "voicemail", calls, file)


def set_passcode(call: Call) -> Answer:
    """PUT /telephony/config/workspaces/{placeId}/voicemail/passcode"""
    place = workspace(call)
    check_licence(PROFESSIONAL_ONLY, place)
    check_passcode(call.body["passcode"], _own_numbers(call.state.settings[place.id]["numbers"]))
    call.state.passcodes[place.id] = call.body["passcode"]
    return Answer(status=204)


def _own_numbers(document: Json) -> list[str]:
    return [
        number.get(key, "").lstrip("+")
        for number in document["phoneNumbers"]
        for key in ("external", "extension")
    ]


def _audio(call: Call) -> File:
    if call.content_type != "multipart/form-data":
        raise Refusal(415, "Unsupported Media Type")
    if [file.part for file in call.files] != ["file"]:
        raise Refusal(400, "A part named file is required.", code=25008)
    file = call.files[0]
    if file.content_type != _AUDIO:
        raise Refusal(415, "Unsupported Media Type")
    if len(file.content) > MOST_AUDIO_BYTES:
        raise Refusal(400, "The file is too large.", code=25012)
    if not file.name.lower().endswith(".wav") or file.content[:4] + file.content[8:12] != b"RIFFWAVE":
        raise Refusal(400, "The file is not a WAV file.", code=25013)
    return file


def _kept(call: Call, place: Workspace, setting: str, what: str, file: File) -> Answer:
    call.state.recordings[place.id, what] = file
    call.state.tell("setting", {"workspaceId": place.id, "name": setting})
    return Answer(status=201)


ROUTES = (
    Route(
        "POST",
        f"{TELEPHONY}/features/intercept/actions/announcementUpload/invoke",
        upload_announcement,
        f"spark-admin:{CALLING}_write",
    ),
    *(
        Route(
            "POST",
            f"{TELEPHONY}/voicemail/actions/{action}/invoke",
            partial(upload_greeting, calls),
            f"spark-admin:{WORKSPACES}_write",
        )
        for action, calls in (
            ("uploadBusyGreeting", "sendBusyCalls"),
            ("uploadNoAnswerGreeting", "sendUnansweredCalls"),
        )
    ),
    Route(
        "PUT",
        "/telephony/config/workspaces/{placeId}/voicemail/passcode",
        set_passcode,
        f"spark-admin:{CALLING}_write",
    ),
)
