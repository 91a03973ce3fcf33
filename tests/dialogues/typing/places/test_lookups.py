"""Fields looked up by name: part of a name is enough, and a card offers the choice when several fit."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.data.entities import Message
from tests.chat import Chat, choices, filled, nodes, read, texts
from tests.list_settings import change

LOBBY = "Lobby Paris"
WHOSE = "f-locationMemberId"
ALWAYS_TO = "f-callForwarding-always-destination"
FAX = "f-faxMessage-phoneNumber"
LINES = "f-monitoredElements--add"


def inputs(card: Any) -> set[str]:
    return {node["id"] for node in nodes(card) if node["type"].startswith("Input.")}


def emergency(chat: Chat) -> dict[str, Any]:
    """The last body written to the emergency callback number."""
    found: dict[str, Any] = [
        one.body for one in chat.cloud.requests if one.method == "PUT" and "emergencyCallback" in one.path
    ][-1]
    return found


def save_emergency(chat: Chat, owner: str) -> Message:
    """Sends the form of the emergency callback number with this typed as whose number it is."""
    form = chat.ask("edit emergency lobby paris")
    return chat.press(form, "Save", inputs={"f-selected": "LOCATION_MEMBER_NUMBER", WHOSE: owner})


def monitored(chat: Chat) -> list[tuple[str, str]]:
    """Name and type of each line in the last body written to monitoring."""
    body = [one.body for one in chat.cloud.requests if one.method == "PUT" and "monitoring" in one.path][-1]
    names = {one.id: one.name for one in chat.cloud.state.people.values()}
    names |= {one.id: one.name for one in chat.cloud.state.park_extensions.values()}
    return [(names[one["id"]], one["type"]) for one in body["monitoredElements"]]


def test_a_part_of_a_name_that_one_bears_is_enough(chat: Chat) -> None:
    done = save_emergency(chat, owner="kim")
    assert "Kim Lee" in read(done)
    assert emergency(chat) == {
        "selected": "LOCATION_MEMBER_NUMBER",
        "locationMemberId": chat.cloud.person("kim.lee").id,
    } | {"elinEnabled": False}


def test_several_come_back_as_a_choice_and_the_choice_is_taken(chat: Chat) -> None:
    again = save_emergency(chat, owner="a")
    assert "fit “a”: choose the right one" in texts(again)
    assert "Not saved. To correct: Whose number." in read(again)
    offered = choices(again, f"{WHOSE}--pick")
    ana = next(title for title in offered if title.startswith("Ana Roux"))
    assert ana == "Ana Roux · +33 1 70 00 10 01"
    assert set(offered.values()) == {*map(str, range(len(offered) - 1)), "-"}
    assert chat.writes() == []
    done = chat.press(again, "Save", inputs={f"{WHOSE}--pick": offered[ana]})
    assert "Ana Roux" in read(done)
    assert emergency(chat)["locationMemberId"] == chat.cloud.person("ana").id


def test_what_was_chosen_stays_chosen_while_something_else_is_corrected(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    busy = "f-callForwarding-busy-destination"
    again = chat.press(form, "Save", inputs={ALWAYS_TO: "kim", busy: "+33 1"})
    assert "To correct: When busy, calls go to." in read(again)
    assert filled(again)[ALWAYS_TO] == "+33170001010"
    assert f"{ALWAYS_TO}--pick" not in inputs(again.card)
    done = chat.press(again, "Save", inputs={busy: "4010"})
    assert "All calls go to: None → +33 1 70 00 10 10" in read(done)
    assert "When busy, calls go to: None → 4010" in read(done)


def test_a_chosen_owner_stays_chosen_too_and_can_be_changed_again(chat: Chat) -> None:
    again = save_emergency(chat, owner="a")
    ana = next(value for title, value in choices(again, f"{WHOSE}--pick").items() if title.startswith("Ana"))
    # The other choice is emptied, so that the form comes back once more.
    third = chat.press(again, "Save", inputs={f"{WHOSE}--pick": "-", WHOSE: "nobody at all"})
    assert "No number that fits here is, or belongs to, “nobody at all”" in texts(third)
    assert chat.writes() == []
    assert f"{WHOSE}--pick" not in inputs(third.card)
    stale = chat.press(third, "Save", inputs={f"{WHOSE}--pick": ana})
    assert "Not saved" in read(stale)  # that index belonged to the card before
    assert chat.writes() == []


def test_one_of_several_by_a_forged_index_is_nobody(chat: Chat) -> None:
    form = chat.ask("edit emergency lobby paris")
    said = chat.press(form, "Save", inputs={f"{WHOSE}--pick": "7", WHOSE: ""})
    assert "Nothing" in read(said)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("setting", "field", "typed"),
    [
        ("voicemail", FAX, "70001"),
        ("voicemail", FAX, "1101"),
        ("forwarding", ALWAYS_TO, "00 10 10"),
    ],
)
def test_digits_that_are_no_whole_number_are_offered_and_never_taken(
    chat: Chat, setting: str, field: str, typed: str
) -> None:
    form = chat.ask(f"edit {setting} lobby paris")
    again = chat.press(form, "Save", inputs={field: typed})
    assert "Not saved. To correct:" in read(again)
    assert chat.writes() == []
    offered = choices(again, f"{field}--pick")
    first = next(iter(offered))
    assert first.startswith("+33 1 70 00 1")
    assert ("free" in first) == (setting == "voicemail")


def test_of_more_than_ten_the_first_are_offered_for_a_question_mark(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    again = chat.press(form, "Save", inputs={ALWAYS_TO: "?"})
    assert "fit. Choose one of these, or type a name. All of them: available forward" in texts(again)
    assert "Not saved yet. To answer: All calls go to." in read(again)
    assert "Error" not in read(again) and "To correct" not in read(again)
    assert len(choices(again, f"{ALWAYS_TO}--pick")) == 11, "ten, and none of them"


def test_the_workspace_itself_is_not_on_the_list_of_where_its_calls_may_go(chat: Chat) -> None:
    again = chat.press(chat.ask("edit forwarding atrium"), "Save", inputs={ALWAYS_TO: "?"})
    offered = " ".join(choices(again, f"{ALWAYS_TO}--pick"))
    assert "Gym" in offered and "Atrium" not in offered


def test_a_number_picked_from_those_offered_is_written_in_full(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    again = chat.press(form, "Save", inputs={ALWAYS_TO: "paris"})
    offered = choices(again, f"{ALWAYS_TO}--pick")
    sales = next(title for title in offered if "Paris sales" in title)
    assert sales == "+33 1 70 00 10 50 · x4050 · Paris sales · hunt group · active · service number"
    assert "Saved" in read(chat.press(again, "Save", inputs={f"{ALWAYS_TO}--pick": offered[sales]}))
    assert chat.setting(LOBBY, "callForwarding")["callForwarding"]["always"]["destination"] == "+33170001050"


@pytest.mark.parametrize("typed", ["+33 6 12 34 56 78", "4010", "x4010", "814010"])
def test_a_valid_number_is_taken_without_a_look_up(chat: Chat, typed: str) -> None:
    form = chat.ask("edit forwarding lobby paris")
    assert "Saved" in read(chat.press(form, "Save", inputs={ALWAYS_TO: typed}))
    assert not [one for one in chat.cloud.requests if "availableNumbers" in one.path]


def test_letters_that_are_nobody_are_refused_in_few_words(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby paris")
    again = chat.press(form, "Save", inputs={ALWAYS_TO: "1-800-FLOWERS"})
    assert "A phone number has no letters." in texts(again)
    assert "belongs to" not in texts(again)
    again = chat.press(again, "Save", inputs={ALWAYS_TO: "abc def"})
    assert "Error: Nothing that fits here is called “abc def”. Give a number or a name, or ?" in texts(again)
    assert texts(again).count("or ? for a list.") == texts(form).count("or ? for a list."), "said once"
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("workspace", "number"), [("gym", "+1 201-555-0123"), ("lobby paris", "+33 1 23 45")]
)
def test_the_example_after_a_refusal_is_a_number_of_the_country(
    chat: Chat, workspace: str, number: str
) -> None:
    said = read(chat.ask(f"set forwarding {workspace} all calls go to 911"))
    assert f"For example all calls go to {number}" in said.replace("`", "")


def test_a_failing_look_up_saves_nothing_and_leaves_the_form_open(chat: Chat) -> None:
    form = chat.ask("edit emergency lobby paris")
    chat.cloud.fault("GET .*emergencyCallbackNumber/availableNumbers", status=403, times=1)
    whose = {"f-selected": "LOCATION_MEMBER_NUMBER", WHOSE: "kim lee"}
    assert "did not allow" in read(chat.press(form, "Save", inputs=whose))
    assert chat.writes() == []
    assert "Kim Lee" in read(chat.press(form, "Save", inputs=whose))


def test_lines_to_monitor_are_people_and_call_park_extensions(chat: Chat) -> None:
    form = chat.ask("edit monitoring lobby paris")
    done = chat.press(form, "Save", inputs={LINES: "Kim Lee, Paris park 1, x4902"})
    assert "Saved" in read(done)
    assert monitored(chat) == [
        ("Kim Lee", "MEMBER"),
        ("Paris park 1", "CALL_PARK_EXTENSION"),
        ("Paris park 2", "CALL_PARK_EXTENSION"),
    ]


def test_lines_that_several_bear_are_ticked(chat: Chat) -> None:
    form = chat.ask("edit monitoring lobby paris")
    again = chat.press(form, "Save", inputs={LINES: "park"})
    assert "tick the right ones" in texts(again)
    offered = choices(again, "f-monitoredElements--pick")
    park = next(title for title in offered if title.startswith("Paris park 2"))
    assert park == "Paris park 2 · call park extension · x4902 · Paris HQ"
    chat.press(again, "Save", inputs={"f-monitoredElements--pick": offered[park], LINES: ""})
    assert monitored(chat) == [("Paris park 2", "CALL_PARK_EXTENSION")]


def test_lines_are_added_and_removed_from_the_keyboard(chat: Chat) -> None:
    chat.ask("set monitoring lobby paris lines add Kim Lee and x4901 and Bob Johnson")
    said = read(chat.ask("set monitoring lobby paris lines add Ana Roux remove x5011"))
    assert "Ana Roux" in said
    assert [name for name, _ in monitored(chat)] == ["Kim Lee", "Paris park 1", "Ana Roux"]


def test_whose_number_from_the_keyboard(chat: Chat) -> None:
    said = read(chat.ask("set emergency lobby paris selected member whose Kim Lee"))
    assert "Kim Lee" in said
    assert emergency(chat)["locationMemberId"] == chat.cloud.person("kim.lee").id


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("set emergency lobby paris whose Nobody Here", "belongs to, “Nobody Here”"),
        ("set emergency lobby paris whose a", "Several fit “a”"),
        ("set monitoring lobby paris lines add Nobody Here", "No call park extension and nobody"),
        ("set monitoring lobby paris lines add park", "Several fit “park”. Which one?"),
        ("set forwarding lobby paris always to Nobody Here", "A phone number has no letters."),
    ],
)
def test_what_names_nobody_or_several_changes_nothing(chat: Chat, command: str, said: str) -> None:
    answer = read(chat.ask(command))
    assert said in answer
    assert "Nothing was changed." in answer
    assert chat.writes() == []


def test_a_destination_by_name_from_the_keyboard(chat: Chat) -> None:
    said = read(chat.ask("set forwarding lobby paris always to kim always on"))
    assert "All calls go to: None → +33 1 70 00 10 10" in said
    assert "All calls go to: +33 1 70 00 10 10 · x4010 · Kim Lee." in said


def test_fifty_one_lines_are_refused_before_webex_is_asked(chat: Chat) -> None:
    fifty = [
        {"id": f"dial-{number}", "type": "SPEED_DIAL", "phoneNumber": f"+331700020{number:02}"}
        for number in range(50)
    ]
    change(chat, "monitoring", {"monitoredElements": fifty})
    said = read(chat.ask("set monitoring lobby paris lines add Kim Lee"))
    assert "can hold at most 50; these would be 51" in said
    form = chat.ask("edit monitoring lobby paris")
    again = chat.press(form, "Save", inputs={LINES: "Kim Lee"})
    assert "at most 50; these would be 51" in texts(again)
    assert chat.writes() == []
