"""Fields that hold phone numbers, read as in the country of a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import phonenumbers
from phonenumbers import PhoneNumber, ValidationResult

from cards import render
from cards.fields.base import Field, Final, Invalid
from cards.fields.phone_numbers import (
    dialled,
    e164,
    has_possible_length,
    parsed,
    spoken_number,
    without_scheme,
)
from cards.text import NOTHING, RIGHT_TO_LEFT_OVERRIDE, plain, visible

EXAMPLE = "+33 1 99 00 12 34"
"""Nobody's: France keeps 01 99 00 for fiction."""
MAX_SURE_EXTENSION_DIGITS = 6
"""Bare digits up to so many are an extension, or one behind a routing prefix, if they are no phone number."""
MAX_BARE_INTERNAL_DIGITS = 8
"""Bare digits up to so many can be internal; more are a phone number, or have an x in front."""
MAX_INTERNAL_DIGITS = 10
EMERGENCY_NUMBERS = frozenset({"911", "112", "999"})
"""Those that reach emergency services in many countries; others are known by country."""
MAX_NUMBER_CHARS = 40
"""Characters of one number in an input."""
_MARKED = re.compile(r"(?:x|ext\.?|extension|esn)\s*(?P<digits>[0-9]+)", re.IGNORECASE | re.ASCII)
# `phonenumbers` would read over these: what is meant is a feature code or an address, not a number.
_NEVER_IN_NUMBERS = frozenset("*#,;:@=&?" + RIGHT_TO_LEFT_OVERRIDE)


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A phone number in E.164, or where `extension` allows it an internal number.

    An internal number is an extension, alone or behind the routing prefix of its location.
    """

    extension: bool = True
    error: ClassVar[str] = f"Give a full number such as {EXAMPLE}."

    @property
    def takes(self) -> str:
        return "A phone number, an extension or none" if self.extension else "A full phone number or none"

    samples: ClassVar[tuple[Any, ...]] = ("+33170009999", "+33170009998")
    examples: ClassVar[tuple[str, ...]] = (EXAMPLE,)
    may_be_empty: ClassVar[bool] = True

    def parse(self, raw: str, country: str) -> str:
        said = without_scheme(visible(raw))
        if not said:
            return ""
        if marked := _MARKED.fullmatch(said):
            return self._internal(marked["digits"])
        if is_emergency(said, country):
            raise Final(f"{said} is an emergency number; no call is sent there. An extension is x{said}.")
        if said.isascii() and said.isdigit() and len(said) <= MAX_BARE_INTERNAL_DIGITS:
            return self._bare(said, country)
        return e164(self._full(said, country))

    def _internal(self, digits: str) -> str:
        if not self.extension:
            raise Invalid("An extension cannot be used here. " + self.error)
        if len(digits) < 2:
            raise Final("An extension has at least 2 digits.")
        if len(digits) > MAX_INTERNAL_DIGITS:
            raise Final(f"An extension has at most {MAX_INTERNAL_DIGITS} digits.")
        return digits

    def _bare(self, digits: str, country: str) -> str:
        """Digits alone, so few that they can be internal: never a guess where they can be both."""
        number = parsed(digits, country)
        if number and phonenumbers.is_valid_number(number):
            if not self.extension:
                return e164(number)
            raise _unsure(digits, spoken_number(e164(number)))
        if len(digits) <= MAX_SURE_EXTENSION_DIGITS:
            return self._internal(digits)
        if not self.extension:
            return e164(self._full(digits, country))
        if digits.startswith("0"):
            raise Invalid(self.hint)
        if number is None or has_possible_length(number, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
            raise _unsure(digits, "the whole phone number with + in front")
        return self._internal(digits)

    def _full(self, said: str, country: str) -> PhoneNumber:
        if any(letter.isalpha() for letter in said):
            raise Invalid("A phone number has no letters. " + self.hint)
        number = None if _NEVER_IN_NUMBERS & set(said) else parsed(said, country)
        if number is None or not has_possible_length(number):
            # Two zeros mean + in most of the world; elsewhere no number begins so.
            number = parsed("+" + said[2:], "") if said.startswith("00") else None
        if number is None or not has_possible_length(number) or number.extension:
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
        return f"{self.help} A name, or ? for a list.".strip()

    def text(self, value: Any) -> str:
        return spoken_number(str(value)) if value else NOTHING

    def raw(self, value: Any) -> str:
        return dialled(str(value)) if value else ""

    def same(self, one: Any, other: Any) -> bool:
        return dialled(str(one or "")) == dialled(str(other or ""))

    def identity(self, held: str) -> str:
        return dialled(held)

    def one_input(self, raw: str, value: Any) -> render.Part:
        if self.source:
            # A name can be typed too.
            return self.text_input(raw, self.max_input_chars)
        return self.text_input(raw, MAX_NUMBER_CHARS, style="tel")

    @property
    def placeholder(self) -> str:
        number = EXAMPLE + (" or 4321" if self.extension else "")
        return f"{number}, or a name" if self.source else number


@dataclass(frozen=True, kw_only=True)
class Phones(Field):
    """A few phone numbers, in their order."""

    limit: int
    extension: bool = True
    error: ClassVar[str] = f"Give numbers with commas between, such as {EXAMPLE}, 4321."

    @property
    def takes(self) -> str:
        return f"Up to {self.limit} phone numbers, with commas between"

    @property
    def samples(self) -> tuple[Any, ...]:
        return (("+33170009999", "4402" if self.extension else "+33170009998"), ("+33170009998",))

    examples: ClassVar[tuple[str, ...]] = (EXAMPLE,)
    may_be_empty: ClassVar[bool] = True

    @property
    def placeholder(self) -> str:
        return f"{EXAMPLE}, 4321, …" if self.extension else f"{EXAMPLE}, …"

    @property
    def max_input_chars(self) -> int:
        """So many that a long list comes back whole."""
        return max(super().max_input_chars, self.limit * MAX_NUMBER_CHARS)

    def parse(self, raw: str, country: str) -> tuple[str, ...]:
        return self._numbers(raw, (), country)

    def meant(self, raw: str, shown: Any, country: str) -> Any:
        if plain(raw) == plain(self.raw(shown)):
            return shown
        return self._numbers(raw, tuple(shown or ()), country)

    def _numbers(self, raw: str, held: tuple[str, ...], country: str) -> tuple[str, ...]:
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

    def write(self, value: Any, held: Any) -> list[str]:
        return list(self.spelled_as(held, value or ()))

    def dump(self, value: Any) -> Any:
        return list(value or ())

    def load(self, stored: Any) -> tuple[str, ...]:
        return tuple(stored or ())


def is_emergency(number: str, country: str) -> bool:
    """Whether a number, as it is dialled in a country, reaches emergency services."""
    return number in EMERGENCY_NUMBERS or phonenumbers.is_emergency_number(number, country or "US")


def _unsure(digits: str, number: str) -> Final:
    return Final(f"{digits} can be internal or a phone number: type x{digits}, or {number}.")
