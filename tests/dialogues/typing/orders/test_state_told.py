"""A state that is told before the order to change it: the order is about it, and is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("call waiting is on in the gym, please turn it off", "Call waiting: On → Off"),
        ("Call waiting for the gym is still on. Could you disable it?", "Call waiting: On → Off"),
        ("the gym's call waiting is on, cancel it", "Call waiting: On → Off"),
        ("dnd is off in the gym, turn it on", "Do not disturb: Off → On"),
        ("lobby paris call waiting is on, turn it off please", "Call waiting: On → Off"),
        ("somebody turned on call waiting in the gym, please cancel it", "Call waiting: On → Off"),
        ("the trainer enabled call waiting in the gym for an hour, turn it off", "Call waiting: On → Off"),
        ("recording is off in lobby denver, beep every 20 seconds", "Repeat a tone: Off → On"),
    ],
)
def test_the_state_that_is_told_is_changed(chat: Chat, said: str, change: str) -> None:
    answer = chat.ask(said)
    assert change in read(answer) and "Do it" in buttons(answer), read(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "toll-free calls are blocked in the gym, please allow them",
        "toll-free calls are blocked in the gym, please open them up",
        "toll-free calls are barred in the gym, allow them again",
    ],
)
def test_it_is_the_contrary_of_what_is_told(chat: Chat, said: str) -> None:
    chat.ask("set outgoing gym use custom call types on toll-free block")
    written = len(chat.writes())
    answer = read(chat.ask(said))
    assert "Toll-free: Block → Allow" in answer, answer
    assert len(chat.writes()) == written


@pytest.mark.parametrize(
    "said",
    [
        "dnd is on in the gym, leave it",
        "dnd is on in the gym, do not touch it",
        "dnd is on in the gym, who did that?",
        "dnd is on in the gym, thanks for that",
        "call waiting is on in the gym, is that right?",
        "somebody enabled dnd in the gym but not the kitchen, turn it on there",
        "dnd is on in the gym, turn it off and on again",
    ],
)
def test_what_orders_nothing_changes_nothing(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and not chat.writes()


def test_what_is_told_is_not_written_with_the_order(chat: Chat) -> None:
    answer = read(chat.ask("voicemail is off in lobby denver, email copies to kim@example.com"))
    assert "Email a copy: Off → On" in answer and "Voicemail: On → Off" not in answer, answer
    assert not chat.writes()


def test_two_that_are_told_are_both_meant(chat: Chat) -> None:
    answer = read(chat.ask("call waiting and dnd are off in the gym, turn them on"))
    assert answer.startswith("That is more than one order.") and "All 2" in answer, answer
