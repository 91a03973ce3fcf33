"""An order and a look in one message: each is offered by itself, and neither is lost."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("dnd on in the gym and show huddle", ["dnd on in the gym", "show huddle"]),
        ("show huddle and turn on dnd in the gym", ["show huddle", "turn on dnd in the gym"]),
        ("show forwarding huddle. turn on dnd in gym.", ["show forwarding huddle.", "turn on dnd in gym."]),
        ("dnd on in the gym and is huddle forwarded", ["dnd on in the gym", "is huddle forwarded"]),
    ],
)
def test_each_is_offered_as_it_was_said(chat: Chat, said: str, offered: list[str]) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("That is more than one thing. Nothing was changed yet. Which one first?")
    assert list(choices(answer, "say").values()) == offered
    assert chat.writes() == []


def test_a_code_is_not_offered(chat: Chat) -> None:
    answer = chat.ask("show huddle and add code 48213 to lobby paris")
    assert "48213" not in read(answer) and "48213" not in str(answer.card)


@pytest.mark.parametrize(
    "said", ["The gym has dnd on. That is wrong", "voicemail is off in huddle. That should not be."]
)
def test_what_is_called_wrong_is_not_offered(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("You tell how it is, and that it is wrong. Nothing was changed.")


@pytest.mark.parametrize(
    "said", ["when voicemail is off in huddle turn it on", "if dnd is on in huddle turn it off"]
)
def test_a_condition_with_the_other_state_asks_which(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "Which value for" in answer and "Nothing was changed" in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("is dnd on in the gym and the kitchen?", "Do not disturb is on in none of 2 workspaces."),
        ("i'd like to know if the gym is forwarded", "No. Calls to Gym ring."),
        ("who may call abroad?", "International is “Allow” in"),
    ],
)
def test_a_question_is_answered_first(chat: Chat, said: str, answer: str) -> None:
    assert answer in read(chat.ask(said))
