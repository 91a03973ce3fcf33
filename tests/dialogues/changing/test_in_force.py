"""What callers experience stands first, and what is saved without effect is never called done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, form_id, read


def change(chat: Chat, workspace: str, name: str, document: dict[str, Any]) -> None:
    chat.cloud.change(chat.cloud.workspace(workspace), name, document)


OFFERED = ("- Undo: ", "- Show: ", "- Change: ", "- Webex: ", "- When: ")
"""What can be pressed on a receipt, and what stands in its details."""


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_a_status_and_a_receipt_begin_with_what_callers_experience(chat: Chat) -> None:
    saved = read(chat.ask("set forwarding lobby denver no answer on no answer to 5511"))
    said = "Calls to Lobby Denver ring, then go to 5511 (Atrium) after 3 rings."
    assert said in saved
    assert "Not in force" not in saved
    assert lines(read(chat.ask("show waiting lobby denver")))[2] == said


def test_a_receipt_says_the_same_as_a_status_of_callers_that_are_turned_away(chat: Chat) -> None:
    rejected = "Calls that fit a rule of Selective Reject are turned away."
    assert rejected in read(chat.ask("set dnd lobby paris on"))
    assert rejected in read(chat.ask("show dnd lobby paris"))
    chat.ask("set reject lobby paris off")
    assert rejected in read(chat.ask("set reject lobby paris on"))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("set forwarding lobby denver all calls go to 4321", "“Forward all calls” is off"),
        ("set voicemail lobby denver send all calls on", "“Voicemail” is off"),
        ("set intercept lobby denver outgoing local", "“Intercept calls” is off"),
        ("set dnd lobby denver reminder on", "“Do not disturb” is off"),
        ("set outgoing lobby denver international block", "is off"),
        ("set callerid lobby denver custom number +33170001402", "is not “Another number”"),
        ("add ring number sequential lobby denver 4321", "“Ring one after the other” is off"),
        ("add rule accept lobby denver from anybody", "“Accept only calls that fit a rule” is off"),
    ],
)
def test_what_is_not_in_force_says_so_and_is_mended_by_its_button(chat: Chat, typed: str, why: str) -> None:
    saved = chat.ask(typed)
    assert "Not in force: " in read(saved)
    assert why in read(saved)
    assert "Done" not in read(saved)
    (mend,) = [one for one in buttons(saved) if one in ("Turn on", "Use it")]
    mended = chat.press(saved, mend)
    assert read(mended).startswith("Saved: ")
    assert "Not in force" not in read(mended)


def test_a_value_of_its_own_takes_the_workspace_off_the_location_s(chat: Chat) -> None:
    asked = chat.ask("block collect calls to lobby denver")
    assert "those of its location no longer hold" in read(asked)
    assert chat.writes() == []
    said = read(chat.press(asked, "Do it"))
    assert "Use custom settings: Off → On" in said
    assert "Collect calls: On → Off" in said
    assert "Not in force" not in said
    assert "Use custom settings: On → Off" in read(chat.ask("undo"))


def test_what_the_location_says_already_is_said_before_it_is_made_its_own(chat: Chat) -> None:
    asked = read(chat.ask("let lobby denver make toll-free calls"))
    assert "Toll-free: so already, as the location says." in asked
    assert "so already" not in read(chat.ask("block toll-free calls of lobby denver"))


def test_a_value_that_waits_for_its_switch_is_not_called_the_location_s(chat: Chat) -> None:
    chat.ask("set transfer lobby paris transfer number 1 +13035550101")
    asked = chat.ask("please set transfer number 1 of lobby paris to +13035550101, foobar")
    assert "as the location says" not in read(asked)


@pytest.mark.parametrize(
    "typed",
    [
        "set forwarding lobby paris no answer on to 4403 rings 4",
        "set outgoing lobby paris use custom settings on use custom call types on international block",
        "set recording lobby paris on",
    ],
)
def test_what_is_undone_is_as_it_was_wanted(chat: Chat, typed: str) -> None:
    chat.ask(typed)
    undone = read(chat.ask("undo"))
    assert undone.startswith("Undone: ")
    assert "Done. Ana" in undone
    assert "Not in force" not in undone


def test_a_number_that_webex_drops_is_kept_once_its_switch_is_on(chat: Chat) -> None:
    saved = chat.ask("set transfer lobby paris transfer number 1 4002")
    assert "“Use custom transfer numbers” is off." in read(saved)
    assert "while custom outgoing settings are off" in read(saved)
    chat.press(saved, "Turn on and save")
    mended = read(chat.said("ana")[-1])
    assert mended.startswith("Saved: Auto-Transfer Numbers")
    assert "Use custom transfer numbers: Off → On" in mended
    assert "Transfer number 1: None → 4002" in mended


def test_a_form_without_the_switch_keeps_its_number_on_the_button(chat: Chat) -> None:
    saved = chat.press(
        chat.ask("edit transfer lobby paris"), "Save", inputs={"f-autoTransferNumber2": "4003"}
    )
    chat.press(saved, "Turn on and save")
    assert "Transfer number 2: None → 4003" in read(chat.said("ana")[-1])


def test_a_number_waits_for_its_switch_as_a_call_type_does(chat: Chat) -> None:
    chat.ask("set outgoing lobby paris on")
    saved = chat.ask("set transfer lobby paris transfer number 1 4002")
    assert "Not in force: “Use custom transfer numbers” is off." in read(saved)
    assert "Not in force" not in read(chat.press(saved, "Turn on"))


def test_recording_never_is_said_before_and_after(chat: Chat) -> None:
    asked = chat.ask("turn on recording in lobby denver please, foobar")
    for said in (read(asked), read(chat.press(asked, "Do it"))):
        assert "Calls at Lobby Denver are not recorded." in said
        assert "Not in force: “When” is “Never”." in said
        assert "Record calls: On." not in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("set recording lobby denver record voicemail on", "Calls at Lobby Denver are not recorded."),
        ("set ptt lobby denver on", "Nobody may push to talk to Lobby Denver."),
        ("set monitoring gym call park notification on", "Gym is told of parked calls."),
        (
            "set callerid gym block on forwarded calls on",
            "Calls that Gym forwards hide the caller ID.",
        ),
        ("set barge lobby denver play a tone on", "Nobody may barge in on calls at Lobby Denver."),
        (
            "set privacy lobby denver reached by name off",
            "Callers of an auto attendant do not reach Lobby Denver by its name.",
        ),
        (
            "set numbers lobby denver distinctive ring on",
            "Each number of Lobby Denver rings in its own pattern.",
        ),
    ],
)
def test_a_receipt_tells_what_callers_experience_and_no_field(chat: Chat, typed: str, said: str) -> None:
    saved = read(chat.ask(typed))
    assert said in saved
    before_rows = saved.partition("\n- ")[0]
    assert not before_rows.endswith((": On.", ": Off."))


def test_recording_never_is_not_called_done(chat: Chat) -> None:
    saved = chat.ask("set recording lobby denver on")
    assert "Done" not in read(saved)
    assert "Not in force: “When” is “Never”." in read(saved)
    mended = read(chat.press(saved, "When: Always"))
    assert "Done. Ana" in mended
    assert "All calls at Lobby Denver are recorded." in mended


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("is the gym recorded?", "No. Calls at Gym are not recorded."),
        ("who can barge in on lobby paris", "Nobody may barge in on calls at Lobby Paris."),
        ("who may push to talk to lobby paris", "Nobody may push to talk to Lobby Paris."),
        (
            "which number does the kitchen show?",
            "Calls from Kitchen show its direct line; it has no number of its own.",
        ),
        (
            "how many rings before voicemail in lobby paris?",
            "Calls to Lobby Paris ring; voicemail is off.",
        ),
        ("show music gym", "Callers on hold at Gym hear the default music."),
    ],
)
def test_a_question_is_answered_in_the_first_sentence(chat: Chat, asked: str, said: str) -> None:
    assert lines(read(chat.ask(asked)))[2] == said


def test_it_says_so_again_where_nothing_was_to_change(chat: Chat) -> None:
    chat.ask("set forwarding kitchen all calls go to 4321")
    again = chat.ask("set forwarding kitchen all calls go to 4321")
    assert read(again).startswith("Nothing to change")
    assert "Not in force: “Forward all calls” is off." in read(again)
    assert "Done" not in read(again)
    shown = chat.ask("show forwarding kitchen")
    assert "Not in force: “All calls go to” is 4321, but “Forward all calls” is off." in read(shown)
    assert "Turn on" in buttons(shown)
    assert "Turn on" not in buttons(chat.ask("show forwarding kitchen", "ravi"))


def test_accepting_only_what_fits_a_rule_without_a_rule_is_a_danger(chat: Chat) -> None:
    saved = chat.ask("set accept lobby denver on")
    assert "All calls to Lobby Denver are turned away." in read(saved)
    assert "Done" not in read(saved)
    assert form_id(chat.press(saved, "Add a rule"))
    assert "All calls to Lobby Denver are turned away." in read(chat.ask("show dnd lobby denver"))


def test_access_codes_that_nobody_has_are_a_danger(chat: Chat) -> None:
    change(
        chat, "Lobby Denver", "outgoingPermission", {"useCustomEnabled": True, "useCustomPermissions": True}
    )
    saved = chat.ask("set outgoing lobby denver national code")
    assert "National calls ask for an access code, and none is on the list here." in read(saved)
    assert form_id(chat.press(saved, "Add a code"))


FORWARDED = {"callForwarding": {"always": {"enabled": True, "destination": "4321"}}}


def test_calls_that_come_back_are_said(chat: Chat) -> None:
    change(chat, "Lobby Paris", "callForwarding", FORWARDED)
    assert "4321 is this workspace itself." in read(chat.ask("show forwarding lobby paris"))
    chat.ask("set forwarding lobby paris off")
    change(chat, "Kitchen", "callForwarding", FORWARDED)
    kitchen = chat.cloud.workspace("Kitchen").extension
    circle = read(chat.ask(f"set forwarding lobby paris always on to {kitchen}"))
    assert "Calls go in a circle: Lobby Paris → Kitchen → Lobby Paris." in circle
    assert "circle" in read(chat.ask("show forwarding kitchen"))
    assert "circle" not in read(chat.ask("set forwarding lobby paris always off"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+33 899 12 34 56", "is a premium-rate number"),
        ("+44 20 7946 0018", "is a number abroad"),
        ("+33 1 40 20 50 50", "calls may go outside"),
    ],
)
def test_destinations_that_may_cost_are_said(chat: Chat, number: str, said: str) -> None:
    assert said in read(chat.ask(f"set forwarding lobby paris always on to {number}"))
    assert said not in read(chat.ask("set forwarding lobby paris always off"))


def test_a_setting_beside_it_that_cannot_be_read_is_named(chat: Chat) -> None:
    chat.cloud.fault("GET .*/voicemail", status=403)
    card = read(chat.ask("show dnd lobby paris"))
    assert card.startswith("Do Not Disturb · Lobby Paris")
    assert "I could not read Voicemail, so there may be more to it." in card


def test_a_receipt_has_three_lines_below_its_title(chat: Chat) -> None:
    receipt = chat.ask("set waiting lobby paris off")
    title, *said = [line for line in lines(read(receipt)) if not line.startswith(OFFERED)]
    assert title == "Saved: Call Waiting · Lobby Paris"
    calls = "Calls to Lobby Paris ring. Calls that fit a rule of Selective Reject are turned away."
    assert said[:2] == [calls, "- Call waiting: On → Off"]
    assert len(said) == 3 and said[2].startswith("Done. Ana Roux, ")
    assert buttons(receipt) == ["Undo", "Show"]


def test_what_mends_is_typed_with_the_name_of_the_workspace(chat: Chat) -> None:
    saved = chat.ask("set recording lobby denver on")
    lobby = chat.cloud.workspace("Lobby Denver").id
    assert lobby in str(saved.card)
    assert lobby not in read(saved)
    assert '"Lobby Denver"' in read(saved)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("set ptt lobby denver answer automatically on", "nobody may push to talk to it"),
        ("set privacy lobby denver who may see it all add Ravi", "“Hide status in the directory” is off"),
        ("set voicemail lobby denver copy to ana@example.com email a copy on", "no calls are sent to it"),
    ],
)
def test_what_waits_for_something_else_is_not_done(chat: Chat, said: str, why: str) -> None:
    chat.ask("set voicemail lobby denver on send unanswered calls off send busy calls off")
    answer = read(chat.ask(said))
    assert f"Not in force: {why}." in answer
    assert "Done" not in answer


def test_what_is_to_come_first_is_done(chat: Chat) -> None:
    chat.ask("set forwarding lobby denver when unanswered, calls go to 5511 forward when unanswered on")
    answer = chat.ask("set forwarding lobby denver all calls go to 5512 forward all calls on")
    assert "Done" in read(answer) and "Turn Call Forwarding off" not in buttons(answer)
    later = chat.ask("set forwarding lobby denver when busy, calls go to 5511 forward when busy on")
    assert "that comes first" in read(later) and "Done" not in read(later)


def test_values_of_its_own_say_whose_call_types_hold(chat: Chat) -> None:
    saved = read(chat.ask("set outgoing lobby denver use custom settings on"))
    assert "The call types are the location's while “Use custom call types” is off." in saved
