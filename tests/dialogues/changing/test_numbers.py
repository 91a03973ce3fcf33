"""Numbers of a workspace: assigned, unassigned, and how each rings; a write names only what changes."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, filled, read, texts
from tests.list_settings import LOBBY, change, held, pick, sent

FREE, FREE_TOO = "+33170001100", "+33170001101"
TAKEN = "+33170001001"


def numbers(chat: Chat) -> list[str]:
    return [one["external"] for one in held(chat, "numbers", "phoneNumbers") if "external" in one]


def test_the_numbers_are_listed(chat: Chat) -> None:
    chat.ask(f"add number lobby paris {FREE}")
    card = chat.ask("list numbers lobby paris")
    assert list(choices(card, "say")) == ["1 · +33 1 70 00 12 34 · x4321 · primary", "2 · +33 1 70 00 11 00"]
    assert buttons(card) == ["Change", "Remove", "Add"]


@pytest.mark.parametrize(
    "typed",
    [
        f"add number lobby paris {FREE}",
        "add number lobby paris 01 70 00 11 00",
        f"add phone number x4321 {FREE}",
    ],
)
def test_one_is_assigned_from_the_keyboard(chat: Chat, typed: str) -> None:
    assert read(chat.ask(typed)).startswith("Added: number · Lobby Paris")
    assert numbers(chat) == ["+33170001234", FREE]
    body = {"phoneNumbers": [{"primary": False, "directNumber": FREE, "action": "ADD"}]}
    assert sent(chat) == [("PUT", "numbers", body)]


def test_one_is_assigned_by_form(chat: Chat) -> None:
    form = chat.press(chat.ask("list numbers lobby paris"), "Add")
    again = chat.press(form, "Save")
    assert "Needed." in texts(again)
    said = read(
        chat.press(
            again, "Save", inputs={"f-external": FREE, "f-ringPattern": "LONG_LONG", "f-extension": "4399"}
        )
    )
    assert said.startswith("Added: number")
    assert "Ring pattern: Long, long" in said
    assert sent(chat)[-1][2]["phoneNumbers"] == [
        {
            "primary": False,
            "directNumber": FREE,
            "extension": "4399",
            "ringPattern": "LONG_LONG",
            "action": "ADD",
        }
    ]


@pytest.mark.parametrize("number", [TAKEN, "+33170001000"])
def test_one_that_somebody_has_is_refused_in_plain_words(chat: Chat, number: str) -> None:
    again = chat.ask(f"add number lobby paris {number}")
    assert "Webex holds it already, here or somewhere else." in texts(again)
    assert filled(again)["f-external"] == number
    assert numbers(chat) == ["+33170001234"]
    assert read(chat.press(again, "Save", inputs={"f-external": FREE})).startswith("Added")


def test_one_of_another_place_is_refused_in_plain_words(chat: Chat) -> None:
    again = chat.ask("add number lobby paris +33 1 99 99 99 99")
    assert "Webex does not know it, or not for this workspace." in texts(again)
    assert numbers(chat) == ["+33170001234"]


def test_one_it_has_is_not_added_twice(chat: Chat) -> None:
    assert "Another number has the same." in texts(chat.ask("add number lobby paris +33170001234"))
    assert sent(chat) == []


def test_the_ring_pattern_changes(chat: Chat) -> None:
    chat.ask(f"add number lobby paris {FREE}")
    said = read(chat.ask("change number lobby paris 2 ring pattern short, long, short"))
    assert "Number “+33 1 70 00 11 00”: Ring pattern: None → Short, long, short" in said
    assert sent(chat)[-1][2]["phoneNumbers"] == [
        {"primary": False, "directNumber": FREE, "ringPattern": "SHORT_LONG_SHORT", "action": "ADD"}
    ]
    assert numbers(chat) == ["+33170001234", FREE]


def test_the_number_itself_is_not_on_the_form_of_a_change(chat: Chat) -> None:
    card = chat.ask("list numbers lobby paris")
    form = chat.press(card, "Change", inputs=pick(card, "x4321"))
    assert "f-external" not in filled(form)
    said = read(chat.press(form, "Save", inputs={"f-ringPattern": "LONG_LONG", "f-external": FREE}))
    assert "Ring pattern: None → Long, long" in said
    assert sent(chat)[-1][2]["phoneNumbers"] == [
        {
            "primary": True,
            "directNumber": "+33170001234",
            "extension": "4321",
            "ringPattern": "LONG_LONG",
            "action": "ADD",
        }
    ]


def test_one_is_unassigned_after_a_question(chat: Chat) -> None:
    chat.ask(f"add number lobby paris {FREE}")
    question = chat.ask(f"remove number lobby paris {FREE}")
    assert "Number: +33 1 70 00 11 00" in read(question)
    assert read(chat.press(question, "Remove")).startswith("Removed: number")
    assert sent(chat)[-1][2]["phoneNumbers"] == [{"primary": False, "directNumber": FREE, "action": "DELETE"}]
    assert numbers(chat) == ["+33170001234"]


def test_one_that_is_gone_is_said_to_be(chat: Chat) -> None:
    chat.ask(f"add number lobby paris {FREE}")
    question = chat.ask("remove number lobby paris 2")
    rows = held(chat, "numbers", "phoneNumbers")
    change(chat, "numbers", {"phoneNumbers": rows[:1]})
    assert "Somebody removed this" in read(chat.press(question, "Remove"))
    assert len(sent(chat)) == 1


def test_an_extension_without_a_number_stays(chat: Chat) -> None:
    for typed in ("remove number canteen #1", "change number canteen #1 extension 4499"):
        assert "Webex takes no change of an extension that has no number." in read(chat.ask(typed))
    assert sent(chat) == []


def test_the_setting_of_that_name_is_still_set(chat: Chat) -> None:
    assert read(chat.ask("change numbers lobby paris distinctive on")).startswith("Saved: Numbers")
    assert read(chat.ask("set numbers lobby paris distinctive off")).startswith("Saved: Numbers")
    assert chat.setting(LOBBY, "numbers")["distinctiveRingEnabled"] is False


def test_two_at_once_are_kept_apart(chat: Chat) -> None:
    first, second = chat.ask("add number lobby paris"), chat.ask("add number lobby paris")
    assert read(chat.press(first, "Save", inputs={"f-external": FREE})).startswith("Added")
    assert "Another number has the same." in texts(chat.press(second, "Save", inputs={"f-external": FREE}))
    assert read(chat.ask(f"add number lobby paris {FREE_TOO}")).startswith("Added")
    assert numbers(chat) == ["+33170001234", FREE, FREE_TOO]


def test_a_reader_may_list_and_nothing_else(chat: Chat) -> None:
    assert "+33 1 70 00 12 34" in texts(chat.ask("list numbers lobby paris", "ravi"))
    for typed in (f"add number lobby paris {FREE}", "remove number lobby paris 1"):
        assert "Your role lets you look at settings" in read(chat.ask(typed, "ravi"))
    assert sent(chat) == []
