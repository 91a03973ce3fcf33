"""The bars of a table part what is asked for, and what stands behind thanks is a part of it."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize("said", ["lobby paris | dnd | on", "| lobby paris | dnd | on |"])
def test_bars_part_what_is_asked_for(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb · Lobby Paris")


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in lobby paris, thanks, but not now",
        "turn on dnd in lobby paris. Thanks. Tomorrow",
        "forward lobby paris to 4404. Thanks. After Hours",
    ],
)
def test_what_stands_behind_thanks_is_not_left_out(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd everywhere except lobbies",
        "turn on dnd in all rooms except the lobbies",
        "except all lobbies, turn on dnd everywhere",
    ],
)
def test_those_of_a_kind_are_left_out(chat: Chat, said: str) -> None:
    first, *_ = read(chat.ask(said)).splitlines()
    assert "8 workspaces" in first  # of ten


def test_rooms_of_no_kind_are_not_all_rooms(chat: Chat) -> None:
    answer = read(chat.ask("turn on dnd everywhere except meeting rooms"))
    assert "There is no workspace “meeting rooms” to leave out" in answer
