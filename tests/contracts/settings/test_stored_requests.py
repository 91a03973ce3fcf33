"""A request for a change of any setting or list is the same after it was stored; a secret is never stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import WRITE_ONLY, family_of
from bot.catalogue.model.write_only import Recording
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.request import ChangeRequest, ListEdit, NotStorable
from bot.changes.target import ChangeTarget, SettingTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.errors import OutOfDate
from cards.fields import People, Ref
from tests.contracts.settings.checks import few
from tests.contracts.settings.edits import other_value
from tests.contracts.settings.test_round_trip import drawn, families, reading
from tests.contracts.settings.test_round_trip_items import drawn_item, every_list, items_of

ASKED: dict[str, Any] = {
    "workspace_id": "w",
    "person_id": "ana",
    "space_id": "s",
    "origin": "plan",
    "reason": "Night shift, “as agreed”",
    "parent_id": 7,
    "event_id": "m",
}


def check_stored(request: ChangeRequest) -> None:
    """What comes back means the same, down to every value."""
    dumped = json.loads(json.dumps(request.dump()))
    back = ChangeRequest.load(dumped)
    assert json.loads(json.dumps(back.dump())) == dumped
    assert back.target == request.target
    assert {name: getattr(back, name) for name in ASKED} == {**ASKED, "event_id": ""}
    for before, after in ((request.values, back.values), (request.base, back.base)):
        assert (before is None) == (after is None)
        assert (before or {}).keys() == (after or {}).keys()
        for key, value in (before or {}).items():
            one, found = request.target.shape.field(key), (after or {})[key]
            assert found == value if isinstance(value, ListEdit) else one.secret or one.same(value, found)


def edited(target: ChangeTarget, base: dict[str, Any], data: st.DataObject) -> ChangeRequest:
    """A request that gives one field another value; a list of people may be changed by who joins and goes."""
    one = data.draw(st.sampled_from(target.shape.fields), label="field")
    value = other_value(one, base.get(one.key))
    if isinstance(one, People) and data.draw(st.booleans(), label="as an edit"):
        value = ListEdit((Ref("new", "New One", "person · x4002"),), tuple(base.get(one.key) or ())[:1])
    return ChangeRequest.of(target, {one.key: value}, base=base, **ASKED)


@families
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_change_of_a_setting_is_stored(key: str, data: st.DataObject, beyond_schema: bool) -> None:
    family = family_of(key)
    values = family.values(drawn(data, reading(family), beyond_schema=beyond_schema))
    if family.fields:
        check_stored(edited(SettingTarget(family), {one.key: values[one.key] for one in family.fields}, data))


@every_list
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_change_of_a_list_is_stored(key: str, title: str, data: st.DataObject, beyond_schema: bool) -> None:
    family, items = family_of(key), items_of(key, title)
    document, row = drawn_item(data, key, items, beyond_schema=beyond_schema)
    item_id, values = items.identity(row), items.values(row)
    removed = ItemTarget(family, items, item_id, is_removal=True)
    check_stored(ChangeRequest.of(removed, None, base=values, **ASKED))
    if items.can_change:
        target = ItemTarget(family, items, item_id)
        check_stored(edited(target, {one.key: values[one.key] for one in target.shape.fields}, data))
    for many in (BulkItemsTarget(family, items), BulkItemsTarget(family, items, (item_id, "other"))):
        base = {many.key: many.on_list(document)}
        check_stored(ChangeRequest.of(many, {many.key: ()}, base=base, **ASKED))
    added = ChangeRequest.of(
        ItemTarget(family, items), {one.key: other_value(one, None) for one in items.fields}, **ASKED
    )
    if not any(one.secret for one in items.fields):
        check_stored(added)
        return
    with pytest.raises(NotStorable, match="never stored"):
        added.dump()


@pytest.mark.parametrize("kind", WRITE_ONLY, ids=lambda one: one.title)
def test_a_pin_and_a_recording_are_never_stored(kind: Any) -> None:
    (field,) = kind.fields
    value = "135790" if field.secret else Recording("ours.wav", b"RIFF")
    request = ChangeRequest.of(WriteOnlyTarget(kind), {field.key: value}, **ASKED)
    with pytest.raises(NotStorable) as refused:
        request.dump()
    assert "Nothing was changed" in refused.value.sentence
    assert "135790" not in f"{refused.value}{refused.value.sentence}"


@pytest.mark.parametrize(
    "other",
    [
        {"family": "telepathy"},
        {"list": "digit patterns of old"},
        {"values": {"mindReading": True}},
        {"approved_by": "somebody"},
        {"family": None},
    ],
)
def test_a_request_that_this_version_cannot_make_is_refused(other: dict[str, Any]) -> None:
    family = family_of("patterns")
    request = ChangeRequest.of(SettingTarget(family), {family.main: True}, **ASKED)
    with pytest.raises(OutOfDate, match="another version of me"):
        ChangeRequest.load(request.dump() | other)
