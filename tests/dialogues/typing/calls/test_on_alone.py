"""“On” or “and off again” right behind one setting of one workspace."""

from __future__ import annotations

import pytest

from tests.chat import Chat, button, buttons


@pytest.mark.parametrize("said", ["on", "on please", "and on again", "turn on", "switch on"])
def test_it_is_shown_first(chat: Chat, said: str) -> None:
    chat.ask("dnd gym")
    answer = chat.ask(said)
    assert button(answer, "Do it")["calling-bot"]["text"] == "set dnd Gym do not disturb on"
    assert not chat.writes()


def test_also_behind_a_change(chat: Chat) -> None:
    chat.ask("turn on dnd in gym")
    answer = chat.ask("and off again")
    assert button(answer, "Do it")["calling-bot"]["text"] == "set dnd Gym do not disturb off"
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("before", ["gym", "help", "workspaces", "dnd lobby"])
def test_behind_anything_else_it_is_asked(chat: Chat, before: str) -> None:
    chat.ask("dnd gym")
    chat.ask(before)
    answer = chat.ask("on")
    assert "Do it" not in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize("said", ["on?", "not on", "was it off", "off the hook"])
def test_what_is_no_order_is_not_offered(chat: Chat, said: str) -> None:
    chat.ask("dnd gym")
    assert "Do it" not in buttons(chat.ask(said))
    assert not chat.writes()
