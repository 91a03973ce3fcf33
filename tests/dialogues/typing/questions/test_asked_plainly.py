"""Questions with “not”, “still”, “or”, “verify” or “is it” in them are answered as plain ones."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


def first(chat: Chat, asked: str) -> str:
    """The first sentence of the answer, below the title and what the workspace is."""
    return [line for line in read(chat.ask(asked)).splitlines() if line.strip()][2]


@pytest.mark.parametrize(
    ("asked", "off", "on"),
    [
        (
            "isn't dnd on in the gym?",
            "No, it is not: do not disturb is off.",
            "Yes, it is: do not disturb is on.",
        ),
        (
            "dnd isnt on in the gym is it",
            "No, it is not: do not disturb is off.",
            "Yes, it is: do not disturb",
        ),
        ("is dnd still on in the gym?", "No. Do not disturb is off.", "Yes. Do not disturb is on."),
        ("is dnd already on in the gym?", "No. Do not disturb is off.", "Yes. Do not disturb is on."),
        ("verify the gym is on dnd", "No. Do not disturb is off.", "Yes. Do not disturb is on."),
        ("tell me if the gym is on dnd", "No. Do not disturb is off.", "Yes. Do not disturb is on."),
        ("the gym is on dnd, correct?", "No. Do not disturb is off.", "Yes. Do not disturb is on."),
        ("why is dnd on in the gym", "It is off.", "Last change through me: Do not disturb: Off → On"),
        ("did anyone turn on dnd in the gym?", "No. Nobody changed it", "Yes. Last change through me:"),
        ("is the gym free to take calls?", "Yes. Calls to Gym ring.", "No. Calls to Gym do not ring"),
        ("is the gym available?", "Yes. Calls to Gym ring.", "No. Calls to Gym do not ring"),
        ("can people reach the gym?", "Yes. Calls to Gym ring.", "No. Calls to Gym do not ring"),
        ("will the gym ring when I call it?", "Yes. Calls to Gym ring.", "No. Calls to Gym do not ring"),
        ("can 4404 call the gym?", "Yes. Calls to Gym ring.", "Yes, but it does not ring. Calls to Gym"),
        (
            "is anything recorded in the gym?",
            "No. Calls at Gym are not recorded.",
            "No. Calls at Gym are not",
        ),
        ("can recording be paused in the gym?", "No. Calls at Gym are not", "No. Calls at Gym are"),
        ("are there digit patterns in the gym?", "No. Gym has no digit patterns.", "No. Gym has no digit"),
        ("what is the extension of the gym?", "Gym has x", "Gym has x"),
    ],
)
def test_the_first_sentence_answers(chat: Chat, asked: str, off: str, on: str) -> None:
    assert first(chat, asked).startswith(off)
    assert chat.writes() == []
    chat.ask("set dnd gym on")
    assert first(chat, asked).startswith(on)
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("can the gym call internally?", "Yes: internal calls are allowed"),
        ("can the gym call 4404?", "Yes: internal calls are allowed"),
        ("can the kitchen call the gym?", "Yes: internal calls are allowed"),
        ("can the gym call +442071234567?", "Yes: international calls are allowed"),
        ("can the gym call mobile phones?", "That depends on the number: "),
        ("can the gym make calls?", "Yes. Gym may make the calls that its location allows."),
        ("can outsiders call the gym?", "Yes. Calls to Gym ring."),
    ],
)
def test_who_may_call_whom(chat: Chat, asked: str, answer: str) -> None:
    assert first(chat, asked).startswith(answer)
    assert chat.writes() == []


def test_calls_from_inside_may_be_turned_away(chat: Chat) -> None:
    own = {"useCustomEnabled": True, "internalCallsEnabled": False}
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), "incomingPermission", own)
    said = first(chat, "can 4404 call lobby paris?")
    assert said.startswith("No: calls from inside are turned away.")


def test_calls_go_to_voicemail_only_where_it_takes_them(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    none = {"sendBusyCalls": {"enabled": False}, "sendUnansweredCalls": {"enabled": False}}
    chat.cloud.change(lobby, "voicemail", {"enabled": True, **none})
    asked = "do calls to lobby paris go to voicemail?"
    no = "No: none go to voicemail. Voicemail is on, but no calls are sent to it."
    assert first(chat, asked).startswith(no)
    chat.cloud.change(lobby, "voicemail", {"sendUnansweredCalls": {"enabled": True, "numberOfRings": 4}})
    assert first(chat, asked) == "Yes. Calls to Lobby Paris ring, then go to voicemail after 4 rings."
    chat.cloud.change(lobby, "voicemail", {"enabled": False})
    assert first(chat, asked).startswith("No: voicemail is off.")


@pytest.mark.parametrize("asked", ["is dnd on in the gym or the kitchen?", "is gym or kitchen on dnd?"])
def test_each_of_two_has_its_answer(chat: Chat, asked: str) -> None:
    chat.ask("set dnd kitchen on")
    answer = read(chat.ask(asked))
    assert "Gym No. Do not disturb: Off." in answer
    assert "Kitchen Yes. Do not disturb: On." in answer


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("which rooms are not on dnd?", "Do not disturb is off in 7 of 8 workspaces."),
        ("which rooms don't have dnd on?", "Do not disturb is off in 7 of 8 workspaces."),
        ("is anyone on dnd?", "Do not disturb is on in 1 of 8 workspaces."),
        ("which rooms can't call abroad?", "International is not “Allow” in none of 8 workspaces."),
    ],
)
def test_where_it_is_not_so(chat: Chat, asked: str, found: str) -> None:
    chat.ask("set dnd gym on")
    assert found in read(chat.ask(asked))


def test_an_order_that_ends_so_is_still_one(chat: Chat) -> None:
    for said in ("turn on dnd in the gym, right?", "make sure dnd is on in the gym, right?"):
        assert "Do not disturb: Off → On" in read(chat.ask(said))
    assert chat.writes() == []


def test_the_greeting_of_voicemail_is_one_of_two(chat: Chat) -> None:
    assert read(chat.ask("lobby paris voicemail greeting")).startswith("Voicemail · Lobby Paris")
    answer = read(chat.ask("change the voicemail greeting in lobby paris"))
    assert "Which greeting?" in answer and "No-answer greeting" in answer
    assert chat.writes() == []
