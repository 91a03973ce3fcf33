"""A write changes the fields that were changed on the form and leaves everything else as it was read."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig
from bot.catalogue.model.shape import Shape
from cards.fields import People, Ref
from tests.contracts.settings.checks import check_moved, few, nothing_touched, related, touch_one
from tests.contracts.settings.edits import leaves, other_value
from tests.contracts.settings.generated import documents, unknown_members
from tests.contracts.vendor import Operation, operations
from tests.families import IN_CONTRACT

Json = dict[str, Any]

families = pytest.mark.parametrize("key", [family.key for family in IN_CONTRACT])


def reading(family: Family) -> Operation:
    return operations()[f"GET {family.path}"]


def writing(family: Family) -> Operation:
    return operations()[f"PUT {family.write_path or family.path}"]


def drawn(data: st.DataObject, operation: Operation, *, beyond_schema: bool = False) -> Json:
    assert operation.response is not None
    return data.draw(documents(operation.response, beyond_schema=beyond_schema), label="document")


@families
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_form_that_is_not_touched_changes_nothing(
    key: str, data: st.DataObject, beyond_schema: bool
) -> None:
    family = family_of(key)
    document = drawn(data, reading(family), beyond_schema=beyond_schema)
    nothing_touched(family, document)
    for items in family.lists:
        for row in items.rows(document):
            nothing_touched(items, row)


@families
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_field_that_is_touched_is_all_that_is_read(
    key: str, data: st.DataObject, beyond_schema: bool
) -> None:
    family = family_of(key)
    values = family.values(drawn(data, reading(family), beyond_schema=beyond_schema))
    touch_one(family, values, data)


@families
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_a_write_differs_in_the_one_field(key: str, data: st.DataObject, beyond_schema: bool) -> None:
    family = family_of(key)
    if not family.fields:
        return
    document = drawn(data, reading(family), beyond_schema=beyond_schema)
    before = copy.deepcopy(document)
    field = data.draw(st.sampled_from(family.fields), label="field")
    changes = {field.key: other_value(field, family.values(document)[field.key])}
    base, body = family.body(document, {}), family.body(document, changes)
    assert document == before
    check_moved(family, field, base, body)
    if family.put_replaces_all:
        check_kept(family, document, base)
    if not beyond_schema:
        assert list(writing(family).breaches({}, body)) == []
        assert list(writing(family).breaches({}, base)) == []


def check_kept(shape: Shape, document: Json, base: Json) -> None:
    """Members nobody knows are written as they were read, but within what a write does not take."""
    for path, value in unknown_members(document):
        if not any(".".join(path).startswith(one) for one in (*shape.read_only, "locationMemberInfo")):
            assert dig(base, ".".join(path)) == value


CONVERTED = {
    "monitoring": ("monitoredElements",),
    "ptt": ("members",),
    "privacy": ("monitoringAgents",),
    "sequential": ("baseLocationNumberOfRings",),
    "recording": ("notification.type",),
    "forwarding": ("callForwarding.noAnswer.systemMaxNumberOfRings",),
    "callerid": ("locationExternalCallerIdName",),
    "emergency": ("selected",),
}
"""What is written otherwise than it is read, or not at all, though the schema of the write names it."""


TOLERATED = {"isCallTypeRestrictionEnabled"}
"""What is read only and a write may have all the same."""


@pytest.mark.parametrize("key", [family.key for family in IN_CONTRACT if family.put_replaces_all])
@given(data=st.data())
@few
def test_what_was_read_is_written_to_the_letter(key: str, data: st.DataObject) -> None:
    family = family_of(key)
    taken = writing(family).request
    document = drawn(data, reading(family))
    written = dict(leaves(family.body(document, {})))
    if "phoneNumbers" in document and family.lists:
        # What only fills the list is not written.
        document["phoneNumbers"] = family.lists[0].all_rows(document)
    assert taken is not None
    for path, value in leaves(document):
        if path[-1] in TOLERATED:
            continue
        if names(taken, path) and not any(related(".".join(path), one) for one in CONVERTED.get(key, ())):
            assert written[path] == value, path


@pytest.mark.parametrize("key", ["monitoring", "ptt", "privacy"])
@given(data=st.data(), beyond_schema=st.booleans())
@few
def test_nobody_falls_off_a_list(key: str, data: st.DataObject, beyond_schema: bool) -> None:
    family = family_of(key)
    (people,) = (one for one in family.fields if isinstance(one, People))
    document = drawn(data, reading(family), beyond_schema=beyond_schema)
    held: tuple[Ref, ...] = family.values(document)[people.key]
    before = [ref.id for ref in held]
    if family.put_replaces_all and document.get(people.key) is not None:
        assert ids(family.body(document, {})[people.key]) == before
    more = (*held, Ref("new-id", "New One", "person · x4002"))
    assert ids(family.body(document, {people.key: more})[people.key]) == [*before, "new-id"]


def ids(written: list[Any]) -> list[str]:
    return [one["id"] if isinstance(one, dict) else one for one in written]


def names(schema: Json, path: tuple[str, ...]) -> bool:
    """Whether a schema names what stands at this path."""
    for step in path:
        inner = schema.get("items") if step.isdecimal() else schema.get("properties", {}).get(step)
        if inner is None:
            return False
        schema = inner
    return True


def test_differences_between_reading_and_writing_are_converted() -> None:
    """The table of the differences between GET and PUT, one by one."""
    assert family_of("sequential").body({"baseLocationNumberOfRings": "7"}, {}) == {
        "baseLocationNumberOfRings": 7
    }
    assert family_of("emergency").body({"selected": "NONE", "elinEnabled": True}, {}) == {"elinEnabled": True}
    member = {
        "selected": "LOCATION_MEMBER_NUMBER",
        "locationMemberInfo": {"memberId": "m", "phoneNumber": "+1"},
    }
    assert family_of("emergency").body(member, {}) == {
        "selected": "LOCATION_MEMBER_NUMBER",
        "locationMemberId": "m",
    }
    assert family_of("recording").body({"notification": {"type": "None", "enabled": True}}, {}) == {
        "notification": {"type": None, "enabled": True}
    }
    monitoring = family_of("monitoring")
    document = {
        "callParkNotificationEnabled": True,
        "monitoredElements": [
            {"member": {"id": "a", "lineKeyLabel": "Ana"}},
            {"callparkextension": {"id": "p", "extension": "77"}},
            {"speedDial": {"id": "s", "phoneNumber": "+33 1"}},
            {"speedDial": {"lineKeyLabel": "Taxi", "phoneNumber": "+33-145301010"}},
            {"lineKeyLabel": "Sr Manager", "phoneNumber": "+1-9075552859"},
        ],
    }
    assert monitoring.body(document, {"callParkNotificationEnabled": False}) == {
        "enableCallParkNotification": False
    }
    lines = monitoring.values(document)["monitoredElements"]
    assert monitoring.body(document, {"monitoredElements": (*lines, Ref("b", "Bob", "person"))}) == {
        "monitoredElements": [
            {"id": "a", "type": "MEMBER", "lineKeyLabel": "Ana"},
            {"id": "p", "type": "CALL_PARK_EXTENSION"},
            {"id": "s", "type": "SPEED_DIAL", "phoneNumber": "+33 1"},
            {"type": "SPEED_DIAL", "lineKeyLabel": "Taxi", "phoneNumber": "+33-145301010"},
            {"lineKeyLabel": "Sr Manager", "phoneNumber": "+1-9075552859"},
            {"id": "b", "type": "MEMBER"},
        ],
    }
    assert family_of("ptt").body({"members": [{"id": "a"}]}, {"members": (Ref("b", "B"),)}) == {
        "members": ["b"]
    }
    assert family_of("privacy").body({}, {"monitoringAgents": (Ref("b", "B"),)}) == {
        "monitoringAgents": ["b"]
    }
    assert family_of("outgoing").body(
        {
            "callingPermissions": [
                {"callType": "NATIONAL", "action": "ALLOW", "isCallTypeRestrictionEnabled": True}
            ]
        },
        {"callingPermissions.NATIONAL.action": "BLOCK"},
    ) == {"callingPermissions": [{"callType": "NATIONAL", "action": "BLOCK"}]}
