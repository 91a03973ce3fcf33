"""Rules of the selective settings said in full sentences, with their schedule or a story around them."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (
            "Lobby Paris should take calls only during Office hours, that is a Selective Accept rule "
            "with this "
            "schedule for any caller.",
            "Selective Accept",
        ),
        (
            "Lobby Paris selective acceptance: calls during Office hours only, from anybody",
            "Selective Accept",
        ),
        (
            "By Selective Forward, calls to Lobby Paris are to go to 4404 during the schedule Night "
            "shift, whoever calls.",
            "Selective Forward",
        ),
        (
            "During our Office hours, calls from +17205550196 to Lobby Paris should be forwarded "
            "selectively to 4404",
            "Selective Forward",
        ),
        (
            "A tour operator at +1 720 555 0177 calls Lobby Paris forty times a day. Make a "
            "Selective Reject rule "
            "against that number.",
            "Selective Reject",
        ),
        (
            "That salesman, +17205550188, phones Lobby Paris ten times a day. Would you please have "
            "just his calls "
            "rejected?",
            "Selective Reject",
        ),
        (
            "I'd like Lobby Paris phone to ring differently when the fire panel +17205550195 calls, "
            "a priority "
            "alert you call it I think",
            "Priority Alert",
        ),
    ],
)
def test_a_rule_is_shown_first(chat: Chat, said: str, rule: str) -> None:
    answer = chat.ask(said)
    assert f"{rule} · Lobby Paris" in read(answer) and "New rule" in read(answer), read(answer)
    assert "Do it" in buttons(answer) and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "During our Office hours, calls from +17205550196 to Lobby Paris should not be forwarded "
        "selectively to 4404",
        "During Office hours do not use Selective Accept in Lobby Paris",
        "During Office hours calls to Lobby Paris should be forwarded selectively to 4404 unless Ana calls",
        "A tour operator at +1 720 555 0177 calls Lobby Paris. Do not make a Selective Reject rule "
        "against that number.",
        "A tour operator at +1 720 555 0177 calls Lobby Paris. Is there a Selective Reject rule "
        "against that number?",
        "The spa still needs the special ring for +1 720 555 0188, so that Priority Alert rule of "
        "Lobby Paris must stay.",
    ],
)
def test_no_rule_is_made(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "New rule" not in read(answer) and not chat.writes(), read(answer)


@pytest.mark.parametrize(
    "said",
    [
        "The spa no longer needs the special ring for +1 720 555 0188, so that Priority Alert rule "
        "of Lobby Paris can "
        "be deleted.",
        "We no longer need the special ring for +1 720 555 0188 in Lobby Paris",
    ],
)
def test_what_is_no_longer_needed_is_not_added(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "New rule" not in read(answer) and not chat.writes(), read(answer)
