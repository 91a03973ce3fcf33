"""Plain sentences: what is certain is done, what is doubtful is shown first, and what is missing is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat import Chat, buttons, choices, read


def forwarding(chat: Chat, workspace: str) -> tuple[bool, str | None]:
    always = chat.setting(workspace, "callForwarding")["callForwarding"]["always"]
    return always["enabled"], always.get("destination")


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "typed",
    [
        "forward huddle to 4001",
        "please forward all calls from Huddle to 4001, thanks",
        "Hi, could you forward the huddle to 4001",
        "Huddle: forward to 4001",
        "> forward huddle to x4001",
        "`fwd huddle -> 4001`",
        "“Huddle” forward to 4001\n-- \nAna",
    ],
)
def test_an_order_is_done_however_it_is_worded(chat: Chat, typed: str) -> None:
    assert "Saved" in read(chat.ask(typed))
    assert forwarding(chat, "Huddle") == (True, "4001")


@pytest.mark.parametrize(
    "typed",
    [
        "don't turn on dnd in huddle",
        "never put huddle on dnd",
        "if it rains turn on dnd in huddle",
        "turn on dnd in huddle tomorrow",
        "was dnd turned on in huddle?",
        "what happens if I turn on dnd in huddle?",
        "should I turn on dnd in huddle?",
        "I turned on dnd in huddle yesterday",
        "imagine dnd was on in huddle",
    ],
)
def test_no_question_no_condition_and_no_negation_writes(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    assert read(answer)
    assert "Do it" not in buttons(answer)
    assert chat.writes() == []


def test_what_was_not_understood_is_shown_before_anything_is_done(chat: Chat) -> None:
    answer = chat.ask("turn on dnd in huddle zork")
    assert "zork" in read(answer)
    assert "Off → On" in read(answer)
    assert chat.writes() == []
    assert "Saved" in read(chat.press(answer, "Do it"))
    assert dnd(chat, "Huddle")


def test_a_misspelt_order_is_shown_first(chat: Chat) -> None:
    answer = chat.ask("forwrd hudle to 4001")
    assert "→ 4001" in read(answer)
    assert chat.writes() == []
    chat.press(answer, "Do it")
    assert forwarding(chat, "Huddle") == (True, "4001")


def test_a_reason_is_no_part_of_the_order(chat: Chat) -> None:
    answer = chat.ask("The painters are in, so turn on dnd in huddle")
    assert "painters" in read(answer)
    chat.press(answer, "Do it")
    assert dnd(chat, "Huddle")


def test_two_orders_are_offered_one_by_one(chat: Chat) -> None:
    offered = choices(chat.ask("turn on dnd and turn off call waiting in huddle"), "say")
    assert len(offered) == 3
    assert all("Huddle" in command for command in offered.values())
    assert chat.writes() == []


def test_two_workspaces_are_shown_together_first(chat: Chat) -> None:
    assert "I look at 2 workspaces first" in read(chat.ask("turn on dnd in huddle and gym"))
    assert chat.writes() == []


def test_a_missing_workspace_is_asked_for_and_the_answer_completes_the_order(chat: Chat) -> None:
    assert "Which workspace" in read(chat.ask("turn on dnd"))
    assert "Saved" in read(chat.ask("huddle"))
    assert dnd(chat, "Huddle")


def test_a_missing_number_is_asked_for_and_the_answer_completes_the_order(chat: Chat) -> None:
    assert "Which value" in read(chat.ask("forward huddle"))
    assert "Saved" in read(chat.ask("4001"))
    assert forwarding(chat, "Huddle") == (True, "4001")


def test_it_is_what_was_spoken_of(chat: Chat) -> None:
    chat.ask("turn on dnd in huddle")
    assert "Saved" in read(chat.ask("turn it off"))
    assert not dnd(chat, "Huddle")


def test_the_same_for_another(chat: Chat) -> None:
    chat.ask("turn on dnd in huddle")
    assert "Saved" in read(chat.ask("the same for the atrium"))
    assert dnd(chat, "Atrium")


def test_after_ten_minutes_it_is_nothing(chat: Chat) -> None:
    chat.ask("turn on dnd in huddle")
    chat.clock.ahead += timedelta(minutes=11)
    chat.ask("turn it off")
    chat.clock.ahead -= timedelta(minutes=11)
    assert dnd(chat, "Huddle")


def test_somebody_elses_it_is_not_mine(chat: Chat) -> None:
    chat.ask("turn on dnd in huddle", space="team")
    chat.ask("turn it off", "lena", space="team")
    assert dnd(chat, "Huddle")


def test_who_may_only_look_changes_nothing(chat: Chat) -> None:
    assert "not change" in read(chat.ask("turn on dnd in huddle", "ravi"))
    assert chat.writes() == []


def test_what_cannot_be_done_is_said_in_a_sentence(chat: Chat) -> None:
    assert "Control Hub" in read(chat.ask("turn on hoteling in huddle"))
    assert chat.writes() == []


def test_a_name_that_ends_in_a_figure_is_no_number(chat: Chat) -> None:
    assert "Board Room 2" in read(chat.ask("forward Board Room 2"))
    assert chat.writes() == []


def test_a_word_that_begins_a_question_begins_no_name(chat: Chat) -> None:
    assert read(chat.ask("Can Huddle call abroad?")).startswith("Outgoing Permission · Huddle")


def test_the_same_is_done_only_where_every_word_is_understood(chat: Chat) -> None:
    chat.ask("turn on dnd in huddle")
    for typed in (
        "the same for the atrium zork",
        "not the same for the atrium",
        "is it the same for the atrium?",
    ):
        chat.ask(typed)
    assert not dnd(chat, "Atrium")


def test_what_may_be_a_secret_is_not_kept_for_the_next_sentence(chat: Chat) -> None:
    chat.ask("my pascode is 918273645")
    assert "918273645" not in str(vars(chat.bot.services.memory))
