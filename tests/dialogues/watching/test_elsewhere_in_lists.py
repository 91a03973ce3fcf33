"""Changes that others make in lists: entries, rules and access codes are seen one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.errors import WebexError
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read
from tests.dialogues.watching.looking import elsewhere, look, pairs
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        yield chat


@pytest.mark.parametrize("answer", [None, 504])
def test_an_own_change_of_a_list_that_cannot_be_read_again_is_told_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, answer: int | None
) -> None:
    def unreadable(*_: object) -> None:
        raise WebexError("Webex did not answer.", status=502)

    chat.ask("watch lobby paris", "ravi")
    look(chat)
    with monkeypatch.context() as patch:
        patch.setattr("bot.changes.item_target.ItemTarget.read_back", unreadable)
        if answer:
            chat.cloud.fault("POST .*/digitPatterns", status=answer, before=False)
        chat.ask("add pattern lobby paris name UK pattern 44! action block")
    chat.clock.ahead += timedelta(minutes=1)
    chat.app.upkeep.settle()
    look(chat)
    assert ["Ana Roux" in one for one in notices(chat, "ravi")] == [True]
    patterns = chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
    elsewhere(chat, "Lobby Paris", "digitPatterns", digitPatterns=patterns[1:])
    look(chat)
    assert ["Somebody, not through me" in one for one in notices(chat, "ravi")] == [False, True]


def test_entries_of_lists_are_seen_one_by_one(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    look(chat)
    codes = {
        "accessCodes": [{"code": "3421", "description": "Finance"}, {"code": "7788", "description": "Night"}]
    }
    elsewhere(chat, "Lobby Paris", "accessCodes", **codes)
    patterns = chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
    elsewhere(chat, "Lobby Paris", "digitPatterns", digitPatterns=patterns[1:])
    look(chat)
    said = notices(chat, "team")
    assert len(said) == 3
    everything = "".join(said)
    assert "Night" in everything and "7788" not in everything and "3421" not in everything
    stored = str([one.values for one in chat.app.ground.store.readings(pairs(chat)).values()])
    assert "7788" not in stored and "Night" in stored


def test_another_spelling_and_another_order_are_no_change(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    forwarding = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]
    always = {"enabled": True, "destination": "+33140000404", "ringReminderEnabled": False}
    elsewhere(chat, "Lobby Paris", "callForwarding", callForwarding={**forwarding, "always": always})
    look(chat)
    spelled = {**always, "destination": "+33-140000404", "somethingNew": 7}
    elsewhere(chat, "Lobby Paris", "callForwarding", callForwarding={**forwarding, "always": spelled})
    patterns = chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
    elsewhere(chat, "Lobby Paris", "digitPatterns", digitPatterns=patterns[::-1])
    look(chat)
    assert notices(chat, "ravi") == []


def test_an_entry_that_was_seen_whole_is_added_again_and_a_summary_is_not(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    patterns = chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
    elsewhere(chat, "Lobby Paris", "digitPatterns", digitPatterns=patterns[1:])
    elsewhere(chat, "Lobby Paris", "selectiveReject", criteria=[])
    look(chat)
    rule = chat.hears("ravi", "Lobby Paris: Selective Reject changed")
    assert "Undo" not in buttons(rule)
    chat.give_roles("ravi", "id_full_admin")
    assert "I had seen only a part of the rule" in read(chat.ask("undo 2", "ravi")) + read(
        chat.ask("undo 1", "ravi")
    )
    left = {one.partition(" changed")[0] for one in notices(chat, "ravi")}
    assert left == {"Lobby Paris: Selective Reject"}, "the other one is undone"
    assert len(chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]) == len(patterns)


def test_whom_a_rule_is_for_is_seen_where_the_list_does_not_show_it(chat: Chat) -> None:
    chat.ask("watch reject on lobby paris", "ravi")
    look(chat)
    document = chat.cloud.state.settings[chat.cloud.workspace("Lobby Paris").id]["selectiveReject"]
    document["criteria"][1]["phoneNumbers"] = ["+33170001234"]
    look(chat)
    notice = chat.hears("ravi", "Lobby Paris: Selective Reject changed")
    assert "Chosen callers" in read(notice) and "+33 1 70 00 12 34" in read(notice)
    look(chat)
    assert len(notices(chat, "ravi")) == 1


def test_whom_a_rule_is_for_is_seen_also_where_the_rule_could_not_be_read_meanwhile(chat: Chat) -> None:
    chat.ask("watch reject on lobby paris", "ravi")
    look(chat)
    document = chat.cloud.state.settings[chat.cloud.workspace("Lobby Paris").id]["selectiveReject"]
    document["criteria"][1]["phoneNumbers"] = ["+33170001234"]
    chat.cloud.fault("GET .*/selectiveReject/criteria/", status=500, times=1000)
    look(chat)
    assert notices(chat, "ravi") == []
    chat.heal()
    look(chat)
    assert "+33 1 70 00 12 34" in read(chat.hears("ravi", "Lobby Paris: Selective Reject changed"))


def test_whom_a_rule_is_for_is_not_told_as_somebody_elses_where_the_bot_changed_it(chat: Chat) -> None:
    chat.ask("watch reject on lobby paris", "ravi")
    look(chat)
    said = read(chat.ask("change rule reject lobby paris 2 numbers +33 1 70 00 12 34"))
    assert "+33 1 70 00 12 34" in said
    look(chat)
    look(chat)
    assert not any("not through me" in one for one in notices(chat, "ravi"))


def test_whose_access_codes_count_is_seen_and_a_code_that_was_replaced_is_one_change(chat: Chat) -> None:
    chat.ask("watch codes on lobby paris", "ravi")
    look(chat)
    held = chat.setting("Lobby Paris", "accessCodes")
    elsewhere(chat, "Lobby Paris", "accessCodes", useCustomAccessCodes=not held["useCustomAccessCodes"])
    look(chat)
    notice = chat.hears("ravi", "Lobby Paris: Access Codes changed")
    assert "Use custom access codes: On → Off" in read(notice) and "Undo" not in buttons(notice)
    codes = held["accessCodes"]
    elsewhere(chat, "Lobby Paris", "accessCodes", accessCodes=[{**codes[0], "code": "987654"}, *codes[1:]])
    look(chat)
    told = notices(chat, "ravi")
    assert len(told) == 2
    assert "Code: (hidden) → (hidden), another one" in told[1] and "987654" not in told[1]
