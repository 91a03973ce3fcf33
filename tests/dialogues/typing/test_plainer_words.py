"""Slips in words that only help, the page a setting is found on, and texts that are emptied."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "coud you turn on dnd in the gym",
        "can yuo turn on dnd in the gym",
        "turn on dnd in the gym using do not disturb",
    ],
)
def test_a_slip_in_a_polite_word_changes_nothing(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb · Gym")


def test_a_slip_of_because_begins_a_reason(chat: Chat) -> None:
    chat.cloud.change(chat.cloud.workspace("Gym"), "doNotDisturb", {"enabled": True})
    shown = read(chat.ask("switch dnd off at gym becuase the trainer can't be reached"))
    assert "The reason I would note: “the trainer can" in shown
    assert "Do not disturb: On → Off" in shown


@pytest.mark.parametrize(
    "said",
    [
        "add a digit pattern to huddle under Outgoing Permissions: name Vendor, pattern 5XXX, action allow",
        "add a digit pattern to the huddle: name Vendor, pattern 5XXX, allow it",
    ],
)
def test_a_pattern_is_added_to_the_workspace_that_is_named(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Added: digit pattern · Digit Patterns · Huddle")


def test_a_text_is_emptied(chat: Chat) -> None:
    gym = chat.cloud.workspace("Gym")
    chat.cloud.change(gym, "callerId", {"dialByName": "Chapel"})
    said = read(chat.ask("clear the dial by name on the gym"))
    assert said.startswith("Saved: Caller ID · Gym")
    assert chat.setting("Gym", "callerId").get("dialByName", "") == ""
