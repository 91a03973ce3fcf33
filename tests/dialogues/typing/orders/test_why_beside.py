"""A clause or a sentence that only says why, or is polite, sets nothing by itself."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "clause",
    [
        ", people want to answer",
        ", people want to answer calls themselves",
        ", they need to concentrate",
        ", the nurses need to reach outside doctors",
        ", no one ever listens to it",
        ", it was a bad idea",
        " so that visitors can reach us",
        " because the receptionist is ill",
        ". The receptionist is ill.",
    ],
)
def test_only_the_order_is_shown(chat: Chat, clause: str) -> None:
    answer = chat.ask(f"turn off call waiting in huddle{clause}")
    said = read(answer)
    assert "Call waiting: On → Off" in said
    assert "do not know what to make" not in said
    assert chat.writes() == []
    chat.press(answer, "Do it")
    assert chat.writes() == [{"enabled": False}]


def test_what_follows_because_is_kept(chat: Chat) -> None:
    chat.press(chat.ask("turn on dnd in huddle because the receptionist is ill"), "Do it")
    assert "the receptionist is ill" in read(chat.ask("history huddle"))


@pytest.mark.parametrize(
    "clause",
    [
        ", they need voicemail too",
        ", they want to forward calls to the kitchen",
        ", people need dnd on",
        ", guests need to dial international numbers",
        ", they want it on tomorrow",
        ", they do not want it yet",
    ],
)
def test_what_may_be_more_than_a_reason_is_not_passed_over(chat: Chat, clause: str) -> None:
    chat.ask(f"turn off call waiting in huddle{clause}")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "add access code 88231 in huddle, people there need to call customers",
        "add access code 88231 to huddle so that guests can call out",
        "create an authorization code 88231 for huddle because the night shift needs it",
    ],
)
def test_a_code_is_taken_without_the_reason(chat: Chat, said: str) -> None:
    assert "88231" not in read(chat.ask(said))
    codes = chat.setting("Huddle", "accessCodes")["accessCodes"]
    assert [one["code"] for one in codes] == ["88231"]


@pytest.mark.parametrize(
    "polite",
    [
        "{} That would be great.",
        "Sorry to bother you. {}",
        "Hope you are well. {}",
        "{} Let me know when it is done.",
        "I have a quick request. {} No rush.",
    ],
)
def test_courtesy_beside_an_order_is_passed_over(chat: Chat, polite: str) -> None:
    chat.ask(polite.format("Turn off call waiting in huddle."))
    assert chat.writes() == [{"enabled": False}]


def test_a_phone_that_is_to_stop_ringing_is_silenced(chat: Chat) -> None:
    answer = chat.ask("The gym phone is annoying. Please stop it ringing.")
    assert "Do not disturb: Off → On" in read(answer)
    several = read(chat.ask("Lobby phones are annoying. Please stop them ringing."))
    assert several.startswith("2 workspaces fit.") and "do not disturb on" in several
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["the gym phone should not ring so long", "gym must not ring for that long"])
def test_how_long_is_asked_and_nothing_is_silenced(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and "Do not disturb" not in read(answer)
    assert chat.writes() == []
