"""One answer after the other: what was asked for stays together until all of it is told."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


def destination(chat: Chat, workspace: str) -> str:
    always = chat.setting(workspace, "callForwarding")["callForwarding"]["always"]
    return str(always["destination"]) if always["enabled"] else ""


def test_a_workspace_and_then_a_number(chat: Chat) -> None:
    assert "Which workspace's Call Forwarding?" in read(chat.ask("forward"))
    form = read(chat.ask("gym"))
    assert "Edit Call Forwarding · Gym" in form and "Which value for “All calls go to”?" in form
    assert not chat.writes()

    assert "Calls to Gym go to 4404 (Huddle)." in read(chat.ask("4404"))
    assert destination(chat, "Gym") == "4404"


def test_also_where_the_workspace_was_picked(chat: Chat) -> None:
    form = chat.choose(chat.ask("forward"), "Kitchen")
    assert "Which value for “All calls go to”?" in read(form)
    chat.ask("4404")
    assert destination(chat, "Kitchen") == "4404" and len(chat.writes()) == 1


def test_what_comes_later_is_no_answer(chat: Chat) -> None:
    chat.ask("forward")
    chat.ask("gym")
    chat.ask("help")
    chat.ask("4404")
    assert not chat.writes()


def test_the_setting_is_asked_of_the_workspace_that_was_told(chat: Chat) -> None:
    chat.ask("edit")
    assert "Which setting of Gym do you mean?" in read(chat.ask("gym"))
    assert "Edit Do Not Disturb · Gym" in read(chat.ask("dnd"))


def test_the_workspace_is_asked_of_the_setting_that_was_told(chat: Chat) -> None:
    chat.ask("edit")
    assert "Which workspace's Do Not Disturb?" in read(chat.ask("dnd"))
    assert "Edit Do Not Disturb · Kitchen" in read(chat.ask("kitchen"))


@pytest.mark.parametrize("said", ["gym dnd", "dnd gym"])
def test_both_at_once_open_the_form(chat: Chat, said: str) -> None:
    chat.ask("edit")
    assert "Edit Do Not Disturb · Gym" in read(chat.ask(said))


def test_another_command_is_no_answer(chat: Chat) -> None:
    chat.ask("edit")
    assert read(chat.ask("show dnd gym")).startswith("Do Not Disturb · Gym")
