"""Questions about changes: what was done, and what could be. Nothing of it changes anything."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

MAKE = "Make this change"


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "question",
    [
        "did somebody turn on dnd in the gym",
        "why is dnd on in the gym?",
        "was dnd on in gym last week",
        "who told you to turn on dnd in gym",
        "when was dnd turned on in the gym?",
        "since when is dnd on in the gym",
        "how long has dnd been on in the gym?",
    ],
)
def test_a_question_about_the_past_is_answered_with_the_last_change(chat: Chat, question: str) -> None:
    chat.ask("turn on dnd in the gym")
    said = read(chat.ask(question))
    assert "Last change through me: Do not disturb: Off → On, by Ana Roux" in said
    assert "This is how it is now." in said
    assert dnd(chat, "Gym")


def test_of_what_nobody_changed_that_is_said(chat: Chat) -> None:
    said = read(chat.ask("was the huddle ever forwarded?"))
    assert "Nobody changed it through me, as far as I know; this is how it is now." in said


@pytest.mark.parametrize(
    "question",
    ["can i turn on dnd in the huddle", "how do I turn on dnd in huddle?", "how to enable dnd for the huddle",
     "how could i turn on dnd in the huddle", "how could we turn on dnd in the huddle?",
     "how can we turn on dnd in the huddle", "how should i turn on dnd in the huddle",
     "is it possible to turn on dnd in the huddle?", "am I allowed to turn on dnd in the huddle"],
)  # fmt: skip
def test_how_to_do_it_is_said_and_offered(chat: Chat, question: str) -> None:
    answer = chat.ask(question)
    assert f"Yes: press “{MAKE}” (Do not disturb: on)" in read(answer)
    assert not dnd(chat, "Huddle")
    chat.press(answer, MAKE)
    assert dnd(chat, "Huddle")


@pytest.mark.parametrize(
    "question", ["should I forward the kitchen to 4321?", "shall we forward kitchen to 4321"]
)
def test_whether_it_should_be_done_is_for_people_to_decide(chat: Chat, question: str) -> None:
    answer = chat.ask(question)
    assert "That is for you to decide: All calls go to: 4321" in read(answer)
    assert "Calls to Kitchen ring." in read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "question",
    ["what would happen if the kitchen is forwarded to 4321", "what happens if i forward kitchen to 4321?",
     "what if we forward the kitchen to 4321"],
)  # fmt: skip
def test_what_would_come_of_it_is_said_first(chat: Chat, question: str) -> None:
    answer = chat.ask(question)
    assert "Then: Calls to Kitchen go to 4321. Nothing was changed." in read(answer)
    assert MAKE not in buttons(answer)
    assert chat.writes() == []


def test_what_is_so_already_is_not_offered(chat: Chat) -> None:
    chat.ask("turn on dnd in the gym")
    answer = chat.ask("how do i turn on dnd in the gym")
    assert "It is so already; there is nothing to change." in read(answer)
    assert MAKE not in buttons(answer)


def test_numbers_and_codes_are_told_first(chat: Chat) -> None:
    said = read(chat.ask("what number does the huddle have"))
    assert said.startswith("Numbers · Huddle")
    assert "Huddle has x4404 and no outside number." in said
    said = read(chat.ask("what are the access codes of lobby paris"))
    assert "Lobby Paris has 2 access codes: Marketing; Finance." in said


def test_nothing_is_held_back_where_nothing_was_asked_for(chat: Chat) -> None:
    said = read(chat.ask("is atrium recorded"))
    assert "Calls at Atrium are not recorded." in said
    assert "Not in force" not in said


def test_a_receipt_begins_with_what_was_changed(chat: Chat) -> None:
    said = read(chat.ask("set privacy huddle reached by extension off"))
    assert "Callers of an auto attendant do not reach Huddle by its extension." in said
    assert "may see whether" not in said
    assert "Everybody may see" in read(chat.ask("show privacy huddle"))


def test_what_needs_a_number_first_is_not_mended_with_one_press(chat: Chat) -> None:
    answer = chat.ask("set forwarding gym ring reminder on")
    assert "Not in force: “Forward all calls” is off." in read(answer)
    assert "Turn on" not in buttons(answer)


@pytest.mark.parametrize(
    ("sentence", "added"),
    [
        ("block numbers starting with 0899 in kitchen", "New digit pattern · "),
        ("priority alert in the huddle for calls from 4404", "New rule · "),
    ],
)
def test_additions_are_proposed_like_changes(chat: Chat, sentence: str, added: str) -> None:
    answer = chat.ask(sentence)
    assert "Nothing is changed yet. Shall I make this change?" in read(answer)
    assert added in read(answer)
    assert chat.writes() == []
    said = read(chat.press(answer, "Do it"))
    assert said.startswith("Added: ")
    assert added in said
