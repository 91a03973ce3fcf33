"""“Which rooms have …?” is answered by reading the setting of every workspace that the person may see."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "asked", ["which rooms have dnd on?", "list the rooms with dnd on", "what workspaces have dnd on"]
)
def test_the_workspaces_that_have_it_are_listed(chat: Chat, asked: str) -> None:
    chat.ask("set dnd huddle on")
    answer = chat.ask(asked)
    assert "Do not disturb is on in 1 of 8 workspaces." in read(answer)
    assert "Huddle" in read(answer) and "Lobby" not in read(answer)
    assert read(chat.press(answer, buttons(answer)[0])).startswith("Do Not Disturb · Huddle")


def test_none_is_said(chat: Chat) -> None:
    assert "Calls are forwarded in none of 8 workspaces." in read(chat.ask("who is forwarded?"))


def test_what_is_off_is_found_too(chat: Chat) -> None:
    assert "Do not disturb is off in 8 of 8 workspaces." in read(chat.ask("which rooms have dnd off?"))


@pytest.mark.parametrize("asked", ["which rooms are there?", "list all rooms"])
def test_without_a_setting_all_are_listed(chat: Chat, asked: str) -> None:
    assert "10 in all" in read(chat.ask(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "which rooms have dnd on since zork?",
        "which rooms are forwarded to zork",
        "which rooms are forwarded to 1",
        "which rooms in zork have dnd on",
    ],
)
def test_what_is_not_understood_is_not_passed_over(chat: Chat, asked: str) -> None:
    answer = read(chat.ask(asked))
    assert "did not understand all of this" in answer
    assert "10 in all" not in answer


def test_what_cannot_be_read_is_counted(chat: Chat) -> None:
    chat.cloud.fault("GET .*/doNotDisturb", status=500, times=40)
    assert "Could not be read" in read(chat.ask("which rooms have dnd on?"))


def test_so_many_workspaces_are_not_read_for_one_question(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.views.where.MAX_LOOKED_AT", 5)
    assert "I read 5 at most" in read(chat.ask("which rooms have dnd on?"))


@pytest.mark.parametrize(
    "asked",
    [
        "which rooms have voicemail after 99 rings",
        "which rooms are forwarded to 911",
        "which rooms have rings 0 for voicemail",
    ],
)
def test_a_value_that_none_can_have_is_said(chat: Chat, asked: str) -> None:
    answer = read(chat.ask(asked))
    assert "I looked nowhere." in answer or "in none of" in answer
    assert "Something went wrong" not in answer


@pytest.mark.parametrize(
    "asked",
    ["is dnd on anywhere?", "who has dnd on?", "is any room on dnd?", "do any rooms have dnd on?"],
)
def test_any_and_who_ask_for_all_workspaces(chat: Chat, asked: str) -> None:
    chat.ask("dnd on in the gym")
    assert "is on in 1 of " in read(chat.ask(asked))
