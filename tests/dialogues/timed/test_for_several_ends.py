"""A plan for a time when something comes between: nothing stays without an end, nobody is asked too often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.changes.timed.steps import Step, TimedSteps
from bot.changes.timed.timed_cards import PUT_BACK
from bot.errors import WebexError
from bot.ports.database import Timed
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.outbound.messenger import WebexMessenger
from tests.chat import Chat, button, buttons, read
from tests.dialogues.timed.for_several import (
    after,
    asked,
    number,
    on,
    pressed,
    ran,
    settled,
    told,
    words,
)
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LATER = timedelta(minutes=2)
LOBBIES = "dnd on in all lobbies for 2 hours"
DENVER = ("Atrium", "Gym", "Lobby Denver")
DND_WRITES = "PUT /.*/doNotDisturb"


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def test_a_place_without_a_zone_is_left_out_and_named(chat: Chat) -> None:
    one = chat.cloud.workspace("Lobby Denver")
    with chat.cloud.state.lock:
        place = chat.cloud.state.locations[one.location_id]
        chat.cloud.state.locations[one.location_id] = replace(place, time_zone="")
    chat.read_workspaces()
    shown = asked(chat, "dnd on in all lobbies until tomorrow 8am")
    assert "1 to change · 1 cannot" in read(shown)
    assert "Webex gives this location no time zone" in read(shown)
    pressed(chat, "Run")
    assert on(chat) == {"Lobby Paris"}
    # A length needs no zone.
    asked(chat, "intercept on in all lobbies for 2 hours")
    assert "2 changed" in read(pressed(chat, "Run"))


@pytest.mark.parametrize(
    ("date", "hour", "why"),
    [("28 mar 2027", "2:30", "does not exist that night"), ("25 oct 2026", "2:30", "comes twice that night")],
)
def test_an_hour_that_one_place_does_not_have(chat: Chat, date: str, hour: str, why: str) -> None:
    day = datetime.strptime(date, "%d %b %Y").replace(tzinfo=ZoneInfo("UTC"))
    chat.clock.ahead = day - 10 * DAY - chat.clock() + chat.clock.ahead
    shown = asked(chat, f"dnd on in all lobbies until {date} {hour}")
    assert "1 to change · 1 cannot" in read(shown)
    assert why in read(shown)


def test_one_that_another_timed_change_holds_is_left_out_and_offered(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 5 hours")
    shown = asked(chat, LOBBIES)
    assert "1 to change · 1 cannot" in read(shown)
    assert "s-1 holds Do Not Disturb of Lobby Paris until" in read(shown)
    assert "“end s-1 now” or “cancel s-1”, then look again" in read(shown)
    chat.ask("end s-1 now")
    assert "2 to change" in read(after(chat, shown, "Look again"))
    pressed(chat, "Run")
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}
    chat.wait(2 * HOUR)
    assert on(chat) == set()


def test_one_that_was_begun_meanwhile_is_not_overwritten(chat: Chat) -> None:
    asked(chat, LOBBIES)
    card = chat.said("ana")[-1]
    chat.ask("set dnd lobby paris on for 5 hours")
    chat.ask("set dnd lobby paris on for 4 hours")
    over = after(chat, card, "Run")
    assert "1 changed · 1 cannot" in read(over) or "1 changed · 1 so already" in read(over), read(over)
    chat.wait(2 * HOUR)
    assert on(chat) == {"Lobby Paris"}
    chat.wait(3 * HOUR)
    assert on(chat) == set()


def test_one_is_tried_first_and_ends_with_the_others(chat: Chat) -> None:
    asked(chat, "dnd on in all rooms in Denver for 2 hours")
    pressed(chat, "Try one first")
    assert len(on(chat)) == 1
    pressed(chat, "Run")
    assert on(chat) == set(DENVER)
    chat.wait(2 * HOUR)
    assert len(told(chat, "Ended: Do Not Disturb, 3 workspaces")) == 1
    assert on(chat) == set()


def test_what_began_is_extended_where_another_one_did_not(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    ran(chat, "dnd on in all rooms in Denver from tomorrow 9:00 until tomorrow 11:00")
    starts = chat.bot.ground.store.open_timed()[0].starts_at
    assert starts
    chat.wait(starts - chat.clock() + timedelta(seconds=5))
    begun = chat.hears("ana", "Begun: Do Not Disturb, 2 workspaces")
    chat.hears("ana", "Not begun: Do Not Disturb · Gym")
    assert "p-1: Until" in read(chat.press(begun, "Extend 1 hour"))
    assert {one.ends_at - starts for one in chat.bot.ground.store.open_timed()} == {3 * HOUR}


def test_it_is_not_extended_while_another_timed_change_of_one_is_set(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(chat, LOBBIES)
    monkeypatch.setattr("bot.store.locks.WAIT_SECONDS", 0.1)
    ends = {one.ends_at for one in chat.bot.ground.store.open_timed()}
    lobby = chat.cloud.workspace("Lobby Paris").id
    with chat.bot.ground.store.holding(f"timed {lobby} dnd"):
        assert "Nothing was changed" in read(chat.ask("extend p-1 by 1 hour"))
    assert {one.ends_at for one in chat.bot.ground.store.open_timed()} == ends
    chat.ask("extend p-1 by 1 hour")
    assert {one.ends_at for one in chat.bot.ground.store.open_timed()} == {end + HOUR for end in ends}


def test_what_was_tried_of_a_cancelled_plan_still_goes_back(chat: Chat) -> None:
    asked(chat, "dnd on in all rooms in Denver for 2 hours")
    pressed(chat, "Try one first")
    assert "What was tried still goes back at its time: scheduled." in read(chat.ask("cancel p-1"))
    chat.wait(2 * HOUR)
    assert on(chat) == set()


def test_what_is_so_already_at_its_start_is_told_once_and_not_as_a_failure(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    chat.ask("set dnd atrium on")
    shown = asked(chat, "dnd on in all rooms in Denver from tomorrow 9:00 until tomorrow 11:00")
    assert "So already now; set again when it begins" in read(shown)
    pressed(chat, "Run")
    starts = chat.bot.ground.store.open_timed()[0].starts_at
    assert starts
    chat.wait(starts - chat.clock() + timedelta(seconds=5))
    (said,) = told(chat, "Not begun:")
    assert "2 workspaces" in said and "It is so already" in said
    assert "not tried again" not in said


def test_a_restore_with_an_error_in_the_bot_is_told_and_tried_again(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(chat, "dnd on in all rooms in Denver for 2 hours")
    end = TimedSteps._end

    def broken(steps: TimedSteps, one: Timed, now: datetime) -> Step:
        if one.workspace_name == "Gym":
            raise RuntimeError
        return end(steps, one, now)

    monkeypatch.setattr(TimedSteps, "_end", broken)
    chat.wait(2 * HOUR)
    assert "An error in the bot." in read(chat.hears("ana", "Not put back yet: Do Not Disturb · Gym"))
    assert on(chat) == {"Gym"}
    monkeypatch.undo()
    chat.wait(LATER)
    assert on(chat) == set()


def test_questions_are_told_once_where_one_cannot_be_sent(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(chat, "forward all rooms in Denver to 4001 for 2 hours")
    for name in DENVER:
        chat.ask(f"set forwarding {name} all calls go to 4404")
    send, tried = WebexMessenger.send, list[str]()

    def flaky(messenger: WebexMessenger, *message: Any, **how: Any) -> str:
        tried.append("")
        if len(tried) == 3:
            raise WebexError("Webex is away.", status=503)
        return send(messenger, *message, **how)

    monkeypatch.setattr(WebexMessenger, "send", flaky)
    chat.wait(2 * HOUR)
    chat.wait(LATER)
    assert len(told(chat, PUT_BACK)) == len(DENVER)


def test_a_restore_that_fails_is_told_by_itself_and_tried_again(chat: Chat) -> None:
    ran(chat, "dnd on in all rooms in Denver for 2 hours")
    gym = chat.cloud.workspace("Gym")
    chat.cloud.fault(f"PUT .*{gym.id}.*/doNotDisturb", status=400, times=1)
    chat.wait(2 * HOUR)
    assert on(chat) == {"Gym"}
    failed = chat.hears("ana", "Not put back yet: Do Not Disturb · Gym")
    assert buttons(failed) == ["Try now", "Leave it", "Show"]
    assert len(told(chat, "Ended: Do Not Disturb, 2 workspaces")) == 1
    chat.wait(LATER)
    chat.hears("ana", "Ended: Do Not Disturb · Gym")
    assert on(chat) == set()


def test_what_somebody_moved_is_asked_about_by_itself(chat: Chat) -> None:
    ran(chat, "forward all rooms in Denver to 4001 for 2 hours")
    chat.ask("set forwarding gym all calls go to 4404")
    chat.wait(2 * HOUR)
    moved = chat.hears("ana", "Put back? Call Forwarding · Gym")
    assert "Now: 4404" in read(moved)
    assert len(told(chat, "Ended: Call Forwarding, 2 workspaces")) == 1
    assert read(chat.press(moved, "Put back all the same")).startswith("Ended: Call Forwarding · Gym")


def test_without_rights_all_of_it_is_offered_in_one_message(chat: Chat) -> None:
    desks = chat.cloud.add_workspaces(6, "Desk {:02}")
    chat.read_workspaces()
    ran(chat, "set dnd all desks on for 2 hours", space="team")
    held = [one for one in desks if chat.cloud.setting(one, "doNotDisturb")["enabled"]]
    assert len(held) == 6
    chat.give_roles("ana", "id_readonly_admin")
    count = len(chat.said("team"))
    chat.wait(2 * HOUR)
    question = chat.hears("team", "Put back? Do Not Disturb, 6 workspaces")
    assert "Ana Roux may not change this workspace any more" in read(question)
    chat.quiet("team", count + 1)
    refused = chat.press(question, "Put back", "ana", "team")
    assert "Your role lets you look" in read(refused)
    refused = chat.press(question, "Put back", "lena", "team")
    assert "You may not change 3 of the 6 workspaces of p-1." in read(refused)
    assert all(chat.cloud.setting(one, "doNotDisturb")["enabled"] for one in held)
    chat.give_roles("lena", "id_full_admin")
    chat.press(question, "Put back", "lena", "team")
    settled(chat, "team")
    chat.hears("team", "Ended: Do Not Disturb, 6 workspaces")
    assert not any(chat.cloud.setting(one, "doNotDisturb")["enabled"] for one in held)


def test_a_workspace_that_is_deleted_before_the_end(chat: Chat) -> None:
    ran(chat, "dnd on in all rooms in Denver for 2 hours")
    chat.remove("Atrium")
    chat.wait(2 * HOUR)
    over = words(chat.hears("ana", "Ended: Do Not Disturb, 3 workspaces"))
    assert "gone from Webex, so nothing was put back. Atrium" in over
    assert "On → Off Gym, Lobby Denver" in over
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_who_may_see_a_part_of_it_sees_that_part(chat: Chat) -> None:
    ran(chat, LOBBIES)
    row = words(chat.ask("scheduled", "lena"))
    paris = number(chat, "Lobby Paris")
    assert f"{paris} · Lobby Paris" in row and "p-1" not in row
    assert "I know of no plan p-1 here." in read(chat.ask("end p-1 now", "lena"))
    assert "p-1 ·" in words(chat.ask("scheduled", "ravi"))
    assert "Your role lets you look" in read(chat.ask("cancel p-1", "ravi"))
    assert read(chat.ask(f"end {paris} now", "lena")).startswith("Ended: Do Not Disturb · Lobby Paris")
    assert on(chat) == {"Lobby Denver"}


def test_after_a_downtime_it_is_put_back_late_and_told_once(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        ran(chat, "dnd on in all rooms in Denver for 2 hours")
        ran(chat, "intercept on in all lobbies from tomorrow 18:00 to tomorrow 20:00")
    with Chat.started(cloud, database_url, ahead=4 * DAY) as chat:
        over = chat.hears("ana", "Ended: Do Not Disturb, 3 workspaces")
        assert "It was due " in read(over)
        assert on(chat) == set()
        missed = chat.hears("ana", "Not begun: Call Intercept")
        assert "I was not running at that time" in read(missed)
        assert not chat.setting("Lobby Paris", "intercept")["enabled"]


def test_a_plan_that_was_shown_too_long_ago_says_the_time_again(chat: Chat) -> None:
    card = asked(chat, LOBBIES)
    chat.wait(timedelta(minutes=11))
    late = after(chat, card, "Run")
    assert "set dnd all lobbies do not disturb on for 2 hours" in read(late)
    assert chat.writes() == []


def test_what_failed_is_not_made_after_its_end(chat: Chat) -> None:
    asked(chat, LOBBIES)
    chat.cloud.fault(DND_WRITES, status=400, times=1)
    over = pressed(chat, "Run")
    assert "1 failed" in read(over)
    chat.wait(2 * HOUR)
    assert on(chat) == set()
    late = after(chat, over, "Retry those")
    assert "has passed" in read(late)
    assert on(chat) == set()


def test_a_reason_stays_with_all_of_it(chat: Chat) -> None:
    ran(chat, f"{LOBBIES} because CHG0042")
    assert "Reason: CHG0042" in read(chat.ask("history lobby paris"))
    over = button(chat.ask("scheduled"), "End now")
    assert over["calling-bot"]["text"] == "end p-1 now"


def test_spaces_that_watch_hear_of_it_in_one_thread(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    ran(chat, "dnd on in all rooms in Denver for 2 hours")
    chat.wait(timedelta(minutes=1))
    chat.bot.telling.work.run_due()
    chat.wait(2 * HOUR)
    chat.bot.telling.work.run_due()
    for _ in range(3):  # what is gathered is told minutes later
        chat.wait(timedelta(minutes=1))
        chat.bot.telling.work.run_due()
    told = [one for one in chat.said("team") if "Do Not Disturb" in read(one)]
    assert len(told) == 3
    assert len([one for one in told if not one.parent_id]) == 1
