"""Fields that hold phone numbers, read with `phonenumbers` as in the country of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import phonenumbers

from cards.fields.base import NOTHING, Field, Invalid


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A phone number in E.164, or where `extension` allows it an internal number.

    `source` names the look-up that knows which numbers fit.
    """

    extension: bool = True
    source: str = ""
    error: ClassVar[str] = "Give a full number such as +33 1 70 00 12 34."

    def parse(self, raw: str, country: str) -> str:
        said = raw.strip()
        if not said:
            return ""
        short = said[1:].strip() if said[:1].lower() == "x" else said
        if short.isascii() and short.isdigit() and len(short) <= 10 and (said != short or len(short) <= 6):
            if not self.extension:
                raise Invalid("An extension cannot be used here. " + self.error)
            if len(short) < 2:
                raise Invalid("An extension has at least 2 digits.")
            return short
        return self._full(said, country)

    def _full(self, said: str, country: str) -> str:
        if any(letter.isalpha() for letter in said):
            raise Invalid("A phone number has no letters. " + self.hint)
        try:
            number = phonenumbers.parse(said, country or None)
        except phonenumbers.NumberParseException:
            raise Invalid(self.hint) from None
        if not phonenumbers.is_possible_number(number) or number.extension:
            raise Invalid(self.hint)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    @property
    def hint(self) -> str:
        """The sentence that says what is allowed."""
        return self.error + (" An extension such as 4321 works too." if self.extension else "")

    def text(self, value: Any) -> str:
        return spoken_number(value) if value else NOTHING


@dataclass(frozen=True, kw_only=True)
class Phones(Field):
    """A few phone numbers, in their order."""

    limit: int
    extension: bool = True

    def parse(self, raw: str, country: str) -> tuple[str, ...]:
        one = Phone(key=self.key, label=self.label, extension=self.extension)
        pieces = raw.replace(";", ",").replace("\n", ",").split(",")
        numbers = tuple(dict.fromkeys(filter(None, (one.parse(piece, country) for piece in pieces))))
        if len(numbers) > self.limit:
            raise Invalid(f"Give at most {self.limit} numbers.")
        return numbers

    def text(self, value: Any) -> str:
        return ", ".join(spoken_number(number) for number in value) if value else NOTHING

    def raw(self, value: Any) -> str:
        return ", ".join(value or ())

    def same(self, one: Any, other: Any) -> bool:
        return tuple(one or ()) == tuple(other or ())

    def dump(self, value: Any) -> Any:
        return list(value or ())

    def load(self, stored: Any) -> tuple[str, ...]:
        return tuple(stored or ())


def spoken_number(number: str) -> str:
    """A number grouped for reading: `+33170001234` is `+33 1 70 00 12 34`; anything else stays as it is."""
    if not number.startswith("+"):
        return number
    try:
        return phonenumbers.format_number(
            phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        )
    except phonenumbers.NumberParseException:
        return number
