"""What people say of where calls go and of what a phone may do, in words that name another setting."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("forward the gym to board room 2's voicemail", "always"),
        ("send the gym's calls to the voicemail of board room 2", "always"),
        ("forward busy calls of the gym to board room 2's voicemail", "busy"),
    ],
)
def test_the_voicemail_of_another_workspace(chat: Chat, said: str, branch: str) -> None:
    shown = chat.ask(said)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    written = chat.setting("Gym", "callForwarding")["callForwarding"][branch]
    assert written["enabled"] is written["destinationVoicemailEnabled"] is True
    assert written["destination"] == chat.cloud.workspace("Board Room 2").extension


@pytest.mark.parametrize(
    "said",
    ["forward only internal calls of the gym to 4404", "forward just the external calls of the gym to 4404"],
)
def test_forwarding_does_not_tell_callers_apart(chat: Chat, said: str) -> None:
    assert "Call Forwarding does not tell callers apart: 4404 was not set." in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["take the gym offline", "please take the gym offline now"])
def test_a_phone_is_taken_offline_by_intercept(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert "Callers to Gym hear that it is out of service." in read(shown)
    assert chat.writes() == []
    chat.press(shown, "Do it")
    assert chat.setting("Gym", "intercept")["enabled"] is True


def test_numbers_that_cost_are_premium_calls(chat: Chat) -> None:
    chat.press(chat.ask("block 1-900 numbers in the gym"), "Do it")
    rows = chat.setting("Gym", "outgoingPermission")["callingPermissions"]
    blocked = {row["callType"] for row in rows if row["action"] == "BLOCK"}
    assert {"PREMIUM_SERVICES_I", "PREMIUM_SERVICES_II"} <= blocked


def test_a_figure_behind_a_name_is_no_transfer_number(chat: Chat) -> None:
    offered = list(choices(chat.ask("gym 2 to 4404"), "say").values())
    assert offered[0] == "set forwarding Gym forward all calls on all calls go to 4404"
    assert chat.writes() == []


def test_a_number_is_kept_while_the_workspace_is_asked_for(chat: Chat) -> None:
    asked = chat.ask("lobby to 4404")
    assert all(one.endswith(" to 4404") for one in choices(asked, "say").values())
    assert "All calls go to: 4404" in read(chat.choose(asked, next(iter(choices(asked, "say")))))
    assert chat.writes() == []


def test_rings_before_a_number_stay_with_it(chat: Chat) -> None:
    first = next(iter(choices(chat.ask("have the gym ring 5 times and then 4404"), "say").values()))
    assert first == (
        "set forwarding Gym forward when unanswered on when unanswered, calls go to 4404 "
        "rings before forwarding 5"
    )
    assert chat.writes() == []
