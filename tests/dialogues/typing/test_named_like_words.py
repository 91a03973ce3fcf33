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
