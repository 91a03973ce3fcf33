"""A write of an item on a list is one the vendor takes, and leaves the other items as they were."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import family_of
from bot.catalogue.model.item_list import EmbeddedList, ItemList, ResourceList
from bot.catalogue.model.write import Write
from tests.contracts.settings.checks import check_moved, few, nothing_touched, touch_one
from tests.contracts.settings.edits import other_value
from tests.contracts.settings.generated import documents
from tests.contracts.vendor import example, operations
from tests.families import IN_CONTRACT

Json = dict[str, Any]

ALL = [(family.key, items.title) for family in IN_CONTRACT for items in family.lists]
every_list = pytest.mark.parametrize(("key", "title"), ALL)


def items_of(key: str, title: str) -> ItemList:
    return next(one for one in family_of(key).lists if one.title == title)


def drawn_item(
    data: st.DataObject, key: str, items: ItemList, *, beyond_schema: bool = False
) -> tuple[Json, Mapping[str, Any]]:
    """The document of a setting with something on the list, and what is read of one item on it."""
    schema = operations()[f"GET {family_of(key).path}"].response
    assert schema is not None
    document = data.draw(documents(schema, beyond_schema=beyond_schema).filter(items.rows), label="document")
    row = data.draw(st.sampled_from(items.rows(document)), label="row")
    if not items.detail_path:
        return document, row
    detail = operations()[f"GET {items.detail_path}"].response
    assert detail is not None
    whole = data.draw(documents(detail, beyond_schema=beyond_schema), label="detail")
    return document, {**whole, "id": items.identity(row)}


def check_call(call: Write) -> None:
    """The write is an operation of the vendor's, its gaps are filled, its body is taken."""
    operation = operations()[f"{call.method} {call.path}"]
    gaps = set(re.findall(r"{(\w+)}", call.path)) - {"workspaceId"}
    assert set(call.parameters) == gaps
    assert all(call.parameters.values())
    assert list(operation.breaches({}, call.body)) == []


@every_list
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_form_that_is_not_touched_changes_nothing(
    key: str, title: str, data: st.DataObject, beyond_schema: bool
) -> None:
    items = items_of(key, title)
    _, row = drawn_item(data, key, items, beyond_schema=beyond_schema)
    if items.can_change:
        nothing_touched(items.changeable, row)
        touch_one(items.changeable, items.changeable.values(row), data)


@every_list
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_change_differs_in_the_one_field(
    key: str, title: str, data: st.DataObject, beyond_schema: bool
) -> None:
    items = items_of(key, title).changeable
    if not items.can_change or not isinstance(items, ResourceList | EmbeddedList):
        return
    document, row = drawn_item(data, key, items, beyond_schema=beyond_schema)
    before = copy.deepcopy((document, dict(row)))
    field = data.draw(st.sampled_from(items.fields), label="field")
    changes = {field.key: other_value(field, items.values(row)[field.key])}
    item = items.identity(row)
    base, call = (items.make_write("change", item, document, row, one) for one in ({}, changes))
    assert (document, dict(row)) == before
    assert base.body is not None and call.body is not None
    if isinstance(items, EmbeddedList):
        rows = [one for one in items.all_rows(document) if items.identity(one) != item]
        kept = [one for one in call.body[items.rows_path] if one in rows]
        assert len(call.body[items.rows_path]) == len(items.all_rows(document))
        assert len(kept) >= len(rows)
        check_moved(items, field, items.body(row, {}), items.body(row, changes))
    else:
        check_moved(items, field, dict(base.body), dict(call.body))
    if not beyond_schema and items.problems({**items.values(row), **changes}, set(changes)) == {}:
        check_call(call)


@every_list
@given(data=st.data())
@few
def test_a_new_one_is_asked_for_whole_or_not_at_all(key: str, title: str, data: st.DataObject) -> None:
    items = items_of(key, title)
    document, _ = drawn_item(data, key, items)
    chosen = data.draw(st.sets(st.sampled_from([field.key for field in items.fields])), label="given")
    nothing = {field.key: None for field in items.fields}
    changes = {**items.defaults, **{one: other_value(items.field(one), None) for one in chosen}}
    if items.problems({**nothing, **changes}, set(changes)):
        return
    call = items.make_write("add", "", document, {}, changes)
    check_call(call)
    if isinstance(items, EmbeddedList):
        assert call.body is not None
        assert len(call.body[items.rows_path]) == len(items.all_rows(document)) + 1


@every_list
def test_a_new_one_with_everything_given_is_asked_for(key: str, title: str) -> None:
    items = items_of(key, title)
    changes = {**items.defaults, **{one.key: other_value(one, None) for one in items.fields}}
    changes = {one: value for one, value in changes.items() if value is not False}
    if "callsFrom" in changes:
        changes["callsFrom"] = "SELECT_PHONE_NUMBERS"
    assert items.problems({**items.values({}), **changes}, set(changes)) == {}
    document = example(f"GET {family_of(key).path}")
    check_call(items.make_write("add", "", document, {}, changes))


@every_list
@given(data=st.data())
@few
def test_one_is_taken_away_and_the_others_stay(key: str, title: str, data: st.DataObject) -> None:
    items = items_of(key, title)
    document, row = drawn_item(data, key, items)
    item = items.identity(row)
    if items.why_fixed(row):
        return
    call = items.make_write("remove", item, document, row, {})
    check_call(call)
    if isinstance(items, EmbeddedList):
        assert call.body is not None
        assert [items.identity(one) for one in call.body[items.rows_path]] == [
            one for one in map(items.identity, items.all_rows(document)) if one != item
        ]


@every_list
@given(data=st.data())
@few
def test_many_at_once(key: str, title: str, data: st.DataObject) -> None:
    items = items_of(key, title)
    document, _ = drawn_item(data, key, items)
    some = [items.identity(row) for row in items.rows(document)][:2]
    for call in (items.clear(document), items.remove_some(document, some)):
        if call is not None:
            check_call(call)


def test_numbers_come_and_go_one_by_one() -> None:
    numbers = items_of("numbers", "number")
    row = {"external": "+33 1 70-00", "extension": "4321", "primary": True}
    come = numbers.make_write(
        "add", "", {}, {}, {"external": "+33170001999", "primary": False, "extension": "77"}
    )
    assert come.body == {
        "phoneNumbers": [
            {"primary": False, "directNumber": "+33170001999", "extension": "77", "action": "ADD"}
        ]
    }
    go = numbers.make_write("remove", numbers.identity(row), {}, row, {})
    assert go.body == {"phoneNumbers": [{"primary": True, "directNumber": "+33 1 70-00", "action": "DELETE"}]}


def test_access_codes_are_known_by_a_mark_and_removed_by_themselves() -> None:
    codes = items_of("codes", "access code")
    document = {
        "accessCodes": [{"code": "0042", "description": "Ana"}, {"code": "0043", "description": "Bob"}]
    }
    marks = [codes.identity(row) for row in codes.rows(document)]
    assert "0042" not in str(marks)
    gone = codes.make_write("remove", marks[0], document, document["accessCodes"][0], {})
    assert gone.parameters == {"accessCode": "0042"}
    some = codes.remove_some(document, marks)
    assert some is not None and some.body == {"deleteCodes": ["0042", "0043"]}
