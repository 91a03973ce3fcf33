"""Phone numbers are read in a country, never guessed, and never rewritten when left alone."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.fields import Final, Invalid, Phone, Phones, dialled, spoken_number
from cards.fields.phone import EXAMPLE

PHONE = Phone(key="to", label="Goes to")
FULL = Phone(key="new", label="New number", extension=False)
PHONES = Phones(key="numbers", label="Chosen callers", limit=3)


@pytest.mark.parametrize(
    ("raw", "country", "number"),
    [
        ("+33 1 70 00 12 34", "", "+33170001234"),
        ("+33170001234", "US", "+33170001234"),
        ("01 70 00 12 34", "FR", "+33170001234"),
        ("0033 1 70 00 12 34", "FR", "+33170001234"),
        ("0033 1 70 00 12 34", "US", "+33170001234"),
        ("0033 1 70 00 12 34", "", "+33170001234"),
        ("3035550110", "US", "+13035550110"),
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
        ("814321", "814321"),
        ("ext. 4321", "4321"),
        ("ESN 814321", "814321"),
        ("8104321", "8104321"),
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
        ("tel:reception", "no letters"),
        ("tel:+33170001234;ext=5", "no letters"),
        ("5", "at least 2 digits"),
        ("x5", "at least 2 digits"),
        ("+33 1", "such as"),
        ("+331700012345678", "such as"),
        ("+999 123456", "such as"),
        ("x12345678901", "at most 10 digits"),
        ("01700012", "such as"),
        ("*55", "such as"),
        ("*0170001234", "such as"),
        ("01 70 00 12 34, 5", "such as"),
        ("sip:lobby@example.com", "no letters"),
        ("#31#", "such as"),
        ("1" * 300, "such as"),
    ],
)
def test_what_is_no_number_is_refused_with_what_would_be(raw: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        PHONE.parse(raw, "FR")


@pytest.mark.parametrize(
    ("raw", "country", "number"),
    [
        ("8104321", "US", "the whole phone number with + in front"),
        ("5550110", "US", "the whole phone number with + in front"),
        ("33123456", "DK", "+45 33 12 34 56"),
        ("814321", "DE", "+49 8143 21"),
        ("8104321", "", "the whole phone number with + in front"),
    ],
)
def test_digits_that_are_internal_or_a_phone_number_are_never_guessed(
    raw: str, country: str, number: str
) -> None:
    with pytest.raises(
        Final, match=re.escape(f"{raw} can be internal or a phone number: type x{raw}, or {number}.")
    ):
        PHONE.parse(raw, country)
    assert PHONE.parse(f"x{raw}", country) == raw


@pytest.mark.parametrize(
    ("digits", "region"), [("911", "US"), ("112", "DE"), ("999", "GB"), ("110", "DE"), ("911", "")]
)
def test_calls_are_never_sent_to_an_emergency_number(digits: str, region: str) -> None:
    with pytest.raises(Final, match="emergency number"):
        PHONE.parse(digits, region)


@settings(deadline=None)
@given(
    st.from_regex(r"[0-9]{2,8}", fullmatch=True),
    st.sampled_from(["", *sorted(phonenumbers.SUPPORTED_REGIONS)]),
)
def test_bare_digits_stay_what_they_are_or_are_refused(digits: str, region: str) -> None:
    try:
        assert PHONE.parse(digits, region) == digits
    except Invalid as problem:
        assert not isinstance(problem, Final) or f"x{digits}" in str(problem)
    assert PHONE.parse(f"x{digits}", region) == digits


@settings(deadline=None)
@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_a_number_as_its_country_writes_it_is_the_same_number_or_refused(region: str) -> None:
    example = phonenumbers.example_number(region)
    assert example is not None
    number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)
    assert FULL.parse(national, region) == number
    try:
        assert PHONE.parse(national, region) == number
    except Final as problem:
        assert spoken_number(number) in str(problem)


def test_a_list_keeps_the_numbers_that_are_not_touched_as_they_are() -> None:
    held = ("*55", "0170009999", "+33170001234")
    assert PHONES.meant(PHONES.raw(held), held, "FR") is held
    assert PHONES.meant("*55, 0170009999, 01 70 00 12 35", held, "FR") == (
        "*55",
        "0170009999",
        "+33170001235",
    )
    assert PHONES.meant("", held, "FR") == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("4321, 4322, 4323, 4324", "Give at most 3 numbers; these are 4."),
        ("4321, abc", "“abc”: A phone number has no letters."),
        ("*55", "“*55”: Give a full number"),
    ],
)
def test_a_list_says_which_number_cannot_be_taken(raw: str, said: str) -> None:
    with pytest.raises(Invalid, match=re.escape(said)):
        PHONES.parse(raw, "FR")


def test_a_list_takes_a_number_once() -> None:
    assert PHONES.parse("4321; x4321\n+33 1 70 00 12 34, 01 70 00 12 34", "FR") == ("4321", "+33170001234")


def test_fields_that_are_looked_up_say_how_to_see_what_fits() -> None:
    destination = Phone(key="to", label="Goes to", help="Anywhere.", source="forward")
    assert destination.advice == "Anywhere. A name, or ? for a list."
    assert PHONE.advice == ""


def test_a_national_number_without_a_country_is_refused() -> None:
    with pytest.raises(Invalid, match=re.escape(EXAMPLE)):
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


def test_what_was_changed_is_read() -> None:
    assert PHONE.meant("01 70 00 12 34", "+33170009999", "FR") == "+33170001234"
    assert PHONE.meant("", "+33170009999", "FR") == ""


SEPARATORS = (
    *("", "", " ", "-", ".", "/", "(", ")", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}"),
    *("\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}", "\N{LEFT-TO-RIGHT MARK}", "\N{LEFT-TO-RIGHT EMBEDDING}"),
)
"""What stands between the digits of numbers, seen or not."""


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A number as it is dialled, and another way to write it."""
    example = phonenumbers.example_number(draw(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS))))
    assert example is not None
    number = draw(
        st.just(phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164))
        | st.from_regex(r"[0-9]{2,8}", fullmatch=True)
    )
    spelled = "".join(draw(st.sampled_from(SEPARATORS)) + mark for mark in number)
    return number, draw(st.sampled_from(("", "tel:", "Tel: "))) + spelled


@settings(deadline=None)
@given(spellings())
def test_any_spelling_of_a_number_is_the_same_number(both: tuple[str, str]) -> None:
    number, spelled = both
    assert dialled(spelled) == dialled(number) == number
    assert PHONE.same(number, spelled) and PHONE.same(spelled, number)
    assert PHONES.same([number, "4321"], (spelled, "4321"))
    assert PHONE.raw(spelled) == number
    assert PHONE.difference(number, number) is None
    if number.startswith("+"):
        assert PHONE.text(spelled) == PHONE.text(number)
        assert PHONE.difference(number, spelled) is None
        assert PHONES.meant(f"{number}, 4321", [spelled], "") == (spelled, "4321")


@pytest.mark.parametrize(
    "text",
    [
        "user@example.com",
        "x4321",
        "\N{RIGHT-TO-LEFT OVERRIDE}4321",
        "+1-972-555-2000;ext=22",
        "Kim Lee",
        "+33 odd",
        "",
        "+",
        "1-2 b",
    ],
)
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    assert dialled(text) == text


@pytest.mark.parametrize("one", ["+33170001234", "*55", "4321", "", "user@example.com"])
@pytest.mark.parametrize("other", ["+33170001235", "55", "x4321", "0170001234", "user@example.org"])
def test_other_numbers_are_others(one: str, other: str) -> None:
    assert not PHONE.same(one, other)
    assert PHONE.difference(one, other) is not None


@pytest.mark.parametrize("raw", ["tel:+33170001234", "\u202a+33170001234\u202c", "TEL: +33 1 70 00 12 34"])
def test_a_number_is_read_out_of_a_link_or_a_contact(raw: str) -> None:
    assert PHONE.parse(raw, "") == "+33170001234"
    assert PHONE.parse("\u202a4321\u202c", "FR") == "4321"
