"""A workspace that is closed: Call Intercept, shown first."""

from __future__ import annotations

import pytest

from tests.chat import TO_START, Chat, read


@pytest.mark.parametrize(
    "said", ["gym is closed", "gym closed today", "the gym is shut", "gym is closed today"]
)
def test_it_is_out_of_service_once_that_is_pressed(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Call Intercept · Gym")
    assert chat.writes() == []
    chat.press(shown, "Do it")
    assert chat.setting("Gym", "intercept")["enabled"] is True


def test_an_end_without_an_hour_is_asked_about(chat: Chat) -> None:
    chat.wait(TO_START)
    asked = read(chat.ask("gym is closed until monday"))
    assert "tells no hour" in asked and "say set intercept Gym intercept calls on until" in asked
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("is the gym closed?", "Call Intercept · Gym"),
        ("turn on dnd in the gym, it is closed", "Do Not Disturb · Gym"),
        ("international calls are closed in the gym", "Outgoing Permission · Gym"),
        ("the gym is closed for international calls", "Outgoing Permission · Gym"),
    ],
)
def test_beside_other_settings_it_says_what_it_said(chat: Chat, said: str, begins: str) -> None:
    assert begins in read(chat.ask(said))
