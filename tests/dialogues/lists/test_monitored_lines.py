"""Monitored lines: no entry is lost, whichever form Webex returns the list in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat import Chat, button, choices, filled, read
from tests.list_settings import change, held, sent

OWN = {"lineKeyLabel": "Sr Manager", "phoneNumber": "+19075552859"}
LINES = "f-monitoredElements"


def lines(chat: Chat) -> list[dict[str, Any]]:
    return held(chat, "monitoring", "monitoredElements")


def put_on_list(chat: Chat, *rows: Any) -> None:
    change(chat, "monitoring", {"monitoredElements": list(rows)})


def member(chat: Chat, key: str, **more: str) -> dict[str, Any]:
    return {"id": chat.cloud.person(key).id, "type": "MEMBER", **more}


def everything(chat: Chat) -> list[dict[str, Any]]:
    """A list with something of every kind, the same person as a line and as a speed dial."""
    park = next(iter(chat.cloud.state.park_extensions))
    kim = chat.cloud.person("kim.lee").id
    return [
        member(chat, "kim.lee", lineKeyLabel="Kim"),
        {"id": kim, "type": "SPEED_DIAL", "lineKeyLabel": "Call Kim", "phoneNumber": "4010"},
        OWN,
        {"lineKeyLabel": "Taxi", "phoneNumber": "+33145301010"},
        {"id": park, "type": "CALL_PARK_EXTENSION"},
        member(chat, "ana"),
    ]


def test_the_switch_is_written_alone(chat: Chat) -> None:
    put_on_list(chat, *everything(chat))
    before = lines(chat)
    assert "Off → On" in read(chat.ask("set monitoring lobby paris park notification on"))
    assert sent(chat) == [("PUT", "features/monitoring", {"enableCallParkNotification": True})]
    assert lines(chat) == before


def test_all_are_shown_and_kept_when_one_is_added(chat: Chat) -> None:
    put_on_list(chat, *everything(chat))
    before = lines(chat)
    said = read(chat.ask("show monitoring lobby paris"))
    for words in ("Sr Manager: speed dial · +1 907-555-2859", "Call Kim: speed dial", "Taxi: speed dial"):
        assert words in said
    assert "Saved" in read(chat.ask("set monitoring lobby paris lines add Bob Johnson"))
    assert lines(chat) == [*before, member(chat, "bob")]
    written = sent(chat)[-1][2]
    assert list(written) == ["monitoredElements"]
    assert written["monitoredElements"][0]["lineKeyLabel"] == "Kim"


def test_one_goes_and_the_speed_dial_of_the_same_person_stays(chat: Chat) -> None:
    put_on_list(chat, *everything(chat))
    before = lines(chat)
    form = chat.ask("edit monitoring lobby paris")
    assert len(choices(form, LINES)) == 6
    inputs = {**filled(form), LINES: "1,2,3,4,5", **button(form, "Save")}
    assert read(chat.send(form, inputs)).startswith("Saved")
    assert lines(chat) == before[1:]
    assert "Saved" in read(chat.ask("set monitoring lobby paris lines remove Taxi"))
    assert lines(chat) == [one for one in before[1:] if one.get("lineKeyLabel") != "Taxi"]


def test_what_is_there_twice_stays_twice(chat: Chat) -> None:
    twice = [member(chat, "kim.lee", lineKeyLabel="Left"), member(chat, "kim.lee", lineKeyLabel="Right")]
    put_on_list(chat, *twice, OWN, OWN)
    before = lines(chat)
    assert "Saved" in read(chat.ask("set monitoring lobby paris lines add Bob Johnson"))
    assert lines(chat) == [*before, member(chat, "bob")]


def test_a_list_that_is_not_understood_is_not_rewritten(chat: Chat) -> None:
    put_on_list(chat, member(chat, "kim.lee"), {"hotline": {"id": "x", "target": "+33145301010"}})
    before = lines(chat)
    assert "hotline" in read(chat.ask("show monitoring lobby paris"))
    for what in ("add Bob Johnson", "remove Kim Lee"):
        said = read(chat.ask(f"set monitoring lobby paris lines {what}"))
        assert "something of a kind I do not know (hotline)" in said
        assert "change the list in Control Hub" in said
    assert sent(chat) == []
    assert "Off → On" in read(chat.ask("set monitoring lobby paris park notification on"))
    assert lines(chat) == before


def test_ids_are_sent_once_where_webex_does_not_take_objects(chat: Chat) -> None:
    park = next(iter(chat.cloud.state.park_extensions))
    put_on_list(chat, member(chat, "kim.lee"), {"id": park, "type": "CALL_PARK_EXTENSION"})
    chat.cloud.state.monitoring_format = "ids"
    assert read(chat.ask("set monitoring lobby paris lines add Bob Johnson")).startswith("Saved")
    ids = [chat.cloud.person("kim.lee").id, park, chat.cloud.person("bob").id]
    objects, plain = (body["monitoredElements"] for _, _, body in sent(chat))
    assert ([one["id"] for one in objects], plain) == (ids, ids)


def test_ids_are_not_tried_where_something_would_be_lost(chat: Chat) -> None:
    put_on_list(chat, member(chat, "kim.lee"), OWN)
    chat.cloud.state.monitoring_format = "ids"
    before = lines(chat)
    assert "Nothing was changed." in read(chat.ask("set monitoring lobby paris lines add Bob Johnson"))
    assert (len(sent(chat)), lines(chat)) == (1, before)


def test_the_workspace_itself_is_no_line_of_its_own(chat: Chat) -> None:
    said = read(chat.ask('set monitoring lobby paris lines add "Lobby Paris"'))
    assert "cannot monitor itself" in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize("status", [403, 404])
def test_a_person_is_added_though_park_extensions_cannot_be_listed(chat: Chat, status: int) -> None:
    chat.cloud.fault(r"GET .*/callParkExtensions", status=status, times=9)
    assert read(chat.ask("set monitoring lobby paris lines add Bob Johnson")).startswith("Saved")
    said = read(chat.ask("set monitoring lobby paris lines add Nobody Atall"))
    assert "call park extensions could not be looked up" in said
    assert len(sent(chat)) == 1
