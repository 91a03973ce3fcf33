"""Commas, semicolons, bars and slashes between the parts of a short order part words, as blanks do."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "dnd,gym,on",
        "gym;dnd;on",
        "gym; dnd; on",
        "gym|dnd|on",
        "gym / dnd / on",
        "gym > dnd > on",
        "GYM,DND,ON",
    ],
)
def test_marks_part_an_order(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("show;gym", "Gym\n"),
        ("help,forwarding", "Help: Call Forwarding"),
        ("watch,gym", "Watching"),
        ("gym,dnd", "Do Not Disturb · Gym\n"),
    ],
)
def test_marks_part_a_command_and_a_look(chat: Chat, said: str, title: str) -> None:
    assert read(chat.ask(said)).startswith(title)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["gym; not dnd; on", "gym;dnd;on;off", "dnd on gym;not now"])
def test_what_takes_it_back_is_not_left_out(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["lobby paris -> voicemail", "lobby paris => voicemail"])
def test_an_arrow_leads_somewhere(chat: Chat, said: str) -> None:
    assert "Calls to Lobby Paris go to voicemail" in read(chat.ask(said))
    assert chat.writes() == []


def test_a_workspace_called_so_is_one_name(chat: Chat) -> None:
    chat.rename("Gym", "Gym;On")
    assert read(chat.ask("gym;on")).startswith("Gym;On")
