"""Complaints that no call comes in, or goes out: what is in force is shown, and nothing barred is offered."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "nobody can call the gym",
        "no one is able to call the gym",
        "people can't reach the gym",
        "I cannot reach the gym",
        "customers can't call the gym",
        "the gym can not be called",
        "the gym cannot be reached from outside",
        "the gym is unreachable",
        "nobody gets through to the gym",
        "calls don't reach the gym",
        "the gym gets no calls",
        "nobody can call the gym, please fix it",
    ],
)
def test_what_is_in_force_is_shown(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    before = len(chat.writes())
    answer = chat.ask(said)
    assert read(answer).startswith("Gym\n")
    assert "nothing was changed" in read(answer)
    assert "do not disturb is on" in read(answer)
    assert "Do it" not in buttons(answer)
    assert len(chat.writes()) == before


@pytest.mark.parametrize("said", ["the gym can't call out", "nobody can call out from the gym"])
def test_for_calls_out_the_permissions_are_shown(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("Outgoing Permission · Gym\n")
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["nobody may call the gym", "nobody should call the gym", "nobody must be able to call the gym"]
)
def test_what_must_not_be_is_an_order(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "All calls to Gym are turned away by Incoming Permission." in read(shown)
    assert "Do it" in buttons(shown)
    assert chat.writes() == []
