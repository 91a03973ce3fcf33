"""What callers experience is the same wherever it is told: home page, status, receipt, preview, several."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, form_id, read
from tests.dialogues.plans.test_many_at_once import asked

NOBODY = {
    "useCustomEnabled": True,
    "externalTransfer": "BLOCK_ALL_EXTERNAL",
    "internalCallsEnabled": False,
}
ANYBODY = [{"callsFrom": "ANY_PHONE_NUMBER"}]
FORWARDED = "Calls to Lobby Denver go to 4404 (Huddle) by Selective Forward."


def change(chat: Chat, name: str, document: dict[str, Any], workspace: str = "Lobby Denver") -> None:
    chat.cloud.change(chat.cloud.workspace(workspace), name, document)


def forwarding(to: str, kind: str = "always") -> dict[str, Any]:
    return {"callForwarding": {kind: {"enabled": True, "destination": to}}}


@pytest.mark.parametrize("typed", ["lobby denver", "show dnd lobby denver", "show lobby denver all"])
@pytest.mark.parametrize(
    ("name", "document", "said"),
    [
        ("incomingPermission", NOBODY, "All calls to Lobby Denver are turned away by Incoming Permission."),
        (
            "incomingPermission",
            {**NOBODY, "internalCallsEnabled": True},
            "Calls from inside to Lobby Denver ring.",
        ),
        ("anonymousCallReject", {"enabled": True}, "Callers who hide their number are turned away."),
        (
            "selectiveAccept",
            {"enabled": True, "criteria": [{"callsFrom": "FORWARDED"}]},
            "Calls that fit no rule of Selective Accept are turned away.",
        ),
    ],
)
def test_who_is_turned_away_is_told(
    chat: Chat, name: str, document: dict[str, Any], said: str, typed: str
) -> None:
    change(chat, name, document)
    assert said in read(chat.ask(typed))


def test_selective_forward_for_anybody_is_what_happens_to_all_calls(chat: Chat) -> None:
    change(chat, "selectiveForward", {"enabled": True, "defaultPhoneNumberToForward": "4404"})
    chat.ask("add rule selforward lobby denver from anybody")
    assert FORWARDED in read(chat.ask("lobby denver"))
    saved = chat.ask("forward lobby denver to 5511")
    assert FORWARDED in read(saved)
    assert "Done" not in read(saved)
    chat.press(saved, "Turn Selective Forward off")
    assert "Calls to Lobby Denver go to 5511" in read(chat.ask("lobby denver"))


def test_a_receipt_under_a_permission_that_lets_none_in_is_not_done(chat: Chat) -> None:
    change(chat, "incomingPermission", NOBODY)
    saved = chat.ask("set dnd lobby denver on")
    assert "All calls to Lobby Denver are turned away by Incoming Permission." in read(saved)
    assert "Done" not in read(saved)
    let_in = chat.press(saved, "Let calls in")
    assert "Calls to Lobby Denver do not ring and get the busy tone" in read(let_in)
    assert "Done" in read(let_in)


def test_no_card_says_that_calls_are_forwarded_when_busy_and_never_are(chat: Chat) -> None:
    change(chat, "callForwarding", forwarding("4404", "busy"))
    never = "Forwarding when busy never happens"
    assert never in read(chat.ask("show forwarding lobby denver"))
    change(chat, "doNotDisturb", {"enabled": True})
    for typed in ("lobby denver", "show forwarding lobby denver"):
        card = chat.ask(typed)
        assert "do not ring and go to 4404" in read(card)
        assert never not in read(card)
        assert "Turn Call Waiting off" not in buttons(card)


VOICEMAIL = {"enabled": True, "sendBusyCalls": {"enabled": False}, "sendUnansweredCalls": {"enabled": False}}


@pytest.mark.parametrize(
    ("given", "typed", "mend"),
    [
        ({"voicemail": VOICEMAIL}, "set voicemail {} send busy calls on", "Turn Call Waiting off"),
        (
            {"voicemail": VOICEMAIL, "doNotDisturb": {"enabled": True}},
            "set voicemail {} send unanswered calls on",
            "Turn Do Not Disturb off",
        ),
        (
            {"voicemail": VOICEMAIL, "callForwarding": forwarding("4404", "noAnswer")},
            "set voicemail {} send unanswered calls on",
            "Turn Forward when unanswered off",
        ),
        (
            {"voicemail": {**VOICEMAIL, "sendAllCalls": {"enabled": True}}},
            "set dnd {} on",
            "Turn Send all calls off",
        ),
        ({"voicemail": {**VOICEMAIL, "enabled": False}}, "set voicemail {} on", "Send unanswered calls"),
        (
            {"intercept": {"enabled": True}},
            "set outgoing {} use custom settings on use custom call types on international allow",
            "Turn Call Intercept off",
        ),
        (
            {"voicemail": {"enabled": False}},
            "set intercept {} intercept on send to voicemail on",
            "Turn Voicemail on",
        ),
        (
            {"intercept": {"incoming": {"type": "ALLOW_ALL"}}},
            "set intercept {} on",
            "Incoming calls: Intercept all",
        ),
        ({"doNotDisturb": {"enabled": True}}, "set priority {} on", "Turn Do Not Disturb off"),
        ({}, "set forwarding {} rings before forwarding 5", "Edit Call Forwarding"),
        ({}, "set forwarding {} ring reminder on", "Edit Call Forwarding"),
    ],
)
def test_what_is_not_in_force_is_not_done_and_has_a_button(
    chat: Chat, given: dict[str, dict[str, Any]], typed: str, mend: str
) -> None:
    for name, document in given.items():
        change(chat, name, document)
    saved = chat.ask(typed.format("lobby denver"))
    if "Nothing was changed yet" in read(saved) or "Nothing is changed yet" in read(saved):
        saved = chat.press(saved, "Do it")
    assert read(saved).startswith("Saved: ")
    assert "Done" not in read(saved)
    assert mend in buttons(saved)


def test_no_message_can_be_left_where_voicemail_is_off(chat: Chat) -> None:
    change(chat, "intercept", {"enabled": True, "incoming": {"voicemailEnabled": True}})
    message = "they can leave a message"
    for typed in ("lobby denver", "show intercept lobby denver"):
        change(chat, "voicemail", {"enabled": False})
        assert message not in read(chat.ask(typed))
        change(chat, "voicemail", {"enabled": True})
        assert message in read(chat.ask(typed))


def test_an_emergency_number_as_destination_is_told_as_a_danger(chat: Chat) -> None:
    for kind, number in (("always", "911"), ("noAnswer", "112")):
        change(chat, "callForwarding", forwarding(number, kind))
        for typed in ("lobby denver", "show forwarding lobby denver", "show risky lobby denver"):
            assert f"{number} is an emergency number" in read(chat.ask(typed))


def test_forwarding_without_a_number_is_not_in_force(chat: Chat) -> None:
    change(chat, "callForwarding", forwarding(""))
    said = "Not in force: “All calls go to” is empty"
    for typed in ("lobby denver", "show forwarding lobby denver", "show forwarding of lobby denver and gym"):
        assert said in read(chat.ask(typed))
    assert form_id(chat.press(chat.ask("lobby denver"), "Edit Call Forwarding"))


def test_of_several_it_is_told_what_keeps_a_setting_from_an_effect(chat: Chat) -> None:
    for one in ("Lobby Denver", "Gym"):
        change(chat, "doNotDisturb", {"enabled": True}, one)
    change(chat, "intercept", {"enabled": True}, "Gym")
    said = read(chat.ask("show dnd of lobby denver and gym"))
    assert "Do not disturb: On. Call intercept is on and comes first" in said
    assert "Do not disturb: On (1)" in said


def test_a_plan_is_checked_for_what_would_not_be_in_force(chat: Chat) -> None:
    change(chat, "intercept", {"enabled": True}, "Gym")
    said = read(asked(chat, "turn on dnd in lobby denver and gym"))
    assert "Check: Call intercept is on and comes first" in said
