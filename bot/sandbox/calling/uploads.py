"""REST operations for what can only be written: greetings, announcements, the voicemail passcode."""

from __future__ import annotations

from functools import partial

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.calling.value_checks import check_passcode
from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import File, Json, Workspace
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import CALLING, WORKSPACES
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents.setting import ANY_CALLING_LICENCE, PROFESSIONAL_ONLY, require_licence

MAX_AUDIO_BYTES = 8 * 2**20
_WAV_TYPE = "audio/wav"


def upload_announcement(request: ServerRequest) -> ServerResponse:
    """POST …/features/intercept/actions/announcementUpload/invoke"""
    workspace = require_licence(ANY_CALLING_LICENCE, find_workspace(request))
    file = _wav_file(request)
    request.state.settings[workspace.id]["intercept"]["incoming"]["announcements"]["filename"] = file.name
    return _store_recording(request, workspace, "intercept", "announcement", file)


def upload_greeting(calls: str, request: ServerRequest) -> ServerResponse:
    """POST …/voicemail/actions/uploadBusyGreeting/invoke or …/uploadNoAnswerGreeting/invoke"""
    workspace = require_licence(PROFESSIONAL_ONLY, find_workspace(request))
    file = _wav_file(request)
    request.state.settings[workspace.id]["voicemail"][calls]["greetingUploaded"] = True
    return _store_recording(request, workspace, "voicemail", calls, file)


def set_passcode(request: ServerRequest) -> ServerResponse:
    """PUT /telephony/config/workspaces/{placeId}/voicemail/passcode"""
    workspace = require_licence(PROFESSIONAL_ONLY, find_workspace(request))
    check_passcode(request.body["passcode"], _own_numbers(request.state.settings[workspace.id]["numbers"]))
    request.state.passcodes[workspace.id] = request.body["passcode"]
    return ServerResponse(status=204)


def _own_numbers(document: Json) -> list[str]:
    return [
        number.get(key, "").lstrip("+")
        for number in document["phoneNumbers"]
        for key in ("external", "extension")
    ]


def _wav_file(request: ServerRequest) -> File:
    if request.content_type != "multipart/form-data":
        raise ErrorResponse(415, "Unsupported Media Type")
    if [file.part for file in request.files] != ["file"]:
        raise ErrorResponse(400, "A part named file is required.", code=25008)
    file = request.files[0]
    if file.content_type != _WAV_TYPE:
        raise ErrorResponse(415, "Unsupported Media Type")
    if len(file.content) > MAX_AUDIO_BYTES:
        raise ErrorResponse(400, "The file is too large.", code=25012)
    if not file.name.lower().endswith(".wav") or file.content[:4] + file.content[8:12] != b"RIFFWAVE":
        raise ErrorResponse(400, "The file is not a WAV file.", code=25013)
    return file


def _store_recording(
    request: ServerRequest, workspace: Workspace, setting: str, what: str, file: File
) -> ServerResponse:
    request.state.recordings[workspace.id, what] = file
    request.state.setting_changed(workspace.id, setting)
    return ServerResponse(status=201)


ROUTES = (
    Route(
        "POST",
        f"{TELEPHONY}/features/intercept/actions/announcementUpload/invoke",
        upload_announcement,
        CALLING.write,
    ),
    *(
        Route(
            "POST",
            f"{TELEPHONY}/voicemail/actions/{action}/invoke",
            partial(upload_greeting, calls),
            WORKSPACES.write,
        )
        for action, calls in (
            ("uploadBusyGreeting", "sendBusyCalls"),
            ("uploadNoAnswerGreeting", "sendUnansweredCalls"),
        )
    ),
    Route("PUT", "/telephony/config/workspaces/{placeId}/voicemail/passcode", set_passcode, CALLING.write),
)
