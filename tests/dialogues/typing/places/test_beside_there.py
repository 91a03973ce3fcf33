"""“There” and “in that room” beside the name of another workspace: both are meant, or it is asked which."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

BOTH = [
    "turn on dnd there and in the gym",
    "turn on dnd in the gym and there",
    "turn on dnd in the gym and in that room too",
    "turn on dnd in the gym as well as there",
    "dnd on in huddle and the gym",
    "turn on dnd in the gym as well as in huddle",
    "turn on dnd in huddle gym",
]


def test_a_verb_behind_there_is_no_workspace(chat: Chat) -> None:
    said = "staff at the huddle need help, so turn barge in on there and play a tone when somebody joins"
    chat.press(chat.ask(said), "Do it")
    assert chat.setting("Huddle", "bargeIn") == {"enabled": True, "toneEnabled": True}


@pytest.mark.parametrize("said", BOTH)
def test_both_are_meant(chat: Chat, said: str) -> None:
    chat.ask("show dnd huddle")
    answer = read(chat.ask(said))
    assert answer == "p-1: I look at 2 workspaces first. Nothing is changed yet."
    assert chat.writes() == []


@pytest.mark.parametrize("said", BOTH[:3])
def test_it_is_asked_where_nothing_was_spoken_of(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("I do not know which workspace you mean by “")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym, huddle and the cellar",
        "turn on dnd in the gym, the cellar, huddle",
        "turn on dnd in the cellar, the gym and huddle",
        "is dnd on in the gym, huddle and the cellar?",
    ],
)
def test_a_name_in_a_row_that_none_has_is_told(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("There is no workspace “cellar”. Nothing was changed. Without it?")
    without = read(chat.press(answer, "Choose"))
    assert "2 workspaces" in without or without.startswith("Do Not Disturb · Gym, Huddle")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn it on and the gym too",
        "turn it on, also in the gym",
        "set dnd on in it and in gym",
        "it and the gym: dnd on",
        "turn dnd on there and in the gym",
        "turn it on here and in the gym",
        "forward it and the gym to 4001",
        "forward it to 4001, and the gym too",
        "forward that one and the gym to 4001",
        "take it and the gym out of service",
        "take this room and the gym out of service",
        "block international calls in it and the gym",
        "turn that off, and in the gym as well",
    ],
)
def test_it_beside_a_name_is_one_of_both(chat: Chat, said: str) -> None:
    chat.ask("show dnd lobby paris")
    answer = read(chat.ask(said))
    assert "2 workspaces" in answer, answer
    assert chat.writes() == []


def test_it_beside_a_name_is_asked_where_nothing_was_spoken_of(chat: Chat) -> None:
    assert read(chat.ask("turn it on and the gym too")).startswith("I do not know which workspace you mean")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["turn it off, the gym", "please fix it, the lobby phone rings all day", "forget it, the gym is fine"],
)
def test_a_comma_alone_joins_nothing(chat: Chat, said: str) -> None:
    chat.ask("set dnd lobby paris on")
    assert not read(chat.ask(said)).startswith("p-")
    assert dnd(chat, "Lobby Paris")


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])
