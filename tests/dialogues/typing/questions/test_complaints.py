"""A complaint tells how it is now: it is asked what it should be, and what it is now is never set."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("Gym forwards to Kitchen too early", "Edit Call Forwarding · Gym"),
        ("gym forwards to 4404 way too soon", "Edit Call Forwarding · Gym"),
        ("kitchen rings too long", "Edit Call Forwarding · Kitchen"),
        ("huddle rings too few times before it goes to 4403", "Edit Call Forwarding · Huddle"),
        ("Lobby Denver voicemail waits 9 rings, too long", "Edit Voicemail · Lobby Denver"),
        ("voicemail waits 9 rings in lobby denver. That is too long.", "Edit Voicemail · Lobby Denver"),
        ("lobby denver goes to voicemail too early", "Edit Voicemail · Lobby Denver"),
        ("atrium voicemail picks up after 9 rings, which is far too late", "Edit Voicemail · Atrium"),
        ("the call recording of lobby denver beeps too often", "Edit Call Recording · Lobby Denver"),
    ],
)
def test_what_it_should_be_is_asked_on_the_form(chat: Chat, said: str, setting: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(setting)
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["9 rings is too long for huddle", "lobby denver rings too long", "huddle no answer rings 9 is too many"],
)
def test_which_rings_is_asked(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Which number of rings of")
    assert "Call Forwarding" in answer
    assert "Voicemail" in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("lobby denver goes to voicemail too early, make it 6 rings", "Rings: 3 rings → 6 rings"),
        ("9 rings is too long for huddle, 4 please", "Rings before forwarding: 4"),
        ("busy calls of huddle should go to 4403, we miss too many", "When busy, calls go to: None → 4403"),
    ],
)
def test_what_is_wanted_beside_a_complaint_is_shown(chat: Chat, said: str, shown: str) -> None:
    assert shown in read(chat.ask(said))
    assert chat.writes() == []


def test_too_long_may_be_a_condition(chat: Chat) -> None:
    assert "I do not act by myself" in read(chat.ask("if huddle rings too long forward it to 4403"))
    assert chat.writes() == []
