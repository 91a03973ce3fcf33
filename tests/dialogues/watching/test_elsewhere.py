"""Changes that others make in Webex: seen, told once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read
from tests.dialogues.watching.looking import ROUND, elsewhere, look, pairs, times_read
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        yield chat


def test_a_change_from_elsewhere_is_told_once_and_undone(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    notice = chat.hears("ravi", "Lobby Paris: Do Not Disturb changed")
    said = read(notice)
    assert "Do not disturb: Off → On" in said and "Somebody, not through me · between" in said
    assert buttons(notice) == ["Undo", "It's fine", "Show", "History", "Mute 2 h"]
    look(chat)
    assert len(notices(chat, "ravi")) == 1
    assert "not through me" in read(chat.press(notice, "History", "ravi"))
    chat.give_roles("ravi", "id_full_admin")
    undone = chat.press(notice, "Undo", "ravi")
    assert "On → Off" in read(undone)
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    assert "This undoes change 1: Do not disturb: Off → On. Somebody, not through me, between" in read(undone)
    look(chat)
    assert notices(chat, "ravi") == [], "nobody is to press its buttons any more"


def test_a_change_from_elsewhere_is_called_fine_once(chat: Chat) -> None:
    for space in ("team", "ravi"):
        chat.ask("watch lobby paris", "ravi", space)
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    title = "Lobby Paris: Do Not Disturb changed"
    notice, other = chat.hears("team", title), chat.hears("ravi", title)
    assert "Sorry, no." in read(chat.press(notice, "It's fine", "sam", "team"))
    assert "Fine, says" not in read(chat.ask("history"))
    said = read(chat.press(notice, "It's fine", "ravi", "team"))
    assert said.startswith("Change 1 is fine, says Ravi ")
    assert "(Do Not Disturb of Lobby Paris)" in said
    assert "Do not disturb: Off → On. Somebody, not through me, between" in said
    assert notices(chat, "team") == [] and len(notices(chat, "ravi")) == 1
    assert "Fine, says Ravi " in read(chat.ask("history"))
    said = read(chat.press(other, "It's fine", "ravi"))
    assert said.startswith("Ravi ") and "said before that change 1 is fine." in said
    assert notices(chat, "ravi") == []
    assert "said before" in read(chat.ask("fine #1"))
    assert chat.writes() == []


@pytest.mark.parametrize("press", ["Undo", "It's fine"])
def test_what_stays_of_a_notice_has_no_values_either(chat: Chat, press: str) -> None:
    spaces, team, olga = chat.cloud.state.spaces, chat.cloud.space("team"), chat.cloud.person("olga")
    chat.ask("watch lobby paris", space="team")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    notice = chat.hears("team", "Lobby Paris: Do Not Disturb changed")
    spaces[team.id] = replace(team, members=(*team.members, olga.id))
    chat.app.ground.messenger._guests._kept.clear()
    said = read(chat.press(notice, press, space="team"))
    assert "Somebody, not through me, between" in said and "Off → On" not in said
    spaces[team.id] = team


def test_only_changes_that_one_may_see_are_called_fine(chat: Chat) -> None:
    chat.ask("watch gym", "ravi")
    chat.ask("set dnd gym on")
    look(chat)
    elsewhere(chat, "Gym", "doNotDisturb", enabled=False)
    look(chat)
    unknown = "I know of no change {}. history shows what was changed."
    assert read(chat.ask("fine 2", "lena")) == unknown.format(2)
    assert read(chat.ask("fine 99999", "lena")) == unknown.format(99999)
    assert read(chat.ask(f"fine {10**30}")).startswith("I know of no change")
    assert "Fine, says" not in read(chat.ask("history"))
    assert chat.hears("ravi", "Gym: Do Not Disturb changed")


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


def test_what_changed_while_the_bot_was_away_is_told(cloud: Cloud, some_database_url: str) -> None:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        chat.ask("watch lobby paris", "ravi")
        look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    with Chat.started(cloud, some_database_url, ahead=2 * ROUND, radar_requests_per_second=20.0) as chat:
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


def test_nothing_is_read_or_kept_when_nobody_watches_any_more(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    assert pairs(chat)
    chat.ask("unwatch 1", "ravi")
    look(chat)
    assert not pairs(chat)
    already = times_read(chat)
    look(chat)
    assert times_read(chat) == already


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


@pytest.mark.parametrize(
    "text",
    [
        "history elsewhere",
        "what was changed elsewhere",
        "what did somebody change in control hub?",
        "which changes were made in control hub?",
        "show changes not made through you",
        "history lobby paris elsewhere today",
    ],
)
def test_the_history_shows_all_changes_or_only_those_from_elsewhere(chat: Chat, text: str) -> None:
    chat.ask("watch lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    for state in ("on", "off") * 3:
        chat.ask(f"set intercept lobby paris {state}")
    assert "All changes, newest first." in read(chat.ask("history"))
    said = read(chat.ask(text))
    assert "not made through me" in said.casefold() and "Somebody, not through me" in said
    assert "Call Intercept" not in said


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


def test_a_radar_that_was_switched_off_reads_nothing_and_breaks_nothing(
    cloud: Cloud, some_database_url: str
) -> None:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        chat.ask("watch lobby paris", "ravi")
        look(chat)
    with Chat.started(cloud, some_database_url, ahead=2 * ROUND, radar_requests_per_second=0.0) as chat:
        already = times_read(chat)
        look(chat)
        assert times_read(chat) == already
        assert chat.bot.looking.radar.wake("") is None
