"""A watch of what is selected goes on with the workspaces that are selected later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.dialogues.watching.looking import elsewhere, look
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]


def told(chat: Chat, *names: str, space: str = "ravi") -> set[str]:
    """Of which of these workspaces a space is told when they change."""
    before = len(notices(chat, space))
    for name in names:
        chat.ask(f'set dnd "{name}" on')
    return {one.partition(":")[0] for one in notices(chat, space)[before:]}


def test_a_kind_goes_on_with_new_names(chat: Chat) -> None:
    assert "2 workspaces now; new ones that fit are watched, too." in read(
        chat.ask("watch all lobbies", "ravi")
    )
    chat.rename("Huddle", "Lobby Lyon")
    chat.rename("Lobby Denver", "Entrance")
    assert told(chat, "Lobby Lyon", "Entrance", "Lobby Paris") == {"Lobby Lyon", "Lobby Paris"}


def test_exceptions_stay_and_all_others_are_watched(chat: Chat) -> None:
    chat.ask("watch all at Denver except gym", "ravi")
    huddle, denver = chat.cloud.workspace("Huddle"), chat.cloud.workspace("Gym").location_id
    with chat.cloud.state.lock:
        chat.cloud.state.workspaces[huddle.id] = replace(huddle, location_id=denver)
    chat.read_workspaces()
    assert told(chat, "Huddle", "Gym", "Atrium", "Kitchen") == {"Huddle", "Atrium"}


def test_a_list_is_watched_as_it_is_by_then(chat: Chat) -> None:
    chat.ask("list front-desks = gym, kitchen", space="team")
    chat.ask("watch list front-desks", "ravi", "team")
    chat.ask("list front-desks + huddle", space="team")
    chat.ask("list front-desks - kitchen", space="team")
    assert told(chat, "Gym", "Kitchen", "Huddle", space="team") == {"Gym", "Huddle"}
    chat.ask("watch list front-desks", "ravi", "team")
    assert read(chat.ask("watches", "ravi", "team")).count("list front-desks") == 1
    chat.ask("unlist front-desks", space="team")
    chat.ask("set dnd huddle off")
    assert len(notices(chat, "team")) == 2, "it was not on the list when the watch began"


def test_changes_from_elsewhere_are_looked_for_there_too(cloud: Cloud, some_database_url: str) -> None:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        chat.ask("watch all lobbies", "ravi")
        chat.rename("Huddle", "Lobby Lyon")
        look(chat)
        elsewhere(chat, "Lobby Lyon", "doNotDisturb", enabled=True)
        look(chat)
        assert [one.partition(":")[0] for one in notices(chat, "ravi")] == ["Lobby Lyon"]


def test_a_location_administrator_hears_of_their_own(chat: Chat) -> None:
    chat.ask("watch all except kitchen", "lena")
    assert told(chat, "Huddle", "Kitchen", "Gym", space="lena") == {"Huddle"}


def test_there_is_no_limit_to_how_many_are_selected(chat: Chat) -> None:
    gym = chat.cloud.workspace("Gym")
    with chat.cloud.state.lock:
        for number in range(520):
            one = replace(gym, id=f"{gym.id[:-4]}{number:04}", name=f"Desk {number}", extension="")
            chat.cloud.state.workspaces[one.id] = one
    chat.read_workspaces()
    assert "Watching all workspaces except" in read(chat.ask("watch all except gym", "ravi"))
    assert told(chat, "Gym", "Huddle") == {"Huddle"}


LABELS = {
    "watch risky except gym": "all workspaces except Gym, only what is risky",
    "watch risky forwarding at paris except lobby paris": "all workspaces at Paris HQ except Lobby Paris",
    "watch all except forwarding": "all workspaces except Call Forwarding",
    "watch lobby paris except dnd": "Lobby Paris except Do Not Disturb",
    "watch all at paris and all at denver": "all workspaces at Paris HQ and all workspaces at Denver",
}


@pytest.mark.parametrize(("text", "label"), LABELS.items())
def test_exceptions_may_be_settings_or_workspaces(chat: Chat, text: str, label: str) -> None:
    said = read(chat.ask(text)).replace('"', "")
    assert said.startswith(f"Watching {label}"), said


def test_excepted_settings_are_not_told(chat: Chat) -> None:
    chat.ask("watch gym except dnd", "ravi")
    for text in ("set dnd gym on", "set intercept gym on"):
        chat.ask(text)
    assert [one.partition("\n")[0] for one in notices(chat, "ravi")] == ["Gym: Call Intercept changed"]


@pytest.mark.parametrize("text", ["watch gym dnd except dnd", "watch all except nonsense"])
def test_where_no_setting_is_left_nothing_is_watched(chat: Chat, text: str) -> None:
    chat.ask(text)
    assert "watches nothing" in read(chat.ask("watches"))


@pytest.mark.parametrize(
    "text", ["watch all quiet at night", "watch lobby paris weekly digest", "watch gym on weekdays"]
)
def test_hours_that_a_watch_cannot_have_are_refused(chat: Chat, text: str) -> None:
    assert "quiet hours by the clock, and a digest once a day" in read(chat.ask(text))
    assert "watches nothing" in read(chat.ask("watches"))


def test_the_end_of_one_watch_leaves_others_of_the_same_workspaces(chat: Chat) -> None:
    chat.ask("list front-desks = gym, kitchen")
    chat.ask("watch list front-desks")
    chat.ask("watch gym, kitchen dnd")
    said = read(chat.ask("unwatch list front-desks"))
    assert said.startswith("Ended: list front-desks. Some of it is told still")
    assert "Gym, Kitchen" in read(chat.ask("watches")).replace('"', "")


def test_what_is_watched_with_exceptions_is_ended_by_the_same_words(chat: Chat) -> None:
    for what in ("all except forwarding", "all at paris except huddle", "gym except dnd"):
        chat.ask(f"watch {what}")
        assert read(chat.ask(f"unwatch {what}")).startswith("Ended: "), what
        assert "watches nothing" in read(chat.ask("watches")), what
