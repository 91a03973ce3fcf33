"""Which item is meant on a list, and whether one is on it already."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import family_of
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.named_item import NotOneItem, named_item, said_for_all, same_item
from bot.errors import NotAvailable

PATTERNS = family_of("patterns").lists[0]
RULES = family_of("reject").lists[0]
CODES = family_of("codes").lists[0]
NUMBERS = family_of("numbers").lists[0]
UK = {"id": "1", "name": "UK", "pattern": "44!", "action": "BLOCK", "transferEnabled": False}
UK_MOBILE = {**UK, "id": "2", "name": "UK mobile", "pattern": "447!"}
CALLER = "+33123456789"


def rule(item_id: str, *callers: str, **more: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "callsFrom": "SELECT_PHONE_NUMBERS",
        "phoneNumbers": [*callers],
        "anonymousCallersEnabled": False,
        "unavailableCallersEnabled": False,
        "rejectEnabled": True,
        **more,
    }


def found(items: ItemList, rows: list[dict[str, Any]], said: str) -> str:
    def whole(item_id: str) -> Values | None:
        return next((items.values(row) for row in rows if items.identity(row) == item_id), None)

    shown = [{"id": row["id"]} for row in rows] if items is RULES else rows
    return named_item(items, shown, said, whole)


@pytest.mark.parametrize("said", ["UK", "uk", "44!", "UK (44!)", "1"])
def test_one_is_known_by_its_name_its_value_or_its_id(said: str) -> None:
    assert found(PATTERNS, [UK, UK_MOBILE], said) == "1"


def test_none_is_known_by_its_place() -> None:
    assert found(PATTERNS, [{**UK, "id": "a"}], "1") == ""
    assert found(PATTERNS, [], "UK") == ""


@pytest.mark.parametrize("said", ["UK mob", "447"])
def test_a_part_of_a_name_is_not_enough(said: str) -> None:
    with pytest.raises(NotOneItem, match="is only a part of"):
        found(PATTERNS, [UK, UK_MOBILE], said)


def test_several_of_the_same_name_are_not_one() -> None:
    with pytest.raises(NotOneItem, match="2 digit patterns fit “UK”"):
        found(PATTERNS, [UK, {**UK_MOBILE, "name": "uk"}], "UK")


def test_a_rule_is_known_by_its_only_caller() -> None:
    rows = [rule("1", "+33199999999"), rule("2", "+33-123456789")]
    assert found(RULES, rows, CALLER) == "2"
    assert found(RULES, rows, "+33111111111") == ""
    with pytest.raises(NotOneItem, match="2 rules fit"):
        found(RULES, [*rows, rule("3", CALLER)], CALLER)
    with pytest.raises(NotOneItem, match="is for 1 more"):
        found(RULES, [rule("1", CALLER, "+33199999999")], CALLER)


@pytest.mark.usefixtures("fixed_key")
def test_a_code_is_known_by_its_mark_which_is_never_said() -> None:
    rows = [{"code": "4711", "description": "Night"}]
    assert "4711" not in said_for_all(CODES, "4711")
    assert found(CODES, rows, said_for_all(CODES, "4711")) == CODES.identity(rows[0])
    assert found(CODES, rows, said_for_all(CODES, "4712")) == ""
    assert found(CODES, rows, "night") == CODES.identity(rows[0])
    assert found(CODES, rows, "4711") == ""


def test_what_must_stay_is_not_found_for_a_change() -> None:
    with pytest.raises(NotAvailable):
        found(NUMBERS, [{"extension": "4321", "primary": True}], "4321")


@pytest.mark.parametrize(
    ("held", "is_there"),
    [
        (rule("1", CALLER), True),
        (rule("1", "+33-123456789", "+33199999999"), True),
        (rule("1", "+33199999999"), False),
        (rule("1", CALLER, rejectEnabled=False), False),
        (rule("1", CALLER, anonymousCallersEnabled=True), False),
        (rule("1", CALLER, scheduleName="Closed", scheduleType="holidays"), False),
    ],
)
def test_a_rule_is_there_already_where_it_is_as_wide(held: dict[str, Any], is_there: bool) -> None:
    wanted = {"rejectEnabled": True, "callsFrom": "SELECT_PHONE_NUMBERS", "phoneNumbers": (CALLER,)}
    shown = {"id": held["id"], "scheduleName": held.get("scheduleName", "")}
    assert same_item(RULES, [shown], wanted, lambda _: RULES.values(held)) == ("1" if is_there else "")


def test_only_rows_that_may_be_it_are_read_whole() -> None:
    read: list[str] = []
    wanted = {"name": "FR", "pattern": "33!", "action": "BLOCK", "transferEnabled": False}
    assert same_item(PATTERNS, [UK, UK_MOBILE], wanted, read.append) == ""
    assert read == []


def test_a_code_is_there_whatever_it_is_for() -> None:
    rows = [{"code": "4711", "description": "Night"}]
    assert same_item(CODES, rows, {"code": "4711", "description": "Day"}, lambda _: None)
    assert not same_item(CODES, rows, {"code": "4712", "description": "Night"}, lambda _: None)
