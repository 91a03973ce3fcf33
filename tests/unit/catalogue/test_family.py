"""Settings documents to values and back: what is kept, converted, left out and compared."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.catalogue import family_of
from cards.fields import Ref

INTERCEPT, PTT = family_of("intercept"), family_of("ptt")
NUMBER = "incoming.announcements.newNumber.destination"
ANNOUNCE = "incoming.announcements.newNumber.enabled"
HELD: dict[str, Any] = {
    "enabled": True,
    "later": {"added": [1, 2]},
    "incoming": {
        "type": "INTERCEPT_ALL",
        "voicemailEnabled": False,
        "announcements": {
            "greeting": "CUSTOM",
            "filename": "hello.wav",
            "newNumber": {"enabled": False, "destination": None},
            "zeroTransfer": {"enabled": True, "destination": "4402"},
        },
    },
    "outgoing": {"type": "ALLOW_LOCAL_ONLY", "transferEnabled": False},
}


def test_values_are_what_the_document_says() -> None:
    values = INTERCEPT.values(HELD)
    assert values["enabled"] is True
    assert values["incoming.announcements.zeroTransfer.destination"] == "4402"
    assert values["outgoing.destination"] is None
    assert values[NUMBER] is None


@pytest.mark.parametrize("body", [{}, {"incoming": None}, {"incoming": []}, {"outgoing": "x"}])
def test_a_document_with_holes_has_values_all_the_same(body: dict[str, Any]) -> None:
    assert all(value is None for value in INTERCEPT.values(body).values())
    assert set(INTERCEPT.body(body, {"enabled": True})) >= {"enabled"}


def test_the_write_keeps_everything_else_and_drops_what_is_read_only() -> None:
    before = copy.deepcopy(HELD)
    body = INTERCEPT.body(HELD, {NUMBER: "+33170001234", ANNOUNCE: True})
    assert before == HELD
    assert body["later"] == {"added": [1, 2]}
    assert body["incoming"]["announcements"]["newNumber"] == {"enabled": True, "destination": "+33170001234"}
    assert body["incoming"]["announcements"]["zeroTransfer"] == {"enabled": True, "destination": "4402"}
    assert "filename" not in body["incoming"]["announcements"]
    assert "null" not in str(body).lower().replace("none", "null")


def test_members_are_written_as_ids_and_left_out_when_untouched() -> None:
    member = {"id": "one", "firstName": "Ana", "lastName": "Roux", "type": "PEOPLE"}
    held = {"allowAutoAnswer": False, "members": [member, {"noId": 1}, 7]}
    assert PTT.values(held)["members"] == (Ref("one", "Ana Roux"),)
    assert PTT.body(held, {"allowAutoAnswer": True}) == {"allowAutoAnswer": True}
    assert PTT.body(held, {"members": (Ref("one", ""), Ref("two", ""))}) == {"members": ["one", "two"]}


def test_touched_is_what_means_something_else() -> None:
    before = INTERCEPT.values(HELD)
    assert INTERCEPT.touched(before, dict(before)) == []
    assert INTERCEPT.touched(before, {NUMBER: ""}) == []
    changed = INTERCEPT.touched(before, {"enabled": False, NUMBER: "1"})
    assert [one.key for one in changed] == ["enabled", NUMBER]
    same_people = {"members": (Ref("b", "B"), Ref("a", "A"))}
    assert PTT.touched({"members": (Ref("a", ""), Ref("b", ""))}, same_people) == []


@pytest.mark.parametrize(
    ("values", "touched", "wrong"),
    [
        ({ANNOUNCE: True, NUMBER: ""}, {ANNOUNCE}, [NUMBER]),
        ({ANNOUNCE: True, NUMBER: None}, {NUMBER}, [NUMBER]),
        ({ANNOUNCE: True, NUMBER: "+33170001234"}, {ANNOUNCE}, []),
        ({ANNOUNCE: False, NUMBER: ""}, {ANNOUNCE}, []),
        ({ANNOUNCE: True, NUMBER: ""}, {"enabled"}, []),
    ],
)
def test_what_is_needed_is_missed_only_where_it_was_touched(
    values: dict[str, Any], touched: set[str], wrong: list[str]
) -> None:
    assert list(INTERCEPT.problems(values, touched)) == wrong


def test_what_is_stored_comes_back() -> None:
    values = INTERCEPT.values(HELD)
    assert INTERCEPT.load(INTERCEPT.dump(values)) == values
    members = {"members": (Ref("a", "A", "x1"),)}
    loaded = PTT.load(PTT.dump(members))["members"]
    assert [(ref.id, ref.name, ref.detail) for ref in loaded] == [("a", "A", "x1")]
    assert INTERCEPT.load({"gone": 1}) == {}


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        INTERCEPT.field("colour")
