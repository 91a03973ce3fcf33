"""“Both” and “all of them”, where the bot asked which of several is meant."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize("both", ["both", "both of them please", "all of them", "for both", "all"])
def test_an_order_for_all_that_fit_becomes_a_plan(chat: Chat, both: str) -> None:
    assert "2 workspaces fit" in read(chat.ask("turn dnd on in lobby"))
    assert "p-1: I look at 2 workspaces first. Nothing is changed yet." in read(chat.ask(both))
    assert not chat.writes()


def test_its_reason_stays_with_it(chat: Chat) -> None:
    chat.ask("set waiting lobby off because renovation")
    chat.ask("both")
    assert "renovation" in read(chat.ask("plans"))


def test_what_is_only_shown_is_shown_of_both(chat: Chat) -> None:
    chat.ask("dnd lobby")
    answer = read(chat.ask("both"))
    assert "Lobby Denver, Lobby Paris" in answer and "Which one" not in answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [("history lobby", "both"), ("edit", "all of them"), ("turn on dnd", "both"), ("edit dnd lobby", "both")],
)
def test_where_one_has_to_be_chosen_it_says_so(chat: Chat, asked: str, said: str) -> None:
    chat.ask(asked)
    answer = chat.ask(said)
    assert "One of them, please." in read(answer) and "Choose" in buttons(answer)
    assert not chat.writes()
