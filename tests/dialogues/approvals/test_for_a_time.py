"""Changes for a time that need a second key: agreed to before they are kept, ended without another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import read
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url) as keys:
        yield keys


def said(keys: Keys) -> list[str]:
    return [read(one) for one in keys.chat.said(TEAM)]


def test_it_is_kept_when_somebody_agrees_and_ends_by_itself(keys: Keys) -> None:
    card = read(keys.ask("set dnd lobby paris on for 2 hours"))
    assert card.startswith("r-1: Do Not Disturb · Lobby Paris?")
    assert "(Europe/Paris), in 2 h." in card
    assert keys.chat.bot.ground.store.open_timed() == []
    keys.press("Approve")
    assert keys.done().startswith("Changed: Do Not Disturb")
    assert keys.is_on()
    assert len(keys.chat.bot.ground.store.open_timed()) == 1
    keys.done(2 * HOUR)
    assert not keys.is_on(), "its end was agreed to with its beginning"
    assert keys.chat.bot.ground.store.approval(2) is None


def test_one_that_begins_later_begins_by_itself(keys: Keys) -> None:
    now = keys.chat.clock().astimezone(ZoneInfo("Europe/Paris"))
    day = now.replace(hour=9, minute=0) + timedelta(days=1)
    named = f"{day.day} {day:%b %Y}".lower()
    keys.ask(f"set dnd lobby paris on from {named} 9:00 to {named} 17:00")
    keys.press("Approve")
    assert "It is set as s-1" in keys.done()
    assert not keys.is_on()
    room = keys.chat.cloud.workspace("Lobby Paris")
    keys.chat.cloud.change(room, "doNotDisturb", {"ringSplashEnabled": True})
    keys.done(day - now + timedelta(minutes=1))
    assert keys.is_on()
    assert any(one.startswith("Begun: Do Not Disturb") for one in said(keys))
    entry = keys.chat.bot.ground.store.change(1)
    assert entry is not None
    assert entry.approved_by == "Ravi Patel"
    keys.done(timedelta(days=1))
    assert not keys.is_on()
    assert len(keys.chat.writes()) == 2


def test_what_was_agreed_to_for_a_time_is_not_made_to_stay(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on for 2 hours")
    keys.press("Approve")
    keys.done()
    assert "was agreed to until" in read(keys.ask("extend s-1 by 1 day"))
    assert "was agreed to until" in read(keys.ask("cancel s-1"))
    assert "r-2:" in read(keys.ask("end s-1 now")), "an early end is a change of its own"
    keys.done(2 * HOUR)
    assert not keys.is_on()


def test_a_plan_for_a_time_that_was_agreed_to_ends_when_it_was_agreed_to(keys: Keys) -> None:
    keys.ask("dnd on in all lobbies for 2 hours")
    keys.done()
    keys.press("Run", "ana")
    card = keys.done()
    assert "Then it goes back." in card, card
    keys.press("Approve")
    for _ in range(3):
        keys.done(timedelta(seconds=6))
    assert keys.is_on()
    assert "was agreed to until" in read(keys.ask("extend p-1 by 1 day"))
    assert "was agreed to until" in read(keys.ask("cancel p-1"))
    assert "before its time needs a second key" in read(keys.ask("end p-1 now"))
    assert keys.is_on()
    keys.done(2 * HOUR)
    assert not keys.is_on()
    assert any(one.startswith("Ended: Do Not Disturb, 2 workspaces") for one in said(keys))


def test_its_end_comes_before_anybody_agrees(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on for 2 hours")
    assert "Run out: Do Not Disturb" in keys.done(2 * HOUR)
    assert "r-1 has run out" in read(keys.ask("approve r-1", "ravi"))
    assert "Its end has passed" in read(keys.ask("ask r-1 again"))
    assert keys.chat.writes() == []


def test_an_early_end_that_somebody_agreed_to_is_made(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on for 2 hours")
    keys.press("Approve")
    keys.done()
    keys.ask("end s-1 now")
    keys.press("Approve")
    keys.done()
    assert not keys.is_on()
    keys.done(2 * HOUR)
    assert len(keys.chat.writes()) == 2


def test_what_begins_later_and_stays_is_made_at_its_time(keys: Keys) -> None:
    at = (keys.chat.clock() + 26 * HOUR).astimezone(ZoneInfo("Europe/Paris"))
    shown = keys.ask(f"set dnd lobby paris on from {at.day} {at:%b} {at.year} {at:%H}:00")
    assert read(shown).startswith("r-1: Do Not Disturb · Lobby Paris?")
    assert f"From {at:%a} {at.day} {at:%b}, {at:%H}:00 (Europe/Paris)" in read(shown)
    assert keys.chat.bot.ground.store.open_timed() == []
    keys.press("Approve")
    assert "It is set as s-1." in keys.done()
    assert not keys.is_on()
    keys.done(26 * HOUR)
    assert keys.is_on()


def test_a_plan_that_begins_later_keeps_the_time_that_was_agreed_to(keys: Keys) -> None:
    at = (keys.chat.clock() + 26 * HOUR).astimezone(ZoneInfo("Europe/Paris"))
    keys.ask(f"set dnd all lobbies on from {at.day} {at:%b} {at.year} {at:%H}:00 for 2 hours")
    keys.done()
    keys.press("Run", "ana")
    keys.done()
    keys.press("Approve")
    assert "2 set to begin later" in keys.done()
    before = keys.chat.bot.ground.store.open_timed()
    for typed in (
        "extend s-1 by 1 day",
        "extend p-1 by 300 days",
        "reschedule s-2 by 1 day",
        "reschedule p-1 by 1 day",
    ):
        assert "was agreed to until" in read(keys.ask(typed))
    assert keys.chat.bot.ground.store.open_timed() == before
    assert "p-1 is cancelled" in read(keys.ask("cancel p-1")), "what is not begun needs no agreement"
    keys.done(60 * HOUR)
    assert not keys.is_on() and keys.chat.writes() == []
