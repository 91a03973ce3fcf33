"""A recording sent with the command, or after the bot asked for it, becomes the greeting."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.chat import Chat, buttons, read
from tests.recordings import OTHER, WAV, drop, drop_over, recordings, uploads

KINDS = [
    ("busy", "voicemail", "sendBusyCalls", "Busy greeting", "Default → Custom"),
    ("no answer", "voicemail", "sendUnansweredCalls", "No-answer greeting", "Default → Custom"),
    ("intercept", "intercept", "announcement", "Intercept announcement", "Greeting: Default → Custom"),
]


@pytest.mark.parametrize(("kind", "setting", "what", "label", "switched"), KINDS)
def test_a_file_with_the_words_is_uploaded_and_put_to_use(
    chat: Chat, kind: str, setting: str, what: str, label: str, switched: str
) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    said = read(drop(chat, words=f"greeting {kind} lobby paris"))
    kept = recordings(chat)[what]
    assert kept.content == WAV
    assert kept.content_type == "audio/wav"
    assert said.startswith(f"Saved: {label} · Lobby Paris")
    assert "Ana Roux, " in said
    seen, _, details = said.partition("- Change: 1")
    assert "Change" not in seen
    assert "- Change: 2" in details
    assert "(Europe/Paris)" in details
    assert "Webex holds the recording. It is now in use." in said
    assert f"{label}: uploaded (8 kB WAV)" in said
    assert switched in said
    assert '"CUSTOM"' in json.dumps(chat.setting("Lobby Paris", setting))
    history = read(chat.ask("history lobby paris"))
    assert f"{label}: uploaded (8 kB WAV)." in history
    assert f"{label}: uploaded (8 kB WAV)" in read(chat.hears("team", "Change 1."))


@pytest.mark.parametrize(
    "words",
    [
        "busy greeting lobby paris",
        "greeting lobby paris busy",
        "greeting busy greeting lobby paris",
        'upload on busy "Lobby Paris"',
        "GREETING BUSY x4321",
    ],
)
def test_the_words_come_in_any_order(chat: Chat, words: str) -> None:
    drop(chat, words=words)
    assert list(recordings(chat)) == ["sendBusyCalls"]


def test_what_is_in_use_already_is_not_written_again(chat: Chat) -> None:
    drop(chat, words="greeting intercept lobby paris")
    said = read(drop_over(chat, words="greeting intercept lobby paris"))
    assert recordings(chat)["announcement"].content == OTHER
    assert "It was in use already." in said
    assert len(chat.writes()) == 1


def test_of_a_recording_that_takes_another_ones_place_no_more_is_claimed_than_webex_shows(chat: Chat) -> None:
    drop(chat, words="greeting busy lobby paris")
    said = read(drop_over(chat, words="greeting busy lobby paris"))
    assert "Webex took the recording. It shows only that there is one, not which." in said
    assert recordings(chat)["sendBusyCalls"].content == OTHER


def test_that_callers_hear_it_can_be_undone(chat: Chat) -> None:
    receipt = drop(chat, words="greeting busy lobby paris")
    assert buttons(receipt) == ["Undo", "Show"]
    assert "Busy greeting: Custom → Default" in read(chat.press(receipt, "Undo"))
    assert buttons(drop_over(chat, words="greeting busy lobby paris")) == ["Undo", "Show"]
    assert buttons(drop_over(chat, WAV, "greeting busy lobby paris")) == ["Show"], "it was in use already"


def test_a_recording_that_would_be_lost_is_asked_about_first(chat: Chat) -> None:
    drop(chat, words="greeting busy lobby paris")
    question = drop(chat, OTHER, words="greeting busy lobby paris")
    assert "This cannot be undone: Webex never shows what was there before." in read(question)
    assert "no WAV file" in read(drop(chat, b"something else", words="greeting busy lobby paris"))
    assert recordings(chat)["sendBusyCalls"].content == WAV
    assert "Cancelled" in read(chat.press(question, "Cancel"))
    again = drop(chat, OTHER, words="greeting busy lobby paris")
    assert read(chat.press(again, "Replace it")).startswith("Saved: Busy greeting")
    assert recordings(chat)["sendBusyCalls"].content == OTHER
    assert uploads(chat) == 2


def test_what_keeps_callers_from_hearing_it_is_said(chat: Chat) -> None:
    assert "Intercept is off" in read(drop(chat, words="greeting intercept lobby paris"))


# The question.


def test_the_question_is_answered_by_the_next_file(chat: Chat) -> None:
    asked = read(chat.ask("greeting busy lobby paris"))
    assert asked.startswith("Drop the WAV file here within 15 min.")
    assert "It becomes the busy greeting of Lobby Paris." in asked
    drop(chat)
    assert list(recordings(chat)) == ["sendBusyCalls"]
    assert "What is this file for?" in read(drop(chat))
    assert uploads(chat) == 1


def test_in_a_group_it_is_answered_in_its_thread_or_outside_of_any(chat: Chat) -> None:
    root = chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("team"), "greeting busy lobby paris")
    assert "in this thread, and mention me (@Calling Bot) with it" in read(chat.hears("team", "Drop the WAV"))
    chat.ask("greeting intercept lobby paris", space="team")
    assert "What is this file for?" in read(drop(chat, space="team"))
    drop(chat, words="here it is", space="team", parent_id=root)
    assert list(recordings(chat)) == ["sendBusyCalls"]
    drop(chat, space="team")
    assert set(recordings(chat)) == {"sendBusyCalls", "announcement"}


def test_the_newest_question_of_a_thread_counts(chat: Chat) -> None:
    chat.ask("greeting busy lobby paris")
    chat.ask("greeting no answer lobby denver")
    drop(chat)
    assert recordings(chat) == {}
    assert list(recordings(chat, "Lobby Denver")) == ["sendUnansweredCalls"]
    assert "What is this file for?" in read(drop(chat))


@pytest.mark.parametrize(("person", "space"), [("lena", "team"), ("ana", "ana")])
def test_nobody_elses_file_and_none_from_elsewhere_answers_it(chat: Chat, person: str, space: str) -> None:
    chat.ask("greeting busy lobby paris", space="team")
    assert "What is this file for?" in read(drop(chat, person=person, space=space))
    assert uploads(chat) == 0


def test_a_question_ends(chat: Chat) -> None:
    chat.ask("greeting busy lobby paris")
    chat.clock.ahead = timedelta(minutes=16)
    assert "What is this file for?" in read(drop(chat))
    assert uploads(chat) == 0


def test_a_file_that_cannot_be_used_leaves_the_question_open(chat: Chat) -> None:
    chat.ask("greeting busy lobby paris")
    assert "no WAV file" in read(drop(chat, b"something else"))
    drop(chat)
    assert list(recordings(chat)) == ["sendBusyCalls"]


def test_rights_are_read_again_when_the_file_comes(chat: Chat) -> None:
    chat.ask("greeting busy lobby paris")
    chat.give_roles("ana", "id_readonly_admin")
    assert "You may look at Lobby Paris but not change it." in read(drop(chat))
    assert uploads(chat) == 0


def test_a_file_is_taken_once_however_often_it_is_delivered(chat: Chat) -> None:
    chat.cloud.deliver_twice = True
    drop(chat, words="greeting busy lobby paris")
    drop(chat, words="greeting intercept lobby paris")
    assert uploads(chat) == 2
