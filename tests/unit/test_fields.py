"""Values are read from people, said in words and compared as Webex means them."""

from __future__ import annotations

import json
import re

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cards.fields import (
    NOTHING,
    Choice,
    Field,
    Invalid,
    Number,
    Option,
    People,
    Phone,
    Ref,
    Text,
    Toggle,
    spoken_number,
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
FULL = Phone(key="new", label="New number", extension=False)
PEOPLE = People(key="members", label="Members")


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


@pytest.mark.parametrize(
    ("raw", "country", "number"),
    [
        ("+33 1 70 00 12 34", "", "+33170001234"),
        ("+33170001234", "US", "+33170001234"),
        ("01 70 00 12 34", "FR", "+33170001234"),
        ("0033 1 70 00 12 34", "FR", "+33170001234"),
        ("(303) 555-0110", "US", "+13035550110"),
        ("303.555.0110", "US", "+13035550110"),
        ("020 7946 0958", "GB", "+442079460958"),
        (" +44 (0)20 7946 0958 ", "", "+442079460958"),
        ("+１３０３５５５０１１０", "", "+13035550110"),
        ("", "FR", ""),
        ("  ", "", ""),
    ],
)
def test_full_numbers_are_read_in_the_country_and_kept_as_e164(raw: str, country: str, number: str) -> None:
    assert PHONE.parse(raw, country) == number
    assert FULL.parse(raw, country) == number


@pytest.mark.parametrize(
    ("raw", "extension"),
    [
        ("4321", "4321"),
        ("x4321", "4321"),
        ("X 4321", "4321"),
        ("12", "12"),
        ("x8004321", "8004321"),
        ("x1234567890", "1234567890"),
        ("123456", "123456"),
    ],
)
def test_extensions_and_longer_internal_numbers_are_read(raw: str, extension: str) -> None:
    assert PHONE.parse(raw, "FR") == extension


@pytest.mark.parametrize("raw", ["4321", "x4321", "123456"])
def test_an_extension_is_refused_where_a_full_number_is_needed(raw: str) -> None:
    with pytest.raises(Invalid, match="An extension cannot be used here"):
        FULL.parse(raw, "FR")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("+33 abc", "no letters"),
        ("1-800-FLOWERS", "no letters"),
        ("+33 1 70 00 12 34 ext 5", "no letters"),
        ("tel:+33170001234", "no letters"),
        ("5", "at least 2 digits"),
        ("x5", "at least 2 digits"),
        ("+33 1", "such as"),
        ("+331700012345678", "such as"),
        ("+999 123456", "such as"),
        ("x12345678901", "no letters"),
        ("#31#", "such as"),
        ("1" * 300, "such as"),
    ],
)
def test_what_is_no_number_is_refused_with_what_would_be(raw: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        PHONE.parse(raw, "FR")


def test_a_national_number_without_a_country_is_refused() -> None:
    with pytest.raises(Invalid, match=re.escape("+33 1 70 00 12 34")):
        PHONE.parse("01 70 00 12 34", "")


@settings(deadline=None)
@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_every_country_s_number_reads_back_from_how_it_is_said(region: str) -> None:
    example = phonenumbers.example_number(region)
    assert example is not None
    number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    assert PHONE.parse(number, "") == number
    assert PHONE.parse(PHONE.text(number), "") == number


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from(["", "FR", "US", "ZZ"]))
def test_any_text_is_a_number_or_refused(raw: str, country: str) -> None:
    try:
        number = PHONE.parse(raw, country)
    except Invalid as invalid:
        assert str(invalid).endswith(".")
    else:
        assert re.fullmatch(r"\+?\d*", number)


@pytest.mark.parametrize("number", ["4321", "+999", "+", "*72", "8004321", "+33 odd"])
def test_a_number_that_cannot_be_grouped_is_said_as_it_is(number: str) -> None:
    assert spoken_number(number) == number


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
def test_what_was_left_alone_is_never_reformatted_or_refused(odd: str) -> None:
    for field in (TEXT, PHONE, CHOICE):
        assert field.meant(field.raw(odd), odd, "FR") is odd


def test_what_was_changed_is_read() -> None:
    assert PHONE.meant("01 70 00 12 34", "+33170009999", "FR") == "+33170001234"
    assert PHONE.meant("", "+33170009999", "FR") == ""
