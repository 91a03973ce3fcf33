"""`undo`, and its button on receipts: what was before, while what was written is still there."""

from __future__ import annotations

import pytest

from tests.chat import Chat, button, buttons, nodes, read
from tests.dialogues.lists.access_codes import add as add_code
from tests.list_settings import held
from tests.recordings import drop

ON = "set dnd lobby paris on"


def is_on(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "doNotDisturb")["enabled"])


def test_a_receipt_has_three_lines_and_the_rest_behind_details(chat: Chat) -> None:
    saved = chat.ask(ON)
    said = read(saved)
    assert "Do not disturb: Off → On" in said
    assert "Ana Roux, " in said
    assert buttons(saved) == ["Undo", "Show"]
    (fold,) = [one for one in nodes(saved.card) if one.get("isVisible") is False]
    (toggle,) = [one for one in nodes(saved.card) if one["type"] == "Action.ToggleVisibility"]
    assert (toggle["title"], toggle["targetElements"]) == ("Details", [fold["id"]])
    hidden = [one["text"] for one in nodes(fold) if one["type"] == "TextBlock"]
    shown = [one["text"] for one in nodes(saved.card) if one["type"] == "TextBlock"]
    assert any("SANDBOX_" in text for text in hidden)
    assert any("Europe/Paris" in text for text in hidden)
    assert sum("SANDBOX_" in text for text in shown) == 1
    assert sum("Europe/Paris" in text for text in shown) == 1


def test_its_button_puts_back_what_was_before_and_does_it_again(chat: Chat) -> None:
    undone = chat.press(chat.ask(ON), "Undo")
    assert read(undone).startswith("Undone: Do Not Disturb · Lobby Paris")
    assert "Do not disturb: On → Off" in read(undone)
    assert not is_on(chat)
    again = chat.press(undone, "Redo")
    assert read(again).startswith("Saved: Do Not Disturb")
    assert is_on(chat)
    assert "Undo" in buttons(again)


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_no_change_has_the_number_nought(chat: Chat, verb: str) -> None:
    chat.ask("set dnd lobby paris on")
    assert "I know of no change 0. Nothing was changed." in read(chat.ask(f"{verb} 0"))
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"]


def test_undo_alone_means_the_last_change_of_this_person_here(chat: Chat) -> None:
    chat.ask("set waiting lobby paris off")
    chat.ask(ON)
    chat.ask("set intercept huddle on", "lena")
    assert "Do not disturb: On → Off" in read(chat.ask("undo"))
    assert "Call waiting: Off → On" in read(chat.ask("undo my last change"))
    assert "You have made no change here that I could undo." in read(chat.ask("undo last change"))
    assert "You have made no change here" in read(chat.ask("undo", space="team"))
    assert chat.setting("Huddle", "intercept")["enabled"]


def test_several_fields_are_undone_at_once(chat: Chat) -> None:
    before = chat.setting("Lobby Paris", "callForwarding")
    chat.ask("set forwarding lobby paris always on to 5511 busy on busy to 5511")
    assert read(chat.ask("undo")).startswith("Undone: Call Forwarding")
    after = chat.setting("Lobby Paris", "callForwarding")
    for kind, values in before["callForwarding"].items():
        assert after["callForwarding"][kind]["enabled"] == values["enabled"]
        assert not after["callForwarding"][kind].get("destination")


def test_what_is_as_before_already_needs_no_write(chat: Chat) -> None:
    saved = chat.ask(ON)
    chat.ask("set dnd lobby paris off")
    writes = len(chat.writes())
    assert read(chat.press(saved, "Undo")).startswith("Nothing to undo")
    assert len(chat.writes()) == writes


def test_people_on_a_list_are_put_back(chat: Chat) -> None:
    chat.ask("set ptt lobby paris members add Ana Roux")
    members = chat.setting("Lobby Paris", "pushToTalk")["members"]
    chat.ask("set ptt lobby paris members remove Ana Roux")
    assert read(chat.ask("undo")).startswith("Undone: Push-to-Talk")
    assert chat.setting("Lobby Paris", "pushToTalk")["members"] == members


def test_an_item_that_was_added_or_changed(chat: Chat) -> None:
    def numbers() -> list[str]:
        return [one["phoneNumber"] for one in held(chat, "sequentialRing", "phoneNumbers")]

    chat.ask("add ring number sequential lobby paris 4001")
    chat.ask("change ring number sequential lobby paris 4001 number 4404")
    assert numbers() == ["4404"]
    assert "4404 → 4001" in read(chat.ask("undo"))
    assert numbers() == ["4001"]
    assert read(chat.ask("undo")).startswith("Undone: ring number")
    assert numbers() == []


def test_what_cannot_be_undone_says_so(chat: Chat) -> None:
    pin = chat.press(chat.ask("passcode lobby denver"), "Save", inputs={"f-passcode": "739154"})
    assert "This cannot be undone: Webex never shows what was there before." in read(pin)
    assert "Undo" not in buttons(pin)
    drop(chat, words="greeting intercept lobby paris")
    recording = next(one for one in chat.bot.ground.store.history() if "recording" in one.list or one.list)
    assert "cannot be undone" in read(chat.ask(f"undo {recording.id}"))


def test_a_code_that_was_added_is_removed_again_and_not_kept(chat: Chat) -> None:
    before = chat.setting("Lobby Paris", "accessCodes")
    added = add_code(chat)
    assert "cannot be undone" not in read(added) and "Undo" in buttons(added)
    undone = chat.ask("undo")
    assert "removed" in read(undone) and "Redo" not in buttons(undone)
    assert chat.setting("Lobby Paris", "accessCodes") == before
    assert "I never keep access codes. Nothing was changed." in read(chat.ask("redo"))


def test_a_change_that_failed_is_not_undone(chat: Chat) -> None:
    chat.cloud.fault("PUT /workspaces", status=409)
    chat.ask("set intercept lobby paris on")
    assert "Change 1: It was not made. Nothing was changed." in read(chat.ask("undo 1"))
    assert "You have made no change here" in read(chat.ask("undo"))


@pytest.mark.parametrize("typed", ["undo 7", "undo 99999999999999999999", "undo #7"])
def test_a_number_that_there_is_not(chat: Chat, typed: str) -> None:
    assert "I know of no change" in read(chat.ask(typed))


@pytest.mark.parametrize("typed", ["undo zork", "undo 1 2", "undo huddle zork"])
def test_anything_else_behind_undo_is_asked_about(chat: Chat, typed: str) -> None:
    chat.ask(ON)
    assert "Which change? Nothing was changed." in read(chat.ask(typed))
    assert is_on(chat)


def test_only_who_may_change_the_workspace_may_undo(chat: Chat) -> None:
    saved = chat.ask(ON, space="team")
    refused = chat.send(saved, button(saved, "Undo"), "ravi", "team")
    assert "not `undo`" in (refused.markdown or "") or "not undo" in read(refused)
    assert is_on(chat)
    chat.ask("set dnd lobby denver on")
    hidden = read(chat.ask("undo 2", "lena"))
    assert "I know of no change 2." in hidden or "Nothing was changed" in hidden
    assert chat.setting("Lobby Denver", "doNotDisturb")["enabled"]


def test_an_undo_is_journalled_and_told_like_any_change(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi", "team")
    chat.ask(ON)
    chat.hears("team", "Change 1.")
    chat.ask("undo")
    assert "On → Off" in read(chat.hears("team", "Change 2."))


def test_redo_makes_again_what_was_undone_last(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    chat.ask("undo")
    again = chat.ask("redo that")
    assert "Do not disturb: Off → On" in read(again)
    assert "Undo" in buttons(again)
    assert read(chat.ask("redo")).startswith("You have undone nothing here since your last change")


def test_what_was_undone_one_after_the_other_is_made_again_in_turn(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    chat.ask("set dnd huddle on")
    for _ in range(2):
        chat.ask("undo")
        chat.ask("undo")
        assert "Lobby Paris" in read(chat.ask("redo"))
        assert "Huddle" in read(chat.ask("redo"))
        assert "nothing to redo" in read(chat.ask("redo"))
    assert is_on(chat) and chat.setting("Huddle", "doNotDisturb")["enabled"]


def test_redo_does_not_reach_behind_a_change_made_since(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    chat.ask("undo")
    chat.ask("set dnd kitchen on")
    before = len(chat.writes())
    assert "nothing to redo" in read(chat.ask("redo"))
    assert len(chat.writes()) == before
