"""Calls sent to somebody by name: looked up, shown first with the number, asked where that is not certain."""

from __future__ import annotations

import pytest

from tests.chat import Chat, button, buttons, read

KIM = "+33170001010"
ALWAYS = "f-callForwarding-always"


@pytest.mark.parametrize(
    ("said", "number", "name"),
    [
        ("forward kitchen to Kim Lee", KIM, "+33 1 70 00 10 10 (Kim Lee)"),
        ("please forward the kitchen to kim lee's phone", KIM, "+33 1 70 00 10 10 (Kim Lee)"),
        ("kitchen calls should go to ana", "+33170001001", "+33 1 70 00 10 01 (Ana Roux)"),
        ("forward kitchen to Paris Reception", "+33170001090", "+33 1 70 00 10 90 (Paris Reception)"),
        ("forward the kitchen to paris sales", "+33170001050", "+33 1 70 00 10 50 (Paris sales)"),
        ("forward gym to kim", "+13035550103", "+1 303-555-0103 (Kim Dahl)"),
    ],
)
def test_whose_number_it_is_is_shown_and_one_press_sets_it(
    chat: Chat, said: str, number: str, name: str
) -> None:
    answer = chat.ask(said)
    assert "Shall I make this change?" in read(answer) and name in read(answer)
    assert number in button(answer, "Do it")["calling-bot"]["text"]
    assert not chat.writes()

    chat.press(answer, "Do it")
    where = "Gym" if "gym" in said else "Kitchen"
    always = chat.setting(where, "callForwarding")["callForwarding"]["always"]
    assert always["enabled"] and always["destination"] == number


def test_a_condition_stays_with_it(chat: Chat) -> None:
    answer = chat.ask("send huddle's busy calls to Kim Lee please")
    assert (
        f"when busy, calls go to {KIM} forward when busy on" in button(answer, "Do it")["calling-bot"]["text"]
    )
    answer = chat.ask("forward kitchen's calls to ana after 4 rings")
    assert (
        "rings before forwarding 4 forward when unanswered on"
        in button(answer, "Do it")["calling-bot"]["text"]
    )
    assert not chat.writes()


def test_of_several_one_is_chosen(chat: Chat) -> None:
    asked = chat.ask("forward kitchen to l")
    assert "Which one?" in read(asked) and "Kim Lee" in read(asked) and "Lena Maes" in read(asked)
    assert not chat.writes()

    chat.choose(asked, "Kim Lee")
    always = chat.setting("Kitchen", "callForwarding")["callForwarding"]["always"]
    assert always["enabled"] and always["destination"] == KIM


def test_also_for_a_time(chat: Chat) -> None:
    answer = chat.ask("forward kitchen to Kim Lee for 2 hours")
    assert "then it goes back" in read(answer) and "+33 1 70 00 10 10" in read(answer)
    assert "for 2 hours" in button(answer, "Do it")["calling-bot"]["text"]
    assert not chat.writes()


def test_the_workspace_that_is_chosen_first_keeps_the_name(chat: Chat) -> None:
    answer = chat.choose(chat.ask("forward lobby to kim lee"), "Lobby Paris")
    assert "+33 1 70 00 10 10 (Kim Lee)" in read(answer) and "Shall I make this change?" in read(answer)
    assert not chat.writes()


@pytest.mark.parametrize("name", ["Zoe Zork", "the night desk"])
def test_whom_nobody_fits_stays_in_the_field(chat: Chat, name: str) -> None:
    answer = chat.ask(f"forward gym to {name}")
    said = read(answer)
    assert "No number that fits here is, or belongs to" in said and "Which number, or whose?" in said
    assert name.removeprefix("the ") in said.partition("All calls go to: ")[2]
    assert "Do it" not in buttons(answer) and not chat.writes()


@pytest.mark.parametrize("said", ["forward gym to me", "forward gym to someone else"])
def test_who_is_not_told_is_asked(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Which value for “All calls go to”?" in read(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "don't forward kitchen to kim lee",
        "should I forward kitchen to kim lee?",
        "kitchen was forwarded to kim lee",
        "forward kitchen to kim lee if the office is closed",
    ],
)
def test_nothing_is_offered_where_it_is_no_order(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "where", "number"),
    [
        ("forward gym to +13035550110", "Gym", "+13035550110"),
        ("forward kitchen to 0033170001234", "Kitchen", "+33170001234"),
        ("forward kitchen to 01.70.00.12.34", "Kitchen", "+33170001234"),
    ],
)
def test_an_outside_number_is_a_destination_and_no_second_workspace(
    chat: Chat, said: str, where: str, number: str
) -> None:
    assert "which of these workspaces" not in read(chat.ask(said))
    assert chat.setting(where, "callForwarding")["callForwarding"]["always"]["destination"] == number


@pytest.mark.parametrize("said", ["forward gym to lobby", "please forward the gym to the lobby"])
def test_a_part_of_several_names_is_asked_about(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "Lobby Denver" in answer and "Nothing was changed" in answer
    assert not chat.writes()


def test_on_a_form_a_part_of_several_names_is_no_number(chat: Chat) -> None:
    form = chat.ask("edit forwarding gym")
    again = chat.press(form, "Save", inputs={f"{ALWAYS}-enabled": "true", f"{ALWAYS}-destination": "lobby"})
    assert "only in part" in read(again) and not chat.writes()
