"""Undoing what was changed, removed or undone since: field by field, once, and never without asking."""

from __future__ import annotations

from typing import Any

import pytest

from bot.changes.undo import undo_request
from bot.errors import OutOfDate
from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, choices, nodes, read, texts
from tests.list_settings import held, pick

FORWARD = "set forwarding lobby paris always on to 5511 busy on busy to 5511"


def destinations(chat: Chat) -> dict[str, Any]:
    held_now = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]
    return {kind: values.get("destination") or "" for kind, values in held_now.items()}


def moved(chat: Chat) -> Message:
    """The answer to an undo of two fields, of which a colleague has moved one since."""
    chat.ask(FORWARD)
    chat.ask("set forwarding lobby paris to 4404", "lena")
    return chat.ask("undo")


def test_a_field_that_has_moved_is_asked_about_with_its_three_values(chat: Chat) -> None:
    before = destinations(chat)
    card = moved(chat)
    said = read(card)
    assert said.startswith("Not undone yet: Call Forwarding · Lobby Paris")
    assert "It was changed again since by Lena Maes, " in said
    assert "(change 2). Nothing was written yet." in said
    shown = "\n".join(one["text"] for one in nodes(card.card) if one["type"] == "TextBlock")
    assert "Was\nNone\nChanged to\n5511\nNow\n4404" in shown
    assert "5511 → None" in said
    assert buttons(card) == ["Undo the rest", "Put back all the same", "Leave it"]
    assert destinations(chat)["always"] == "4404"
    assert destinations(chat)["busy"] == "5511" != before["busy"]


def test_the_rest_goes_back_and_what_has_moved_stays(chat: Chat) -> None:
    before = destinations(chat)
    done = chat.press(moved(chat), "Undo the rest")
    assert read(done).startswith("Undone: Call Forwarding")
    assert destinations(chat) == {**before, "always": "4404"}
    assert "Undone in part since, by change 3." in read(chat.ask("history"))
    again = chat.ask("undo 1")
    assert buttons(again) == ["Put back all the same", "Leave it"]
    assert "You have made no change here" in read(chat.ask("undo"))


def test_all_goes_back_where_somebody_chooses_so(chat: Chat) -> None:
    before = destinations(chat)
    done = chat.press(moved(chat), "Put back all the same")
    assert read(done).startswith("Undone: Call Forwarding")
    assert "4404 (Huddle) → None" in read(done)
    assert destinations(chat) == before


def test_what_moves_once_more_is_asked_about_again(chat: Chat) -> None:
    card = moved(chat)
    chat.ask("set forwarding lobby paris to 4405", "lena")
    before = destinations(chat)
    again = chat.press(card, "Put back all the same")
    assert read(again).startswith("Not undone yet")
    assert "Now: 4405" in read(again)
    assert destinations(chat) == before
    assert read(chat.ask("undo 1 anyway")).startswith("Not undone yet")


@pytest.mark.parametrize("said", ["leave it", "no"])
def test_left_as_it_is_nothing_is_written(chat: Chat, said: str) -> None:
    card = moved(chat)
    writes = len(chat.writes())
    chat.ask(said)
    chat.press(card, "Leave it")
    assert len(chat.writes()) == writes


def test_what_was_moved_elsewhere_is_not_laid_at_anybodys_door(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris to 5511")
    place = chat.cloud.workspace("Lobby Paris").id
    with chat.cloud.state.lock:
        settings = chat.cloud.state.settings[place]["callForwarding"]
        settings["callForwarding"]["always"]["destination"] = "4404"
    said = read(chat.ask("undo"))
    assert "It was changed again since, not through me." in said
    assert "Now: 4404" in said


def test_the_rights_are_asked_when_it_is_pressed(chat: Chat) -> None:
    chat.ask(FORWARD, space="team")
    chat.ask("set forwarding lobby paris to 4404", "lena")
    card = chat.ask("undo", space="team")
    before = destinations(chat)
    for title in ("Undo the rest", "Put back all the same"):
        refused = read(chat.press(card, title, "ravi", "team"))
        assert "Your role lets you look at settings" in refused
    chat.give_roles("ana", "id_readonly_admin")
    assert "Your role lets you look at settings" in read(chat.press(card, "Undo the rest", space="team"))
    assert destinations(chat) == before


def test_an_undone_change_is_not_undone_again(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    card = chat.ask("history")
    chat.press(card, "Undo")
    chat.ask("set dnd lobby paris on", "lena")
    for answer in (chat.press(card, "Undo"), chat.ask("undo 1")):
        assert "Change 1: It was undone already, by change 2 of Ana Roux." in read(answer)
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"]


def test_what_was_made_again_is_not_made_again_once_more(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    undone = chat.ask("undo")
    assert read(chat.press(undone, "Redo")).startswith("Saved: Do Not Disturb")
    chat.ask("set dnd lobby paris off", "lena")
    for answer in (chat.press(undone, "Redo"), chat.ask("redo 1"), chat.ask("redo 2")):
        assert "Change 2: It was made again already, by change 3 of Ana Roux." in read(answer)
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]


def test_after_a_redo_the_change_is_undone_as_before(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    for _ in range(2):
        chat.ask("undo")
        assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
        chat.ask("redo")
        assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"]
    assert "Change 1 was not undone" not in read(chat.ask("redo 1"))
    assert "Change 5 was not undone, so there is nothing to redo." in read(chat.ask("redo 5"))


def test_a_redo_of_what_has_moved_is_asked_about(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris to 5511")
    chat.ask("undo")
    chat.ask("set forwarding lobby paris to 4404", "lena")
    card = chat.ask("redo")
    assert read(card).startswith("Not made again yet: Call Forwarding")
    assert buttons(card)[-2:] == ["Make it all the same", "Leave it"]
    assert destinations(chat)["always"] == "4404"
    assert "4404 (Huddle) → 5511 (Atrium)" in read(chat.press(card, "Make it all the same"))
    assert destinations(chat)["always"] == "5511"


def test_what_is_as_before_already_names_the_change_before(chat: Chat) -> None:
    chat.ask("set waiting lobby paris off")
    chat.ask("set dnd lobby paris on")
    chat.ask("set dnd lobby paris off", "lena")
    assert "To undo the change before it, say undo 1." in read(chat.ask("undo"))
    assert "Call waiting: Off → On" in read(chat.ask("undo 1"))


def test_a_rule_that_was_added_and_changed_since_is_asked_about(chat: Chat) -> None:
    added = chat.ask("add rule accept lobby paris from anybody")
    chat.ask("change rule accept lobby paris 1 off")
    card = chat.press(added, "Undo")
    assert read(card).startswith("Not undone yet: rule")
    assert buttons(card) == ["Remove all the same", "Leave it"]
    assert len(held(chat, "selectiveAccept", "criteria")) == 1
    assert read(chat.press(card, "Remove all the same")).startswith("Undone: rule")
    assert held(chat, "selectiveAccept", "criteria") == []


REMOVED = [
    ("ring number sequential", "add ring number sequential lobby paris 4001", "4001"),
    ("rule reject", "add rule reject lobby paris from anybody", "1"),
    ("pattern", "add pattern lobby paris 0899! name Premium action block", "Premium"),
]


def listed(chat: Chat, what: str) -> list[str]:
    """The items on a list, in any order."""
    card = chat.ask(f"list {what} lobby paris")
    rows = choices(card, "say") or texts(card).split("\n")
    return sorted(row.partition(" · ")[2] or row for row in rows)


@pytest.mark.parametrize(("what", "add", "which"), REMOVED)
def test_what_was_removed_is_added_with_its_new_id(chat: Chat, what: str, add: str, which: str) -> None:
    chat.ask(add)
    before = listed(chat, what)
    question = chat.ask(f"remove {what} lobby paris {which}")
    assert "cannot be undone" not in read(question)
    removed = chat.press(question, "Remove")
    assert "Undo" in buttons(removed)
    undone = chat.press(removed, "Undo")
    assert read(undone).startswith("Undone: ")
    assert listed(chat, what) == before
    entry = chat.bot.ground.store.history(limit=1)[0]
    assert entry.parent_id == entry.id - 1
    again = chat.press(undone, "Redo")
    assert "removed" in read(again)
    assert "undone already" not in read(chat.ask(f"undo {entry.id + 1}"))


def test_what_cannot_come_back_says_so_before(chat: Chat) -> None:
    never = "This cannot be undone: Webex never shows what was there before."
    assert never in read(chat.ask("passcode lobby paris"))
    assert never in read(chat.ask("greeting intercept lobby paris"))
    codes = "This cannot be undone: I never keep access codes."
    assert codes not in read(chat.ask("add code lobby paris"))  # it can be removed
    chat.press(
        chat.ask("add code lobby paris"), "Save", inputs={"f-code": "445566", "f-description": "Night"}
    )
    card = chat.ask("list codes lobby paris")
    assert codes in read(chat.press(card, "Remove", inputs=pick(card, "Night")))
    assert codes in read(chat.ask("remove all codes lobby paris"))
    assert codes in read(chat.ask("remove several codes lobby paris"))


def test_several_that_were_removed_are_added_again(chat: Chat) -> None:
    for pattern, name in (("0899!", "Premium"), ("0900!", "Chat"), ("0901!", "Quiz")):
        chat.ask(f"add pattern lobby paris {pattern} name {name} action block")
    before = listed(chat, "patterns")
    question = chat.ask("remove all patterns lobby paris")
    assert "cannot be undone" not in read(question)
    removed = chat.press(question, "Remove")
    assert "Undo" in buttons(removed)
    chat.ask("add pattern lobby paris 0900! name Other action allow")
    part = chat.ask("undo 4")
    assert read(part).startswith("Undone in part: digit pattern")
    chat.press(chat.ask("remove pattern lobby paris Other"), "Remove")
    done = chat.press(part, "Do the rest")
    assert read(done).startswith("Undone: digit pattern")
    assert listed(chat, "patterns") == before
    assert "Change 4: It was undone already" in read(chat.ask("undo 4"))


def test_several_that_were_added_again_go_together_in_a_redo(chat: Chat) -> None:
    for pattern, name in (("0899!", "Premium"), ("0900!", "Chat"), ("0901!", "Quiz")):
        chat.ask(f"add pattern lobby paris {pattern} name {name} action block")
    count = len(held(chat, "digitPatterns", "digitPatterns"))
    chat.press(chat.ask("remove all patterns lobby paris"), "Remove")
    undone = chat.ask("undo because too many")
    assert f"Added again: {count} digit patterns." in read(undone)
    assert len(held(chat, "digitPatterns", "digitPatterns")) == count
    again = chat.press(undone, "Redo")
    assert read(again).startswith("Made again: digit pattern")
    assert f"Removed again: {count} digit patterns." in read(again)
    assert held(chat, "digitPatterns", "digitPatterns") == []
    assert "made again already" in read(chat.press(undone, "Redo"))
    for _ in range(2):
        assert f"Added again: {count} digit patterns." in read(chat.ask("undo"))
        assert len(held(chat, "digitPatterns", "digitPatterns")) == count
        assert f"Removed again: {count} digit patterns." in read(chat.ask("redo"))
        assert held(chat, "digitPatterns", "digitPatterns") == []


def test_two_undo_the_same_removal_at_once(chat: Chat) -> None:
    chat.press(chat.ask("remove rule reject lobby paris 1"), "Remove")
    before = len(held(chat, "selectiveReject", "criteria"))
    (removal,) = chat.bot.ground.store.history(limit=1)
    both = [
        undo_request(removal, person_id=chat.cloud.person(person).id, space_id=person)
        for person in ("ana", "lena")
    ]
    chat.bot.services.changes.apply(both[0])
    with pytest.raises(OutOfDate, match="Change 2 of Ana Roux did the same meanwhile"):
        chat.bot.services.changes.apply(both[1])
    assert len(held(chat, "selectiveReject", "criteria")) == before + 1


def test_too_many_to_be_added_again_says_so_before(chat: Chat) -> None:
    chat.cloud.fill_patterns(chat.cloud.workspace("Lobby Paris"), 30)
    never = "This cannot be undone: I add at most 25 digit patterns again."
    question = chat.ask("remove all patterns lobby paris")
    assert never in read(question)
    removed = chat.press(question, "Remove")
    assert never in read(removed)
    assert "Undo" not in buttons(removed)
