"""Cards begin with what was asked and say nothing that is not so."""

from __future__ import annotations

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, choices, read

OUTGOING = {"useCustomEnabled": True, "useCustomPermissions": True}


def test_recording_as_webex_gives_it_holds_nothing_back(chat: Chat) -> None:
    said = read(chat.ask("show recording lobby paris"))
    assert "Calls at Lobby Paris are not recorded." in said
    assert "Not in force" not in said


def test_a_call_type_is_answered_before_the_rest(cloud: Cloud, chat: Chat) -> None:
    cloud.change(cloud.workspace("Lobby Paris"), "outgoingPermission", OUTGOING)
    said = read(chat.ask("can lobby paris call abroad?"))
    assert said.index("Yes: international calls are allowed.") < said.index(
        "All calls from Lobby Paris may go out."
    )


def test_whose_number_is_not_done_while_another_one_is_called_back(chat: Chat) -> None:
    form = chat.ask("edit emergency lobby paris")
    saved = read(chat.press(form, "Save", inputs={"f-locationMemberId": "kim"}))
    assert "Not in force: “Number to call back” is not “Somebody else's number”." in saved
    assert "Done." not in saved


def test_what_is_so_already_is_not_called_done(chat: Chat) -> None:
    said = read(chat.ask("set dnd gym off"))
    assert "It is so already; nothing was written." in said
    assert "Done." not in said


def test_a_question_mark_in_a_form_gives_what_fits(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    name = "f-callForwarding-always-destination"
    again = chat.press(form, "Save", inputs={"f-callForwarding-always-enabled": "true", name: "?"})
    assert "Choose one of these, or type a name." in read(again)
    assert "A phone number" not in read(again)
    offered = choices(again, f"{name}--pick")
    assert len(offered) == 11, "ten, and none of them"
    saved = chat.press(again, "Save", inputs={f"{name}--pick": next(iter(offered.values()))})
    assert "Off → On" in read(saved)


def test_a_step_that_leads_on_is_no_guess(chat: Chat) -> None:
    answer = chat.ask("edit codes lobby paris")
    assert "See what is on it:" in read(answer)
    assert "Is this what you meant?" not in read(answer)


def test_a_cancelled_form_can_be_opened_again_by_a_button(chat: Chat) -> None:
    cancelled = chat.press(chat.ask("edit dnd lobby paris"), "Cancel")
    assert buttons(cancelled) == ["Start again"]
    assert "Edit Do Not Disturb" in read(chat.press(cancelled, "Start again"))
