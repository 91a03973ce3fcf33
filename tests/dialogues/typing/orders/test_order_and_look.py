"""An order and a look in one message: each is offered by itself, and neither is lost."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


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
    "said",
    [
        "when voicemail is off in lobby paris turn it on",
        "turn voicemail off in lobby paris when it is on",
        "if voicemail is off in lobby paris turn it on",
    ],
)
def test_what_tells_both_states_is_not_done(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing was changed" in read(answer) and "Do it" not in buttons(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["show recording always gym", "show caller id location number gym"])
def test_what_may_only_look_is_shown_first(chat: Chat, said: str) -> None:
    assert "Do it" in buttons(chat.ask(said))
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


def test_who_may_order_is_no_question_about_settings(chat: Chat) -> None:
    assert "workspaces." not in read(chat.ask("who may turn on dnd"))
