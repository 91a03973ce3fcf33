"""Conditions that belong to a setting are none of the order, and calls may be told of in many words."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


def _told(chat: Chat, said: str) -> str:
    """What is said once it is done, also after “Do it”."""
    answer = chat.ask(said)
    return read(chat.press(answer, "Do it") if "Do it" in buttons(answer) else answer)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("no warning tone when a third person bridges into a call in Lobby Paris", "Warning tone: On → Off"),
        ("shared line Lobby Paris: kill the beep when a 2nd person bridges in", "Warning tone: On → Off"),
        (
            "Simultaneous ring in Lobby Paris: if they're already on a call there, the other phones "
            "shouldn't go off",
            "Not while this phone is in a call: Off → On",
        ),
        (
            "simring Lobby Paris: not while its on a call already",
            "Not while this phone is in a call: Off → On",
        ),
        (
            "if the internet dies on us again like at the gala, calls for the gym should end up at 4404",
            "When not reachable, calls go to: None → 4404",
        ),
        (
            "if the circuit dies and gym phone drops off the net its calls shd land on 4404",
            "When not reachable, calls go to: None → 4404",
        ),
        (
            "When the WAN link to the gym branch is down and the phone is unreachable, calls for the gym "
            "have to land on 4404",
            "When not reachable, calls go to: None → 4404",
        ),
        ("gym engaged? then forward to 4404", "When busy, calls go to: None → 4404"),
        (
            "could everything that comes in on the gym just land at 4404 instead?",
            "All calls go to: None → 4404",
        ),
        (
            "In the sequential ring of Lobby Paris the desk phone itself ought to ring first, before it "
            "goes chasing the guards",
            "Ring this phone first: Off → On",
        ),
        (
            "Nobody from outside may reach the gym, transferred or not.",
            "External calls: Allow all → Block all",
        ),
        ("Lobby Paris takes no anonymous calls any more", "Reject anonymous calls: Off → On"),
    ],
)
def test_it_is_the_setting_that_is_meant(chat: Chat, said: str, told: str) -> None:
    assert told in _told(chat, said)


@pytest.mark.parametrize(
    "said",
    [
        "can calls to the gym go to 4404?",
        "could calls to the gym be forwarded to 4404?",
        "could all calls to the gym land at 4404 instead?",
    ],
)
def test_a_question_writes_nothing_by_itself(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "if the line in the hall is full, calls to the gym should land on 4404",
        "everything that rings at the gym except sales should land at 4404",
        "in sequential ring the phone of the gym should ring first, before it opens at 9",
    ],
)
def test_another_condition_is_none(chat: Chat, said: str) -> None:
    assert "Do it" not in buttons(chat.ask(said)) and not chat.writes()


def test_calls_to_one_workspace_do_not_go_there(chat: Chat) -> None:
    answer = read(chat.ask("could you make all calls to the gym land at the kitchen"))
    assert "Call Forwarding · Kitchen" not in answer and not chat.writes()
