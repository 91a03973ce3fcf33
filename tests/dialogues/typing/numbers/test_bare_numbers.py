"""A number alone, or beside a verb alone, means no setting."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("cancel 1", ["cancel p-1", "cancel s-1"]),
        ("end 1", ["end s-1"]),
        ("approve 2", ["approve r-2"]),
        ("run #3", ["run p-3"]),
        ("extend number 4", ["extend s-4"]),
    ],
)
def test_a_verb_and_a_number_ask_of_what(chat: Chat, said: str, offered: list[str]) -> None:
    answer = read(chat.ask(said))
    assert all(f"say {one}" in answer for one in offered), answer
    assert "Auto-Transfer" not in answer


def test_a_number_alone_is_about_nothing(chat: Chat) -> None:
    assert "I do not know what “2” is about" in read(chat.ask("2"))


def test_it_answers_a_question(chat: Chat) -> None:
    chat.ask("dnd on in lobby")
    assert read(chat.ask("2")).startswith("Saved: Do Not Disturb")


@pytest.mark.parametrize("said", ["block 4402", "please block the number +1 303 555 0199", "bar 4402."])
def test_a_number_to_be_blocked_may_call_or_be_called(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith("Calls from ") and ", or calls to " in read(answer)
    assert "Which workspace's Digit Patterns?" in read(chat.ask("calls to")) and not chat.writes()
