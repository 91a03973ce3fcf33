"""Fields: how values are read, shown and compared."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cards.fields import (
    NOTHING,
    Choice,
    Email,
    Field,
    Invalid,
    Number,
    Option,
    People,
    Phone,
    Ref,
    Reference,
    Text,
    Toggle,
    dump_refs,
    load_refs,
    visible,
)

TOGGLE = Toggle(key="a.enabled", label="Enabled")
CHOICE = Choice(
    key="type",
    label="Incoming calls",
    options=(
        Option("INTERCEPT_ALL", "Intercept all", ("all",)),
        Option("ALLOW_ALL", "Allow all", ("allow",)),
    ),
)
NUMBER = Number(key="rings", label="Rings", minimum=2, maximum=20, unit="rings")
TEXT = Text(key="note", label="Note", maximum=10)
PHONE = Phone(key="to", label="Goes to")
PEOPLE = People(key="members", label="Members")
EMAIL = Email(key="email", label="Copy goes to")
ONE = Reference(key="schedule", label="During", source="schedules")


@settings(deadline=None)
@given(st.booleans())
def test_a_toggle_reads_back_what_it_shows(value: bool) -> None:
    assert TOGGLE.parse(TOGGLE.raw(value), "") is value
    assert TOGGLE.parse(TOGGLE.text(value), "") is value


@pytest.mark.parametrize("raw", ["on", " ON ", "yes", "true", "enabled", "enable", "1"])
def test_many_words_mean_on(raw: str) -> None:
    assert TOGGLE.parse(raw, "") is True


@pytest.mark.parametrize("raw", ["", "maybe", "onn", "2", "on off"])
def test_a_toggle_takes_nothing_else(raw: str) -> None:
    with pytest.raises(Invalid, match="Say on or off"):
        TOGGLE.parse(raw, "")


@pytest.mark.parametrize(
    "raw", ["INTERCEPT_ALL", "intercept_all", "Intercept all", "intercept-all", " all ", "INTERCEPT  ALL"]
)
def test_a_choice_is_read_by_value_label_and_word(raw: str) -> None:
    assert CHOICE.parse(raw, "") == "INTERCEPT_ALL"


@settings(deadline=None)
@given(st.sampled_from(CHOICE.options))
def test_a_choice_reads_back_what_it_shows(option: Option) -> None:
    assert CHOICE.parse(CHOICE.raw(option.value), "") == option.value
    assert CHOICE.parse(CHOICE.text(option.value), "") == option.value


@pytest.mark.parametrize("raw", ["", "none", "intercept", "ALL_OF_IT"])
def test_a_choice_says_what_there_is_to_choose(raw: str) -> None:
    with pytest.raises(Invalid, match=re.escape("Choose one of: Intercept all, Allow all.")):
        CHOICE.parse(raw, "")


def test_a_choice_webex_invented_since_is_said_as_it_is_and_stays() -> None:
    assert CHOICE.text("NEW_KIND") == "NEW_KIND"
    assert CHOICE.meant("NEW_KIND", "NEW_KIND", "") == "NEW_KIND"


@settings(deadline=None)
@given(st.integers(2, 20))
def test_a_number_reads_back_what_it_shows(value: int) -> None:
    assert NUMBER.parse(NUMBER.raw(value), "") == value
    assert NUMBER.text(value) == f"{value} rings"


@pytest.mark.parametrize("raw", ["", "1", "21", "-5", "2.5", "five", "1_0", "9" * 5000, "5 rings"])
def test_a_number_says_its_limits(raw: str) -> None:
    with pytest.raises(Invalid, match="whole number from 2 to 20"):
        NUMBER.parse(raw, "")


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=10))
def test_a_text_reads_back_what_it_shows(value: str) -> None:
    assume(value.isprintable())
    assert TEXT.parse(TEXT.raw(value), "") == value


@pytest.mark.parametrize("raw", ["x" * 11, "two\nlines", "bell\x07"])
def test_a_text_is_one_short_line(raw: str) -> None:
    with pytest.raises(Invalid):
        TEXT.parse(raw, "")


def test_one_thing_is_cleared_by_nothing_and_found_by_name_only() -> None:
    office = Ref("businessHours/Office hours", "Office hours", "business hours")
    assert ONE.meant("Office hours", office, "FR") is office
    assert ONE.meant("", office, "FR") is None
    with pytest.raises(Invalid, match="Type a part of its name"):
        ONE.meant("night", office, "FR")
    assert ONE.load(json.loads(json.dumps(ONE.dump(office)))) == office
    assert ONE.load(ONE.dump(None)) is None
    assert ONE.text(None) == NOTHING


def test_references_come_back_from_the_store() -> None:
    refs = (Ref("1", "Ana", "person"), Ref("2", "Kim"))
    assert [vars(ref) for ref in load_refs(json.loads(json.dumps(dump_refs(refs))))] == [
        vars(ref) for ref in refs
    ]
    assert load_refs(None) == ()


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("", ""),
        (" ana@acme.example ", "ana@acme.example"),
        ("<ana@acme.example>", "ana@acme.example"),
        ("mailto:ana@acme.example", "ana@acme.example"),
        ("<MAILTO:Ana.Roux+lobby@Acme-1.co.example>;", "Ana.Roux+lobby@Acme-1.co.example"),
        ("ana@acme.example;", "ana@acme.example"),
        ("ana@acme.example.", "ana@acme.example"),
        ("o'neil_2@xn--fsqu00a.xn--0zwm56d", "o'neil_2@xn--fsqu00a.xn--0zwm56d"),
    ],
)
def test_an_email_address_is_taken_without_what_programs_add(raw: str, address: str) -> None:
    assert EMAIL.parse(raw, "") == address


@pytest.mark.parametrize(
    "raw",
    [
        "ana",
        "ana@acme",
        "@acme.example",
        "anaacme.example",
        "ana@bob@acme.example",
        "ana roux@acme.example",
        "Ana<ana@acme.example>",
        "(ana@acme.example)",
        "“ana@acme.example”",
        "ana@acme..example",
        ";",
        "<>",
        "ana@-.example",
        "ana@acme-.example",
        ".ana@acme.example",
        "ana.@acme.example",
        "a..b@acme.example",
        "ana@аcme.example",
        "аna@acme.example",
        "ana@acme.exaſple",
        "ana@acme.example,bob@acme.example",
        "ana@acme.e",
        f"{'a' * 65}@acme.example",
        f"ana@{'a' * 64}.example",
        "ana@acme.example?subject=x",
    ],
)
def test_what_is_no_email_address_is_refused(raw: str) -> None:
    with pytest.raises(Invalid, match="Give an email address such as"):
        EMAIL.parse(raw, "")


@settings(deadline=None)
@given(st.lists(st.builds(Ref, st.text(), st.text(), st.text()), max_size=5).map(tuple))
def test_people_come_back_from_the_store(people: tuple[Ref, ...]) -> None:
    loaded = PEOPLE.load(json.loads(json.dumps(PEOPLE.dump(people))))
    assert [(ref.id, ref.name, ref.detail) for ref in loaded] == [
        (ref.id, ref.name, ref.detail) for ref in people
    ]


def test_people_are_the_same_in_any_order_and_by_any_name() -> None:
    assert PEOPLE.same((Ref("1", "Ana"), Ref("2", "Kim")), (Ref("2", "Kim Lee"), Ref("1", "Ana Roux")))
    assert PEOPLE.same(None, ())
    assert not PEOPLE.same((Ref("1", "Ana"),), ())
    assert len({Ref("1", "Ana"), Ref("1", "Ana Roux")}) == 1


def test_people_are_not_set_as_a_text() -> None:
    with pytest.raises(Invalid, match="add Ana Roux"):
        PEOPLE.parse("Ana", "")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (TOGGLE, NOTHING),
        (CHOICE, NOTHING),
        (NUMBER, NOTHING),
        (TEXT, NOTHING),
        (PHONE, NOTHING),
        (PEOPLE, "Nobody"),
    ],
)
def test_nothing_is_said_in_a_word(field: Field, said: str) -> None:
    assert field.text(None) == said


@pytest.mark.parametrize("field", [TEXT, PHONE, CHOICE])
def test_nothing_and_the_empty_text_are_the_same_to_webex(field: Field) -> None:
    assert field.same(None, "")
    assert not field.same(None, "x")


@settings(deadline=None)
@given(st.text(max_size=20))
def test_what_was_left_alone_is_never_reformatted_or_refused(text: str) -> None:
    for field in (TEXT, PHONE, CHOICE):
        assert field.meant(field.raw(text), text, "FR") is text


LEE = Ref("1", "Kim Lee", "person · x4010")
NAMESAKE = Ref("2", "Kim Lee", "person · x5010")
VERY_SAME = Ref("3", "Kim Lee", "person · x4010")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((LEE,), (NAMESAKE,), ("Kim Lee (person · x4010)", "Kim Lee (person · x5010)")),
        ((LEE,), (VERY_SAME,), ("Kim Lee (person · x4010)", "Kim Lee (person · x4010), another one")),
        ((LEE,), (LEE,), None),
        ((LEE, NAMESAKE), (NAMESAKE, LEE), None),
        ((), (LEE,), ("Nobody", "Kim Lee")),
    ],
)
def test_people_of_one_name_are_told_apart(one: object, other: object, apart: object) -> None:
    assert PEOPLE.difference(one, other) == apart


def test_one_thing_is_told_apart_from_its_namesake() -> None:
    holidays = Ref("holidays/Closed", "Closed", "holidays")
    hours = Ref("businessHours/Closed", "Closed", "business hours")
    assert ONE.difference(holidays, hours) == ("Closed (holidays)", "Closed (business hours)")
    assert ONE.difference(hours, hours) is None
    assert ONE.difference(None, hours) == ("None", "Closed")


@settings(deadline=None)
@given(st.sampled_from([TOGGLE, CHOICE, NUMBER, TEXT, PHONE]), st.data())
def test_a_difference_never_has_the_same_words_on_both_sides(field: Field, data: st.DataObject) -> None:
    held = st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=6)
    similar = st.sampled_from(
        ["+33-170001234", "+33170001234", "+33 1 70 00 12 34", "Lobby", "Lobby ", "Lo\u200bbby"]
    )
    one, other = data.draw(held | similar), data.draw(held | similar)
    words = field.difference(one, other)
    assert words is None or visible(words[0]) != visible(words[1])
