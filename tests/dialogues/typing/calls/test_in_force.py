"""What is said by its effect is in force afterwards; what is said of a list changes the list."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("have 4405 ring at the same time as the phone in lobby paris", "simultaneousRing"),
        ("I'd like 4405 to ring at the same time as the lobby paris phone", "simultaneousRing"),
        ("reject calls from 4405 at lobby paris", "selectiveReject"),
        ("only accept calls from 4405 at lobby paris", "selectiveAccept"),
        ("ring lobby paris differently when 4405 calls", "priorityAlert"),
        ("make lobby paris ring differently if it is 4405 calling", "priorityAlert"),
    ],
)
def test_the_setting_is_turned_on_with_it(chat: Chat, said: str, setting: str) -> None:
    chat.ask("set reject lobby paris off")
    shown = chat.ask(said)
    assert "is off. It is turned on with this." in read(shown)
    before = len(chat.writes())
    added = read(chat.press(shown, "Do it"))
    assert added.startswith("Added: ")
    assert "Not in force" not in added
    assert chat.setting("Lobby Paris", setting)["enabled"] is True
    assert len(chat.writes()) > before


@pytest.mark.parametrize(
    "said",
    [
        "add 4405 to the simultaneous ring list of lobby paris",
        "add a ring number 4405 to simultaneous ring of lobby paris",
    ],
)
def test_a_list_is_filled_and_that_it_is_not_in_force_is_said(chat: Chat, said: str) -> None:
    assert "Not in force" in read(chat.ask(said))
    assert chat.setting("Lobby Paris", "simultaneousRing")["enabled"] is False


def test_nobody_is_turned_away_because_somebody_is_let_in(chat: Chat) -> None:
    shown = chat.ask("accept calls from 4405 at lobby paris")
    assert "is turned on" not in read(shown)
    assert chat.setting("Lobby Paris", "selectiveAccept")["enabled"] is False


def test_where_it_is_on_the_item_alone_is_added(chat: Chat) -> None:
    chat.ask("set simultaneous lobby paris on")
    assert read(chat.ask("have 4405 ring at the same time as the phone in lobby paris")).startswith("Added")
    assert len(chat.writes()) == 2
