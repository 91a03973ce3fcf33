"""`watch`, `watches`, `unwatch`: who is told of a change, with which text, and that it is told once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, choices, read

ON = "set intercept lobby paris on"


def notices(chat: Chat, space: str) -> list[str]:
    """The notices a space got so far, once everything due was sent."""
    chat.deliver_notices()
    return [read(one) for one in chat.said(space) if "changed\n" in read(one)]


def test_a_notice_says_what_it_was_what_it_is_and_who_did_it(chat: Chat) -> None:
    said = read(chat.ask("watch lobby paris", "ravi"))
    assert said.startswith("Watching Lobby Paris")
    assert "unwatch 1" in said
    chat.ask(ON)
    notice = chat.hears("ravi", "Lobby Paris: Call Intercept changed")
    assert "Intercept calls: Off → On" in read(notice)
    assert "Ana Roux, through me" in read(notice)
    assert "Change 1." in read(notice)
    assert not re.search(r"\d\d:\d\d:\d\d", read(notice))
    assert buttons(notice) == ["Undo", "It's fine", "Show", "History", "Mute 2 h"]
    assert "Intercept calls: On" in read(chat.press(notice, "Show", "ravi"))
    assert "Off → On" in read(chat.press(notice, "History", "ravi"))


def test_a_change_through_the_bot_is_undone_from_its_notice_by_who_may(chat: Chat) -> None:
    for space in ("team", "ravi"):
        chat.ask("watch lobby paris", "ravi", space)
    chat.ask("set dnd lobby paris on")
    notice, other = chat.hears("team", "Do Not Disturb changed"), chat.hears("ravi", "Do Not Disturb changed")
    assert "lets you look at" in read(chat.press(notice, "Undo", "ravi", "team"))
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    said = read(chat.press(notice, "Undo", "ana", "team"))
    assert "On → Off" in said and "This undoes change 1: Do not disturb: Off → On. Ana Roux" in said
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    assert not [one for one in notices(chat, "team") if "Change 1." in one], "its buttons are gone"
    assert "Your role lets you look" in read(chat.press(other, "Undo", "ravi"))


def test_a_change_through_the_bot_is_called_fine_beside_its_second_key(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    chat.ask("set dnd lobby paris on")
    said = read(chat.press(chat.hears("ravi", "Do Not Disturb changed"), "It's fine", "ravi"))
    assert said.startswith("Change 1 is fine, says Ravi")
    assert "Fine, says Ravi" in read(chat.ask("history"))
    assert "said before" in read(chat.ask("fine 1"))


def test_each_space_is_told_once_and_the_one_that_asked_not_at_all(chat: Chat) -> None:
    for person in ("ana", "ravi", "lena"):
        chat.ask("watch all", person)
    chat.ask("watch lobby paris", "ravi")
    chat.ask("watch all", "ravi", "team")
    form = chat.ask("edit intercept lobby paris")
    chat.press(form, "Save", inputs={"f-enabled": "true"})
    chat.hears("ravi", "changed")
    chat.hears("lena", "changed")
    chat.hears("team", "changed")
    assert [len(notices(chat, space)) for space in ("ana", "ravi", "lena", "team")] == [0, 1, 1, 1]


def test_what_was_not_changed_is_not_told(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    chat.ask("set intercept lobby paris off")
    chat.cloud.fault("PUT /workspaces/.*/features/intercept", status=409)
    chat.ask(ON)
    chat.ask("edit intercept lobby paris")
    assert notices(chat, "ravi") == []


def test_notices_come_in_the_order_of_the_changes(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    for text in (ON, "set intercept lobby paris off", "set dnd lobby paris on"):
        chat.ask(text)
    chat.hears("ravi", "Change 3.")
    told = [re.findall(r": (\w+ → \w+)", text)[0] for text in notices(chat, "ravi")]
    assert told == ["Off → On", "On → Off", "Off → On"]


def test_other_workspaces_are_not_told_of(chat: Chat) -> None:
    chat.ask("watch lobby denver", "ravi")
    chat.ask(ON)
    assert notices(chat, "ravi") == []


def test_a_location_administrator_watches_the_location(chat: Chat) -> None:
    said = read(chat.ask("watch all", "lena"))
    assert "all workspaces in Paris HQ" in said
    chat.ask("set intercept lobby denver on")
    chat.ask(ON)
    chat.hears("lena", "Lobby Paris: Call Intercept changed")
    assert len(notices(chat, "lena")) == 1
    assert not any("Denver" in read(one) for one in chat.said("lena"))


def test_a_watch_of_several_zones_is_dated_in_the_zone_of_most_of_them(chat: Chat) -> None:
    chat.ask("watch all")
    chat.ask("watch lobby denver")
    said = read(chat.ask("watches"))
    assert "UTC" not in said
    assert said.count("(America/Denver)") == 2
    chat.remove("Lobby Denver")
    chat.remove("Gym")
    chat.read_workspaces()
    assert "all workspaces since" in (said := read(chat.ask("watches")))
    assert "(Europe/Paris)" in said


def test_watches_are_listed_and_ended(chat: Chat) -> None:
    assert "This space watches nothing." in read(chat.ask("watches"))
    chat.ask("watch lobby paris")
    chat.ask("watch huddle")
    chat.ask("watch lobby paris")
    listed = chat.ask("watches")
    assert "Lobby Paris since" in read(listed)
    assert "(Europe/Paris)" in read(listed)
    assert not re.search(r"\d\d:\d\d:\d\d", read(listed))
    assert "Huddle since" in read(listed)
    assert buttons(listed) == ["Unwatch", "Unwatch", "Change", "Watch Atrium"]
    assert "This watch is ended." in read(chat.press(listed, "Unwatch"))
    assert "This space has no watch 1." in read(chat.ask("unwatch 1"))
    chat.ask("set intercept lobby paris on", "lena")
    chat.ask("set intercept huddle on", "lena")
    chat.hears("ana", "Huddle: Call Intercept changed")
    assert len(notices(chat, "ana")) == 1


def test_a_watch_is_changed_by_tapping(chat: Chat) -> None:
    chat.ask("watch lobby paris")
    one = chat.press(chat.ask("watches"), "Change", inputs={"say": "1"})
    assert "Watch of Lobby Paris" in read(one) and "Told at any hour" in read(one)
    assert buttons(one) == ["Quiet at night", "Digest at 18:00", "Unwatch"]
    quiet = chat.press(one, "Quiet at night")
    assert "Quiet 19:00–07:00 (Europe/Paris)" in read(quiet)
    assert "Quiet 19:00–07:00" in read(chat.ask("watches"))
    assert "Told at any hour" in read(chat.press(quiet, "At any hour"))
    assert "Digest at 18:30" in read(chat.ask("watches 1 digest 18:30"))
    assert "no watch 7" in read(chat.ask("watches 7"))
    assert "no watch 1" in read(chat.ask("watches 1 at any hour", "lena"))
    assert "Digest at 18:30" in read(chat.ask("watches 1"))


def test_many_watches_are_ended_and_changed_from_one_list(chat: Chat) -> None:
    rooms = ("lobby paris", "huddle", "gym", "kitchen", "lobby denver", "atrium", "canteen")
    for room in rooms:
        chat.ask(f"watch {room}")
    chat.ask("mute gym 2h")
    listed = chat.ask("watches")
    assert buttons(listed)[:3] == ["Unmute", "Change", "Unwatch"]
    assert len(choices(listed, "say")) == len(rooms)
    assert "ended" in read(chat.press(listed, "Unwatch", inputs={"say": "3"}))
    assert "Gym since" not in read(chat.ask("watches"))
    assert "Watch of Huddle" in read(chat.press(listed, "Change", inputs={"say": "2"}))


def test_watching_begins_and_ends_with_a_button(chat: Chat) -> None:
    begun = chat.press(chat.ask("watches"), "Watch all workspaces")
    assert read(begun).startswith("Watching all workspaces")
    assert "ended" in read(chat.press(begun, "Unwatch"))


def test_a_watch_of_another_space_cannot_be_seen_or_ended(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    assert "watches nothing" in read(chat.ask("watches", "lena"))
    for number in ("1", "01", "99999999999999999999", "٣", "-1", "1 or 1=1"):
        said = read(chat.ask(f"unwatch {number}", "lena"))
        assert "no watch" in said or "there is no" in said.casefold()
    chat.ask(ON)
    chat.hears("ravi", "changed")


def test_a_notice_that_a_restart_interrupts_is_told_afterwards(cloud: Cloud, tmp_path: object) -> None:
    database = f"sqlite:///{tmp_path}/bot.db"
    with Chat.started(cloud, database) as chat:
        chat.ask("watch all", "ravi")
        chat.app.telling.work.stop(5.0)
        chat.ask(ON)
        assert len(chat.said("ravi")) == 1
    with Chat.started(cloud, database) as chat:
        chat.hears("ravi", "Lobby Paris: Call Intercept changed")
        assert len(notices(chat, "ravi")) == 1
        chat.ask("set intercept lobby paris off")
        chat.hears("ravi", "On → Off")
        assert len(notices(chat, "ravi")) == 2


def test_a_space_the_bot_was_taken_out_of_for_a_day_is_forgotten(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    team = chat.cloud.space("team")
    with chat.taken_out_of("team"):
        chat.ask(ON)
        for _ in range(23):
            chat.clock.ahead += timedelta(hours=1)
            chat.deliver_notices()
        assert chat.app.ground.store.watches(team.id)
        chat.clock.ahead += timedelta(hours=1)
        chat.deliver_notices()
        assert not chat.app.ground.store.watches(team.id)
    chat.ask("set intercept lobby paris off")
    assert notices(chat, "team") == []


def test_a_directory_that_fails_loses_no_watch(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    chat.clock.ahead = timedelta(hours=2)
    chat.cloud.fault("GET /workspaces$", status=404, times=5)
    chat.deliver_notices()
    assert len(chat.app.ground.store.watches(chat.cloud.space("ravi").id)) == 1
    assert notices(chat, "ravi") == []
    chat.heal()
    chat.clock.ahead = timedelta(hours=3)
    assert len(notices(chat, "ravi")) == 1


def test_a_name_cannot_write_into_a_notice(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    chat.ask("set intercept canteen on")
    notice = chat.hears("ravi", "changed")
    assert read(notice).startswith("Canteen <*Paris*>_[1] ^: Call Intercept changed")
    assert "<\\*Paris" in notice.markdown
    assert "Intercept calls: On" in read(chat.press(notice, "Show", "ravi"))


def test_a_watch_ends_with_the_rights_of_who_asked_for_it(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    chat.ask("watch lobby paris", "ravi", "team")
    chat.ask("watch all", "lena", "team")
    chat.give_roles("ravi")
    chat.clock.ahead = timedelta(minutes=6)
    chat.ask(ON)
    ended = read(chat.hears("ravi", "I end the watch of all workspaces here"))
    assert "Off → On" not in ended
    chat.cloud.until(lambda: not chat.app.ground.store.watches(chat.cloud.space("ravi").id))
    chat.hears("team", "Lobby Paris: Call Intercept changed")
    chat.ask("set intercept lobby paris off")
    chat.hears("team", "On → Off")
    assert [len(notices(chat, space)) for space in ("ravi", "team")] == [0, 2]


def test_a_watch_outlives_one_of_its_workspaces(chat: Chat) -> None:
    chat.ask("watch all", "lena")
    chat.ask("watch lobby paris, kitchen", "lena", "team")
    kitchen, denver = chat.cloud.workspace("Kitchen"), chat.cloud.workspace("Lobby Denver")
    assert kitchen.location_id == chat.cloud.workspace("Lobby Paris").location_id != denver.location_id
    with chat.notices_paused():
        chat.ask("set dnd kitchen on")
        chat.cloud.state.workspaces[kitchen.id] = replace(kitchen, location_id=denver.location_id)
        chat.read_workspaces()
    chat.deliver_notices()
    chat.ask(ON)
    chat.hears("lena", "Lobby Paris: Call Intercept changed")
    chat.hears("team", "Lobby Paris: Call Intercept changed")
    said = [read(one) for space in ("lena", "team") for one in chat.said(space)]
    assert not any("Kitchen: Do Not Disturb" in one or "I end the watch" in one for one in said)


def test_while_rights_cannot_be_read_a_notice_waits(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    form = chat.ask("edit intercept lobby paris")
    chat.clock.ahead = timedelta(minutes=6)
    ravi = chat.cloud.person("ravi").id
    chat.cloud.fault(f"GET /people/{ravi}", status=403, times=50)
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    later = chat.clock() + timedelta(hours=1)
    chat.cloud.until(lambda: chat.app.ground.store.due_notices(later)[0].tries)
    assert notices(chat, "ravi") == []
    chat.heal()
    chat.clock.ahead = timedelta(hours=2)
    assert len(notices(chat, "ravi")) == 1


def test_a_space_that_cannot_be_told_for_days_is_tried_on(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        due = chat.app.ground.store.due_notices(chat.clock())[0]
        for _ in range(100):
            chat.app.ground.store.notice_failed(due.id, chat.clock())
        chat.cloud.fault("POST /messages", status=401)
    assert notices(chat, "ravi") == []
    chat.clock.ahead = timedelta(minutes=16)
    assert len(notices(chat, "ravi")) == 1


def test_nothing_is_told_after_a_watch_has_ended(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.ask("set intercept lobby paris off")
        chat.give_roles("ravi")
        chat.clock.ahead = timedelta(minutes=6)
    chat.cloud.fault("POST /messages", status=401)
    assert notices(chat, "ravi") == []
    assert len(chat.said("ravi")) == 1
    chat.clock.ahead = timedelta(minutes=22)
    assert notices(chat, "ravi") == []
    assert "I end the watch" in read(chat.said("ravi")[-1])
    assert chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)) == []


def test_a_watch_ends_with_the_account_of_who_asked_for_it(chat: Chat) -> None:
    chat.ask("watch all", "ravi", "team")
    chat.clock.ahead = timedelta(minutes=6)
    ravi = chat.cloud.person("ravi").id
    chat.cloud.fault(f"GET /people/{ravi}", status=404, times=50)
    chat.ask(ON)
    assert "Off → On" not in read(chat.hears("team", "I end the watch of all workspaces here"))
    chat.cloud.until(lambda: not chat.app.ground.store.watches(chat.cloud.space("team").id))


def test_all_watches_of_the_space_and_of_no_other_end_at_once(chat: Chat) -> None:
    assert "This space watches nothing." in read(chat.ask("unwatch all", "ravi"))
    for workspace in ("lobby paris", "gym"):
        chat.ask(f"watch {workspace}", "ravi")
        chat.ask(f"watch {workspace}", "ravi", "team")
    said = read(chat.ask("unwatch all", "ravi"))
    assert said == "Ended: Lobby Paris, Gym. This space watches nothing now."
    chat.ask(ON)
    chat.hears("team", "changed")
    assert notices(chat, "ravi") == []
    assert read(chat.ask("unwatch", "ravi", "team")).startswith("Which one?")
    assert "Lobby Paris since" in read(chat.ask("watches", "ravi", "team"))


@pytest.mark.parametrize(
    "said",
    [
        "unwatch gym",
        "stop watching the gym",
        "no more notifications about the gym",
        "please stop notifying us about the gym",
        "we don't need any more alerts about the gym",
        "could you stop watching the gym?",
        "don't tell us about the gym anymore",
    ],
)
def test_a_watch_is_ended_by_what_is_watched(chat: Chat, said: str) -> None:
    chat.ask("watch gym")
    chat.ask("watch kitchen")
    chat.ask("watch gym", "ravi", "team")
    assert read(chat.ask(said)).startswith("Ended: Gym.")
    assert "Gym" not in read(chat.ask("watches")) and "Kitchen" in read(chat.ask("watches"))
    assert "Gym" in read(chat.ask("watches", "ravi", "team"))
    assert "This space does not watch Gym." in read(chat.ask(said))


def test_a_larger_watch_is_told_and_stays(chat: Chat) -> None:
    chat.ask("watch all")
    said = read(chat.ask("stop watching the kitchen"))
    assert "the watch of all workspaces covers it. Nothing was ended." in said and "mute Kitchen 8h" in said
    chat.ask("watch kitchen")
    assert "by the watch of all workspaces" in read(chat.ask("unwatch kitchen"))
    assert "all workspaces" in read(chat.ask("watches"))
    chat.ask("don't stop watching everything")
    assert "all workspaces" in read(chat.ask("watches"))
    assert (
        read(chat.ask("stop watching everything")) == "Ended: all workspaces. This space watches nothing now."
    )
    chat.ask("watch dnd on gym")
    said = read(chat.ask("unwatch voicemail on gym"))
    assert said.startswith("This space does not watch Gym, Voicemail. Nothing was ended.")
    assert read(chat.ask("unwatch dnd on gym")).startswith("Ended: Gym: Do Not Disturb.")


def test_where_all_are_watched_none_is_offered(chat: Chat) -> None:
    chat.ask("watch all")
    assert not [one for one in buttons(chat.ask("watches")) if one.startswith("Watch")]


def test_a_watch_ends_with_a_polite_word_behind_it(chat: Chat) -> None:
    chat.ask("watch gym")
    assert "no workspace" not in read(chat.ask("unwatch gym please"))
    assert "Gym" not in read(chat.ask("watches"))
