"""Schedules, and parts of names that are suggested but never used without asking."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, choices, nodes, read, texts

ALWAYS_TO = "f-callForwarding-always-destination"
SCHEDULE = "f-scheduleName"


def inputs(card: Any) -> set[str]:
    return {node["id"] for node in nodes(card) if node["type"].startswith("Input.")}


def rule(chat: Chat) -> dict[str, Any]:
    """The last rule that was written."""
    found: dict[str, Any] = [
        one.body for one in chat.cloud.requests if one.method == "POST" and one.path.endswith("/criteria")
    ][-1]
    return found


def schedule_reads(chat: Chat) -> int:
    return len([one for one in chat.cloud.requests if one.path.endswith("/schedules")])


def test_a_schedule_by_a_part_of_its_name(chat: Chat) -> None:
    form = chat.ask("add accept rule lobby paris")
    done = chat.press(form, "Save", inputs={"f-callsFrom": "ANY_PHONE_NUMBER", SCHEDULE: "night"})
    assert "During: Night shift" in read(done)
    assert {key: rule(chat)[key] for key in ("scheduleName", "scheduleType", "scheduleLevel")} == {
        "scheduleName": "Night shift",
        "scheduleType": "businessHours",
        "scheduleLevel": "GROUP",
    }


def test_schedules_are_offered_and_read_once_in_a_minute(chat: Chat) -> None:
    form = chat.ask("add accept rule lobby paris")
    anybody = {"f-callsFrom": "ANY_PHONE_NUMBER"}
    again = chat.press(form, "Save", inputs={**anybody, SCHEDULE: "?"})
    offered = choices(again, f"{SCHEDULE}--pick")
    assert list(offered)[:3] == [
        "Office hours · business hours",
        "Night shift · business hours",
        "Public holidays · holidays",
    ]
    third = chat.press(again, "Save", inputs={SCHEDULE: "weekend"})
    assert "Paris HQ has no schedule called “weekend”. It has “Office hours”, “Night shift”" in texts(third)
    done = chat.press(third, "Save", inputs={SCHEDULE: "holidays"})
    assert "Public holidays" in read(done)
    assert rule(chat)["scheduleType"] == "holidays"
    assert schedule_reads(chat) == 1


def test_a_schedule_from_the_keyboard(chat: Chat) -> None:
    said = read(chat.ask("add accept rule lobby paris from anybody schedule office"))
    assert "During: Office hours" in said
    said = read(chat.ask("add accept rule lobby paris from anybody schedule weekend"))
    assert "Paris HQ has no schedule called “weekend”" in said
    assert rule(chat)["scheduleName"] == "Office hours"


def test_more_callers_than_a_rule_is_let_have_are_refused_before_webex_is_asked(chat: Chat) -> None:
    callers = [f"x{number}" for number in range(1000, 1101)]
    form = chat.ask("add accept rule lobby paris")
    given = {"f-callsFrom": "SELECT_PHONE_NUMBERS", SCHEDULE: "office"}
    again = chat.press(form, "Save", inputs={**given, "f-phoneNumbers": ", ".join(callers)})
    assert "Give at most 100 numbers; these are 101." in texts(again)
    assert not [one for one in chat.cloud.requests if one.method == "POST" and "criteria" in one.path]
    chat.press(again, "Save", inputs={"f-phoneNumbers": ", ".join(callers[1:])})
    assert len(rule(chat)["phoneNumbers"]) == 100


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("set forwarding lobby paris all calls go to on", "belongs to, “on”"),
        ("set forwarding lobby paris all calls go to all", "belongs to, “all”"),
        ("set ptt lobby paris members add 43-21", "One fits, but only in part, “43-21”. Which one?"),
        ("set ptt lobby paris members add 0001012", "One fits, but only in part, “0001012”. Which one?"),
        ("set ptt lobby paris members add *", "One fits, but only in part, “*”"),
        ("set forwarding lobby paris all calls go to ception", "One fits, but only in part, “ception”"),
        ("set forwarding lobby denver all calls go to me", "One fits, but only in part, “me”"),
        ("set privacy lobby paris who may see it all add li", "One fits, but only in part, “li”"),
        ("set privacy lobby paris who may see it all add lice", "Alice Little person"),
        ("add accept rule lobby paris from anybody schedule ight", "One fits, but only in part, “ight”"),
    ],
)
def test_a_fragment_of_a_name_is_offered_and_never_taken(chat: Chat, command: str, said: str) -> None:
    answer = read(chat.ask(command))
    assert said in answer
    assert "Nothing was changed." in answer
    assert chat.writes() == []


def test_a_fragment_on_a_form_is_offered_too(chat: Chat) -> None:
    form = chat.ask("edit forwarding lobby denver")
    again = chat.press(form, "Save", inputs={ALWAYS_TO: "me"})
    assert "One fits, but only in part, “me”: choose it" in texts(again)
    assert chat.writes() == []
    (menu,) = (value for title, value in choices(again, f"{ALWAYS_TO}--pick").items() if "menu" in title)
    assert "+1 303-555-0100" in read(chat.press(again, "Save", inputs={f"{ALWAYS_TO}--pick": menu}))


def test_a_fragment_takes_nobody_off_a_list(chat: Chat) -> None:
    assert read(chat.ask("set privacy lobby paris who may see it all add alice")).startswith("Saved")
    made = len(chat.writes())
    assert "One fits, but only in part, “lice”. Which one?" in read(
        chat.ask("set privacy lobby paris who may see it all remove lice")
    )
    assert "“all” is not on the list" in read(
        chat.ask("set privacy lobby paris who may see it all remove all")
    )
    assert len(chat.writes()) == made
    assert read(chat.ask("set privacy lobby paris who may see it all remove alice")).startswith("Saved")
