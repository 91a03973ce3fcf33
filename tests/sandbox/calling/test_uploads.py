"""Greetings, announcements and passcodes written to the cloud."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from bot.sandbox.calling.uploads import MAX_AUDIO_BYTES
from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.rest_client import RestClient

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
ANNOUNCEMENT = "features/intercept/actions/announcementUpload/invoke"
BUSY = "voicemail/actions/uploadBusyGreeting/invoke"
UNANSWERED = "voicemail/actions/uploadNoAnswerGreeting/invoke"


def of(cloud: Cloud, name: str, workspace: str = "Lobby Paris") -> str:
    return f"/telephony/config/workspaces/{cloud.workspace(workspace).id}/{name}"


def upload(
    cloud: Cloud, admin: RestClient, name: str, *file: Any, part: str = "file", workspace: str = "Lobby Paris"
) -> requests.Response:
    return admin.call("POST", of(cloud, name, workspace), files={part: file})


def test_greetings_and_announcement_are_stored(cloud: Cloud, admin: RestClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    for name in (ANNOUNCEMENT, BUSY, UNANSWERED):
        answer = upload(cloud, admin, name, f"{name[:5]}.wav", WAV, "audio/wav")
        assert (answer.status_code, answer.content) == (201, b"")
    assert cloud.setting(lobby, "intercept")["incoming"]["announcements"]["filename"] == "featu.wav"
    voicemail = cloud.setting(lobby, "voicemail")
    assert voicemail["sendBusyCalls"]["greetingUploaded"] is True
    assert voicemail["sendBusyCalls"]["greeting"] == "DEFAULT"
    assert voicemail["sendUnansweredCalls"]["greetingUploaded"] is True
    announcement, none = cloud.recording(lobby, "announcement"), cloud.recording(lobby, "nothing")
    assert announcement is not None
    assert (announcement.content, none) == (WAV, None)
    assert cloud.requests[0].files[0].name == "featu.wav"
    assert not cloud.breaches


@pytest.mark.parametrize("name", [ANNOUNCEMENT, BUSY, UNANSWERED])
def test_invalid_uploads_are_refused(cloud: Cloud, admin: RestClient, name: str) -> None:
    before = cloud.setting(cloud.workspace("Lobby Paris"), "voicemail")
    assert upload(cloud, admin, name, "a.wav", WAV, "audio/mpeg").status_code == 415
    assert upload(cloud, admin, name, "a.wav", WAV, "audio/wav", part="files").status_code == 400
    assert upload(cloud, admin, name, "a.mp3", WAV, "audio/wav").status_code == 400
    assert upload(cloud, admin, name, "a.wav", b"ID3", "audio/wav").status_code == 400
    large = WAV + bytes(MAX_AUDIO_BYTES)
    assert upload(cloud, admin, name, "a.wav", large, "audio/wav").status_code == 400
    assert upload(cloud, admin, name, "a.wav", WAV, "audio/wav", workspace="Quiet Room").status_code == 404
    assert not cloud.breaches
    assert admin.call("POST", of(cloud, name), json={}).status_code == 415
    assert len(cloud.breaches) == 1
    assert cloud.setting(cloud.workspace("Lobby Paris"), "voicemail") == before
    assert cloud.state.recordings == {}


@pytest.mark.parametrize(
    ("passcode", "status"),
    [
        ("918273", 204),
        ("91827", 400),
        ("9" * 31, 400),
        ("777777", 400),
        ("123456", 400),
        ("987654", 400),
        ("147147", 400),
        ("33170001234", 400),
        ("91827a", 400),
        ("٩١٨٢٧٣", 400),
        ("1029384756" * 3, 204),
    ],
)
def test_passcodes(cloud: Cloud, admin: RestClient, passcode: str, status: int) -> None:
    answer = admin.call("PUT", of(cloud, "voicemail/passcode"), json={"passcode": passcode})
    assert answer.status_code == status
    assert cloud.passcode(cloud.workspace("Lobby Paris")) == (passcode if status == 204 else "")
