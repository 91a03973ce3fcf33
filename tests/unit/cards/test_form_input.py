"""Inputs of a form are read safely, whatever clients or forgers send."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.fields import PeopleEdit, Phone, Phones, Ref, Reference, Search
from cards.form_input import read_form, typed
from cards.text import guard
from tests.unit.cards.card_samples import FIELDS, HOSTILE

ANA, KIM, BOB = (Ref(name, name) for name in ("Ana", "Kim", "Bob"))
NAMES = [field.input_id for field in FIELDS] + ["f-members--add", "f-members--pick", "calling-bot", "other"]
junk: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def edit(inputs: dict[str, object]) -> PeopleEdit:
    people = read_form(FIELDS, inputs)["members"]
    assert isinstance(people, PeopleEdit)
    return people


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), junk))
def test_junk_becomes_short_texts_and_indexes(inputs: dict[str, Any]) -> None:
    filled = read_form(FIELDS, inputs)
    assert set(filled) <= {field.key for field in FIELDS}
    for value in filled.values():
        if isinstance(value, PeopleEdit):
            assert all(0 <= index < 50 for index in (value.kept or frozenset()) | value.picked)
            assert len(value.add) <= 20 or value.too_many
            assert all(0 < len(name) <= 100 for name in value.add)
        else:
            assert isinstance(value, str)
            assert len(value) <= 1000
    assert all(len(raw) <= 1000 for raw in typed(FIELDS, inputs).values())


def test_an_ordinary_submission() -> None:
    filled = read_form(
        FIELDS,
        {
            "f-enabled": "true",
            "f-incoming-type": "ALLOW_ALL",
            "f-announce-enabled": "false",
            "f-announce-to": "+33 1 70 00 12 34",
            "f-rings": "5",
            "f-members": "0,2",
            "f-members--add": "Ana Roux, 4321;  +33170001234 ,, Ana Roux",
            "f-members--pick": "1",
            "calling-bot": {"v": 1},
            "f-unknown": "x",
        },
    )
    assert filled == {
        "enabled": "true",
        "incoming.type": "ALLOW_ALL",
        "announce.enabled": "false",
        "announce.to": "+33 1 70 00 12 34",
        "zero.to": "",
        "rings": "5",
        "note": "",
        "members": PeopleEdit(frozenset({0, 2}), ("Ana Roux", "4321", "+33170001234"), frozenset({1})),
    }


@pytest.mark.parametrize("missing", [{}, {"f-enabled": None, "f-incoming-type": None, "f-rings": None}])
def test_a_toggle_or_choice_that_is_missing_was_not_touched(missing: dict[str, object]) -> None:
    filled = read_form(FIELDS, missing)
    assert {"enabled", "incoming.type", "announce.enabled"}.isdisjoint(filled)
    assert filled["rings"] == ""
    assert filled["announce.to"] == ""


@pytest.mark.parametrize(
    ("sent", "read"), [(True, "true"), (False, "false"), (7, "7"), ("7", "7"), (["7"], "7")]
)
def test_other_types_are_read_as_their_text(sent: object, read: str) -> None:
    assert read_form(FIELDS, {"f-rings": sent})["rings"] == read


@pytest.mark.parametrize("sent", ["0,1", " 0 , 1 ", ["0", "1"], [0, 1], "0,1,1,x,-1,1e3,9999,٣"])
def test_ticks_are_read_however_a_client_sends_them(sent: object) -> None:
    assert edit({"f-members": sent}).kept == frozenset({0, 1})


@pytest.mark.parametrize("inputs", [{"f-members": ""}, {"f-members": []}, {"f-enabled": "true"}])
def test_nothing_ticked_means_nobody_stays(inputs: dict[str, object]) -> None:
    assert edit(inputs).kept == frozenset()
    assert edit(inputs).members((ANA, KIM)) == ()


def test_a_form_that_says_nothing_at_all_leaves_everybody_in() -> None:
    assert edit({}).kept is None
    assert edit({}).members((ANA, KIM)) == (ANA, KIM)


def test_members_are_those_kept_and_those_picked_once_each() -> None:
    assert PeopleEdit(frozenset({1}), (), frozenset({0, 1, 9})).members((ANA, KIM), (KIM, BOB)) == (KIM, BOB)


@pytest.mark.parametrize(
    ("said", "too_many"),
    [
        (", ".join(f"Kim {number}" for number in range(20)), False),
        (", ".join(["Kim"] * 30), False),
        (", ".join(f"Kim {number}" for number in range(21)), True),
        # As long as the input: whoever filled it in may have lost the rest already.
        ("Kim, " * 199 + "Kimbo", True),
        ("Kim, " * 199 + "Kimb", False),
    ],
)
def test_more_names_than_are_taken_at_once_are_told_and_none_is_cut(said: str, too_many: bool) -> None:
    read = edit({"f-members--add": said})
    assert read.too_many is too_many
    assert read.add == tuple(dict.fromkeys(said.split(", ")))


def test_a_guarded_template_is_read_as_it_was() -> None:
    assert read_form(FIELDS, {"f-note": guard("${x} {{y}}")})["note"] == "${x} {{y}}"


def test_what_was_typed_is_kept_by_input_id_for_the_form_to_come_back() -> None:
    inputs: dict[str, object] = {
        "f-enabled": "true",
        "f-members": ["0", "2"],
        "f-note": "",
        "calling-bot": {},
        "f-rings": None,
    }
    assert typed(FIELDS, inputs) == {"f-enabled": "true", "f-members": "0,2", "f-note": ""}


WHOSE = Reference(key="whose", label="Whose number", source="emergency")
GOES_TO = Phone(key="to", label="Goes to", source="forward")


@pytest.mark.parametrize(
    ("inputs", "read"),
    [
        ({}, Search("")),
        ({"f-whose": "kim"}, Search("kim")),
        ({"f-whose": "kim", "f-whose--pick": "1"}, Search("kim", 1)),
        ({"f-whose": "kim", "f-whose--pick": "-"}, Search("kim")),
        ({"f-whose": "kim", "f-whose--pick": ["0", "1"]}, Search("kim", 0)),
        ({"f-whose--pick": "one,x,-1,9999"}, Search("")),
        ({"f-whose": ["x"], "f-whose--pick": {"a": 1}}, Search("x")),
    ],
)
def test_one_thing_is_a_text_and_the_candidate_picked(inputs: dict[str, object], read: Search) -> None:
    assert read_form((WHOSE, GOES_TO), inputs) == {"whose": read, "to": Search("")}


@pytest.mark.parametrize(
    ("search", "candidates", "meant"),
    [
        (Search("kim", 1), (ANA, KIM), KIM),
        (Search("kim", 7), (ANA, KIM), None),
        (Search("Kim"), (KIM,), KIM),
        (Search("Kim"), (ANA, KIM), None),
        (Search("bob"), (KIM,), None),
        (Search(""), (KIM,), None),
        (Search("Kim", 0), (), None),
    ],
)
def test_who_is_meant_is_one_of_the_form_s_own_candidates(
    search: Search, candidates: tuple[Ref, ...], meant: Ref | None
) -> None:
    assert search.choice(candidates) is meant


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["f-whose", "f-whose--pick", "f-to"]), junk))
def test_junk_becomes_a_short_text_and_an_index_for_one_thing_too(inputs: dict[str, Any]) -> None:
    for entry in read_form((WHOSE, GOES_TO), inputs).values():
        assert isinstance(entry, Search)
        assert len(entry.text) <= 1000
        assert entry.picked is None or 0 <= entry.picked < 50


def test_a_long_list_of_numbers_comes_back_whole() -> None:
    callers = Phones(key="callers", label="Chosen callers", limit=100)
    held = tuple(f"+3317000{number:04}" for number in range(100))
    assert read_form((callers,), {"f-callers": callers.raw(held)}) == {"callers": callers.raw(held)}
