"""Greetings, announcements and passcodes given to the pretend cloud, files in spaces, and its limit."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
from webexteamssdk import WebexTeamsAPI

from bot.sandbox.calling.uploads import MAX_AUDIO_BYTES
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import QUIRK_VALUES
from tests.sandbox.conftest import Client

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
ANNOUNCEMENT = "features/intercept/actions/announcementUpload/invoke"
BUSY = "voicemail/actions/uploadBusyGreeting/invoke"
UNANSWERED = "voicemail/actions/uploadNoAnswerGreeting/invoke"


def of(cloud: Cloud, name: str, workspace: str = "Lobby Paris") -> str:
    return f"/telephony/config/workspaces/{cloud.workspace(workspace).id}/{name}"


def upload(
    cloud: Cloud, admin: Client, name: str, *file: Any, part: str = "file", workspace: str = "Lobby Paris"
) -> requests.Response:
    return admin.call("POST", of(cloud, name, workspace), files={part: file})


def test_greetings_and_announcement_are_kept(cloud: Cloud, admin: Client) -> None:
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
def test_uploads_that_are_none(cloud: Cloud, admin: Client, name: str) -> None:
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
def test_passcodes(cloud: Cloud, admin: Client, passcode: str, status: int) -> None:
    answer = admin.call("PUT", of(cloud, "voicemail/passcode"), json={"passcode": passcode})
    assert answer.status_code == status
    assert cloud.passcode(cloud.workspace("Lobby Paris")) == (passcode if status == 204 else "")


def test_a_file_in_a_space_is_announced_and_fetched(cloud: Cloud, bot: Client) -> None:
    evil = 'ok".wav\r\nSet-Cookie: a=b'
    files: list[tuple[str, bytes]] = [("greeting.wav", WAV), (evil, b"x")]
    said = cloud.say(cloud.person("ana"), cloud.space("ana"), "greeting busy lobby", files=files)
    first, second = bot.call("GET", f"/messages/{said}").json()["files"]
    head = bot.request("HEAD", first, timeout=10)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == "audio/wav"
    assert head.headers["Content-Length"] == str(len(WAV))
    assert head.headers["Content-Disposition"] == 'attachment; filename="greeting.wav"'
    assert bot.get(first, timeout=10).content == WAV
    announced = bot.request("HEAD", second, timeout=10).headers
    assert announced["Content-Disposition"] == 'attachment; filename="ok_.wav__Set-Cookie: a=b"'
    assert "Set-Cookie" not in announced
    cloud.fault("(GET|HEAD) /contents/", status=423, headers={"Retry-After": "1"})
    scanned = bot.get(first, timeout=10)
    assert (scanned.status_code, scanned.headers["Retry-After"]) == (423, "1")
    assert bot.get(first, timeout=10).status_code == 200


def test_the_bot_shows_a_file(cloud: Cloud, sdk: WebexTeamsAPI, tmp_path: Path) -> None:
    path = tmp_path / "intercept.json"
    path.write_bytes(b'{"enabled": true}')
    sdk.messages.create(roomId=cloud.space("ana").id, text="raw", files=[str(path)])
    (file,) = cloud.messages(cloud.space("ana"))[0].files
    assert (file.name, file.content) == ("intercept.json", b'{"enabled": true}')


@pytest.mark.parametrize("retry_after", QUIRK_VALUES["retry_after"])
def test_the_limit_turns_away_what_is_too_much(cloud: Cloud, admin: Client, retry_after: str) -> None:
    cloud.limit(5, retry_after)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: admin.call("GET", "/locations"), range(40)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert {answer.headers.get("Retry-After") for answer in refused} == {retry_after or None}
    assert cloud.refused == len(refused) > 0
    assert len(answers) - len(refused) >= 5
    assert [one.status for one in cloud.requests].count(429) == len(refused)
    cloud.limit(None)
    assert admin.call("GET", "/locations").status_code == 200
    assert cloud.refused == 0


def test_more_workspaces(cloud: Cloud, admin: Client) -> None:
    rooms = cloud.add_workspaces(3)
    assert [room.name for room in rooms] == ["Room 001", "Room 002", "Room 003"]
    path = f"/telephony/config/workspaces/{rooms[2].id}/doNotDisturb"
    assert admin.call("GET", path).json() == {"enabled": False, "ringSplashEnabled": False}
    cloud.reset()
    assert admin.call("GET", path).status_code == 404
