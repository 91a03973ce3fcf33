"""Files that cannot become a greeting, and uploads that Webex refuses, are reported."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.catalogue.settings.greetings import MAX_RECORDING_BYTES
from bot.webex.outbound.files import WebexFiles
from tests.chat import Chat, buttons, read
from tests.recordings import OTHER, WAV, drop, drop_over, recordings, riff, uploads

UPLOAD = "POST .*(uploadBusyGreeting|announcementUpload)"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(b"ID3" + bytes(500), "That is an MP3 file, not WAV.", id="MP3"),
        pytest.param(b"MZ" + bytes(500), "That is a program, not WAV.", id="program"),
        pytest.param(riff(1, rate=2_000_000_000), "which no recording has", id="absurd rate"),
        pytest.param(WAV[:40] + b"\xff" * 4 + WAV[44:], "a part of its sound is missing", id="absurd size"),
        pytest.param(WAV[:12] + bytes(80_000) + WAV[12:], "more than 1,000 parts", id="many empty parts"),
        pytest.param(WAV[:-100], "a part of its sound is missing", id="truncated"),
        pytest.param(riff(0x55), "packed in another way", id="MP3 in WAV clothes"),
        pytest.param(WAV + bytes(MAX_RECORDING_BYTES), "larger than 5 MB, the most I take", id="too big"),
    ],
)
def test_what_is_no_recording_is_refused_with_the_reason(chat: Chat, content: bytes, why: str) -> None:
    said = read(drop(chat, content, words="greeting busy lobby paris"))
    assert why in said
    assert "Nothing was changed." in said
    assert uploads(chat) == 0


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.wav",
        "evil.wav.exe",
        "evil\u202evaw.exe",
        "evil" * 75 + ".wav",
        "evil" * 250 + ".wav",
        "/etc/evil/../../evil.wav",
        "C:\\evil\\evil.wav",
        "<@all> <@personEmail:evil@acme.example> [evil](https://evil.example).wav",
        'evil"; filename="x.wav',
        "evil\r\nX-Evil: 1.wav",
        "evil\0.wav",
        "évil 🎵.wav",
        "",
    ],
)
def test_nothing_of_the_files_name_is_used(
    chat: Chat, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    said = drop(chat, words="greeting busy lobby paris", name=name)
    kept = recordings(chat)["sendBusyCalls"]
    assert kept.content == WAV
    assert kept.name.startswith("busy-greeting-")
    assert kept.name.endswith(".wav")
    assert "vil" not in kept.name + read(said) + caplog.text
    assert not any(b"vil" in path.read_bytes() for path in tmp_path.glob("bot.db*"))


def test_one_file_at_a_time(chat: Chat) -> None:
    said = chat.ask("greeting busy lobby paris", files=[("a.wav", WAV), ("b.wav", OTHER)])
    assert "These are 2 files; I take one at a time." in read(said)
    assert uploads(chat) == 0


@pytest.mark.parametrize(
    ("person", "words", "why"),
    [
        ("ana", "greeting", "Which greeting do you mean?"),
        ("ana", "greeting lobby paris", "Which greeting do you mean?"),
        ("ana", "greeting busy", "Which workspace's greeting?"),
        ("ana", "greeting busy nowhere", "There is no workspace"),
        ("ana", "greeting busy gym", "Gym has a common-area licence"),
        ("ana", "greeting no answer hot desk", "hot desk only"),
        ("ana", "greeting intercept quiet", "no Webex Calling"),
        ("ravi", "greeting busy lobby paris", "Your role lets you look at settings"),
        ("lena", "greeting busy lobby denver", "you may see there is no"),
        ("sam", "greeting busy lobby paris", "Sorry, no."),
        ("sam", "", "Sorry, no."),
        ("ana", "what a day", "What is this file for?"),
    ],
)
def test_what_cannot_be_had_is_explained_with_or_without_a_file(
    chat: Chat, person: str, words: str, why: str
) -> None:
    assert why in read(drop(chat, words=words, person=person))
    assert uploads(chat) == 0
    if words.startswith("greeting"):
        assert why in read(chat.ask(words, person))


def test_a_common_area_can_have_an_announcement(chat: Chat) -> None:
    drop(chat, words="greeting intercept gym")
    assert list(recordings(chat, "Gym")) == ["announcement"]


def test_a_file_beside_another_command_is_not_looked_at(chat: Chat) -> None:
    assert "Call Intercept · Lobby Paris" in read(drop(chat, words="show intercept lobby paris"))
    assert not [one for one in chat.cloud.requests if "/contents/" in one.path]


def test_several_workspaces_are_asked_about_and_then_the_file(chat: Chat) -> None:
    which = drop(chat, words="greeting busy lobby")
    assert "Drop the WAV file here" in read(chat.choose(which, "Lobby Denver"))
    drop(chat)
    assert list(recordings(chat, "Lobby Denver")) == ["sendBusyCalls"]


@pytest.mark.parametrize("kind", ["busy", "intercept"])
def test_an_upload_that_was_made_all_the_same_is_found_out(chat: Chat, kind: str) -> None:
    chat.cloud.fault(UPLOAD, status=502, before=False)
    assert "Webex holds the recording. It is now in use." in read(
        drop(chat, words=f"greeting {kind} lobby paris")
    )
    assert uploads(chat) == 1


@pytest.mark.parametrize("kind", ["busy", "intercept"])
def test_an_upload_that_was_not_made_is_not_put_to_use(chat: Chat, kind: str) -> None:
    chat.cloud.fault(UPLOAD, drop=True)
    said = read(drop(chat, words=f"greeting {kind} lobby paris"))
    assert "it is not changed so far, and the change may still come. Please look again" in said
    assert recordings(chat) == {}
    assert chat.writes() == []


def test_where_webex_cannot_tell_neither_can_the_bot(chat: Chat) -> None:
    drop(chat, words="greeting busy lobby paris")
    chat.cloud.fault(UPLOAD, status=500)
    said = drop_over(chat, words="greeting busy lobby paris")
    assert "it may or may not be changed" in read(said)
    assert "not certain" in read(chat.press(said, "History"))


def test_the_announcement_that_is_still_the_old_one_is_told_from_the_new(chat: Chat) -> None:
    drop(chat, words="greeting intercept lobby paris")
    chat.cloud.fault(UPLOAD, status=500)
    assert "nothing was changed" in read(drop_over(chat, words="greeting intercept lobby paris"))
    assert recordings(chat)["announcement"].content == WAV


def test_a_recording_that_could_not_be_put_to_use_is_said_so(chat: Chat) -> None:
    chat.cloud.fault("PUT .*/voicemail", status=409, body={"message": "Being changed."})
    said = drop(chat, words="greeting busy lobby paris")
    assert "It is not in use yet:" in read(said)
    command = 'set voicemail "Lobby Paris" busy greeting custom'
    assert command in read(said)
    chat.ask(command)
    assert chat.setting("Lobby Paris", "voicemail")["sendBusyCalls"]["greeting"] == "CUSTOM"
    assert buttons(said) == ["Show", "History"]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (423, "Webex is still scanning the file for malware."),
        (410, "Webex found malware in the file"),
        (428, "Webex cannot scan this file for malware"),
        (404, "Webex does not have the file any more."),
        (403, "Webex refused the request (403)."),
        (302, "Webex refused the request (302)."),
    ],
)
def test_a_file_that_webex_holds_back_is_explained(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, status: int, why: str
) -> None:
    assert isinstance(chat.app.ground.files, WebexFiles)
    monkeypatch.setattr(chat.app.ground.files, "_seconds", 0.5)
    chat.cloud.fault(
        "HEAD /contents/", status=status, headers={"Location": "https://127.0.0.1:1/x"}, times=99
    )
    said = read(drop(chat, words="greeting busy lobby paris"))
    assert why in said
    assert "I did not take the file. Nothing was changed." in said
    assert uploads(chat) == 0
