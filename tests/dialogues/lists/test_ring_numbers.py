"""Ring numbers are part of the setting's document and are all written together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, choices, filled, read, texts
from tests.list_settings import LOBBY, as_read, change, held, pick, sent

GROUPS = {"sequential": ("sequentialRing", 5), "simultaneous": ("simultaneousRing", 10)}


def numbers(chat: Chat, group: str) -> list[str]:
    return [one["phoneNumber"] for one in held(chat, GROUPS[group][0], "phoneNumbers")]


def fill(chat: Chat, group: str, count: int) -> list[dict[str, Any]]:
    """The setting has this many ring numbers, as the cloud holds them."""
    rows = [
        {"phoneNumber": f"+3317000990{index}", "answerConfirmationRequiredEnabled": False}
        | ({"numberOfRings": 4} if group == "sequential" else {})
        for index in range(count)
    ]
    change(chat, GROUPS[group][0], {"phoneNumbers": rows})
    return rows


@pytest.mark.parametrize("group", GROUPS)
def test_one_is_added_with_all_the_others(chat: Chat, group: str) -> None:
    before = fill(chat, group, 2)
    form = chat.press(chat.ask(f"list ring numbers {group} lobby paris"), "Add")
    inputs = {"f-phoneNumber": "+33 6 12 34 56 99", "f-answerConfirmationRequiredEnabled": "true"}
    assert read(chat.press(form, "Save", inputs=inputs)).startswith("Added: ring number")
    rings = {"numberOfRings": 3} if group == "sequential" else {}
    added = {"phoneNumber": "+33612345699", "answerConfirmationRequiredEnabled": True, **rings}
    ((method, path, body),) = sent(chat)
    assert (method, path) == ("PUT", GROUPS[group][0])
    assert body["phoneNumbers"] == [*as_read(before), added]
    assert "criteria" not in body


def test_the_rings_of_the_phone_itself_are_written_as_a_number(chat: Chat) -> None:
    fill(chat, "sequential", 1)
    chat.ask("add ring number sequential lobby paris x4001 rings 5")
    body = sent(chat)[-1][2]
    assert body["baseLocationNumberOfRings"] == 2
    assert body["phoneNumbers"][-1] == {
        "phoneNumber": "4001",
        "answerConfirmationRequiredEnabled": False,
        "numberOfRings": 5,
    }


@pytest.mark.parametrize(
    "typed",
    [
        "add ring number sequential lobby paris +33 6 12 34 56 99",
        "add ring number sequential lobby paris 06 12 34 56 99",
        "add number sequential lobby paris phone +33612345699",
        "add sequential ring number lobby paris +33612345699",
        "add sequential number lobby paris +33612345699",
    ],
)
def test_one_is_added_from_the_keyboard(chat: Chat, typed: str) -> None:
    assert read(chat.ask(typed)).startswith("Added: ring number · Sequential Ring")
    assert numbers(chat, "sequential") == ["+33612345699"]


def test_without_a_setting_it_is_asked_which(chat: Chat) -> None:
    picker = chat.ask("add ring number lobby paris +33612345699")
    assert len(choices(picker, "say")) == 2
    assert read(chat.choose(picker, "Add ring number, Number: +33612345699 · Simultaneous Ring")).startswith(
        "Added"
    )
    assert "+33612345699" in numbers(chat, "simultaneous")


@pytest.mark.parametrize(("group", "limit"), [(group, limit) for group, (_, limit) in GROUPS.items()])
def test_one_too_many_is_refused_before_webex_is_asked(chat: Chat, group: str, limit: int) -> None:
    fill(chat, group, limit - 1)
    form = chat.ask(f"add ring number {group} lobby paris")
    fill(chat, group, limit)
    for answer in (
        chat.press(form, "Save", inputs={"f-phoneNumber": "+33612345699"}),
        chat.ask(f"add ring number {group} lobby paris"),
        chat.ask(f"add ring number {group} lobby paris +33612345699"),
    ):
        assert f"has {limit} ring numbers already, and no room for more" in read(answer)
    assert sent(chat) == []
    assert f"{limit} of at most {limit}." in read(chat.ask(f"list ring numbers {group} lobby paris"))


def test_the_same_number_twice_is_refused(chat: Chat) -> None:
    fill(chat, "sequential", 2)
    again = chat.ask("add ring number sequential lobby paris +33 1 70 00 99 01")
    assert "Another ring number has the same." in texts(again)
    again = chat.ask("change ring number sequential lobby paris 1 phone +33170009901")
    assert "Another ring number has the same." in texts(again)
    assert sent(chat) == []


def test_one_is_changed_and_the_others_stay(chat: Chat) -> None:
    before = fill(chat, "sequential", 3)
    card = chat.ask("list ring numbers sequential lobby paris")
    form = chat.press(card, "Change", inputs=pick(card, "+33 1 70 00 99 01"))
    assert filled(form)["f-numberOfRings"] == "4"
    said = read(chat.press(form, "Save", inputs={"f-numberOfRings": "7"}))
    assert "Ring number “+33 1 70 00 99 01, 4 rings”: Rings: 4 rings → 7 rings" in said
    first, second, third = as_read(before)
    assert sent(chat)[-1][2]["phoneNumbers"] == [first, second | {"numberOfRings": 7}, third]


def test_the_number_itself_can_change(chat: Chat) -> None:
    fill(chat, "sequential", 2)
    said = read(chat.ask("change ring number sequential lobby paris 99 07 phone +33612345699"))
    assert "is none of the ring numbers" in said
    said = read(chat.ask("change ring number sequential lobby paris 0170009901 phone +33612345699"))
    assert "Number: +33 1 70 00 99 01 → +33 6 12 34 56 99" in said
    assert numbers(chat, "sequential") == ["+33-170009900", "+33612345699"]


@pytest.mark.parametrize("rings", ["1", "21", "three"])
def test_rings_out_of_range_bring_the_form_back(chat: Chat, rings: str) -> None:
    fill(chat, "sequential", 1)
    form = chat.ask("change ring number sequential lobby paris 1")
    again = chat.press(form, "Save", inputs={"f-numberOfRings": rings})
    assert "Give a whole number from 2 to 20." in texts(again)
    assert "from 2 to 20" in read(chat.ask(f"change ring number sequential lobby paris 1 rings {rings}"))
    assert sent(chat) == []


def test_one_is_removed_and_the_others_stay(chat: Chat) -> None:
    before = fill(chat, "simultaneous", 3)
    question = chat.ask("remove ring number simultaneous lobby paris +33170009901")
    assert "“+33 1 70 00 99 01” would be gone." in read(question)
    assert read(chat.press(question, "Remove")).startswith("Removed")
    assert sent(chat)[-1][2]["phoneNumbers"] == as_read([before[0], before[2]])


def test_what_others_did_meanwhile_stays(chat: Chat) -> None:
    fill(chat, "sequential", 1)
    form = chat.ask("add ring number sequential lobby paris")
    fill(chat, "sequential", 3)
    change(chat, "sequentialRing", {"callsToVoicemailEnabled": True})
    chat.press(form, "Save", inputs={"f-phoneNumber": "+33612345699"})
    assert len(numbers(chat, "sequential")) == 4
    assert chat.setting(LOBBY, "sequentialRing")["callsToVoicemailEnabled"] is True


def test_one_that_is_gone_or_moved_is_not_written(chat: Chat) -> None:
    rows = fill(chat, "sequential", 2)
    gone, moved = (chat.ask(f"change ring number sequential lobby paris {number}") for number in (1, 2))
    change(chat, "sequentialRing", {"phoneNumbers": [rows[1] | {"numberOfRings": 9}]})
    assert "Somebody removed this" in read(chat.press(gone, "Save", inputs={"f-numberOfRings": "5"}))
    said = read(chat.press(moved, "Save", inputs={"f-numberOfRings": "6"}))
    assert "Rings: 4 rings → 9 rings" in said
    assert sent(chat) == []


def test_they_can_only_be_removed_one_by_one(chat: Chat) -> None:
    fill(chat, "sequential", 2)
    for how in ("all", "several"):
        assert "one by one" in read(chat.ask(f"remove {how} ring numbers sequential lobby paris"))
    assert not {"Remove all", "Remove several"} & {
        *buttons(chat.ask("list ring numbers sequential lobby paris"))
    }


def test_rows_without_a_number_are_no_ring_numbers(chat: Chat) -> None:
    (row,) = fill(chat, "sequential", 1)
    empty = {"answerConfirmationRequiredEnabled": False, "numberOfRings": 2}
    change(chat, "sequentialRing", {"phoneNumbers": [empty, row, empty]})
    card = chat.ask("list ring numbers sequential lobby paris")
    assert "1 of at most 5." in read(card)
    chat.ask("change ring number sequential lobby paris 1 rings 9")
    assert sent(chat)[-1][2]["phoneNumbers"] == [as_read(row) | {"numberOfRings": 9}]
    chat.ask("add ring number sequential lobby paris x4001")
    assert len(sent(chat)[-1][2]["phoneNumbers"]) == 2


def test_a_reader_may_list_and_nothing_else(chat: Chat) -> None:
    fill(chat, "sequential", 1)
    card = chat.ask("list ring numbers sequential lobby paris", "ravi")
    assert "+33 1 70 00 99 00" in texts(card)
    assert buttons(card) == []
    said = read(chat.ask("remove ring number sequential lobby paris 1", "ravi"))
    assert "Your role lets you look at settings" in said


@pytest.mark.parametrize("group", GROUPS)
def test_the_setting_is_switched_though_its_list_has_blanks(chat: Chat, group: str) -> None:
    before = fill(chat, group, 2)
    said = read(chat.ask(f"set {group} lobby paris on"))
    assert said.startswith("Saved")
    assert chat.setting(LOBBY, GROUPS[group][0])["enabled"] is True
    assert sent(chat)[-1][2]["phoneNumbers"] == as_read(before)
    assert "Ring numbers: 2 (+33 1 70 00 99 00" in read(chat.ask(f"show {group} lobby paris"))


@pytest.mark.parametrize("group", GROUPS)
def test_the_last_number_is_removed_and_no_blank_is_written(chat: Chat, group: str) -> None:
    fill(chat, group, 1)
    question = chat.ask(f"remove ring number {group} lobby paris +33 1 70 00 99 00")
    assert read(chat.press(question, "Remove")).startswith("Removed")
    assert sent(chat)[-1][2]["phoneNumbers"] == []
    assert "Ring numbers: None" in read(chat.ask(f"show {group} lobby paris"))
    assert "None yet." in read(chat.ask(f"list ring numbers {group} lobby paris"))


SPELLINGS = (
    "+33170009901",
    "+33 1 70 00 99 01",
    "+33-1-70-00-99-01",
    "+33.170.009.901",
    "+33 (0)1 70 00 99 01",
    "tel:+33170009901",
    "\N{LEFT-TO-RIGHT EMBEDDING}+33170009901\N{POP DIRECTIONAL FORMATTING}",
    "+33\N{NO-BREAK SPACE}170009901",
    "+33\N{WORD JOINER}170009901",
    "+33\N{NON-BREAKING HYPHEN}170009901",
    "01/70/00/99/01",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_on_the_list_goes_by_any_spelling(chat: Chat, spelling: str) -> None:
    rows = fill(chat, "sequential", 2)
    again = chat.ask(f"add ring number sequential lobby paris {spelling}")
    assert "Another ring number has the same." in texts(again)
    assert sent(chat) == []
    said = read(chat.ask(f"change ring number sequential lobby paris {spelling} rings 9"))
    assert "Rings: 4 rings → 9 rings" in said
    question = chat.ask(f"remove ring number sequential lobby paris {spelling}")
    assert read(chat.press(question, "Remove")).startswith("Removed")
    assert numbers(chat, "sequential") == [as_read(rows[0])["phoneNumber"]]


def test_a_number_that_stands_there_twice_is_removed_whole(chat: Chat) -> None:
    (row,) = fill(chat, "sequential", 1)
    twin = row | {"phoneNumber": "+33 170 009 900", "numberOfRings": 9}
    change(chat, "sequentialRing", {"phoneNumbers": [row, twin]})
    assert "1 of at most 5." in read(chat.ask("list ring numbers sequential lobby paris"))
    question = chat.ask("remove ring number sequential lobby paris 1")
    assert read(chat.press(question, "Remove")).startswith("Removed")
    assert numbers(chat, "sequential") == []


def test_a_change_after_a_time_out_is_told_as_done(chat: Chat) -> None:
    fill(chat, "sequential", 1)
    chat.cloud.fault(r"PUT .*/sequentialRing", status=504, before=False)
    said = read(chat.ask("add ring number sequential lobby paris +33 6 12 34 56 99"))
    assert said.startswith("Added")
