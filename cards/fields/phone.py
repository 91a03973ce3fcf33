"""Fields that hold phone numbers, read with `phonenumbers` as in the country of a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from cards.fields.base import BACKWARDS, NOTHING, Field, Invalid, visible
from cards.text import plain

SURELY_INTERNAL = 6
"""Bare digits up to so many are an extension, or one behind a routing prefix, if they are no phone number."""
LONGEST_BARE = 8
"""Bare digits up to so many can be internal; more are a phone number, or have an x in front."""
LONGEST_INTERNAL = 10
_MARKED = re.compile(r"(?:x|ext\.?|extension|esn)\s*(?P<digits>[0-9]+)", re.IGNORECASE | re.ASCII)
# `phonenumbers` would read over these: what is meant is a feature code or an address, not a number.
_NEVER_IN_NUMBERS = frozenset("*#,;:@=&?" + BACKWARDS)
_SEPARATORS = frozenset("()[]./\N{MINUS SIGN}")
_DIALLED = re.compile(r"\+?[0-9*#]+")


def dialled(number: str) -> str:
    """What a number dials, however it is spelled: no `tel:`, no separators, nothing that cannot be seen.

    Webex answers `+49-61007739765` to a write of `+4961007739765`. What is more than a number, such as an
    address, or less, stays as it is.
    """
    if _DIALLED.fullmatch(number):
        return number
    said = _without_scheme(unicodedata.normalize("NFKC", visible(number)))
    if "(0)" in said and said.startswith("+") and (whole := _read(said, "")) and _fits(whole):
        # The zero is dialled in some countries and not in others.
        return _e164(whole)
    kept = "".join(
        str(unicodedata.decimal(mark, mark))
        for mark in said
        if mark not in _SEPARATORS and unicodedata.category(mark) not in ("Pd", "Zs")
    )
    return kept if _DIALLED.fullmatch(kept) else number


def _without_scheme(said: str) -> str:
    return said[4:].lstrip() if said[:4].lower() == "tel:" else said


class Final(Invalid):
    """What was typed is refused for good: looking it up would not help."""


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A phone number in E.164, or where `extension` allows it an internal number.

    An internal number is an extension, alone or behind the routing prefix of its location.
    """

    extension: bool = True
    error: ClassVar[str] = "Give a full number such as +33 1 70 00 12 34."

    def parse(self, raw: str, country: str) -> str:
        said = _without_scheme(visible(raw))
        if not said:
            return ""
        if marked := _MARKED.fullmatch(said):
            return self._internal(marked["digits"])
        if said.isascii() and said.isdigit() and len(said) <= LONGEST_BARE:
            return self._bare(said, country)
        return _e164(self._full(said, country))

    def _internal(self, digits: str) -> str:
        if not self.extension:
            raise Invalid("An extension cannot be used here. " + self.error)
        if len(digits) < 2:
            raise Final("An extension has at least 2 digits.")
        if len(digits) > LONGEST_INTERNAL:
            raise Final(f"An extension has at most {LONGEST_INTERNAL} digits.")
        return digits

    def _bare(self, digits: str, country: str) -> str:
        """Digits alone, so few that they can be internal: never a guess where they can be both."""
        number = _read(digits, country)
        if number and phonenumbers.is_valid_number(number):
            if not self.extension:
                return _e164(number)
            raise _unsure(digits, spoken_number(_e164(number)))
        if len(digits) <= SURELY_INTERNAL:
            return self._internal(digits)
        if not self.extension:
            return _e164(self._full(digits, country))
        if digits.startswith("0"):
            raise Invalid(self.hint)
        if number is None or _fits(number, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
            raise _unsure(digits, "the whole phone number with + in front")
        return self._internal(digits)

    def _full(self, said: str, country: str) -> PhoneNumber:
        if any(letter.isalpha() for letter in said):
            raise Invalid("A phone number has no letters. " + self.hint)
        number = None if _NEVER_IN_NUMBERS & set(said) else _read(said, country)
        if number is None or not _fits(number):
            # Two zeros mean + in most of the world; elsewhere no number begins so.
            number = _read("+" + said[2:], "") if said.startswith("00") else None
        if number is None or not _fits(number) or number.extension:
            raise Invalid(self.hint)
        return number

    @property
    def hint(self) -> str:
        """The sentence that says what is allowed."""
        return self.error + (" An extension such as 4321 works too." if self.extension else "")

    @property
    def advice(self) -> str:
        if not self.source:
            return self.help
        offer = f"A name or ? offers numbers that fit; all of them: available {self.source} <workspace>."
        return f"{self.help} {offer}".strip()

    def text(self, value: Any) -> str:
        return spoken_number(str(value)) if value else NOTHING

    def raw(self, value: Any) -> str:
        return dialled(str(value)) if value else ""

    def same(self, one: Any, other: Any) -> bool:
        return dialled(str(one or "")) == dialled(str(other or ""))


@dataclass(frozen=True, kw_only=True)
class Phones(Field):
    """A few phone numbers, in their order."""

    limit: int
    extension: bool = True
    error: ClassVar[str] = "Give numbers with commas between, such as +33 1 70 00 12 34, 4321."

    def parse(self, raw: str, country: str) -> tuple[str, ...]:
        return self._read(raw, (), country)

    def meant(self, raw: str, shown: Any, country: str) -> Any:
        if plain(raw) == plain(self.raw(shown)):
            return shown
        return self._read(raw, tuple(shown or ()), country)

    def _read(self, raw: str, held: tuple[str, ...], country: str) -> tuple[str, ...]:
        """The numbers that are named; those held already stay as they are, however odd."""
        as_held = {dialled(str(number)): number for number in held}
        pieces = filter(None, map(plain, re.split(r"[,;\n]", raw)))
        said = [as_held.get(dialled(piece)) or self._one(piece, country) for piece in pieces]
        numbers = self.spelled_as(held, {dialled(number): number for number in said}.values())
        if len(numbers) > self.limit:
            raise Invalid(f"Give at most {self.limit} numbers; these are {len(numbers)}.")
        return numbers

    def spelled_as(self, held: Any, numbers: Iterable[str]) -> tuple[str, ...]:
        """The numbers, those among the ones that are held spelled as they are there."""
        as_held = {dialled(str(number)): number for number in held} if isinstance(held, list | tuple) else {}
        return tuple(as_held.get(dialled(number), number) for number in numbers)

    def _one(self, piece: str, country: str) -> str:
        try:
            return Phone(key=self.key, label=self.label, extension=self.extension).parse(piece, country)
        except Invalid as problem:
            raise Invalid(f"“{piece[:40]}”: {problem}") from None

    def text(self, value: Any) -> str:
        return ", ".join(spoken_number(str(number)) for number in value) if value else NOTHING

    def raw(self, value: Any) -> str:
        return ", ".join(dialled(str(number)) for number in value or ())

    def same(self, one: Any, other: Any) -> bool:
        return [dialled(str(number)) for number in one or ()] == [
            dialled(str(number)) for number in other or ()
        ]

    def dump(self, value: Any) -> Any:
        return list(value or ())

    def load(self, stored: Any) -> tuple[str, ...]:
        return tuple(stored or ())


def spoken_number(number: str) -> str:
    """A number grouped for reading: `+33170001234` is `+33 1 70 00 12 34`; anything else stays as it is."""
    whole = dialled(number)
    if not whole.startswith("+"):
        return number
    try:
        return phonenumbers.format_number(phonenumbers.parse(whole), PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return number


def _read(said: str, country: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(said, country or None)
    except phonenumbers.NumberParseException:
        return None


def _fits(number: PhoneNumber, *also: int) -> bool:
    """Whether it is as long as numbers of its country are."""
    found = phonenumbers.is_possible_number_with_reason(number)
    return found in (ValidationResult.IS_POSSIBLE, *also)


def _e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _unsure(digits: str, number: str) -> Final:
    return Final(f"{digits} can be internal or a phone number: type x{digits}, or {number}.")
