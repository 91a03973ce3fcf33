"""A story around an order: what is told names the calls, the setting or the place that the order is for."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("got billed for a collect call in the gym. stop those there", "Collect calls: On → Off"),
        ("collect calls in the gym? no thank you, refuse them", "Collect calls: On → Off"),
        ("411 from the gym phone costs us every month. block", "Directory assistance: Allow → Block"),
        ("the hold music in the gym is awful. turn it off", "Music on hold: On → Off"),
        ("no wait, sorry, not the kitchen, I meant the gym: do not disturb on", "Do not disturb: Off → On"),
        ("turn on dnd in the gym, quick, red light's on!!", "Do not disturb: Off → On"),
    ],
)
def test_it_is_shown_first(chat: Chat, said: str, change: str) -> None:
    answer = chat.ask(said)
    assert change in read(answer) and "Gym" in read(answer), read(answer)
    assert "Do it" in buttons(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "collect calls in the gym? we already block them",
        "got billed for a collect call in the gym. the boss wants to stop those",
        "I wonder about collect calls in the gym. stop those",
        "collect calls in the gym are not a problem. block those",
        "premium calls from the gym and the kitchen annoy us. block them",
        "The trainers hate the hold music in the gym. They turned it off already",
        "The trainers would hate it if the hold music in the gym played. stop that",
        "callers love the hold music in the gym. should we turn it on elsewhere? stop that",
        "dnd on in the gym, voicemail's off",
        "Operator-assisted calls from the gym stay allowed, but international calls have to stop",
        "if the link is not down, calls to the gym should land on 4404",
        "a warning tone when a second person bridges in at the gym should stay",
    ],
)
def test_what_may_be_told_only_is_no_order(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and not chat.writes(), read(answer)


def test_it_may_be_what_is_told_beside(chat: Chat) -> None:
    said = (
        "Lawyer says that outside callers have to hear the start/stop announcement when the gym records "
        "them, so switch that on for PSTN calls please"
    )
    answer = chat.ask(said)
    assert "External calls: Allow all" not in read(answer) and "On outside calls: Off → On" in read(answer)
    assert not chat.writes()
