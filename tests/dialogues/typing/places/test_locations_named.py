"""A location that is named alone is never one workspace there: it is asked which, or all are meant."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in denver",
        "dnd on denver",
        "set dnd denver on",
        "forward denver to 4404",
        "show dnd in denver",
        "is dnd on in denver?",
        "edit dnd denver",
    ],
)
def test_it_is_asked_which(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("Denver is a location. Which one? Nothing was changed.")
    assert "Lobby Denver" in read(answer)
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["set dnd paris on", "forward paris hq to 4404"])
def test_several_that_fit_are_told_with_all(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "Lobby Paris" in answer
    assert "All 5 at Paris HQ" in answer
    assert chat.writes() == []


def test_a_workspace_at_a_location_is_that_one(chat: Chat) -> None:
    chat.ask("set dnd lobby denver on")
    assert chat.setting("Lobby Denver", "doNotDisturb")["enabled"]
    answer = read(chat.ask("turn on dnd in the gym, our Denver office is closed"))
    assert answer.startswith("Do Not Disturb · Gym")


@pytest.mark.parametrize("said", ["dnd in the Denver office", "show dnd of everyone in denver"])
def test_all_at_a_location_are_shown(chat: Chat, said: str) -> None:
    assert "all at Denver" in read(chat.ask(said)) or "all workspaces at Denver" in read(chat.ask(said))
