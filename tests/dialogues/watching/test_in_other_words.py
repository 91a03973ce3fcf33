"""Watching and muting in sentences, which are never taken for Monitoring or for do not disturb."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

GYM, LOBBY = "Gym", "Lobby Paris"
WATCHED = {
    "please watch the gym": GYM,
    "can you watch the gym?": GYM,
    "could you keep an eye on the gym please": GYM,
    "start watching the gym": GYM,
    "monitor changes in the gym": GYM,
    "tell me when something changes in the gym": GYM,
    "notify this space of changes to the gym": GYM,
    "we'd like to be notified of any changes to the gym": GYM,
    "subscribe to lobby paris": LOBBY,
    "could you watch lobby paris for changes": LOBBY,
    "i want to watch lobby paris": LOBBY,
    "watch lobby paris please": LOBBY,
    "please monitor lobby paris for changes to forwarding": f"{LOBBY}: Call Forwarding",
    "let us know when someone changes forwarding in lobby paris": f"{LOBBY}: Call Forwarding",
    "tell us when dnd changes in lobby paris": f"{LOBBY}: Do Not Disturb",
    "tell us when lobby paris is forwarded": f"{LOBBY}: Call Forwarding",
    "let us know whenever dnd is turned on in lobby paris": f"{LOBBY}: Do Not Disturb",
    "warn us when lobby paris's forwarding is changed": f"{LOBBY}: Call Forwarding",
    "alert me when call forwarding changes": "all workspaces: Call Forwarding",
}


@pytest.mark.parametrize(("text", "label"), WATCHED.items())
def test_a_sentence_begins_a_watch(chat: Chat, text: str, label: str) -> None:
    assert read(chat.ask(text, "ravi")).startswith(f"Watching {label}\n")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "text", ["what are we watching?", "which rooms are watched?", "are you watching gym?"]
)
def test_what_is_watched_is_asked_for(chat: Chat, text: str) -> None:
    chat.ask("watch gym", "ravi")
    assert "Gym since" in read(chat.ask(text, "ravi"))


@pytest.mark.parametrize(
    "text",
    [
        "the gym should monitor 4404",
        "monitor the gym's line in the kitchen",
        "notify me when a call is parked",
        "tell us if the gym is on dnd",
        "let me know if dnd is on in the gym",
    ],
)
def test_what_is_about_the_setting_begins_no_watch(chat: Chat, text: str) -> None:
    chat.ask(text)
    assert "watches nothing" in read(chat.ask("watches"))


def muted(chat: Chat, space: str = "ana") -> set[str]:
    """The workspaces of which a space hears nothing now; `*` for all."""
    by_id = chat.bot.ground.admin.directory.workspaces().by_id
    kept = chat.bot.ground.store.saved(chat.cloud.space(space).id, "mute")
    return {by_id[one.name].name if one.name in by_id else one.name for one in kept}


@pytest.mark.parametrize(
    "text",
    [
        "mute everything for 2 hours",
        "mute until 18:00",
        "be quiet for two hours",
        "pause notifications for 2 hours please",
        "mute all 2h",
    ],
)
def test_all_notices_are_muted(chat: Chat, text: str) -> None:
    assert "hears nothing of all workspaces until" in read(chat.ask(text))
    assert muted(chat) == {"*"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("silence notices of the gym for 2 hours", {"Gym"}),
        ("snooze gym 2h", {"Gym"}),
        ("mute gym and kitchen 2h", {"Gym", "Kitchen"}),
        ("mute all lobbies 2h", {"Lobby Paris", "Lobby Denver"}),
    ],
)
def test_notices_of_some_workspaces_are_muted(chat: Chat, text: str, names: set[str]) -> None:
    chat.ask(text)
    assert muted(chat) == names
    assert "hears of" in read(chat.ask(f"unmute notices of {', '.join(sorted(names))}"))
    assert muted(chat) == set()


@pytest.mark.parametrize("text", ["mute forwarding 2h", "mute risky 2h", "mute gym 100 years"])
def test_what_cannot_be_muted_is_said_and_no_phone_is(chat: Chat, text: str) -> None:
    said = read(chat.ask(text))
    assert "Nothing was muted." in said and "Do Not Disturb" not in said
    assert muted(chat) == set() and chat.writes() == []


def test_a_mute_without_a_length_offers_some(chat: Chat) -> None:
    said = chat.ask("mute the lobby paris alerts tonight")
    assert "For how long?" in read(said)
    chat.choose(said, "2 hours")
    assert muted(chat) == {"Lobby Paris"}


@pytest.mark.parametrize("text", ["silence the gym for 2 hours", "silence the phone in the gym until noon"])
def test_a_phone_that_is_silenced_is_no_notice(chat: Chat, text: str) -> None:
    chat.ask(text)
    assert muted(chat) == set()
