"""What the bot cannot do is said in one sentence, and an order with the same words is done."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "add user bob",
        "create a new user for the gym",
        "remove ana from the organisation",
        "add a phone to the gym",
        "replace the phone in the kitchen",
        "is the gym phone online?",
        "create an auto attendant",
        "hotdesk the gym",
        "create a schedule for paris",
        "change the time zone of the gym",
        "who called the gym yesterday?",
        "download the recordings of the gym",
        "create a workspace called sauna",
        "restart the phone in the gym",
    ],
)
def test_it_is_said_where_it_is_done(chat: Chat, said: str) -> None:
    assert "in Control Hub; I change call settings of workspaces. Nothing was changed." in read(
        chat.ask(said)
    )
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("add the user kim lee to push-to-talk of lobby paris", "Saved: Push-to-Talk"),
        ("add a number to lobby paris", "Add number"),
        ("show the recording of lobby paris", "Call Recording"),
        ("turn on dnd in the gym because the user is online", "Do Not Disturb · Gym"),
        ("turn on dnd in the gym for the conference call", "Do Not Disturb · Gym"),
        ("the hotel wants dnd on in the gym", "Do Not Disturb · Gym\n\nShown first: "),
        ("how many calls can huddle take at once", "Huddle"),
    ],
)
def test_orders_with_the_same_words_are_understood(chat: Chat, said: str, begins: str) -> None:
    assert read(chat.ask(said)).startswith(begins)
