"""What else is to ring, and how often before something answers, in the words that people use."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    "said",
    [
        "when somebody rings lobby paris, ring +33 1 70 00 12 34 too",
        "if someone calls lobby paris, ring +33 1 70 00 12 34 as well",
        "when lobby paris gets a call, also call +33 1 70 00 12 34",
        "ring +33 1 70 00 12 34 too when lobby paris is called",
    ],
)
def test_a_number_that_rings_too_is_added(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "Simultaneous Ring is off. It is turned on with this." in read(shown)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    document = chat.setting("Lobby Paris", "simultaneousRing")
    assert "+33-170001234" in [one.get("phoneNumber") for one in document["phoneNumbers"]]
    assert document["enabled"] is True


@pytest.mark.parametrize("verb", ["add 4404 to", "put 4404 on"])
def test_which_ring_list_is_asked(chat: Chat, verb: str) -> None:
    asked = choices(chat.ask(f"{verb} the ring list of lobby paris"), "say")
    assert [*asked.values()] == [
        'add ring number sequential "Lobby Paris" number 4404',
        'add ring number simultaneous "Lobby Paris" number 4404',
    ]
    removed = choices(chat.ask("delete 4404 from the ring list of lobby paris"), "say")
    assert [*removed.values()] == [
        'remove ring number sequential "Lobby Paris" 4404',
        'remove ring number simultaneous "Lobby Paris" 4404',
    ]


@pytest.mark.parametrize(
    "said",
    [
        "let lobby paris ring 5 times before 4404 answers",
        "lobby paris should ring five times before 4404 picks up",
        "ring lobby paris 5 times before 4404 takes over",
        "no answer forward of lobby paris: 5 rings, then 4404",
    ],
)
def test_what_answers_after_some_rings_is_where_unanswered_calls_go(chat: Chat, said: str) -> None:
    chat.ask(said)
    unanswered = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["noAnswer"]
    assert (unanswered["enabled"], unanswered["numberOfRings"], unanswered["destination"]) == (
        True,
        5,
        "4404",
    )


@pytest.mark.parametrize(
    "said", ["lower the number of rings in lobby paris to three", "reduce the rings in lobby paris to three"]
)
def test_which_rings_is_asked_with_the_figure_that_was_said(chat: Chat, said: str) -> None:
    asked = choices(chat.ask(said), "say")
    assert [*asked.values()][:2] == [
        'set forwarding "Lobby Paris" rings before forwarding 3',
        'set voicemail "Lobby Paris" rings 3',
    ]
    assert chat.writes() == []
