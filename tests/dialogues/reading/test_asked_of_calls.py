"""Questions about calls and changes that name no setting are answered in the first sentence."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

_UNANSWERED = {"sendUnansweredCalls": {"enabled": True, "numberOfRings": 4}}
_NONE = {"sendBusyCalls": {"enabled": False}, "sendUnansweredCalls": {"enabled": False}}


def first(chat: Chat, asked: str) -> str:
    """The first sentence of the answer, below the title and what the workspace is."""
    return [line for line in read(chat.ask(asked)).splitlines() if line.strip()][2]


@pytest.mark.parametrize(
    "asked",
    [
        "how long does lobby paris ring?",
        "how many times does lobby paris ring before voicemail?",
    ],
)
def test_how_long_it_rings(chat: Chat, asked: str) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    chat.cloud.change(lobby, "voicemail", {"enabled": True, **_UNANSWERED})
    assert first(chat, asked) == "4 rings. Calls to Lobby Paris ring, then go to voicemail after 4 rings."
    chat.cloud.change(lobby, "voicemail", {"enabled": True, **_NONE})
    assert first(chat, asked).startswith("Until the caller hangs up: nothing takes a call")
    chat.ask("set dnd lobby paris on")
    assert first(chat, asked).startswith("It does not ring. Calls to Lobby Paris do not ring")


def test_whether_it_rings(chat: Chat) -> None:
    assert first(chat, "does the gym ring?") == "Yes. Calls to Gym ring."
    chat.ask("set dnd gym on")
    assert first(chat, "does the phone in the gym ring?").startswith("No. Calls to Gym do not ring")


def test_nothing_is_said_of_emergency_calls_that_no_setting_tells(chat: Chat) -> None:
    answer = read(chat.ask("can lobby paris call 911?"))
    assert "I cannot tell whether emergency calls go out" in answer
    assert "I cannot tell" not in read(chat.ask("show emergency lobby paris"))


def test_when_it_was_changed_and_what(chat: Chat) -> None:
    assert "Nobody changed a setting of Gym" in read(chat.ask("when was the gym last changed?"))
    chat.ask("set dnd gym on")
    assert "Ana Roux changed Do Not Disturb of Gym last" in read(chat.ask("when was the gym last changed?"))
    assert "Do not disturb: Off → On" in read(chat.ask("what did you just change?"))


@pytest.mark.parametrize(
    "asked",
    ["is anything forwarded outside?", "which rooms forward outside the company?", "who forwards outside"],
)
def test_what_goes_outside_is_among_the_risks(chat: Chat, asked: str) -> None:
    chat.ask("set forwarding lobby paris forward all calls on all calls go to +33 1 99 00 12 34")
    assert "calls may go outside" in read(chat.ask(asked))


def test_the_same_question_about_another_workspace_is_answered_too(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    assert first(chat, "is dnd on in the kitchen?") == "No. Do not disturb is off."
    assert first(chat, "and the gym?") == "Yes. Do not disturb is on."
    chat.ask("show dnd kitchen")
    assert not first(chat, "what about the gym?").startswith("Yes")
