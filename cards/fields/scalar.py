"""Fields that hold one plain value: on or off, one of a few, a number, a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from cards.fields.base import NOTHING, OFF, ON, Field, Invalid


@dataclass(frozen=True, kw_only=True)
class Toggle(Field):
    """On or off."""

    error: ClassVar[str] = "Say on or off."

    def parse(self, raw: str, country: str) -> bool:
        word = raw.strip().lower()
        if word in ON:
            return True
        if word in OFF:
            return False
        raise Invalid(self.error)

    def text(self, value: Any) -> str:
        return NOTHING if value is None else "On" if value else "Off"

    def raw(self, value: Any) -> str:
        return "true" if value else "false"

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other)


@dataclass(frozen=True)
class Option:
    """One of the values of a choice: what Webex calls it and what people do."""

    value: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few; a value Webex invented since is kept and shown as it is."""

    options: tuple[Option, ...]
    error: ClassVar[str] = "Choose one from the list."

    def parse(self, raw: str, country: str) -> str:
        said = " ".join(raw.lower().replace("_", " ").replace("-", " ").split())
        for option in self.options:
            names = (option.value, option.label, *option.words)
            if said in {" ".join(name.lower().replace("_", " ").replace("-", " ").split()) for name in names}:
                return option.value
        raise Invalid("Choose one of: " + ", ".join(option.label for option in self.options) + ".")

    def text(self, value: Any) -> str:
        return next((option.label for option in self.options if option.value == value), super().text(value))


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number between two limits."""

    minimum: int
    maximum: int
    unit: str = ""

    def parse(self, raw: str, country: str) -> int:
        said = raw.strip()
        number = int(said) if said.isdecimal() and len(said) < 10 else self.minimum - 1
        if not self.minimum <= number <= self.maximum:
            raise Invalid(self.limits)
        return number

    @property
    def limits(self) -> str:
        """The sentence that says what is allowed."""
        return f"Give a whole number from {self.minimum} to {self.maximum}."

    def text(self, value: Any) -> str:
        return f"{value} {self.unit}".strip() if value is not None else NOTHING

    def raw(self, value: Any) -> str:
        # An input for numbers is empty for anything else.
        return str(value) if type(value) is int else ""

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Free text up to a length."""

    maximum: int
    minimum: int = 0
    forbidden: str = ""
    ascii_only: bool = False

    def parse(self, raw: str, country: str) -> str:
        said = raw.strip()
        if not self.minimum <= len(said) <= self.maximum:
            raise Invalid(self.limits)
        if not said.isprintable():
            raise Invalid("Use one line of ordinary characters.")
        if any(mark in self.forbidden for mark in said) or (self.ascii_only and not said.isascii()):
            raise Invalid(f"Use letters without accents, and none of {' '.join(self.forbidden)}.")
        return said

    @property
    def limits(self) -> str:
        """The sentence that says how long it may be."""
        least = f"{self.minimum} to " if self.minimum else "at most "
        return f"Use {least}{self.maximum} characters."


@dataclass(frozen=True, kw_only=True)
class Digits(Text):
    """Digits only, such as a code or a PIN."""

    def parse(self, raw: str, country: str) -> str:
        said = super().parse(raw, country)
        if said and not (said.isascii() and said.isdigit()):
            raise Invalid(f"Use digits only. {self.limits}")
        return said


_ADDED = re.compile(r"^(<|mailto:)+|[>;,.]+$", re.IGNORECASE)
"""What phones and mail clients add where an address is copied."""
_ADDRESS = re.compile(
    r"(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@((?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{2,63}(?<!-)",
    re.ASCII | re.IGNORECASE,
)
"""RFC 5322 3.4.1 without quotes, comments and IP addresses; letters beyond ASCII may look like others."""


@dataclass(frozen=True, kw_only=True)
class Email(Text):
    """An email address."""

    maximum: int = 254
    error: ClassVar[str] = "Give an email address such as lobby@example.com."

    def parse(self, raw: str, country: str) -> str:
        said = super().parse(raw, country)
        address = _ADDED.sub("", said)
        if said and not _ADDRESS.fullmatch(address):
            raise Invalid(self.error)
        return address
