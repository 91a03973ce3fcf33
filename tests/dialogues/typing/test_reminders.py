"""The bot keeps no reminders: it says so, with what it can do instead, and writes nothing."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read

NO_REMINDERS = "I keep no reminders; I can make a change for a time"


@pytest.mark.parametrize(
    "said",
    [
        "remind me tomorrow to turn dnd off in gym",
        "remind me in 10 minutes to turn off dnd in the kitchen",
        "please remind me to turn voicemail on in lobby paris tomorrow",
        "remind Ana tomorrow to turn dnd off in gym",
        "set a reminder for monday to turn dnd off in gym",
        "don't let me forget to turn dnd off in gym tomorrow",
        "give me a reminder at 5 pm",
        "remind me",
    ],
)
def test_there_are_none(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(NO_REMINDERS)
    assert not choices(answer, "say")
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("remind me every monday to check the gym", "every monday show Gym"),
        (
            "can you remind me every friday to check forwarding of the gym?",
            "every friday show forwarding Gym",
        ),
        ("remind me when the gym is changed", "watch Gym"),
    ],
)
def test_what_comes_again_can_be_shown_again(chat: Chat, said: str, look: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(NO_REMINDERS)
    assert [*choices(answer, "say").values()] == [look]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("remind me what the forwarding of the gym is", "Call Forwarding · Gym"),
        ("remind me of the forwarding in gym", "Call Forwarding · Gym"),
        ("turn on the ring reminder of dnd in gym", "Saved: Do Not Disturb · Gym"),
    ],
)
def test_other_reminders_are_none_of_these(chat: Chat, said: str, title: str) -> None:
    assert read(chat.ask(said)).startswith(title)
