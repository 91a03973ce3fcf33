"""Which changes a space is told of: of some workspaces, of some settings, and of none for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat import Chat, buttons, read
from tests.dialogues.watching.test_watch import notices

LABELS = {
    "watch dnd on lobby paris": "Lobby Paris: Do Not Disturb",
    "watch lobby paris forwarding and dnd": "Lobby Paris: Call Forwarding, Do Not Disturb",
    "watch forwarding": "all workspaces: Call Forwarding",
    "watch gym, kitchen": '"Gym", "Kitchen"',
    "watch all lobbies": "all lobbies",
    "watch all except gym": 'all workspaces except "Gym"',
    "watch all at paris dnd": "all workspaces at Paris HQ: Do Not Disturb",
    "watch everything": "all workspaces",
    "watch the gym": "Gym",
}


@pytest.mark.parametrize(("text", "label"), LABELS.items())
def test_what_is_watched_is_said_in_any_order(chat: Chat, text: str, label: str) -> None:
    said = read(chat.ask(text)).replace('"', "")
    assert said.startswith(f"Watching {label}".replace('"', "")), said


@pytest.mark.parametrize(
    "text", ["watch", "watch nonsense", "watch dnd on nonsense", "watch all except nonsense", "watch lobby"]
)
def test_what_is_not_understood_watches_nothing(chat: Chat, text: str) -> None:
    chat.ask(text)
    assert "watches nothing" in read(chat.ask("watches"))


def test_only_these_settings_of_these_workspaces_are_told(chat: Chat) -> None:
    chat.ask("watch dnd on gym, lobby paris", "ravi")
    for text in ("set intercept gym on", "set dnd kitchen on", "set dnd gym on", "set dnd lobby paris on"):
        chat.ask(text)
    said = notices(chat, "ravi")
    assert [one.partition("\n")[0] for one in said] == [
        "Gym: Do Not Disturb changed",
        "Lobby Paris: Do Not Disturb changed",
    ]


def test_the_same_by_two_people_is_told_once_and_outlives_the_rights_of_one(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    chat.ask("watch lobby paris", "lena", "team")
    assert read(chat.ask("watches", "lena", "team")).count("Lobby Paris") == 1
    chat.give_roles("ravi")
    chat.clock.ahead = timedelta(minutes=6)
    chat.ask("set dnd lobby paris on")
    assert len(notices(chat, "team")) == 1
    chat.ask("unwatch 2", "lena", "team")
    assert "watches nothing" in read(chat.ask("watches", "lena", "team"))


def test_what_is_muted_is_not_told_and_is_in_the_history(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    assert "hears nothing of Gym until" in read(chat.ask("mute gym 2h", "ravi"))
    chat.ask("set dnd gym on")
    chat.ask("set dnd lobby paris on")
    assert len(notices(chat, "ravi")) == 1
    assert "Gym" in read(chat.ask("history", "ravi"))
    chat.clock.ahead = timedelta(hours=2, minutes=1)
    chat.ask("set dnd gym off")
    assert len(notices(chat, "ravi")) == 2


def test_a_notice_mutes_its_workspace(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    chat.ask("set dnd gym on")
    notice = chat.hears("ravi", "Gym: Do Not Disturb changed")
    assert buttons(notice) == ["Undo", "It's fine", "Show", "History", "Mute 2 h"]
    assert "hears nothing of Gym" in read(chat.press(notice, "Mute 2 h", "ravi"))
    assert "hears of Gym again" in read(chat.ask("unmute notices of gym", "ravi"))
    assert "hears nothing of all workspaces" in read(chat.ask("mute 30 min", "ravi"))
    chat.ask("set dnd gym off")
    assert len(notices(chat, "ravi")) == 1
    assert "again" in read(chat.ask("unmute", "ravi"))
    assert "not muted" in read(chat.ask("unmute", "ravi"))


def test_what_is_muted_is_listed_until_it_is_over(chat: Chat) -> None:
    chat.ask("watch gym", space="team")
    chat.ask("mute gym 2h", space="team")
    chat.ask("mute lobby denver 30min", space="team")
    listed = chat.ask("watches", space="team")
    said = " ".join(read(listed).split())
    assert "Muted: Gym until" in said and "Muted: Lobby Denver until" in said
    assert "(America/Denver), in 2 h" in said and "Ana Roux" in said
    assert buttons(listed)[:4] == ["Unmute", "Unmute", "Unwatch", "Change"]
    assert "hears of Gym again" in read(chat.press(listed, "Unmute", space="team"))
    assert "Muted: Gym" not in read(chat.ask("watches", space="team"))
    assert "Denver" not in read(chat.ask("watches", "lena", "team")), "she may not see it"
    chat.ask("mute 2h", space="team")
    assert "Muted: all workspaces" in read(chat.ask("watches", space="team"))
    chat.clock.ahead = timedelta(hours=2, minutes=1)
    assert "Muted" not in read(chat.ask("watches", space="team"))


@pytest.mark.parametrize(
    "text", ["unmute gym", "unmute the gym", "unmute notices of the gym", "unmute notices gym"]
)
def test_unmute_is_read_as_leniently_as_mute(chat: Chat, text: str) -> None:
    chat.ask("mute gym 2h")
    assert "hears of Gym again" in read(chat.ask(text))


def test_what_else_unmute_may_mean_is_offered(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    said = chat.ask("unmute the gym")
    assert "Notices of Gym are not muted here. Nothing was changed." in read(said)
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
    assert "do not disturb off" in read(said)
    chat.ask("mute 2h")
    assert "Those of all workspaces are" in read(chat.ask("unmute gym"))


def test_of_several_that_fit_the_chosen_one_is_muted_as_long(chat: Chat) -> None:
    chat.choose(chat.ask("mute notices of lobby for 2 hours"), "Lobby Denver")
    assert "Muted: Lobby Denver" in read(chat.ask("watches"))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "text", ["mute gym 100 years", "mute gym 90d", "mute nonsense 2h", "mute notices of gym"]
)
def test_a_mute_that_cannot_be_meant_mutes_nothing(chat: Chat, text: str) -> None:
    chat.ask(text)
    chat.ask("watch gym", "ravi")
    assert not chat.bot.ground.store.saved(chat.cloud.space("ana").id, "mute")


def test_to_mute_a_phone_is_still_do_not_disturb(chat: Chat) -> None:
    chat.ask("mute the gym")
    assert not chat.bot.ground.store.saved(chat.cloud.space("ana").id, "mute")
    chat.ask("mute the gym for 2 hours")
    assert not chat.bot.ground.store.saved(chat.cloud.space("ana").id, "mute")


@pytest.mark.parametrize(
    "text", ["watch gym except gym", "watch all at paris except all at paris", "watch list gone"]
)
def test_where_nothing_is_left_nothing_is_watched(chat: Chat, text: str) -> None:
    assert "went wrong" not in read(chat.ask(text))
    assert "watches nothing" in read(chat.ask("watches"))
