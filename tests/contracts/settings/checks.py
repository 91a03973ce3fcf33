"""Checks that hold for every form, and for every write made from one."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.catalogue.model.shape import Shape
from cards.fields import Field
from tests.contracts.settings.edits import differing, other_value, read_form, untouched

Json = dict[str, Any]

few = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def nothing_touched(shape: Shape, document: Json | Any) -> None:
    if not shape.fields:
        return
    before = copy.deepcopy(dict(document))
    values = shape.values(document)
    result = read_form(shape, values, untouched(shape, values))
    assert (result.values, result.errors) == ({}, {})
    assert shape.touched(values, values) == []
    assert document == before


def touch_one(shape: Shape, values: Json, data: st.DataObject) -> None:
    """One input is filled in: that field is meant, with that value, and no other."""
    typed = [one for one in shape.fields if not one.needs_look_up]
    if not typed:
        return
    field = data.draw(st.sampled_from(typed), label="field")
    other = other_value(field, values[field.key])
    inputs = {**untouched(shape, values), field.input_id: field.raw(other)}
    result = read_form(shape, values, inputs)
    assert (result.values, result.errors) == ({field.key: other}, {})


ALSO = {
    "selected": ("locationMemberId",),
    "callsFrom": ("anonymousCallersEnabled", "unavailableCallersEnabled"),
    "scheduleName": ("scheduleType", "scheduleLevel"),
}
"""What comes and goes with a field, because Webex takes it only beside some of its values."""


def check_moved(shape: Shape, field: Field, base: Json, body: Json) -> None:
    """The two bodies differ, in nothing but what belongs to the field."""
    keyed = shape.keyed or {}
    moved = differing(by_member(base, keyed), by_member(body, keyed))
    own = [(shape.renamed or {}).get(field.key, field.key), *ALSO.get(field.key, ())]
    # A row that was not there comes with the member it is known by.
    own += [f"{field.key.rpartition('.')[0]}.{member}" for member in keyed.values()]
    assert moved
    strange = {path for path in moved if not any(related(path, one) for one in own)}
    assert strange == set(), (base, body)


def related(path: str, own: str) -> bool:
    return path == own or path.startswith(f"{own}.") or own.startswith(f"{path}.")


def by_member(body: Json, keyed: Any) -> Json:
    return {
        name: {str(row.get(keyed[name])): row for row in held} if name in keyed else held
        for name, held in body.items()
    }
