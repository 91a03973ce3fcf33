"""Inputs for fields that are looked up: typed in part, chosen by index, or left alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.fields import Phone, Phones, Ref, Reference, Search, Section
from cards.form import form_card
from cards.form_input import read_form
from tests.unit.cards.card_rules import problems
from tests.unit.cards.card_samples import words
from tests.unit.cards.test_form import inputs_of, refs, untouched

WHOSE = Reference(key="whose", label="Whose number", source="emergency")
GOES_TO = Phone(key="to", label="Goes to", source="forward")
CALLERS = Phones(key="callers", label="Chosen callers", limit=12)
LOOKED_UP = (Section("", (WHOSE, GOES_TO, CALLERS)),)
KIM, DAHL = Ref("1", "Kim Lee", "+33 1 70 00 10 10"), Ref("2", "Kim Dahl")


def test_what_is_looked_up_is_shown_by_its_name_and_typed_in_part() -> None:
    held = {"whose": KIM, "to": "*55", "callers": ("+33170001234", "4321")}
    card = form_card("Title", "", LOOKED_UP, held, "form-1")
    inputs = inputs_of(card)
    assert {name: part["value"] for name, part in inputs.items()} == {
        "f-whose": "Kim Lee",
        "f-to": "*55",
        "f-callers": "+33170001234, 4321",
    }
    assert [part["placeholder"] for part in inputs.values()] == [
        "A part of the name",
        "+33 1 99 00 12 34 or 4321, or a name",
        "+33 1 99 00 12 34, 4321, …",
    ]
    assert all(part["label"] and part["errorMessage"] for part in inputs.values())
    assert all(part.get("style") != "tel" for part in inputs.values())  # a name needs letters
    assert read_form((WHOSE, GOES_TO, CALLERS), untouched(card)) == {
        "whose": Search("Kim Lee"),
        "to": Search("*55"),
        "callers": "+33170001234, 4321",
    }


def test_candidates_for_one_thing_are_offered_by_index_and_none_of_them_too() -> None:
    card = form_card(
        "Title",
        "",
        LOOKED_UP,
        {"whose": None},
        "form-1",
        typed={"f-whose": "kim"},
        candidates={"whose": (KIM, DAHL)},
    )
    pick = inputs_of(card)["f-whose--pick"]
    assert pick["choices"] == [
        {"title": "Kim Lee · +33 1 70 00 10 10", "value": "0"},
        {"title": "Kim Dahl", "value": "1"},
        {"title": "None of these: what stands below", "value": "-"},
    ]
    assert "value" not in pick
    assert inputs_of(card)["f-whose"]["value"] == "kim"
    assert "Not saved yet. To answer: Whose number." in card.text
    assert problems(card.content, card.text) == []


def test_one_that_was_chosen_is_not_asked_about_again() -> None:
    card = form_card(
        "Title",
        "",
        LOOKED_UP,
        {"whose": None},
        "form-1",
        typed={"f-whose": "Kim Lee", "f-to": "+33 1"},
        errors={"to": "Give a full number."},
        candidates={"whose": (KIM,)},
    )
    assert "f-whose--pick" not in inputs_of(card)
    assert "To answer" not in card.text
    assert "To correct: Goes to." in card.text


@settings(max_examples=60, deadline=None)
@given(st.none() | st.builds(Ref, st.uuids().map(str), words, words), words, refs)
def test_a_form_of_look_ups_is_well_whatever_it_holds(ref: Ref | None, text: str, found: list[Ref]) -> None:
    values = {"whose": ref, "to": text[:100], "callers": (text[:40],)}
    card = form_card("Title", "", LOOKED_UP, values, "form-1")
    assert problems(card.content, card.text) == []
    for key, entry in read_form((WHOSE, GOES_TO), untouched(card)).items():
        field = WHOSE if key == "whose" else GOES_TO
        assert isinstance(entry, Search)
        assert field.meant(entry.text, values[key], "FR") is values[key]
    again = form_card(
        "Title",
        "",
        LOOKED_UP,
        values,
        "form-1",
        typed={"f-whose": text[:1000], "f-to": text[:1000]},
        errors={"whose": text or "wrong"},
        candidates={"whose": found, "to": found},
    )
    assert problems(again.content, again.text) == []
