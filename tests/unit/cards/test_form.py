"""The form card: an input for each field, size limits, and errors beside their inputs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.card_builder import Card
from cards.fields import PeopleEdit, Ref, Section, Text
from cards.form import form_card
from cards.form_input import read_form
from cards.payload import Cancel, Save, unpack
from tests.chat import nodes
from tests.unit.cards.card_rules import problems
from tests.unit.cards.card_samples import FIELDS, SECTIONS, VALUES, words

refs = st.lists(st.builds(Ref, st.uuids().map(str), words, words), max_size=12)
values = st.fixed_dictionaries(
    {
        "enabled": st.none() | st.booleans(),
        "incoming.type": st.none() | words.filter(lambda text: len(text) < 1000),
        "announce.enabled": st.booleans(),
        "announce.to": st.none() | st.text(max_size=40),
        "zero.to": st.none() | words.filter(lambda text: len(text) < 100),
        "rings": st.none() | st.integers(-5, 99),
        "note": st.none() | st.text(max_size=80),
        "members": refs.map(tuple),
    }
)


def inputs_of(card: Card) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in nodes(card.content) if part["type"].startswith("Input.")}


def untouched(card: Card) -> dict[str, object]:
    """What a client sends when nothing is changed: what is empty is left out."""
    return {
        name: part["value"] for name, part in inputs_of(card).items() if part.get("value") not in (None, "")
    }


@settings(max_examples=60, deadline=None)
@given(values, words, refs)
def test_a_form_is_well_whatever_it_holds(held: dict[str, Any], text: str, candidates: list[Ref]) -> None:
    fresh = form_card("Call Intercept", text, SECTIONS, held, "form-1", hint=text, notes=(text,))
    assert problems(fresh.content, fresh.text) == []
    again = form_card(
        "Call Intercept",
        text,
        SECTIONS,
        held,
        "form-1",
        typed={"f-announce-to": text[:1000], "f-rings": text[:1000], "f-members--add": text[:1000]},
        errors={"announce.to": text or "wrong", "rings": "wrong", "gone": "wrong"},
        candidates={"members": candidates},
    )
    assert problems(again.content, again.text) == []


@settings(max_examples=60, deadline=None)
@given(values)
def test_what_is_not_touched_comes_back_as_it_was(held: dict[str, Any]) -> None:
    filled = read_form(FIELDS, untouched(form_card("Title", "", SECTIONS, held, "form-1")))
    for field in FIELDS:
        given_back = filled.get(field.key)
        if isinstance(given_back, PeopleEdit):
            assert given_back.members(held[field.key]) == tuple(dict.fromkeys(held[field.key]))
            assert given_back.add == ()
        elif given_back is not None:
            assert field.meant(str(given_back), held[field.key], "FR") is held[field.key]


def test_every_field_becomes_its_kind_of_input() -> None:
    inputs = inputs_of(form_card("Title", "", SECTIONS, VALUES, "form-1"))
    assert {name: part["type"] for name, part in inputs.items()} == {
        "f-enabled": "Input.Toggle",
        "f-incoming-type": "Input.ChoiceSet",
        "f-announce-enabled": "Input.Toggle",
        "f-announce-to": "Input.Text",
        "f-zero-to": "Input.Text",
        "f-rings": "Input.Number",
        "f-note": "Input.Text",
        "f-members": "Input.ChoiceSet",
        "f-members--add": "Input.Text",
    }
    assert inputs["f-enabled"]["value"] == "true"
    assert inputs["f-incoming-type"]["value"] == "ALLOW_ALL"
    assert inputs["f-announce-to"]["value"] == "+33170001234"
    assert inputs["f-rings"]["value"] == 5
    assert inputs["f-rings"]["placeholder"] == "2 to 20"
    assert inputs["f-note"]["maxLength"] == 80
    assert inputs["f-members"]["value"] == "0,1,2"
    assert inputs["f-members"]["isMultiSelect"] is True


def test_nothing_is_required_as_it_may_be_folded() -> None:
    inputs = inputs_of(form_card("Title", "", SECTIONS, {**VALUES, "announce.to": None}, "form-1"))
    assert [name for name, part in inputs.items() if part.get("isRequired")] == []


def test_a_choice_webex_invented_since_is_offered_as_it_is() -> None:
    card = form_card("Title", "", SECTIONS, {**VALUES, "incoming.type": "SOME_NEW_KIND"}, "form-1")
    choice = inputs_of(card)["f-incoming-type"]
    assert choice["value"] == "SOME_NEW_KIND"
    assert {"title": "SOME_NEW_KIND", "value": "SOME_NEW_KIND"} in choice["choices"]


def test_a_secret_is_never_on_the_card_not_even_when_the_form_comes_back() -> None:
    pin = Text(key="pin", label="Passcode", maximum=30, secret=True)
    card = form_card(
        "Title",
        "",
        (Section("", (pin,)),),
        {"pin": None},
        "form-1",
        typed={"f-pin": "271828"},
        errors={"pin": "No."},
    )
    assert "value" not in inputs_of(card)["f-pin"]
    assert "271828" not in str(card)


@pytest.mark.parametrize("held", [None, 0, 5, 99])
def test_no_number_has_limits_by_which_a_client_changes_it_or_sends_nothing(held: int | None) -> None:
    number = inputs_of(form_card("Title", "", SECTIONS, {**VALUES, "rings": held}, "form-1"))["f-rings"]
    assert number.get("value") == held
    assert not number.keys() & {"min", "max"}


def test_a_toggle_is_named_by_the_title_that_every_client_draws() -> None:
    toggle = inputs_of(form_card("Title", "", SECTIONS, VALUES, "form-1"))["f-enabled"]
    assert toggle["title"] == "Intercept calls"
    assert "label" not in toggle


@pytest.mark.parametrize("note", ["${x}" * 20, "🛎" * 80, "a" * 79 + "\\", "`" * 80])
def test_what_stands_in_an_input_is_not_cut_by_the_client(note: str) -> None:
    card = form_card("Title", "", SECTIONS, {**VALUES, "note": note}, "form-1")
    assert problems(card.content, card.text) == []
    assert read_form(FIELDS, untouched(card))["note"] == note


def test_the_buttons_save_and_cancel_this_form() -> None:
    card = form_card("Title", "", SECTIONS, VALUES, "form-1")
    actions: Any = card.content["actions"]
    save, cancel = actions
    assert unpack(save["data"]) == Save("form-1")
    assert save["style"] == "positive"
    assert unpack(cancel["data"]) == Cancel("form-1")
    assert cancel["associatedInputs"] == "none"


def test_a_form_that_comes_back_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    card = form_card(
        "Title",
        "",
        SECTIONS,
        VALUES,
        "form-1",
        typed={"f-announce-to": "+33 abc", "f-enabled": "false", "f-members": "0,2", "f-rings": "99"},
        errors={"announce.to": "A phone number has no letters."},
    )
    body: Any = card.content["body"]
    inputs = inputs_of(card)
    assert inputs["f-announce-to"]["value"] == "+33 abc"
    assert inputs["f-enabled"]["value"] == "false"
    assert inputs["f-members"]["value"] == "0,2"
    assert inputs["f-rings"]["value"] == 99
    assert "value" not in inputs["f-zero-to"]  # it was emptied
    assert inputs["f-incoming-type"]["value"] == "ALLOW_ALL"
    assert body[1]["text"] == "Not saved. To correct: New number."
    assert body[1]["color"] == "Attention"
    assert inputs["f-announce-to"] in part_of(card, "f-announce-to--error")
    (error,) = [node for node in nodes(body) if node.get("id") == "f-announce-to--error"]
    assert error["text"] == "Error: A phone number has no letters."
    assert "New number: +33 1 70 00 12 34 (error: A phone number has no letters.)" in card.text


@pytest.mark.parametrize(("typed", "ticked"), [("0,9,x", "0"), ("2,0", "0,2"), ("9", None), ("", None)])
def test_only_what_is_offered_is_ticked(typed: str, ticked: str | None) -> None:
    card = form_card("Title", "", SECTIONS, VALUES, "form-1", typed={"f-members": typed})
    assert inputs_of(card)["f-members"].get("value") == ticked
    assert problems(card.content, card.text) == []


def test_candidates_are_offered_by_index_and_asked_about_on_top() -> None:
    kims = (Ref("1", "Kim Lee", "x4410"), Ref("2", "Kim Novak", "x5510"))
    card = form_card(
        "Title", "", SECTIONS, VALUES, "form-1", typed={"f-members": "0"}, candidates={"members": kims}
    )
    pick = inputs_of(card)["f-members--pick"]
    assert pick["choices"] == [
        {"title": "Kim Lee · x4410", "value": "0"},
        {"title": "Kim Novak · x5510", "value": "1"},
    ]
    assert "value" not in pick
    assert "Not saved yet. To answer: Members." in card.text
    assert "who is meant: Kim Lee, Kim Novak" in card.text


@pytest.mark.parametrize("letter", ["W", "名", "🙂", "*", "<"])
def test_fifty_members_with_long_names_fit(letter: str) -> None:
    members = tuple(Ref(str(n), f"{n} {letter * 120}") for n in range(50))
    card = form_card("Title", "", SECTIONS, {**VALUES, "members": members}, "form-1")
    assert problems(card.content, card.text) == []
    assert len(inputs_of(card)["f-members"]["choices"]) == 50
    assert PeopleEdit(read_members(card)).members(members) == members


def test_who_was_found_already_stays_ticked_however_little_room_there_is() -> None:
    members = tuple(Ref(str(n), f"{n} {'🙂' * 120}") for n in range(50))
    found = tuple(Ref(f"found {n}", f"{n} {'🙂' * 120}") for n in range(40))
    picked = {"f-members--pick": ",".join(str(n) for n in range(40))}
    values = {**VALUES, "members": members}
    card = form_card("Title", "", SECTIONS, values, "form-1", typed=picked, candidates={"members": found})
    edit = read_form(FIELDS, untouched(card))["members"]
    assert isinstance(edit, PeopleEdit)
    assert edit.picked == frozenset(range(40))


def read_members(card: Card) -> frozenset[int] | None:
    edit = read_form(FIELDS, untouched(card))["members"]
    assert isinstance(edit, PeopleEdit)
    return edit.kept


def test_members_beyond_those_shown_stay() -> None:
    members = tuple(Ref(str(n), f"Person {n}") for n in range(70))
    card = form_card("Title", "", SECTIONS, {**VALUES, "members": members}, "form-1")
    assert len(inputs_of(card)["f-members"]["choices"]) == 50
    assert "20 more are on the list and stay there." in str(card.content)
    assert PeopleEdit(read_members(card)).members(members) == members
    assert len(PeopleEdit(frozenset()).members(members)) == 20


def part_of(card: Card, name: str) -> list[dict[str, Any]]:
    """What stands beside the part with this id, which is where a person sees it."""
    body: Any = card.content["body"]
    inside = [body, *(node["items"] for node in nodes(body) if node["type"] == "Container")]
    (beside,) = [parts for parts in inside if any(part.get("id") == name for part in parts)]
    return list(beside)


def test_two_sections_without_titles_make_no_headings() -> None:
    card = form_card("Title", "", (Section("", FIELDS[:1]), Section("", FIELDS[1:2])), VALUES, "form-1")
    body: Any = card.content["body"]
    assert [part["type"] for part in body] == ["TextBlock", "Input.Toggle", "Input.ChoiceSet"]
