"""An order that was sent too early is shown first: it ends in a word behind which something is to come."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "set dnd gym on for",
        "dnd on in gym for",
        "forward gym to 4402 from",
        "dnd gym on and",
        "gym intercept on in",
        "turn call waiting off in gym when",
        "call waiting off gym for the",
        "dnd on in gym by …",
        "turn on dnd in the gym every",
        "turn on dnd in the gym on",
        "turn on call bridge tone off lobby paris",
    ],
)
def test_it_is_shown_first(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "I do not know what to make of" in read(answer) and "Do it" in buttons(answer)
    assert not chat.writes()


def test_what_cannot_be_shown_is_offered_without_the_word(chat: Chat) -> None:
    answer = read(chat.ask("add pattern name UK pattern 44! action block to gym and"))
    assert "That ends in “and”, so perhaps it goes on." in answer and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "in lobby paris turn on barge in",
        "dnd on in gym, thanks",
        "set intercept gym outgoing calls allow local calls only",
    ],
)
def test_a_whole_order_is_carried_out(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert len(chat.writes()) == 1


def test_a_name_inside_the_last_word_is_none(chat: Chat) -> None:
    chat.rename("Huddle", "Or")
    assert "Do it" in buttons(chat.ask("dnd on in gym for")) and not chat.writes()


def test_a_workspace_may_be_called_by_such_a_word(chat: Chat) -> None:
    chat.rename("Gym", "Stand By")
    chat.ask("dnd on in stand by")
    assert chat.setting("Stand By", "doNotDisturb")["enabled"] is True
