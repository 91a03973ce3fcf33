"""What somebody tells before or behind an order that is clear without it is its reason; it is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("No more call waiting in the gym, please, clients complain about it", "clients complain about it"),
        ("turn off call waiting in the gym (Beatriz asked)", "Beatriz asked"),
        ("disable call waiting in the gym; customer missing calls", "customer missing calls"),
        ("call waiting off in the gym - the trainers find it confusing", "the trainers find it confusing"),
    ],
)
def test_it_is_the_reason(chat: Chat, said: str, reason: str) -> None:
    answer = chat.ask(said)
    assert "Call waiting: On → Off" in read(answer) and reason in read(answer), read(answer)
    assert "I did not understand" not in read(answer) and "Do it" in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    ("said", "change", "reason"),
    [
        (
            "Testing is over, so please turn off call waiting in the gym",
            "Call waiting: On → Off",
            "Testing is over",
        ),
        (
            "we received prank calls today, so please enable dnd in the gym",
            "Off → On",
            "we received prank calls today",
        ),
        (
            "people hang on hotlines all day in the gym, so please block toll-free calls from there",
            "Toll-free: Allow → Block",
            "people hang on hotlines all day in the gym",
        ),
        ("The gym is used for exams. So please turn on dnd there", "Off → On", "The gym is used for exams"),
        (
            "cancel the call waiting in the gym, the desk is staffed again",
            "On → Off",
            "the desk is staffed again",
        ),
    ],
)
def test_what_is_told_ahead_is_the_reason_and_names_the_place(
    chat: Chat, said: str, change: str, reason: str
) -> None:
    answer = chat.ask(said)
    assert change in read(answer) and reason in read(answer), read(answer)
    assert "Gym" in read(answer) and "Do it" in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "the gym is closed, so please send calls to the kitchen",
        "if the gym is closed, so please turn on dnd there",
        "when the class starts, please turn on dnd in the gym",
        "in case it gets loud, please turn on dnd in the gym",
        "instead of the kitchen, please turn on dnd",
        "the kitchen takes over, so please forward all calls there",
        "the gym has 3 phones, so please turn them on",
    ],
)
def test_what_may_be_more_than_a_reason_is_none(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "The reason I would note" not in answer and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "turn off call waiting in the gym, the manager said no",
        "turn off call waiting in the gym, that is wrong",
        "turn off call waiting in the gym, no wait, leave it",
        "turn off call waiting in the gym, Kim forbids it",
        "turn off call waiting in the gym, the boss vetoed",
        "turn off call waiting in the gym, the boss prohibited that",
        "turn off call waiting in the gym, the manager overruled that",
    ],
)
def test_what_may_take_it_back_is_none(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "The reason I would note" not in answer and not chat.writes()


def test_it_is_the_reason_also_behind_a_question(chat: Chat) -> None:
    assert "Which one?" in read(chat.ask("turn on dnd in the lobby"))
    answer = read(chat.ask("testing is over, so please turn off call waiting in the gym"))
    assert "Call waiting: On → Off" in answer and "testing is over" in answer, answer


def test_which_workspace_is_asked(chat: Chat) -> None:
    answer = read(chat.ask("turn on do not disturb, they are in a hearing"))
    assert answer.startswith("Which workspace's Do Not Disturb?")


def test_a_spelt_code_is_not_noted(chat: Chat) -> None:
    answer = read(chat.ask("turn off call waiting in the gym, the trainers dial eight eight four four"))
    assert "(digits left out)" in answer and "eight" not in answer


def test_many_clauses_are_read_in_no_time(chat: Chat) -> None:
    assert read(chat.ask("frobnicate the gym thing" + ", we go" * 36)) and not chat.writes()


def test_a_code_is_shown_before_it_is_added_where_more_is_said(chat: Chat) -> None:
    shown = chat.ask("add access code 7741 for lobby paris, it's for the interns")
    assert "interns" in read(shown)
    assert "7741" not in read(shown) and "7741" not in str(shown.card) and not chat.writes()
    added = chat.press(shown, "Do it")
    assert read(added).startswith("Added: access code") and "7741" not in read(added)
    assert "7741" in codes_of(chat)


def codes_of(chat: Chat) -> list[str]:
    """The access codes of Lobby Paris."""
    return [one["code"] for one in chat.setting("Lobby Paris", "accessCodes")["accessCodes"]]


@pytest.mark.parametrize(
    "said",
    [
        "please remove access code 7741 from lobby paris, somebody wrote it on the whiteboard",
        "the contractors are gone, delete access code 7741 from lobby paris",
        "The contractors are gone; delete access code 7741 from lobby paris",
        "A visitor has learned access code 7741, so please delete it from lobby paris",
        "pull access code 7741 from lobby paris",
        "delete access code 7741 from lobby paris, an ex-employee knows it",
    ],
)
def test_a_code_is_removed_after_a_question(chat: Chat, said: str) -> None:
    chat.ask("add access code 7741 to lobby paris")
    assert "7741" in codes_of(chat)
    answer = chat.ask(said)
    assert "7741" in codes_of(chat) and "7741" not in read(answer)
    chat.press(answer, "Remove")
    assert "7741" not in codes_of(chat)


@pytest.mark.parametrize(
    "said",
    [
        "withdraw my request to delete code 7741 from lobby paris",
        "cancel the removal of code 7741 from lobby paris",
        "pull up code 7741 in lobby paris",
        "remove code 7741 from lobby paris, i mean the kitchen",
    ],
)
def test_a_code_that_is_spoken_of_is_not_asked_to_be_removed(chat: Chat, said: str) -> None:
    chat.ask("add access code 7741 to lobby paris")
    answer = chat.ask(said)
    assert "Remove" not in buttons(answer) and "7741" in codes_of(chat)


def test_what_is_said_beside_a_code_is_seen_and_not_noted(chat: Chat) -> None:
    chat.ask("watch lobby paris", space="team")
    shown = chat.ask("add access code 7741 for lobby paris, it's for the interns")
    chat.press(shown, "Do it")
    assert "interns" not in read(chat.hears("team", "Access Codes"))
    assert "interns" not in read(chat.ask("history lobby paris"))
