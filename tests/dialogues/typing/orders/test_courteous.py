"""Orders in the words of somebody polite, who tells what callers and visitors live to see."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("No reverse-charge calls at Lobby Paris please", "Collect calls: On → Off"),
        ("Lobby Paris shouldn't be found by name through the main menu", "Reached by name: On → Off"),
        (
            "From outside they should only get to lobby paris when one of us has put them through",
            "External calls: Allow all → Allow only transferred",
        ),
        ("If colleagues break into a call at lobby paris a tone ought to be heard", "Play a tone: Off → On"),
        ("while lobby paris is talking, no more knocking of other callers", "Call waiting: On → Off"),
        (
            "when a call to huddle gets redirected, people outside the house shouldn't see who picked up",
            "Hide who answered a call that was sent on: Never → For external calls",
        ),
        (
            "if lobby paris redirects a call nobody gets to see who picked up, inside or outside",
            "Hide who answered a call that was sent on: Never → For all calls",
        ),
        (
            "for privacy's sake, on calls that lobby paris forwards the caller ID ought to be blocked",
            "Block on forwarded calls: Off → On",
        ),
        (
            "someone in lobby paris rings premium nrs all night. block both kinds",
            "Premium services II: allow → block",
        ),
        (
            "while lobby paris is on a call, the other phones must not ring along",
            "Not while this phone is in a",
        ),
    ],
)
def test_it_is_understood(chat: Chat, said: str, change: str) -> None:
    assert change.casefold() in read(chat.ask(said)).casefold()


@pytest.mark.parametrize(
    "said",
    [
        "Should Ana not be on the push to talk of lobby paris any more?",
        "could you show us whether lobby paris is on the phone?",
        "what may visitors dial from lobby paris?",
        "could callers of lobby paris end up at Lobby Paris?",
        "does lobby paris accept reverse charge calls?",
        "where do the auto transfer numbers of lobby paris go?",
    ],
)
def test_what_is_asked_changes_nothing(chat: Chat, said: str) -> None:
    read(chat.ask(said))
    assert not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "After five rings with nobody picking up in the gym, could callers end up at the kitchen?",
        "could the phone in the gym show us whether Ravi Patel is on the line?",
        "can you turn on dnd in the gym?",
    ],
)
def test_what_ends_in_a_question_mark_is_shown_first(chat: Chat, said: str) -> None:
    assert "Nothing is changed yet." in read(chat.ask(said)) and not chat.writes()
