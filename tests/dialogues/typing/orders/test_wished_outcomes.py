"""“I would like to see …”: a wish that something be so is an order, shown first; any other is a look."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "I would like to see calls to lobby paris sent to 4404",
        "I'd like to see all calls of lobby paris forwarded to 4404",
        "we need to see calls to lobby paris diverted to 4404",
        "I want to see lobby paris's calls go to 4404",
        "I want to see the forwarding of lobby paris to 4404",
    ],
)
def test_a_wish_that_calls_go_somewhere_is_shown_first(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "Calls to Lobby Paris go to 4404" in read(shown)
    assert "Do it" in buttons(shown)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["we would like to see dnd turned on in lobby paris", "I would love to see dnd on in lobby paris"]
)
def test_a_wish_that_something_is_on_is_shown_first(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "Do not disturb: Off → On" in read(shown)
    assert "Do it" in buttons(shown)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "I would like to see the forwarding of lobby paris",
        "I'd like to see if calls to lobby paris are sent to 4404",
        "can I see calls to lobby paris sent to 4404",
        "show me calls to lobby paris sent to 4404",
    ],
)
def test_what_is_only_to_be_seen_is_shown(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Call Forwarding · Lobby Paris\n")
    assert chat.writes() == []


def test_those_of_a_kind_are_listed(chat: Chat) -> None:
    assert "Do not disturb is on in none of" in read(chat.ask("I want to see rooms with dnd on"))
