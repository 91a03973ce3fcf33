"""Where Webex fails, or a workspace goes away, nothing is invented and nothing real is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest

from bot.ports.notices import LastReading
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.dialogues.watching.looking import elsewhere, look, pairs
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
ADMIN_READS = "GET /(workspaces|telephony|locations|licenses|people)"
ALWAYS = 1_000_000


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        yield chat


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


def test_a_reading_that_cannot_be_kept_keeps_no_other_back(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chat.ask("watch lobby paris", "ravi")
    store = chat.bot.ground.store
    keep = store.keep_readings

    def keep_others(new: Collection[LastReading]) -> Collection[tuple[str, str]]:
        if any(one.family == "intercept" for one in new):
            raise ZeroDivisionError
        return keep(new)

    monkeypatch.setattr(store, "keep_readings", keep_others)
    look(chat)
    never_read = [key for (_, key), read_at in store.read_moments().items() if read_at is None]
    assert never_read == ["intercept"]
    assert "intercept of" in caplog.text


def test_what_webex_does_not_let_be_read_is_told_when_it_does_again(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    chat.cloud.fault("GET .*/doNotDisturb", status=403, times=1000)
    look(chat)
    assert notices(chat, "ravi") == []
    chat.heal()
    chat.clock.ahead += timedelta(hours=7)
    look(chat)
    assert len(notices(chat, "ravi")) == 1


def test_a_workspace_that_is_new_renamed_or_gone(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    look(chat)
    desk = chat.cloud.add_workspaces(1, "Desk {:02}")[0]
    chat.clock.ahead += timedelta(hours=1)
    look(chat)
    chat.rename("Gym", "<@personEmail:x@example.com> " + "Gym " * 200)
    chat.clock.ahead += timedelta(hours=1)
    chat.cloud.change(desk, "doNotDisturb", {"enabled": True})
    chat.cloud.change(chat.cloud.workspace(renamed(chat)), "doNotDisturb", {"enabled": True})
    look(chat)
    said = notices(chat, "ravi")
    assert len(said) == 2
    assert any(one.startswith("Desk 01: Do Not Disturb changed") for one in said)
    assert all("<@personEmail" not in one.markdown for one in chat.said("ravi"))


def renamed(chat: Chat) -> str:
    return next(one.name for one in chat.cloud.state.workspaces.values() if "Gym Gym" in one.name)


def journalled(chat: Chat) -> list[tuple[str, str]]:
    """The changes of others that the journal has, the newest first: of which workspace and setting."""
    entries = chat.bot.ground.store.history(limit=100)
    return [(one.workspace_name, one.family) for one in entries if one.is_from_elsewhere]


def without_waiting(chat: Chat) -> None:
    """Whatever the bot waits for, its clock is moved on by."""

    async def at_once(seconds: float) -> None:
        chat.clock.ahead += timedelta(seconds=seconds)

    rest = chat.app.ground.admin.rest
    for part in (rest, rest._limiter):
        part._sleep = at_once
        part._now = lambda: monotonic() + chat.clock.ahead.total_seconds()


def test_a_workspace_that_was_deleted_is_told_of_no_more_and_holds_up_no_other(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    look(chat)
    gone = chat.cloud.workspace("Lobby Paris").id
    chat.remove("Lobby Paris")
    elsewhere(chat, "Gym", "doNotDisturb", enabled=True)
    look(chat)
    look(chat)
    assert journalled(chat) == [("Gym", "dnd")] and len(notices(chat, "ravi")) == 1
    chat.read_workspaces()
    look(chat)
    assert gone not in {workspace for workspace, _ in pairs(chat)}
    elsewhere(chat, "Gym", "doNotDisturb", enabled=False)
    look(chat)
    assert journalled(chat) == [("Gym", "dnd")] * 2 and len(notices(chat, "ravi")) == 2
    assert len(chat.bot.ground.store.watches(chat.cloud.space("ravi").id)) == 1


def test_what_moves_out_of_the_reach_of_a_location_administrator_is_not_told_to_them(chat: Chat) -> None:
    chat.ask("watch all", "lena")
    chat.ask("watch kitchen", "lena", "team")
    look(chat)
    kitchen, denver = chat.cloud.workspace("Kitchen"), chat.cloud.workspace("Lobby Denver").location_id
    with chat.cloud.state.lock:
        chat.cloud.state.workspaces[kitchen.id] = replace(kitchen, location_id=denver)
    chat.read_workspaces()
    elsewhere(chat, "Kitchen", "doNotDisturb", enabled=True)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    chat.hears("team", "I end the watch of Kitchen here")
    (said,) = notices(chat, "lena")
    assert said.startswith("Lobby Paris: Do Not Disturb changed")
    assert not any("Off → On" in read(one) for one in chat.said("team"))
    look(chat)
    assert kitchen.id not in {workspace for workspace, _ in pairs(chat)}
    assert [one.label for one in chat.bot.ground.store.all_watches()] == ["all workspaces in Paris HQ"]


@pytest.mark.parametrize(
    ("answer", "rounds", "every"),
    [
        ({"status": 500}, 24, HOUR),
        ({"status": 200, "body": "<html>Try again</html>"}, 24, HOUR),
        ({"status": 429, "headers": {"Retry-After": "600"}}, 6, timedelta(minutes=10)),
    ],
    ids=["a day of 500", "a day of pages of HTML", "an hour of 429"],
)
def test_what_is_changed_while_webex_fails_for_long_is_told_once_when_it_is_well_again(
    chat: Chat, answer: dict[str, Any], rounds: int, every: timedelta
) -> None:
    without_waiting(chat)
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    assert pairs(chat)
    before = {*pairs(chat)}
    chat.cloud.fault(ADMIN_READS, times=ALWAYS, **answer)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    waiting = chat.setting("Lobby Paris", "callWaiting")["enabled"]
    elsewhere(chat, "Lobby Paris", "callWaiting", enabled=not waiting)
    asked = len(chat.cloud.requests)
    for _ in range(rounds):
        chat.clock.ahead += every
        chat.bot.looking.radar_work.run_due()
        chat.deliver_notices()
    assert len(chat.cloud.requests) - asked >= rounds, "it is tried on"
    elsewhere(chat, "Lobby Paris", "callWaiting", enabled=waiting)
    assert journalled(chat) == [] and notices(chat, "ravi") == []
    assert {*pairs(chat)} == before, "what was read is kept"
    chat.heal()
    chat.clock.ahead += HOUR
    look(chat)
    look(chat)
    assert journalled(chat) == [("Lobby Paris", "dnd")], "what was undone meanwhile is no change"
    assert len(notices(chat, "ravi")) == 1
    assert len(chat.bot.ground.store.watches(chat.cloud.space("ravi").id)) == 1
