"""“Open the lobby again”, “end the forwarding of lobby paris now”: ended by the name of the workspace."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, choices, read
from tests.dialogues.timed.for_several import asked, ran

CLOSED = "set intercept lobby paris on for 2 hours"


def is_closed(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, "intercept")["enabled"])


@pytest.mark.parametrize(
    "said",
    [
        "open lobby paris",
        "please open the lobby paris again",
        "reopen lobby paris now",
        "open the lobby",
        "end the closing of lobby paris",
        "end the intercept of lobby paris now",
    ],
)
def test_a_closing_is_ended(chat: Chat, said: str) -> None:
    chat.ask(CLOSED)
    assert is_closed(chat)
    answer = read(chat.ask(said))
    assert answer.startswith("Ended: Call Intercept · Lobby Paris") and "s-1" in answer
    assert not is_closed(chat) and not chat.bot.ground.store.open_timed()


@pytest.mark.parametrize(
    "said",
    [
        "open the lobby?",
        "open lobby paris tomorrow, please",
        "end the intercept of lobby paris at 18:00, please",
        "open the history of all lobbies",
        "open up international calls in all at Paris",
    ],
)
def test_a_question_another_time_and_another_thing_end_nothing(chat: Chat, said: str) -> None:
    chat.ask(CLOSED)
    chat.ask(said)
    assert is_closed(chat) and chat.bot.ground.store.open_timed()


def test_what_is_not_closed_is_shown(chat: Chat) -> None:
    assert read(chat.ask("open lobby paris")).startswith("Lobby Paris\n")


def test_who_may_only_look_is_shown_it(chat: Chat) -> None:
    chat.ask(CLOSED)
    assert read(chat.ask("open lobby paris", "ravi")).startswith("Lobby Paris\n")
    assert is_closed(chat)


def test_what_is_closed_without_an_end_is_asked_about(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on")
    question = chat.ask("open lobby paris")
    assert "without an end. Nothing was changed. Open it?" in read(question)
    assert read(chat.choose(question, "Only show it")).startswith("Lobby Paris\n")
    assert is_closed(chat)
    chat.choose(question, "Call Intercept: off")
    assert not is_closed(chat)


def test_a_plan_is_ended_as_a_whole(chat: Chat) -> None:
    ran(chat, "close all at Paris today")
    assert is_closed(chat) and is_closed(chat, "Huddle")
    asked(chat, "open all at Paris")
    assert not is_closed(chat) and not is_closed(chat, "Huddle")


def test_of_several_it_is_asked_which(chat: Chat) -> None:
    ran(chat, "close lobby paris and lobby denver for 2 hours")
    said = [*choices(chat.ask("open the lobby"), "say").values()]
    assert len(said) == 3 and said[-1] == "end p-1 now"
    assert is_closed(chat)


def test_all_that_a_timed_change_holds_goes_back(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris all calls go to 4404 forward all calls on for 2 hours")
    assert read(chat.ask("end the forwarding of lobby paris now")).startswith("Ended: Call Forwarding")
    always = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]
    assert not always["enabled"] and not always.get("destination")
    assert "Nothing waits" in read(chat.ask("scheduled"))
