"""A time for several workspaces: one plan, told of in one message; each part begins and ends by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, button, buttons, choices, read
from tests.dialogues.timed.for_several import (
    asked,
    listed,
    number,
    on,
    pressed,
    ran,
    settings_written,
    settled,
    told,
    until,
    words,
)
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LOBBIES = "dnd on in all lobbies for 2 hours"
TITLE = "Do Not Disturb, 2 workspaces"
DENVER = ("Atrium", "Gym", "Lobby Denver")


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def test_they_are_shown_set_and_put_back_together(chat: Chat) -> None:
    shown = asked(chat, LOBBIES)
    assert "Nothing is changed yet. 2 to change." in read(shown)
    ends = chat.clock() + 2 * HOUR
    for zone in ("Europe/Paris", "America/Denver"):
        assert f"In 1 workspace {until(chat, zone, ends)}, in 2 h." in read(shown)
    assert "Then it goes back." in read(shown)
    assert chat.writes() == []
    ended = pressed(chat, "Run")
    assert "Done. 2 changed." in read(ended) and "Then it goes back." in read(ended)
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}
    row = words(chat.ask("scheduled"))
    assert f"p-1 · {TITLE} do not disturb on. In 1 workspace until" in row
    assert "s-1" not in row and "s-2" not in row
    assert f"{number(chat, 'Lobby Paris')} · Lobby Paris" in words(chat.ask("scheduled lobby paris"))
    chat.wait(2 * HOUR - timedelta(minutes=10))
    reminder = chat.hears("ana", f"Ends soon: {TITLE}")
    assert buttons(reminder) == ["Extend 1 hour", "End now", "List"]
    count = len(chat.said("ana"))
    chat.wait(timedelta(minutes=10))
    over = chat.hears("ana", f"Ended: {TITLE}")
    chat.quiet("ana", count + 1)
    assert "Do not disturb: On → Off Lobby Denver, Lobby Paris" in words(over)
    assert on(chat) == set()
    assert "Nothing waits." in read(chat.ask("scheduled"))
    again = button(over, "Do it again")["calling-bot"]["text"]
    assert again == "set dnd all lobbies do not disturb on for 2 hours"


def test_each_ends_in_the_zone_of_its_place(chat: Chat) -> None:
    day = (chat.clock() + DAY).astimezone(ZoneInfo("Europe/Paris"))
    shown = read(ran(chat, f"dnd on in all lobbies until {day.day} {day:%b} 20:00"))
    ends = {
        zone: datetime(day.year, day.month, day.day, 20, tzinfo=ZoneInfo(zone))
        for zone in ("Europe/Paris", "America/Denver")
    }
    for zone, at in ends.items():
        assert f"In 1 workspace {until(chat, zone, at)}" in shown
    chat.wait(ends["Europe/Paris"] - chat.clock())
    assert f"{number(chat, 'Lobby Paris')} of p-1" in read(
        chat.hears("ana", "Ended: Do Not Disturb · Lobby Paris")
    )
    assert on(chat) == {"Lobby Denver"}
    assert f"{number(chat, 'Lobby Denver')} · Lobby Denver" in words(chat.ask("scheduled"))
    chat.wait(ends["America/Denver"] - chat.clock())
    chat.hears("ana", "Ended: Do Not Disturb · Lobby Denver")
    assert on(chat) == set()


@pytest.mark.parametrize(
    ("text", "setting", "names"),
    [
        ("close all at Denver from tomorrow 18:00 to tomorrow 20:00", "intercept", DENVER),
        ("intercept on in all lobbies from tomorrow 18:00 to tomorrow 20:00", "intercept", ("Lobby Paris",)),
        ("dnd on in the gym and atrium tomorrow from 18:00 to 20:00", "doNotDisturb", ("Gym", "Atrium")),
        ("set dnd gym, huddle on from tomorrow 8:00 to 20:00", "doNotDisturb", ("Gym", "Huddle")),
    ],
)
def test_they_begin_later(chat: Chat, text: str, setting: str, names: tuple[str, ...]) -> None:
    done = ran(chat, text)
    assert "set to begin later" in read(done) and "Cancel" in buttons(done)
    assert settings_written(chat) == 0
    for _ in range(48):
        chat.wait(HOUR)
        if all(chat.setting(name, setting)["enabled"] for name in names):
            break
    else:
        raise AssertionError("it did not begin")
    assert told(chat, "Begun: ")
    chat.wait(DAY)
    assert not any(chat.setting(name, setting)["enabled"] for name in names)
    assert len(told(chat, "Ended: ")) <= 2
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_a_start_is_told_once(chat: Chat) -> None:
    ran(chat, "dnd on in all rooms in Denver from tomorrow 18:00 to tomorrow 20:00")
    assert "p-1 · Do Not Disturb, 3 workspaces" in words(chat.ask("scheduled"))
    assert {row["state"] for row in listed(chat).values()} == {"set to begin later", "cannot"}
    count = len(chat.said("ana"))
    here = chat.clock().astimezone(ZoneInfo("America/Denver"))
    begins = (here + DAY).replace(hour=18, minute=0, second=0, microsecond=0)
    chat.wait(begins - here)
    begun = chat.hears("ana", "Begun: Do Not Disturb, 3 workspaces")
    assert buttons(begun) == ["Extend 1 hour", "End now", "List"]
    chat.quiet("ana", count + 1)
    assert on(chat) == set(DENVER)
    history = chat.ask("history")
    assert "by timer" in read(history) and "Undo all" in buttons(history)
    # What began by itself is of the plan, too.
    assert "On → Off" in read(asked(chat, "undo p-1"))
    pressed(chat, "Run")
    assert on(chat) == set()
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_the_history_tells_the_begin_and_the_end_of_a_plan_apart(chat: Chat) -> None:
    ran(chat, "dnd on in all lobbies for 2 hours")
    chat.wait(timedelta(hours=2, minutes=1))
    settled(chat)
    history = chat.ask("history")
    said = read(history)
    assert said.count("p-1 · Do Not Disturb · 2 workspaces") == 2
    assert "On → Off" in said and "by timer" in said
    assert "Undo all" not in buttons(history)


def test_what_waits_is_cancelled_by_an_undo_only_where_who_runs_it_may_change_it(chat: Chat) -> None:
    # At 9:00 in Paris it is not 9:00 in Denver yet.
    ran(chat, "dnd on in all lobbies from tomorrow 9:00 to tomorrow 23:00", space="team")
    starts = (
        one.starts_at for one in chat.bot.ground.store.open_timed() if one.workspace_name == "Lobby Paris"
    )
    begins = next(filter(None, starts))
    chat.wait(begins - chat.clock() + timedelta(minutes=1))
    assert on(chat) == {"Lobby Paris"}
    said = asked(chat, "undo p-1", "lena", "team")
    assert "is cancelled" not in read(said)
    pressed(chat, "Run", "lena", "team")
    assert on(chat) == set()
    waits = [one.workspace_name for one in chat.bot.ground.store.open_timed() if one.state == "waiting"]
    assert waits == ["Lobby Denver"]


def test_what_has_not_begun_is_cancelled(chat: Chat) -> None:
    ran(chat, "dnd on in all lobbies from tomorrow 18:00 to tomorrow 20:00")
    assert "Forget what waits" in [*choices(chat.ask("undo p-1"), "say")]
    assert "Not changed: 2 workspaces." in read(chat.ask("cancel p-1"))
    chat.wait(3 * DAY)
    assert settings_written(chat) == 0
    assert "Nothing of p-1 begins or ends by itself any more" in read(chat.ask("end p-1 now"))


def test_undo_takes_back_the_whole_plan_and_ends_its_timers(chat: Chat) -> None:
    ran(chat, LOBBIES)
    assert "On → Off" in read(asked(chat, "undo"))
    pressed(chat, "Run")
    assert on(chat) == set()
    assert "Nothing waits." in read(chat.ask("scheduled"))
    count = len(chat.said("ana"))
    chat.wait(3 * HOUR)
    chat.quiet("ana", count)
    # Made again it would have no end.
    back = asked(chat, "undo p-2")
    assert "made again it would have no end" in read(back) and "Run" not in buttons(back)
    assert on(chat) == set()


def test_one_that_was_undone_by_itself_leaves_the_others(chat: Chat) -> None:
    ran(chat, LOBBIES)
    chat.ask("undo 1")
    assert len(on(chat)) == 1
    chat.wait(2 * HOUR)
    assert len(told(chat, "Ended: ")) == 1
    assert on(chat) == set()


def test_end_extend_and_cancel_act_on_all_of_it(chat: Chat) -> None:
    ran(chat, LOBBIES)
    extended = read(chat.ask("extend p-1 by 1 hour"))
    assert extended.count("in 3 h") == 2
    chat.wait(2 * HOUR + timedelta(minutes=50))
    reminder = chat.hears("ana", f"Ends soon: {TITLE}")
    assert "in 1 h 10 min" in read(chat.press(reminder, "Extend 1 hour"))
    assert "was given another end since" in read(chat.press(reminder, "Extend 1 hour"))
    chat.press(reminder, "End now")
    settled(chat)
    chat.hears("ana", f"Ended: {TITLE}")
    assert on(chat) == set()
    ran(chat, LOBBIES)
    assert "Left as it is now: 2 workspaces; nothing is put back." in read(chat.ask("cancel p-2"))
    chat.wait(3 * HOUR)
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}
    assert "Nothing of p-2 begins or ends by itself" in read(chat.ask("extend p-2 by 1 hour"))


@pytest.mark.parametrize("time", ["until yesterday", "until 8", "until 31 feb 8am", "for 5 months"])
def test_a_time_that_would_be_a_guess_is_no_plan(chat: Chat, time: str) -> None:
    answer = asked(chat, f"dnd on in all lobbies {time}")
    assert f"“{time}” " in read(answer) and "Nothing was changed." in read(answer)
    assert "Run" not in buttons(answer)
    assert "There is none." in read(chat.ask("plans"))
