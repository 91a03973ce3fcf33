"""`undo` in a thread takes back what the thread is about, not what was changed last elsewhere."""

from __future__ import annotations

import pytest

from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, read


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


def root_of(answer: Message) -> str:
    return answer.parent_id or answer.id


@pytest.mark.parametrize("space", ["ana", "team"])
def test_the_change_of_the_thread_is_undone(chat: Chat, space: str) -> None:
    first = chat.ask("set dnd huddle on", space=space)
    chat.ask("set dnd lobby paris on", space=space)
    chat.ask("undo", space=space, parent_id=root_of(first))
    assert not dnd(chat, "Huddle")
    assert dnd(chat, "Lobby Paris")


def test_a_second_undo_in_the_thread_leaves_other_changes_alone(chat: Chat) -> None:
    first = chat.ask("set dnd huddle on", space="team")
    chat.ask("set dnd lobby paris on", space="team")
    chat.ask("undo", space="team", parent_id=root_of(first))
    again = chat.ask("undo", space="team", parent_id=root_of(first))
    assert "no change in this thread" in read(again)
    assert dnd(chat, "Lobby Paris")
    chat.press(again, buttons(again)[0], space="team")
    assert not dnd(chat, "Lobby Paris")


def test_after_a_look_in_the_thread_its_change_is_still_undone(chat: Chat) -> None:
    first = chat.ask("set dnd huddle on", space="team")
    chat.ask("show dnd huddle", space="team", parent_id=root_of(first))
    chat.ask("undo", space="team", parent_id=root_of(first))
    assert not dnd(chat, "Huddle")


def test_nobody_undoes_what_somebody_else_did_in_the_thread(chat: Chat) -> None:
    first = chat.ask("set dnd huddle on", space="team")
    answer = chat.ask("undo", person="lena", space="team", parent_id=root_of(first))
    assert dnd(chat, "Huddle")
    assert "Nothing was changed" in read(answer)


@pytest.mark.parametrize(
    "said", ["undo huddle", "undo that in the huddle", "undo the dnd", "undo both", "revert the huddle"]
)
def test_what_is_not_one_change_beyond_doubt_is_offered(chat: Chat, said: str) -> None:
    chat.ask("set dnd huddle on")
    chat.ask("set waiting lobby paris off")
    writes = len(chat.writes())
    answer = chat.ask(said)
    assert "· Huddle · Do Not Disturb" in read(answer)
    assert len(chat.writes()) == writes


def test_only_own_changes_are_offered(chat: Chat) -> None:
    chat.ask("set dnd huddle on", space="team")
    assert "Do Not Disturb" not in read(chat.ask("undo huddle", person="lena", space="team"))
