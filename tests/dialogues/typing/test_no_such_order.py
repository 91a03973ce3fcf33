"""What no setting carries out, as to pause calls, is said in a sentence; no other setting is taken for it."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("pause recording in the huddle", "paused on the phone itself"),
        ("please pause call recording for huddle", "paused on the phone itself"),
        ("pause recording in the huddle for 2 hours", "paused on the phone itself"),
        ("pause the huddle", "What is to be paused?"),
        ("huddle pause", "What is to be paused?"),
        ("pause calls to the huddle", "What is to be paused?"),
        ("pause lobby paris for 2 hours", "What is to be paused?"),
        ("turn on call pickup in the huddle", "Call pickup is not set for a workspace here"),
        ("disable shared line for the huddle", "A shared line is not set for a workspace here"),
        ("turn on incoming calls in the huddle", "Which setting keeps calls from coming in"),
    ],
)
def test_nothing_else_is_set_or_offered(chat: Chat, said: str, told: str) -> None:
    answer = chat.ask(said)
    assert told in read(answer)
    assert buttons(answer) == []
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "record calls in huddle always with pause",
        "set recording huddle pause",
        "turn off shared line tone in huddle",
    ],
)
def test_what_can_be_set_is_set(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes()
