"""Orders that let no call in or out: every type of call is meant, and the change is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "block all calls to the gym",
        "nobody may call the gym",
        "gym no calls in at all",
        "gym should not get any calls",
        "don't let anyone call the gym",
        "gym: block all incoming calls",
    ],
)
def test_no_call_comes_in(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "All calls to Gym are turned away by Incoming Permission." in read(shown)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    written = chat.setting("Gym", "incomingPermission")
    assert written["externalTransfer"] == "BLOCK_ALL_EXTERNAL"
    assert written["internalCallsEnabled"] is False
    assert written["useCustomEnabled"] is True


@pytest.mark.parametrize(
    "said",
    [
        "block all calls from the gym",
        "let the gym make no calls",
        "gym: no outgoing calls",
        "stop the gym from making calls",
        "nobody should call out from the gym",
        "block all outgoing calls in gym",
        "the gym may not call anyone",
    ],
)
def test_no_call_goes_out(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    written = chat.setting("Gym", "outgoingPermission")
    assert {row["action"] for row in written["callingPermissions"]} == {"BLOCK"}
    assert written["useCustomEnabled"] is written["useCustomPermissions"] is True


def test_people_from_outside(chat: Chat) -> None:
    shown = chat.ask("stop people from outside calling the gym")
    assert "Calls from outside are turned away." in read(shown)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    written = chat.setting("Gym", "incomingPermission")
    assert written["externalTransfer"] == "BLOCK_ALL_EXTERNAL"
    assert written["internalCallsEnabled"] is True


def test_for_several_workspaces(chat: Chat) -> None:
    answer = read(chat.ask("block all calls to the gym and the kitchen"))
    assert answer.startswith("p-1: I look at 2 workspaces first.")
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["nobody may call", "is nobody allowed to call the gym?"])
def test_no_order_for_a_workspace(chat: Chat, said: str) -> None:
    assert "Shall I make this change?" not in read(chat.ask(said))
    assert chat.writes() == []
