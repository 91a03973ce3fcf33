"""Changes that others make in Webex: seen, told once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]

ROUND = timedelta(minutes=2)


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, database_url, radar_requests_per_second=20.0) as chat:
        yield chat


def look(chat: Chat) -> None:
    """Every setting that is watched is read once more."""
    chat.clock.ahead += ROUND
    for _ in range(8):
        chat.bot.radar_work.run_due()
        chat.clock.ahead += timedelta(seconds=10)


def elsewhere(chat: Chat, workspace: str, setting: str, **values: object) -> None:
    """Somebody changes a setting in Control Hub."""
    chat.cloud.change(chat.cloud.workspace(workspace), setting, dict(values))


def test_a_change_from_elsewhere_is_told_once_and_undone(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    notice = chat.hears("ravi", "Lobby Paris: Do Not Disturb changed")
    said = read(notice)
    assert "Do not disturb: Off → On" in said and "Somebody, not through me · between" in said
    assert buttons(notice) == ["Undo", "Show", "History", "Mute 2 h"]
    look(chat)
    assert len(notices(chat, "ravi")) == 1
    assert "not through me" in read(chat.press(notice, "History", "ravi"))
    chat.give_roles("ravi", "id_full_admin")
    undone = chat.press(notice, "Undo", "ravi")
    assert "On → Off" in read(undone)
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    look(chat)
    assert len(notices(chat, "ravi")) == 1


def test_own_changes_are_no_changes_from_elsewhere(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    look(chat)
    chat.ask("set dnd lobby paris on")
    chat.ask("forward lobby paris to 4404")
    look(chat)
    assert len(notices(chat, "ravi")) == 2
    assert all("Ana Roux" in one for one in notices(chat, "ravi"))


def test_it_says_what_callers_experience_now(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    always = {"enabled": True, "destination": "4404", "ringReminderEnabled": False}
    forwarding = chat.setting("Lobby Paris", "callForwarding")
    elsewhere(
        chat,
        "Lobby Paris",
        "callForwarding",
        callForwarding={**forwarding["callForwarding"], "always": always},
    )
    look(chat)
    assert "Calls to Lobby Paris go to 4404" in read(chat.hears("ravi", "Call Forwarding changed"))


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
    stored = str([one.values for one in chat.app.store.readings(pairs(chat)).values()])
    assert "7788" not in stored and "Night" in stored


def pairs(chat: Chat) -> list[tuple[str, str]]:
    return [*chat.app.store.read_moments()]


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


def test_what_changed_while_the_bot_was_away_is_told(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url, radar_requests_per_second=20.0) as chat:
        chat.ask("watch lobby paris", "ravi")
        look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    with Chat.started(cloud, database_url, ahead=2 * ROUND, radar_requests_per_second=20.0) as chat:
        look(chat)
        assert "while I was away" in read(chat.hears("ravi", "Do Not Disturb changed"))
        elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=False)
        look(chat)
        assert "while I was away" not in read(chat.hears("ravi", "On → Off"))


def test_what_is_undone_between_two_looks_is_not_told(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    for on in (True, False):
        elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=on)
    look(chat)
    assert notices(chat, "ravi") == []


def test_a_setting_that_cannot_be_read_keeps_nothing_back(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    chat.cloud.fault("GET .*/callWaiting", status=500, times=100)
    chat.cloud.fault("GET .*/intercept", status=200, body="<html>", times=100)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    elsewhere(chat, "Lobby Paris", "callWaiting", enabled=False)
    look(chat)
    assert len(notices(chat, "ravi")) == 1
    chat.heal()
    look(chat)
    assert len(notices(chat, "ravi")) == 2


def test_nothing_is_read_or_kept_when_nobody_watches_any_more(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    assert pairs(chat)
    chat.ask("unwatch 1", "ravi")
    look(chat)
    assert not pairs(chat)
    requests = len(chat.cloud.requests)
    look(chat)
    assert len(chat.cloud.requests) == requests


def test_who_changed_it_is_answered(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    assert "Somebody, not through me, changed Do Not Disturb of Lobby Paris last: between" in read(
        chat.ask("who changed dnd on lobby paris?")
    )
    assert "not through me" in read(chat.ask("history lobby paris"))
    moved = chat.ask("set dnd lobby paris off")
    assert "On → Off" in read(moved)


def test_what_is_changed_together_stands_in_one_thread(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    look(chat)
    for name in ("Gym", "Kitchen", "Huddle"):
        elsewhere(chat, name, "doNotDisturb", enabled=True)
    look(chat)
    assert len(notices(chat, "ravi")) == 3
    first, *others = [one for one in chat.said("ravi") if "changed\n" in read(one)]
    assert first.parent_id is None and {one.parent_id for one in others} == {first.id}
    chat.clock.ahead += timedelta(minutes=10)
    elsewhere(chat, "Gym", "doNotDisturb", enabled=False)
    look(chat)
    assert next(one for one in chat.said("ravi") if "On → Off" in read(one)).parent_id is None
