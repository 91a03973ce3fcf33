"""What is to be shown, in many words: with a reason, behind a complaint, or without a workspace."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "Vendors say they can't get through, can you show me the call forwarding on the gym",
        "The manager says calls never ring, so let me see the call forwarding of the gym",
        "before I call them back, tell me where calls to the gym are forwarded",
        "show me the gym's forwarding so that I can decide if we still need it",
    ],
)
def test_what_stands_beside_it_only_says_why(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Call Forwarding · Gym")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["show me the forwarding settings", "show the call forwarding please", "show me forwarding"]
)
def test_a_setting_without_a_workspace_asks_which(chat: Chat, said: str) -> None:
    asked = chat.ask(said)
    assert read(asked).startswith("Which workspace's Call Forwarding?")
    assert read(chat.choose(asked, "Gym")).startswith("Call Forwarding · Gym")


def test_an_overview_is_shown_with_its_purpose(chat: Chat) -> None:
    said = read(chat.ask("I need an overview of the gym so that I can decide if we still need that phone"))
    assert said.startswith("Gym")
    assert chat.writes() == []


def test_an_order_before_it_is_not_passed_over(chat: Chat) -> None:
    answer = read(chat.ask("turn dnd on in the gym, show me the forwarding of the gym"))
    assert answer.startswith("That is more than one thing. Nothing was changed yet.")


def test_a_setting_with_number_in_its_name_is_shown(chat: Chat) -> None:
    said = read(chat.ask("Show the emergency callback number of the gym"))
    assert said.startswith("Emergency Callback Number · Gym")
