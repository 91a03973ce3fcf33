"""Rules of six settings: chosen by caller and schedule, and read whole before a change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, buttons, choices, filled, read, texts
from tests.list_settings import LOBBY, change, pick, sent

SETTINGS = {
    "accept": ("selectiveAccept", "acceptEnabled"),
    "reject": ("selectiveReject", "rejectEnabled"),
    "priority": ("priorityAlert", "notificationEnabled"),
    "simultaneous": ("simultaneousRing", "ringEnabled"),
    "sequential": ("sequentialRing", "ringEnabled"),
    "selforward": ("selectiveForward", "forwardEnabled"),
}
OFFICE = {"scheduleName": "Office hours", "scheduleType": "businessHours", "scheduleLevel": "GROUP"}


def rules(chat: Chat, group: str) -> list[dict[str, Any]]:
    """The rules themselves; the setting's document shows only a summary of them."""
    found: list[dict[str, Any]] = chat.stored(LOBBY, SETTINGS[group][0])["criteria"]
    return found


def clear(chat: Chat, group: str) -> None:
    change(chat, SETTINGS[group][0], {"criteria": []})


@pytest.mark.parametrize("group", SETTINGS)
def test_one_is_added_changed_and_removed_by_form(chat: Chat, group: str) -> None:
    clear(chat, group)
    setting, flag = SETTINGS[group]
    numbers = "numbers" if group == "selforward" else "phoneNumbers"
    form = chat.press(chat.ask(f"list rules {group} lobby paris"), "Add")
    inputs = {
        "f-callsFrom": "SELECT_PHONE_NUMBERS",
        f"f-{numbers}": "+33 1 70 00 99 99",
        "f-scheduleName": "Office hours",
    }
    assert read(chat.press(form, "Save", inputs=inputs)).startswith("Added: rule")
    body = {
        flag: True,
        "callsFrom": "SELECT_PHONE_NUMBERS",
        numbers: ["+33170009999"],
        "anonymousCallersEnabled": False,
        "unavailableCallersEnabled": False,
        **OFFICE,
    }
    assert sent(chat) == [("POST", f"{setting}/criteria", body)]
    card = chat.ask(f"list rules {group} lobby paris")
    form = chat.press(card, "Change", inputs=pick(card, "chosen callers, Office hours"))
    assert filled(form)[f"f-{numbers}"] == "+33170009999"
    assert filled(form)["f-scheduleName"] == "Office hours"
    said = read(chat.press(form, "Save", inputs={"f-anonymousCallersEnabled": "true"}))
    assert "Rule “chosen callers, Office hours”: Callers who hide their number: Off → On" in said
    (rule,) = rules(chat, group)
    method, path, written = sent(chat)[-1]
    assert (method, path) == ("PUT", f"{setting}/criteria/{rule['id']}")
    assert written == {**body, "anonymousCallersEnabled": True, numbers: ["+33-170009999"]}
    question = chat.press(card, "Remove", inputs=pick(card, "1 · "))
    assert "During: Office hours" in read(question)
    assert read(chat.press(question, "Remove")).startswith("Removed: rule")
    assert rules(chat, group) == []
    assert sent(chat)[-1] == ("DELETE", f"{setting}/criteria/{rule['id']}", None)


@pytest.mark.parametrize("group", SETTINGS)
def test_one_is_added_from_the_keyboard(chat: Chat, group: str) -> None:
    clear(chat, group)
    typed = f'add rule {group} "Lobby Paris" from anybody schedule "Office hours"'
    assert read(chat.ask(typed)).startswith("Added: rule")
    (rule,) = rules(chat, group)
    assert rule["callsFrom"] == "ANY_PHONE_NUMBER"
    assert rule["scheduleName"] == "Office hours"
    assert rule[SETTINGS[group][1]] is True


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("list reject rules lobby paris", "Rules · Selective Reject · Lobby Paris"),
        ("list rules lobby paris reject", "Rules · Selective Reject · Lobby Paris"),
        ("list selective reject criteria x4321", "Rules · Selective Reject · Lobby Paris"),
        ("list rule selective accept lobby paris", "Rules · Selective Accept · Lobby Paris"),
        ('list criteria "simultaneous ring" lobby paris', "Which setting's rules?"),
    ],
)
def test_the_setting_may_stand_before_or_behind(chat: Chat, typed: str, path: str) -> None:
    assert read(chat.ask(typed)).startswith(path)


def test_which_setting_is_asked_when_it_is_not_said(chat: Chat) -> None:
    picker = chat.ask('list rules "Lobby Paris"')
    assert len(choices(picker, "say")) == 6
    assert read(chat.choose(picker, "Rules · Selective Reject · Lobby Paris")).startswith(
        "Rules · Selective Reject"
    )
    picker = chat.ask("add rule lobby paris from anybody schedule Office")
    rule = "Add rule, Calls from: anybody, During: Office"
    said = read(chat.choose(picker, f"{rule} · Selective Accept"))
    assert said.startswith("Added: rule · Selective Accept")


@pytest.mark.parametrize("group", SETTINGS)
def test_a_rule_does_without_a_schedule(chat: Chat, group: str) -> None:
    clear(chat, group)
    assert read(chat.ask(f"add rule {group} lobby paris from anybody")).startswith("Added")
    (rule,) = rules(chat, group)
    assert not {"scheduleName", "scheduleType", "scheduleLevel"} & rule.keys()
    assert "anybody, at all times" in read(chat.ask(f"list rules {group} lobby paris"))
    assert "On → Off" in read(chat.ask(f"change rule {group} lobby paris 1 off"))
    assert rules(chat, group) == [rule | {SETTINGS[group][1]: False}]


@pytest.mark.parametrize("group", SETTINGS)
def test_a_schedule_is_asked_for_where_webex_asks_for_it(chat: Chat, group: str) -> None:
    clear(chat, group)
    chat.cloud.state.rules_need_schedules = True
    again = chat.ask(f"add rule {group} lobby paris from anybody")
    assert "Webex asks for it here" in texts(again)
    assert filled(again)["f-callsFrom"] == "ANY_PHONE_NUMBER"
    assert rules(chat, group) == []
    again = chat.press(again, "Save")
    assert "Webex asks for it here" in texts(again)
    assert read(chat.press(again, "Save", inputs={"f-scheduleName": "Office hours"})).startswith("Added")
    assert OFFICE.items() <= rules(chat, group)[0].items()


@pytest.mark.parametrize("group", SETTINGS)
@pytest.mark.parametrize("level", ["GLOBAL", "LOCATION", "GROUP"])
def test_a_rule_keeps_the_level_of_its_schedule(chat: Chat, group: str, level: str) -> None:
    flag = SETTINGS[group][1]
    one = {**OFFICE, "scheduleLevel": level, "callsFrom": "ANY_PHONE_NUMBER", flag: True}
    change(chat, SETTINGS[group][0], {"criteria": [one]})
    assert "On → Off" in read(chat.ask(f"change rule {group} lobby paris 1 off"))
    assert sent(chat)[-1][2] == one | {flag: False}
    chat.ask(f"change rule {group} lobby paris 1 schedule Night shift")
    assert sent(chat)[-1][2]["scheduleLevel"] == "GROUP"


@pytest.mark.parametrize("group", SETTINGS)
def test_a_schedule_is_taken_away(chat: Chat, group: str) -> None:
    clear(chat, group)
    chat.ask(f'add rule {group} lobby paris from anybody schedule "Office hours"')
    said = read(chat.ask(f"change rule {group} lobby paris 1 schedule none"))
    assert "During: Office hours → None" in said
    written = sent(chat)[-1][2]
    assert (written["scheduleName"], written["scheduleLevel"]) == ("", "GLOBAL")
    assert "scheduleType" not in written
    assert "anybody, at all times" in read(chat.ask(f"list rules {group} lobby paris"))


@pytest.mark.parametrize("group", SETTINGS)
def test_callers_that_webex_spells_otherwise_are_what_was_wanted(chat: Chat, group: str) -> None:
    clear(chat, group)
    added = read(chat.ask(f"add rule {group} lobby paris from chosen numbers +33170009999, x4001"))
    assert added.startswith("Added: rule")
    assert "→ what Webex shows" not in added
    again = read(chat.ask(f"change rule {group} lobby paris 1 numbers 01-70-00-99-99, 4001"))
    assert "It is so already" in again
    chat.ask(f"change rule {group} lobby paris 1 numbers +33 1 70 00 99 99, x4001, +33170009998")
    numbers = "numbers" if group == "selforward" else "phoneNumbers"
    assert sent(chat)[-1][2][numbers] == ["+33-170009999", "4001", "+33170009998"]
    assert sum(method != "GET" for method, _, _ in sent(chat)) == 2


def test_wrong_values_bring_the_form_back(chat: Chat) -> None:
    form = chat.ask("add rule accept lobby paris")
    again = chat.press(form, "Save", inputs={"f-callsFrom": "SELECT_PHONE_NUMBERS", "f-scheduleName": "Nope"})
    assert "has no schedule called “Nope”" in texts(again)
    again = chat.press(again, "Save", inputs={"f-scheduleName": "Office hours"})
    assert "Name a caller" in texts(again)
    again = chat.press(again, "Save", inputs={"f-phoneNumbers": "0800 CALL"})
    assert "no letters" in texts(again)
    assert filled(again)["f-callsFrom"] == "SELECT_PHONE_NUMBERS"
    assert sent(chat) == []
    assert read(chat.press(again, "Save", inputs={"f-phoneNumbers": "4001, +33170009999"})).startswith(
        "Added"
    )
    assert rules(chat, "accept")[0]["phoneNumbers"] == ["4001", "+33170009999"]


def test_a_forwarding_rule_with_its_own_destination(chat: Chat) -> None:
    clear(chat, "selforward")
    chat.ask("add rule selforward lobby paris from outside to x4001 voicemail on")
    assert sent(chat)[-1][2] == {
        "forwardEnabled": True,
        "callsFrom": "ANY_EXTERNAL",
        "forwardToPhoneNumber": "4001",
        "destinationVoicemailEnabled": True,
    }
    form = chat.ask("change rule selforward lobby paris 1")
    assert filled(form)["f-sendToVoicemailEnabled"] == "true"
    chat.press(form, "Save", inputs={"f-sendToVoicemailEnabled": "false"})
    assert sent(chat)[-1][2]["destinationVoicemailEnabled"] is False


def test_one_is_turned_off_with_a_word(chat: Chat) -> None:
    said = read(chat.ask("change rule reject lobby paris 1 off"))
    assert "Reject: On → Off" in said
    assert rules(chat, "reject")[0]["rejectEnabled"] is False
    card = chat.ask("list rules reject lobby paris")
    assert next(iter(choices(card, "say"))) == "1 · anybody, Public holidays (not to reject)"
    assert read(chat.ask("change rule reject lobby paris holidays on")).startswith("Saved")


def test_several_that_fit_are_asked_about(chat: Chat) -> None:
    change(chat, "selectiveReject", {"criteria": [*map(_rule, ("Office hours", "Office hours"))]})
    picker = chat.ask("change rule reject lobby paris office")
    assert "2 rules fit" in read(picker)
    form = chat.choose(picker, "2 · ")
    chat.press(form, "Save", inputs={"f-rejectEnabled": "false"})
    assert [one["rejectEnabled"] for one in rules(chat, "reject")] == [True, False]


def _rule(schedule: str) -> dict[str, Any]:
    return {**OFFICE, "scheduleName": schedule, "callsFrom": "ANY_PHONE_NUMBER", "rejectEnabled": True}


def test_calls_from_anybody_keep_the_callers_that_were_chosen(chat: Chat) -> None:
    _, before = rules(chat, "reject")
    form = chat.ask("change rule reject lobby paris 2")
    assert filled(form)["f-phoneNumbers"] == "+33899700123"
    chat.press(form, "Save", inputs={"f-callsFrom": "ANY_PHONE_NUMBER"})
    del before["id"]
    read_so = before | {"phoneNumbers": ["+33-899700123"]}
    assert sent(chat)[-1][2] == read_so | {"callsFrom": "ANY_PHONE_NUMBER"}


def test_one_that_is_gone_or_moved_is_not_written(chat: Chat) -> None:
    gone, moved = (chat.ask(f"change rule reject lobby paris {number}") for number in (1, 2))
    question = chat.ask("remove rule reject lobby paris 2")
    _, second = rules(chat, "reject")
    change(chat, "selectiveReject", {"criteria": [second | {"phoneNumbers": ["+33170009999"]}]})
    assert "Somebody removed this" in read(chat.press(gone, "Save", inputs={"f-rejectEnabled": "false"}))
    said = read(chat.press(moved, "Save", inputs={"f-phoneNumbers": "+33170009998"}))
    assert "+33 899 70 01 23 → +33 1 70 00 99 99" in said
    assert "Chosen callers: +33 899 70 01 23 → +33 1 70 00 99 99" in read(chat.press(question, "Remove"))
    assert sent(chat) == []


def test_one_that_webex_does_not_find_any_more(chat: Chat) -> None:
    rule = rules(chat, "reject")[0]
    form = chat.ask("change rule reject lobby paris 1")
    chat.cloud.fault(r"PUT .*/criteria/", status=404)
    assert (
        "Webex does not know" in read(chat.press(form, "Save", inputs={"f-rejectEnabled": "false"})) or rule
    )
    assert rules(chat, "reject")[0]["rejectEnabled"] is True


def test_a_list_says_when_its_setting_is_off(chat: Chat) -> None:
    change(chat, "selectiveReject", {"enabled": False})
    assert "Now off: Reject calls that fit a rule." in read(chat.ask("list rules reject lobby paris"))


def test_a_reader_may_list_and_nothing_else(chat: Chat) -> None:
    card = chat.ask("list rules reject lobby paris", "ravi")
    assert "anybody, Public holidays" in texts(card)
    assert buttons(card) == []
    for verb in ("add", "change", "remove"):
        said = read(chat.ask(f"{verb} rule reject lobby paris", "ravi"))
        assert "Your role lets you look at settings" in said


def test_a_location_admin_stays_in_the_location(chat: Chat) -> None:
    assert read(chat.ask("change rule reject lobby paris 1 off", "lena")).startswith("Saved")
    for typed in ("list rules reject denver", 'remove rule reject "Lobby Denver" 1', "add rule reject x5510"):
        assert "you may see there is no" in read(chat.ask(typed, "lena"))
    for typed in ("remove rule reject lobby denver 1", "change rule reject lobby denver 1 off"):
        assert "“denver 1” is none of the rules" in read(chat.ask(typed, "lena"))
    assert len(sent(chat)) == 1


def test_the_rest_of_another_name_is_no_value(chat: Chat) -> None:
    for typed in (
        "add pattern lobby denver 0899! name Chat action block",
        "add pattern lobby denver name Chat",
    ):
        assert "neither a part of the workspace's name nor a value" in read(chat.ask(typed, "lena"))
    assert "A rule has no field “denver" in read(chat.ask("add rule reject lobby denver from any", "lena"))
    assert sent(chat) == []


def test_a_common_area_has_none(chat: Chat) -> None:
    for typed in ("list rules reject gym", "add rule reject gym from anybody"):
        assert "needs a professional licence" in read(chat.ask(typed))


def test_forged_choices_find_nothing(chat: Chat) -> None:
    card = chat.ask("list rules reject lobby paris")
    for forged in ("nonsense", "Y2lzY29zcGFyazovL3VzL0NSSVRFUklBL3g", "../x", "99", "0", "-1", "{{say}}"):
        said = read(chat.press(card, "Change", inputs={"say": forged}))
        assert "is none of the rules of Selective Reject at Lobby Paris" in said
    assert "Choose one from the list first." in read(chat.press(card, "Remove", inputs={"say": ""}))
    assert "too long" in read(chat.press(card, "Remove", inputs={"say": "x" * 600}))
    assert sent(chat) == []


def test_a_rule_is_found_by_a_number_without_its_country(chat: Chat) -> None:
    clear(chat, "reject")
    chat.ask('add rule reject lobby paris chosen callers "+17205550111" calls from chosen callers')
    asked = chat.ask("remove 7205550111 from sel reject lobby paris")
    assert "would be gone" in read(asked) and rules(chat, "reject")
