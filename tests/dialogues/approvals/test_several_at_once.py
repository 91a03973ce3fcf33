"""Several changes in one go: each is asked for, or all of them as a plan."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.both_engines import database_url as database_url
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys

BOT = {"two_keys": "all"}


@pytest.fixture
def keys(chat: Chat) -> Keys:
    return Keys(chat)


def test_commands_one_after_the_other_are_asked_for_one_by_one(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on then set waiting lobby paris off")
    keys.chat.hears(TEAM, "r-2: Call Waiting · Lobby Paris?")
    keys.ask("approve r-2", "ravi")
    keys.done()
    assert not keys.is_on()
    assert not keys.chat.setting("Lobby Paris", "callWaiting")["enabled"]


def test_items_that_were_removed_together_come_back_as_a_plan(keys: Keys) -> None:
    keys.ask("add pattern lobby paris 0899! name Premium action block")
    keys.press("Approve")
    keys.done()
    keys.ask("remove all patterns lobby paris")
    keys.press("Remove", "ana")
    keys.press("Approve")
    keys.done()
    assert keys.patterns() == []
    keys.press("Undo", "ana")
    keys.done()
    keys.press("Run", "ana")
    assert keys.last().startswith("r-3: Digit Patterns, 1 workspace?")
    keys.press("Approve")
    keys.done()
    assert sorted(keys.patterns()) == ["Premium", "Premium numbers"]


def test_what_cannot_be_undone_has_no_undo(keys: Keys) -> None:
    keys.ask("remove all codes lobby paris")
    keys.press("Remove", "ana")
    keys.press("Approve")
    keys.done()
    card = keys.chat.said(TEAM)[-1]
    assert read(card).startswith("Changed: Access code")
    assert buttons(card) == []


def test_a_copy_a_file_and_a_baseline_are_plans(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    keys.press("Approve")
    keys.done()
    keys.ask("copy dnd from lobby paris to gym, kitchen")
    keys.done()
    assert read(keys.press("Run", "ana")).startswith("r-2: Do Not Disturb, 2 workspaces?")
    assert not keys.is_on("Gym")
    keys.press("Approve")
    keys.done()
    assert keys.is_on("Gym")
    assert keys.is_on("Kitchen")


def test_a_preview_comes_first(cloud: Cloud, database_url: str) -> None:
    with two_keys(cloud, database_url, "risky", preview="risky") as keys:
        shown = keys.ask("forward lobby paris to +33 6 12 34 56 78")
        assert buttons(shown) == ["Do it", "Change", "Cancel"]
        asked = keys.press("Do it", "ana")
        assert read(asked).startswith("r-1: Call Forwarding · Lobby Paris?")
        assert "calls may go outside" in read(asked)
        assert shown.id not in {one.id for one in keys.chat.said(TEAM)}
        keys.ask("set dnd gym on")
        assert keys.is_on("Gym"), "what is not risky is made at once"
        keys.ask("approve r-1", "ravi")
        keys.done()
        assert keys.chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["enabled"]


def test_without_a_number_nothing_is_decided(keys: Keys) -> None:
    assert "Nothing waits for that" in read(keys.ask("approve", "ravi"))
    keys.ask("set dnd lobby paris on")
    for said in ("approve", "approve it", "deny that because no"):
        assert "Say which request." in read(keys.ask(said, "ravi"))
    assert "say approve r-1" in read(keys.ask("approve", "ravi"))
    assert "Say which request." in read(keys.ask("withdraw"))
    assert keys.request().state == "open"
