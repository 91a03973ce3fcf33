"""Who signs at the end of a line, and the bars of a table, are no part of what is asked for."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in lobby paris, thx, John",
        "turn on dnd in lobby paris thx John",
        "turn on dnd in lobby paris, many thanks, Mary Smith",
        "turn on dnd in lobby paris. Regards, John",
        "turn on dnd in lobby paris. best, Mary",
        "lobby paris | dnd | on",
        "| lobby paris | dnd | on |",
    ],
)
def test_it_is_done_at_once(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb · Lobby Paris")


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in lobby paris, thanks, but not now",
        "turn on dnd in lobby paris, thanks, Not",
        "turn on dnd in lobby paris, thanks, Only Tomorrow",
        "turn on dnd, thanks, Kitchen",
    ],
)
def test_what_may_limit_the_order_is_no_name(chat: Chat, said: str) -> None:
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
