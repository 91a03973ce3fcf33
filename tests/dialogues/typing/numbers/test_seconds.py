"""Seconds where Webex counts rings: the number is asked for, and none is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, filled, read

NOTE = "Webex counts rings, not seconds."


@pytest.mark.parametrize(
    "said",
    [
        "forward huddle to 4404 if nobody answers after 20 seconds",
        "forward huddle after 20 seconds to 4404",
        "send unanswered calls of huddle to voicemail after 20 seconds",
        "ring huddle for 30 seconds",
    ],
)
def test_the_number_of_rings_is_asked_for(chat: Chat, said: str) -> None:
    assert NOTE in read(chat.ask(said))
    assert chat.writes() == []


def test_what_was_told_beside_it_is_kept(chat: Chat) -> None:
    form = chat.ask("forward huddle to 4402 if nobody answers after 20 seconds")
    assert filled(form)["f-callForwarding-noAnswer-destination"] == "4402"


def test_they_are_left_over_beside_a_ring_number(chat: Chat) -> None:
    said = read(chat.ask("add +33612345678 to sequential ring of lobby paris for 20 seconds"))
    assert "I do not know what to make of “20 seconds”." in said and "Nothing is changed yet." in said
    assert chat.writes() == []
