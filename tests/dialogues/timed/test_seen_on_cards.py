"""While a timed change holds, the cards of the workspace and of the setting say until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read

CLOSED = "set intercept lobby paris on for 2 hours"
UNTIL = "(s-1, Ana Roux)"


@pytest.mark.parametrize(
    "typed",
    [
        "lobby paris",
        "show intercept lobby paris",
        "is lobby paris closed?",
        "until when is lobby paris closed?",
        "who closed lobby paris and until when?",
        "who has closed the lobby paris?",
    ],
)
def test_the_card_says_until_when(chat: Chat, typed: str) -> None:
    chat.ask(CLOSED)
    shown = chat.ask(typed)
    assert "Call Intercept" in read(shown)
    assert UNTIL in read(shown)
    assert {"Extend 1 hour", "End now"} <= {*buttons(shown)}


def test_its_buttons_extend_and_end_it(chat: Chat) -> None:
    chat.ask(CLOSED)
    assert "s-1 holds until" in read(chat.press(chat.ask("lobby paris"), "Extend 1 hour"))
    ended = chat.press(chat.ask("is lobby paris closed?"), "End now")
    assert read(ended).startswith("Ended: Call Intercept")
    assert "s-1" not in read(chat.ask("lobby paris"))


def test_who_closed_it_says_who(chat: Chat) -> None:
    chat.ask(CLOSED)
    said = read(chat.ask("who closed lobby paris and until when?"))
    assert "Last change through me: Intercept calls: Off → On, by Ana Roux" in said


def test_who_may_only_look_has_no_buttons(chat: Chat) -> None:
    chat.ask(CLOSED)
    shown = chat.ask("lobby paris", "ravi")
    assert UNTIL in read(shown)
    assert "End now" not in buttons(shown)


def test_a_setting_that_is_as_usual_meanwhile_is_told_above(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on")
    chat.ask("set intercept lobby paris off for 2 hours")
    assert "Call Intercept: Until " in read(chat.ask("lobby paris"))


def test_fields_are_named_where_the_switch_is_not_among_them(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris all calls go to 5511 for 2 hours")
    assert "All calls go to: until " in read(chat.ask("show forwarding lobby paris"))
    assert "Call Forwarding: All calls go to: until " in read(chat.ask("lobby paris"))


def test_of_several_there_is_no_button_for_one(chat: Chat) -> None:
    chat.ask(CLOSED)
    chat.ask("set dnd lobby paris on for 2 hours")
    shown = chat.ask("lobby paris")
    assert UNTIL in read(shown)
    assert "(s-2, Ana Roux)" in read(shown)
    assert "End now" not in buttons(shown)


def test_what_waits_for_its_start_is_not_said_to_hold(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on from tomorrow 8:00 to tomorrow 9:00")
    assert UNTIL not in read(chat.ask("lobby paris"))


def test_after_its_end_nothing_is_said(chat: Chat) -> None:
    chat.ask(CLOSED)
    chat.wait(timedelta(hours=2))
    chat.hears("ana", "Ended: ")
    assert "s-1" not in read(chat.ask("lobby paris"))


def test_a_plan_for_a_time_names_what_is_so_already_and_stays(chat: Chat) -> None:
    chat.ask("set intercept lobby denver on")
    chat.ask("close lobby paris and lobby denver until tomorrow 8am")
    shown = read(chat.hears("ana", "Shall I run it?"))
    assert "So already, without an end: they stay so" in shown
    assert "Lobby Denver" in shown


def test_any_plan_names_what_is_so_already(chat: Chat) -> None:
    chat.ask("set intercept lobby denver on")
    chat.ask("close lobby paris and lobby denver")
    shown = chat.hears("ana", "Shall I run it?")
    assert "So already" in read(shown)
    assert "Lobby Denver" in read(shown)
    assert "without an end" not in read(shown)
