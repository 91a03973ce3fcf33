"""Settings, fields and values by the names that the vendor's API has for them."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "saved"),
    [
        ("set callForwarding.busy.destination to 4404 in lobby paris", "When busy, calls go to: None → 4404"),
        ("set busy.destination to 4405 in lobby paris", "When busy, calls go to: None → 4405"),
        (
            "Lobby Paris: continueIfBaseLocationIsBusyEnabled = false",
            "Go on when this phone is busy: On → Off",
        ),
        ("set outgoingPermission.useCustomEnabled=true for lobby paris", "Use custom settings: Off → On"),
        ("lobby paris: set the action for PREMIUM_SERVICES_I to BLOCK", "Premium services I: Allow → Block"),
        ("set PREMIUM_SERVICES_I to BLOCK in lobby paris", "Premium services I: Allow → Block"),
        ("pushToTalk.connectionType = ONE_WAY in lobby paris", "Connection: Two-way → One-way"),
    ],
)
def test_they_set_the_field(chat: Chat, said: str, saved: str) -> None:
    answer = chat.ask(said)
    if "Do it" in buttons(answer):
        answer = chat.press(answer, "Do it")
    assert saved in read(answer)


@pytest.mark.parametrize(
    "said", ["show callForwarding of gym", "callForwarding gym", "is callForwarding on in gym?"]
)
def test_they_name_the_setting(chat: Chat, said: str) -> None:
    assert "Call Forwarding · Gym" in read(chat.ask(said))


@pytest.mark.parametrize("said", ["digit patterns on gym", "outgoing permissions on the gym"])
def test_on_before_the_workspace_chooses_no_own_values(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing was changed" in read(answer) and "Do it" not in buttons(answer)
    assert not chat.writes()
