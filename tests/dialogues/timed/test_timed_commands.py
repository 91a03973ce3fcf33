"""`scheduled`, `extend`, `end` and `cancel`, reminders, and timed changes that overlap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.both_engines import database_url as database_url
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, choices, read

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TITLE = "Do Not Disturb · Lobby Paris"
ON = "set dnd lobby paris on for 2 hours"


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


def test_a_list_of_what_waits_for_those_who_may_see_it(chat: Chat) -> None:
    chat.ask(ON)
    chat.ask("set dnd lobby denver on for 1 hour")
    listed = chat.ask("scheduled")
    said = read(listed)
    assert said.index("s-2 · Lobby Denver") < said.index("s-1 · Lobby Paris")
    assert "do not disturb on, until " in said
    assert buttons(listed) == ["End now", "End now"]
    assert "s-2" not in read(chat.ask("scheduled", "lena"))
    assert "s-1" in read(chat.ask("scheduled", "lena"))
    assert "s-2" in read(chat.ask("timers", "ravi"))
    assert "s-1" not in read(chat.ask("scheduled", "sam"))
    assert "s-2" not in read(chat.ask("scheduled lobby paris"))


def test_a_long_list_has_pages(chat: Chat) -> None:
    settings = ("dnd on", "waiting off", "intercept on", "ptt on", "voicemail on", "privacy on")
    kept = 0
    for setting in settings:
        name, value = setting.split()
        if "s-" in read(chat.ask(f"set {name} lobby paris {value} for 2 hours")):
            kept += 1
    assert kept >= 5
    first = chat.ask("scheduled")
    assert buttons(first)[-1] == "More"
    assert "s-1 ·" not in read(chat.press(first, "More"))


@pytest.mark.parametrize("typed", ["end s-1 now", "end s-1", "End s1 now please"])
def test_end_now(chat: Chat, typed: str) -> None:
    chat.ask(ON)
    assert read(chat.ask(typed)).startswith(f"Ended: {TITLE}")
    assert not is_on(chat)
    count = len(chat.said("ana"))
    chat.wait(3 * HOUR)
    chat.quiet("ana", count)
    assert len(chat.writes()) == 2


def test_cancel_leaves_it_as_it_is(chat: Chat) -> None:
    chat.ask(ON)
    assert "stays as it is now, and nothing is put back." in read(chat.ask("cancel s-1"))
    chat.wait(3 * HOUR)
    assert is_on(chat)
    assert "s-1 was left as it is" in read(chat.ask("end s-1 now"))
    assert "s-1 was left as it is" in read(chat.ask("cancel s-1"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("extend s-1 by 1 hour", ", in 3 h."),
        ("extend s-1 for 5 hours", ", in 5 h."),
        ("extend s-1 for 30 minutes", ", in 30 min."),
        ("shorten s-1 to 30 minutes", ", in 30 min."),
        ("reschedule s-1 for 5 hours", ", in 5 h."),
    ],
)
def test_extend(chat: Chat, typed: str, said: str) -> None:
    chat.ask(ON)
    answer = read(chat.ask(typed))
    assert answer.startswith("s-1 holds until ")
    assert said in answer
    chat.wait(timedelta(minutes=29))
    assert is_on(chat)
    chat.wait(5 * HOUR)
    chat.hears("ana", f"Ended: {TITLE}")
    assert len(chat.writes()) == 2


def test_nothing_is_extended_beyond_a_year(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 300 days")
    assert "s-1 would end in more than a year. Nothing was changed." in read(
        chat.ask("extend s-1 by 300 days")
    )
    for typed in ("extend s-1 by 9999999999999 weeks", "extend s-1 until 31 dec 9999 8am"):
        assert "is more than a year away. Nothing was changed." in read(chat.ask(typed))


def test_extend_until_a_moment_and_without_one(chat: Chat) -> None:
    chat.ask(ON)
    asked = chat.ask("extend s-1")
    assert "Until when? Nothing was changed." in read(asked)
    assert "s-1 holds until" in read(chat.ask("extend s-1 until tomorrow 17:00"))
    assert "“until yesterday” is past" in read(chat.ask("extend s-1 until yesterday"))
    for typed in ("extend s-1 to tomorrow 18:00", "make s-1 end tomorrow at 18:00"):
        assert "18:00 (Europe/Paris)" in read(chat.ask(typed))
    chat.wait(3 * HOUR)
    assert is_on(chat)


def test_one_is_shown_and_undone_by_its_number(chat: Chat) -> None:
    chat.ask(ON)
    assert "s-1 · Lobby Paris · Do Not Disturb" in read(chat.ask("show s-1"))
    assert read(chat.ask("undo s-1")).startswith("Ended: Do Not Disturb")
    assert not chat.bot.ground.store.open_timed()


def test_an_hour_of_both_halves_of_the_day_is_asked_about(chat: Chat) -> None:
    said = list(choices(chat.ask("turn on dnd in lobby paris until 8"), "say").values())
    assert len(said) == 2 and {one[-5:] for one in said} == {"08:00", "20:00"}


def test_extend_after_its_end(chat: Chat) -> None:
    chat.ask(ON)
    chat.wait(2 * HOUR)
    chat.hears("ana", f"Ended: {TITLE}")
    assert "s-1 is over, so there is nothing to do for it." in read(chat.ask("extend s-1 by 1 hour"))
    assert not is_on(chat)


@pytest.mark.parametrize(
    "typed", ["extend s-9 by 1 hour", "cancel s-9", "end s-9 now", "end s-99999999999 now"]
)
def test_a_number_that_there_is_not(chat: Chat, typed: str) -> None:
    assert "I know of no timed change s-9" in read(chat.ask(typed))


def test_only_who_may_change_the_workspace_may_do_something_about_it(chat: Chat) -> None:
    chat.ask("set dnd lobby denver on for 2 hours")
    for typed in ("extend s-1 by 1 hour", "cancel s-1", "end s-1 now"):
        assert "I know of no timed change s-1." in read(chat.ask(typed, "lena"))
        assert "Your role lets you look" in read(chat.ask(typed, "ravi"))
    assert is_on(chat, "Lobby Denver")
    assert "s-1" in read(chat.ask("scheduled"))


def test_who_may_change_another_place_does_nothing_about_one_that_is_not_listed(
    cloud: Cloud, database_url: str
) -> None:
    admins = f"{cloud.person('ravi').email}=Paris HQ"
    with Chat.started(cloud, database_url, location_admins=admins) as chat:
        chat.ask("set dnd lobby denver on for 2 hours")
        chat.ask("set dnd lobby paris on for 2 hours")
        chat.remove("Lobby Denver")
        chat.read_workspaces()
        for typed in ("extend s-1 by 1 hour", "cancel s-1", "end s-1 now"):
            assert "I cannot tell whether you may change it. Nothing was changed." in read(
                chat.ask(typed, "ravi")
            )
        assert "s-1 · Lobby Denver" in read(chat.ask("scheduled"))
        assert "stays as it is now" in read(chat.ask("cancel s-2", "ravi"))
        assert "stays as it is now" in read(chat.ask("cancel s-1"))


@pytest.mark.parametrize("typed", ["cancel", "end", "extend the ring time in lobby paris"])
def test_without_a_number_these_words_are_what_they_were(chat: Chat, typed: str) -> None:
    chat.ask(ON)
    chat.ask(typed)
    assert is_on(chat)
    assert "s-1" in read(chat.ask("scheduled"))


def test_cancel_declines_what_was_offered(chat: Chat) -> None:
    chat.ask("dnd on in lobby paris for 2 hours")
    assert read(chat.ask("cancel")) == "Nothing was changed."


def test_a_reminder_before_a_short_one(chat: Chat) -> None:
    chat.ask(ON)
    chat.wait(2 * HOUR - timedelta(minutes=10))
    reminder = chat.hears("ana", f"Ends soon: {TITLE}")
    assert "in 10 min" in read(reminder) and "Do not disturb: On → Off" in read(reminder)
    assert buttons(reminder) == ["Extend 1 hour", "End now"]
    assert "s-1 holds until" in read(chat.press(reminder, "Extend 1 hour"))
    chat.wait(timedelta(minutes=15))
    assert is_on(chat)
    chat.wait(timedelta(minutes=46))
    reminders = [one for one in chat.said("ana") if "Ends soon" in read(one)]
    assert len(reminders) == 2
    assert read(chat.press(reminders[-1], "End now")).startswith(f"Ended: {TITLE}")


def test_a_button_extends_once_however_often_it_is_pressed(chat: Chat) -> None:
    chat.ask(ON)
    chat.wait(2 * HOUR - timedelta(minutes=10))
    reminder = chat.hears("ana", f"Ends soon: {TITLE}")
    assert "in 1 h 10 min" in read(chat.press(reminder, "Extend 1 hour"))
    for _ in range(2):
        again = read(chat.press(reminder, "Extend 1 hour"))
        assert "s-1 was given another end since: it holds until " in again
        assert "Nothing was changed now." in again
    assert "in 2 h 10 min" in read(chat.ask("extend s-1 by 1 hour"))


def test_two_reminders_before_a_long_one(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 3 days")
    for _ in range(72):
        chat.wait(HOUR)
    chat.hears("ana", f"Ended: {TITLE}")
    reminders = [read(one) for one in chat.said("ana") if "Ends soon" in read(one)]
    assert len(reminders) == 2
    assert "in 1 d" in reminders[0]
    assert "in 1 h" in reminders[1]
    assert "Extend 1 day" in reminders[0]


def test_no_reminder_for_a_moment(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 20 minutes")
    chat.wait(timedelta(minutes=15))
    assert not [one for one in chat.said("ana") if "Ends soon" in read(one)]


def test_another_one_for_the_same_field_is_refused(chat: Chat) -> None:
    chat.ask(ON)
    asked = chat.ask("set dnd lobby paris off for 1 hour")
    said = read(asked)
    assert "s-1 holds Do Not Disturb of Lobby Paris until " in said
    assert "Nothing was changed." in said
    assert len(choices(asked, "say") or buttons(asked)) >= 3
    assert is_on(chat)
    assert "s-1 holds" in read(chat.ask("turn off dnd in lobby paris for 1 hour"))
    assert "s-2: Until" in read(chat.ask("set dnd lobby paris ring reminder on for 1 hour"))
    assert "s-3: Until" in read(chat.ask("set dnd lobby denver on for 1 hour"))


def test_two_that_do_not_meet_may_both_wait(chat: Chat) -> None:
    first = chat.ask("set dnd lobby paris on from tomorrow 18:00 to tomorrow 20:00")
    assert read(first).startswith("Waiting")
    second = chat.ask("set dnd lobby paris on from tomorrow 20:00 to tomorrow 22:00")
    assert read(second).startswith("Waiting")
    assert "s-1 will hold" in read(chat.ask("set dnd lobby paris on from tomorrow 19:00 to tomorrow 20:00"))
    assert "s-2 will hold" in read(chat.ask("extend s-1 by 1 hour"))
