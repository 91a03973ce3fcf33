"""Workspaces in a row that go on a list of another one, or of which only one can get its calls."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "add kitchen and huddle to gym monitoring",
        "add kitchen and huddle to the monitoring list of gym",
        "gym should monitor kitchen and huddle",
    ],
)
def test_all_go_on_the_list(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not chat.writes()
    assert "Kitchen, Huddle" in read(answer)


def test_which_one_gets_the_calls_is_asked(chat: Chat) -> None:
    answer = chat.ask("forward the gym to kitchen and huddle")
    assert "Calls go to one number." in read(answer)
    assert len(choices(answer, "say")) == 2
    assert not chat.writes()


@pytest.mark.parametrize("said", ["turn on dnd in the lobbies", "turn on dnd in our lobbies"])
def test_the_plural_of_a_name_is_all_of_them(chat: Chat, said: str) -> None:
    chat.ask(said)
    chat.planned("all lobbies")


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in one of the lobbies",
        "turn on dnd in some of the lobbies",
        "turn on dnd in any of the lobbies",
        "turn on dnd in the lobbies in huddle",
        "add the kitchen and the gym to the gym's monitoring",
    ],
)
def test_not_all_of_them_are_no_plan(chat: Chat, said: str) -> None:
    assert "p-1" not in read(chat.ask(said))
    assert not chat.writes()
