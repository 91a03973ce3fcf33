"""A request that its author edits away or says no to is withdrawn, so that nobody can agree to it."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.approvals.keys import TEAM, Keys

BOT = {"two_keys": "all"}


@pytest.fixture
def keys(chat: Chat) -> Keys:
    return Keys(chat)


@pytest.mark.parametrize("words", ["dnd on in huddle", "never mind, sorry", "no"])
def test_an_order_that_is_edited_away_is_not_made(keys: Keys, words: str) -> None:
    keys.ask("dnd on in lobby paris")
    keys.chat.edit(words, "ana", TEAM)
    assert "r-1 was withdrawn" in read(keys.ask("approve r-1", "ravi"))
    assert keys.chat.writes() == []


def test_what_another_one_agreed_to_is_not_made_again(keys: Keys) -> None:
    keys.ask("dnd on in lobby paris")
    keys.press("Approve")
    keys.done()
    answer = keys.chat.edit("dnd on in huddle", "ana", TEAM)
    assert "I acted on this message before you edited it (Do Not Disturb of Lobby Paris)" in read(answer)
    assert buttons(answer) == ["Undo"]
    assert len(keys.chat.writes()) == 1
    assert "Nothing waits" in read(keys.ask("requests", "ravi"))


def test_a_plan_that_is_edited_away_is_not_made(keys: Keys) -> None:
    keys.ask("dnd on in lobby paris and kitchen")
    keys.done()
    keys.press("Run", "ana")
    said = keys.chat.said(TEAM)
    assert "r-1" in read(said[-1])
    keys.chat.edit("never mind", "ana", TEAM)
    keys.ask("approve r-1", "ravi")
    keys.done()
    assert "r-1" not in read(keys.ask("requests", "ravi"))
    assert keys.chat.writes() == []


@pytest.mark.parametrize("no", ["no", "cancel", "forget it", "never mind", "no, don't"])
def test_no_withdraws_what_was_asked_for_just_now(keys: Keys, no: str) -> None:
    keys.ask("dnd on in lobby paris")
    said = read(keys.ask(no))
    assert "r-1" in said and "asks for it no more" in said
    assert "Nothing waits" in read(keys.ask("requests", "ravi"))


def test_a_yes_or_another_persons_no_withdraws_nothing(keys: Keys) -> None:
    keys.ask("dnd on in lobby paris")
    keys.ask("no", "ravi")
    keys.ask("yes")
    assert "r-1" in read(keys.ask("requests", "ravi"))
    keys.ask("no")
    assert keys.request().state == "open"


def test_a_request_behind_a_press_is_withdrawn_too(keys: Keys) -> None:
    keys.chat.ask("forward lobby to 4404", "ana", TEAM)
    keys.press("Choose", "ana")
    assert keys.request().state == "open"
    keys.chat.edit("no, don't", "ana", TEAM)
    assert keys.request().state == "withdrawn"
