"""Workspaces that are called like a word of an order: which is meant is asked, or shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize("said", ["forward busy to 4404", "forward the busy to 4404"])
def test_a_room_or_a_branch_is_asked_about(chat: Chat, said: str) -> None:
    chat.rename("Gym", "Forward")
    chat.rename("Kitchen", "Busy")
    asked = chat.ask(said)
    assert read(asked).startswith("That can mean two things. Nothing was changed.")
    assert [*choices(asked, "say").values()] == [
        "set forwarding Forward when busy, calls go to 4404 forward when busy on",
        "set forwarding Busy all calls go to 4404 forward all calls on",
    ]
    assert not chat.writes()


def test_where_one_of_them_is_there_it_is_shown_first(chat: Chat) -> None:
    chat.rename("Gym", "Forward")
    assert "Shall I make this change?" in read(chat.ask("forward busy to 4404"))
    assert not chat.writes()


def test_a_name_behind_in_is_a_name(chat: Chat) -> None:
    chat.rename("Kitchen", "Busy")
    chat.ask("turn on dnd in busy")
    assert chat.setting("Busy", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize(
    ("said", "name", "branch"),
    [
        ("forward kitchen to 4404", "Kitchen", "always"),
        ("forward lobby paris to 4404 when busy", "Lobby Paris", "busy"),
    ],
)
def test_digits_that_calls_go_to_are_a_number(chat: Chat, said: str, name: str, branch: str) -> None:
    chat.rename("Gym", "4404")
    chat.ask(said)
    assert len(chat.writes()) == 1
    assert chat.setting(name, "callForwarding")["callForwarding"][branch]["destination"] == "4404"


def test_which_workspace_is_forwarded_there_is_asked(chat: Chat) -> None:
    chat.rename("Gym", "4404")
    asked = chat.ask("forward help to 4404")
    assert "There is no workspace “help”." in read(asked)
    assert not chat.writes()


def test_digits_elsewhere_are_the_name(chat: Chat) -> None:
    chat.rename("Gym", "4404")
    chat.ask("turn on dnd in 4404")
    assert chat.setting("4404", "doNotDisturb")["enabled"] is True
    assert read(chat.ask("copy dnd from kitchen to 4404")).startswith("p-1: I look at 1 workspace first.")


@pytest.mark.parametrize("said", ["turn on dnd in all and the kitchen", "turn on dnd in the kitchen and all"])
def test_all_in_a_row_is_asked_about(chat: Chat, said: str) -> None:
    chat.rename("Gym", "All")
    asked = chat.ask(said)
    assert read(asked).startswith("I am not sure which workspaces are meant. Nothing was changed.")
    assert list(choices(asked, "say")) == ["All · with the others", "All workspaces", "Without “all”"]
    assert not chat.writes()


def test_on_in_a_row_is_asked_about(chat: Chat) -> None:
    chat.rename("Gym", "On")
    asked = chat.ask("turn on dnd in on and the kitchen")
    assert [*choices(asked, "say").values()] == [
        'turn on dnd in "On" and the kitchen',
        "turn on dnd in the kitchen",
    ]
    assert not chat.writes()


@pytest.mark.parametrize("said", ["dnd in the kitchen, on", "turn dnd on in the kitchen, all day"])
def test_what_stands_behind_a_comma_is_no_name(chat: Chat, said: str) -> None:
    assert "I am not sure which workspaces" not in read(chat.ask(said))


@pytest.mark.parametrize(
    "said", ["turn on dnd for us", "turn dnd on for her at the desk", "turn on dnd for him"]
)
def test_who_is_spoken_of_is_no_workspace(chat: Chat, said: str) -> None:
    chat.rename("Gym", "Us Lobby")
    chat.rename("Kitchen", "Her Desk")
    chat.rename("Lobby Paris", "Him")
    chat.ask(said)
    assert not chat.writes()


@pytest.mark.parametrize("said", ["turn on dnd in us lobby", "turn on dnd in Him", "turn on dnd at her desk"])
def test_in_full_it_is_one(chat: Chat, said: str) -> None:
    chat.rename("Gym", "Us Lobby")
    chat.rename("Kitchen", "Her Desk")
    chat.rename("Lobby Paris", "Him")
    assert read(chat.ask(said)).startswith("Saved: Do Not Disturb")


@pytest.mark.parametrize("name", ["DND", "Voicemail", "Show", "Set", "Copy", "Undo", "Run", "Mute", "100"])
def test_a_name_that_is_a_command_is_hit_exactly(chat: Chat, name: str) -> None:
    chat.rename("Gym", name)
    assert read(chat.ask(f"show {name}")).startswith(f"{name}\n")
    assert chat.writes() == []
    assert read(chat.ask(f"turn on dnd in {name}")).startswith(f"Saved: Do Not Disturb · {name}\n")
    assert chat.setting(name, "doNotDisturb")["enabled"]
    assert len(chat.writes()) == 1
