"""The kinds of value a setting can have: how each is labelled, read from a person, compared and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import phonenumbers

from cards.text import plain

ON = frozenset({"on", "yes", "true", "enable", "enabled", "1"})
OFF = frozenset({"off", "no", "false", "disable", "disabled", "0"})
NOTHING = "—"


class Invalid(ValueError):
    """The value cannot be taken; the message is the sentence for the person."""


@dataclass(frozen=True)
class Ref:
    """A person, workspace or line on a list; the same when the id is the same."""

    id: str
    name: str
    detail: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value of a setting.

    `key` is the dotted path in the document Webex gives. `words` are short names for typed commands; the
    label is always one of them. A `secret` is typed on a private form only and never shown or kept.
    `needed_when` names a toggle's key: while that is on, this may not be empty.
    """

    key: str
    label: str
    help: str = ""
    words: tuple[str, ...] = ()
    needed_when: str = ""
    secret: bool = False
    error: ClassVar[str] = "This value cannot be used."

    @property
    def input_id(self) -> str:
        """The id of the field's input on a card; never the name of anything else a button sends."""
        return "f-" + self.key.replace(".", "-")

    def parse(self, raw: str, country: str) -> Any:
        """The value that `raw` means, read as in `country` (ISO 3166 alpha-2, may be empty).

        Raises Invalid with a sentence for the person.
        """
        raise NotImplementedError

    def meant(self, raw: str, shown: Any, country: str) -> Any:
        """The value that `raw` means where the input showed `shown`.

        What was left as it was means `shown` itself: never reformatted, and never refused for being odd.
        Raises Invalid as `parse` does.
        """
        return shown if plain(raw) == plain(self.raw(shown)) else self.parse(raw, country)

    def text(self, value: Any) -> str:
        """The value in words, as status cards, differences and notices show it."""
        return str(value) if value not in (None, "") else NOTHING

    def raw(self, value: Any) -> str:
        """The value as an input on a card holds it: what `parse` reads back."""
        return "" if value is None else str(value)

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values mean the same to Webex: nothing and the empty text do."""
        return (one or "") == (other or "")

    def dump(self, value: Any) -> Any:
        """The value as JSON, for the store; `load` reads it back."""
        return value

    def load(self, stored: Any) -> Any:
        """The value that `dump` wrote."""
        return stored


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

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Free text up to a length."""

    maximum: int

    def parse(self, raw: str, country: str) -> str:
        said = raw.strip()
        if len(said) > self.maximum:
            raise Invalid(f"Use at most {self.maximum} characters.")
        if not said.isprintable():
            raise Invalid("Use one line of ordinary characters.")
        return said


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A phone number in E.164, or where `extension` allows it an internal number."""

    extension: bool = True
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
class People(Field):
    """A list of people, workspaces and virtual lines, named by the person and held by id."""

    limit: int = 50

    def parse(self, raw: str, country: str) -> Any:
        raise Invalid("Add or remove by name, for example: add Ana Roux.")

    def text(self, value: Any) -> str:
        return ", ".join(ref.name for ref in value) if value else "Nobody"

    def same(self, one: Any, other: Any) -> bool:
        return frozenset(one or ()) == frozenset(other or ())

    def dump(self, value: Any) -> Any:
        return [[ref.id, ref.name, ref.detail] for ref in value or ()]

    def load(self, stored: Any) -> tuple[Ref, ...]:
        return tuple(Ref(*row) for row in stored or ())


@dataclass(frozen=True)
class Section:
    """Fields that stand together on a form and on a status card, under a title that may be empty."""

    title: str
    fields: tuple[Field, ...]


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


def named(fields: Sequence[Field], key: str) -> Field:
    """The field with this key; raises KeyError."""
    for field in fields:
        if field.key == key:
            return field
    raise KeyError(key)
