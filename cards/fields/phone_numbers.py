"""Phone numbers read, compared and shown, with `phonenumbers`."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

from cards.text import visible

_SEPARATORS = frozenset("()[]./\N{MINUS SIGN}")
_DIALLED = re.compile(r"\+?[0-9*#]+")


def dialled(number: str) -> str:
    """What a number dials, however it is spelled: no `tel:`, no separators, nothing that cannot be seen.

    Webex answers `+49-61007739765` to a write of `+4961007739765`. What is more than a number, such as an
    address, or less, stays as it is.
    """
    if _DIALLED.fullmatch(number):
        return number
    said = without_scheme(unicodedata.normalize("NFKC", visible(number)))
    if "(0)" in said and said.startswith("+") and (whole := parsed(said, "")) and has_possible_length(whole):
        # The zero is dialled in some countries and not in others.
        return e164(whole)
    kept = "".join(
        str(unicodedata.decimal(mark, mark))
        for mark in said
        if mark not in _SEPARATORS and unicodedata.category(mark) not in ("Pd", "Zs")
    )
    return kept if _DIALLED.fullmatch(kept) else number


def without_scheme(said: str) -> str:
    """The number of a `tel:` link; anything else stays as it is."""
    return said[4:].lstrip() if said[:4].lower() == "tel:" else said


def spoken_number(number: str) -> str:
    """A number grouped for reading: `+33170001234` is `+33 1 70 00 12 34`; anything else stays as it is."""
    whole = dialled(number)
    if not whole.startswith("+"):
        return number
    try:
        return phonenumbers.format_number(phonenumbers.parse(whole), PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return number


def example_number(country: str) -> str:
    """A number as they are in this country, grouped for reading; empty where none is known."""
    number = phonenumbers.example_number(country)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else ""


def parsed(said: str, country: str) -> PhoneNumber | None:
    """The number as `phonenumbers` reads it in `country`; None where it reads none."""
    try:
        return phonenumbers.parse(said, country or None)
    except phonenumbers.NumberParseException:
        return None


def has_possible_length(number: PhoneNumber, *also: int) -> bool:
    """Whether it is as long as numbers of its country are."""
    found = phonenumbers.is_possible_number_with_reason(number)
    return found in (ValidationResult.IS_POSSIBLE, *also)


def e164(number: PhoneNumber) -> str:
    """The number in E.164, such as `+33170001234`."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def cost_warning(number: str, country: str) -> str:
    """What makes calls to a number dear, in words: `premium-rate` or `abroad` as seen from a country; empty
    for any other number."""
    whole = parsed(dialled(number), country)
    if whole is None or not dialled(number).startswith("+"):
        return ""
    if phonenumbers.number_type(whole) is PhoneNumberType.PREMIUM_RATE:
        return "premium-rate"
    region = phonenumbers.region_code_for_number(whole)
    return "abroad" if country and region and region != country else ""
