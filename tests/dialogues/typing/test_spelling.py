"""The same phone number in another spelling counts as no change, in every setting."""

from __future__ import annotations

import pytest

from tests.chat import Chat, filled, read
from tests.list_settings import LOBBY, sent


@pytest.fixture
def transfer(chat: Chat) -> Chat:
    """The lobby has own outgoing permissions, so that own transfer numbers are taken."""
    chat.cloud.change(chat.cloud.workspace(LOBBY), "outgoingPermission", {"useCustomEnabled": True})
    return chat


def test_a_transfer_number_is_saved_and_then_so_already(transfer: Chat) -> None:
    said = read(transfer.ask("set transfer lobby paris 1 +33170002222"))
    assert said.startswith("Saved")
    assert "Transfer number 1: None → +33 1 70 00 22 22" in said
    assert "what Webex shows" not in said
    for spelling in ("+33170002222", "+33-170002222", "01 70 00 22 22", "tel:+33170002222"):
        assert "It is so already" in read(transfer.ask(f"set transfer lobby paris 1 {spelling}"))
    assert len(sent(transfer)) == 1
    assert "failed" not in {entry.state for entry in transfer.app.ground.store.history()}


def test_what_was_not_touched_is_written_as_it_was_read(transfer: Chat) -> None:
    transfer.ask("set transfer lobby paris 1 +33170002222")
    transfer.ask("set transfer lobby paris 2 +33170003333")
    assert sent(transfer)[-1][2] == {
        "useCustomTransferNumbers": False,
        "autoTransferNumber1": "+33-170002222",
        "autoTransferNumber2": "+33170003333",
    }


@pytest.mark.parametrize("spelling", ["+33 1 70 00 22 22", "+33-170002222", "+33\N{WORD JOINER}170002222"])
def test_another_spelling_is_no_conflict(chat: Chat, spelling: str) -> None:
    place = chat.cloud.workspace(LOBBY)
    always = {"enabled": True, "destination": "+33170002222"}
    chat.cloud.change(place, "callForwarding", {"callForwarding": {"always": always}})
    form = chat.ask("edit forwarding lobby paris")
    assert filled(form)["f-callForwarding-always-destination"] == "+33170002222"
    always["destination"] = spelling
    chat.cloud.change(place, "callForwarding", {"callForwarding": {"always": always}})
    typed = {"f-callForwarding-always-destination": "+33 1 70 00 44 44"}
    said = read(chat.press(form, "Save", inputs=typed))
    assert "+33 1 70 00 22 22 → +33 1 70 00 44 44" in said


def test_a_time_out_after_which_the_number_is_there_is_told_as_done(transfer: Chat) -> None:
    transfer.cloud.fault(r"PUT .*/autoTransferNumbers", status=504, before=False)
    said = read(transfer.ask("set transfer lobby paris 1 +33170002222"))
    assert said.startswith("Saved")
    assert "None → +33 1 70 00 22 22" in said


def test_where_selective_forward_sends_calls(chat: Chat) -> None:
    said = read(chat.ask("set selforward lobby paris to +33170002222"))
    assert "They go to: None → +33 1 70 00 22 22" in said
    assert "what Webex shows" not in said
    added = read(chat.ask("add rule selforward lobby paris from outside to +33170002222"))
    assert added.startswith("Added: rule")
    assert "what Webex shows" not in added


def test_a_member_is_taken_off_by_any_spelling_of_the_number(chat: Chat) -> None:
    ids = [chat.cloud.person("ana").id, chat.cloud.person("bob").id]
    chat.cloud.change(chat.cloud.workspace(LOBBY), "pushToTalk", {"members": ids})
    assert "Saved" in read(chat.ask("set ptt lobby paris members remove +33-170001001"))
    assert sent(chat)[-1][2] == {"members": ids[1:]}


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("international transfer 1", "TRANSFER_NUMBER_1"),
        ("international transfer number 2", "TRANSFER_NUMBER_2"),
        ("international calls transfer 3", "TRANSFER_NUMBER_3"),
        ("international block", "BLOCK"),
    ],
)
def test_no_word_of_a_choice_is_dropped(chat: Chat, typed: str, action: str) -> None:
    assert read(chat.ask(f"set outgoing lobby paris {typed}")).startswith("Saved")
    rows = {one["callType"]: one for one in chat.setting(LOBBY, "outgoingPermission")["callingPermissions"]}
    assert rows["INTERNATIONAL"]["action"] == action
    assert rows["INTERNATIONAL"]["transferEnabled"] is True


def test_what_may_be_transferred_is_still_switched(chat: Chat) -> None:
    assert "On → Off" in read(chat.ask("set outgoing lobby paris international transfer off national block"))
    rows = {one["callType"]: one for one in chat.setting(LOBBY, "outgoingPermission")["callingPermissions"]}
    assert (rows["INTERNATIONAL"]["action"], rows["INTERNATIONAL"]["transferEnabled"]) == ("ALLOW", False)
    assert rows["NATIONAL"]["action"] == "BLOCK"


def test_recording_that_tells_nobody_how_is_written_as_null(chat: Chat) -> None:
    assert read(chat.ask("set recording lobby paris on")).startswith("Saved")
    assert sent(chat)[-1][2]["notification"] == {"type": None, "enabled": False}


@pytest.mark.parametrize(
    "spelling",
    ["+33170001234", "+33-170001234", "+33.1.70.00.12.34", "01 70 00 12 34", "+33\N{WORD JOINER}170001234"],
)
def test_a_workspace_goes_by_any_spelling_of_its_number(chat: Chat, spelling: str) -> None:
    assert read(chat.ask(f"show waiting {spelling}")).startswith(f"Call Waiting · {LOBBY}")
