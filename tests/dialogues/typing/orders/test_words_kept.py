"""Words that are part of a text, a reason or a heading are not cut off or put otherwise."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


def test_a_name_stays_as_it_was_typed(chat: Chat) -> None:
    name = 'external caller id name another name other external caller id name "DN 4200"'
    chat.ask(f"set callerid lobby paris {name}")
    assert chat.setting("Lobby Paris", "callerId")["customExternalCallerIdName"] == "DN 4200"


def test_a_code_is_no_name_for_callers(chat: Chat) -> None:
    answer = chat.ask("name the gym Code 4711 for callers")
    assert "4711" not in read(answer) and "4711" not in str(answer.card)


@pytest.mark.parametrize("head", ["forward when busy:", "Forwarding to be removed:"])
def test_a_heading_that_says_more_is_not_passed_over(chat: Chat, head: str) -> None:
    answer = chat.ask(f"{head}\nGym 4404\nKitchen 4405")
    assert "All 2" not in read(answer) and not chat.writes()


def test_another_word_of_a_command_is_no_slip(chat: Chat) -> None:
    assert "Did you mean" not in read(chat.ask("watched gym dnd on"))


def test_a_refusal_at_the_head_is_no_reason(chat: Chat) -> None:
    answer = chat.ask("INC1234: rejected: turn on dnd in the gym")
    assert "It says “rejected”, so nothing was changed." in read(answer) and "Do it" not in buttons(answer)
