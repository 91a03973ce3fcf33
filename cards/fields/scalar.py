"""Fields that hold one plain value: on or off, one of a few, a number, a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cards import render
from cards.fields.base import OFF, ON, Field, Invalid
from cards.fields.candidates import Entered
from cards.fields.references import Ref
from cards.text import NOTHING, Limits, card_text, plain, shorten

MAX_UNKNOWN_OPTION_CHARS = 60
"""Characters shown of an option that the bot does not know."""


@dataclass(frozen=True, kw_only=True)
class Toggle(Field):
    """On or off."""

    error: ClassVar[str] = "Say on or off."
    takes: ClassVar[str] = "On or off"
    samples: ClassVar[tuple[Any, ...]] = (True, False)
    examples: ClassVar[tuple[str, ...]] = ("on",)

    def parse(self, raw: str, country: str) -> bool:
        word = raw.strip().lower()
        if word in ON:
            return True
        if word in OFF:
            return False
        raise Invalid(self.error)

    def height(self, value: Any) -> int:
        return 1 + bool(self.advice)

    def word_count(self, words: Sequence[str]) -> int | None:
        return min(1, len(words))

    def is_surely(self, words: Sequence[str]) -> bool:
        # A digit alone may be something else than on or off.
        return bool(words) and words[0].lower() in ON | OFF and not words[0].isdigit()

    def text(self, value: Any) -> str:
        return NOTHING if value is None else "On" if value else "Off"

    def raw(self, value: Any) -> str:
        return "true" if value else "false"

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other)

    def inputs(
        self, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], limits: Limits
    ) -> list[render.Part]:
        is_on = typed.get(self.input_id, self.raw(value)) == "true"
        return [render.toggle_input(self.input_id, card_text(self.label), self.error, on=is_on)]

    def entered(self, inputs: Mapping[str, str]) -> Entered | None:
        return inputs.get(self.input_id)


@dataclass(frozen=True)
class Option:
    """One of the values of a choice: what Webex calls it and what people do, in commands and in sentences."""

    value: str
    label: str
    words: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few; a value Webex invented since is kept and shown as it is."""

    options: tuple[Option, ...]
    error: ClassVar[str] = "Choose one from the list."

    @property
    def takes(self) -> str:
        return " / ".join(option.label for option in self.options)

    @property
    def samples(self) -> tuple[Any, ...]:
        return tuple(option.value for option in self.options)

    @property
    def examples(self) -> tuple[str, ...]:
        return tuple(option.label.lower() for option in self.options)

    def parse(self, raw: str, country: str) -> str:
        said = _spaced(raw)
        for option in self.options:
            names = [_spaced(name) for name in (option.value, option.label, *option.words)]
            if said in names or said in (name.replace(" ", "") for name in names):
                return option.value
        raise Invalid("Choose one of: " + ", ".join(option.label for option in self.options) + ".")

    def word_count(self, words: Sequence[str]) -> int | None:
        """The most words that are one of the options."""
        return next((count for count in range(len(words), 0, -1) if self.is_surely(words[:count])), None)

    def is_surely(self, words: Sequence[str]) -> bool:
        try:
            self.parse(" ".join(words), "")
        except Invalid:
            return False
        return bool(words)

    def text(self, value: Any) -> str:
        return next((option.label for option in self.options if option.value == value), super().text(value))

    def inputs(
        self, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], limits: Limits
    ) -> list[render.Part]:
        held = plain(self.raw(value))
        chosen = plain(typed.get(self.input_id, held))
        choices = [(option.label, option.value) for option in self.options]
        # A value Webex invented since is offered as it is: what is not touched must not change.
        for unknown in dict.fromkeys((held, chosen)):
            if unknown and unknown not in {option.value for option in self.options}:
                choices.append((card_text(shorten(unknown, MAX_UNKNOWN_OPTION_CHARS)) or NOTHING, unknown))
        return [
            render.choice_input(
                self.input_id,
                self.label,
                self.error,
                choices,
                style="compact",
                value=chosen or None,
                placeholder="Not set",
            )
        ]

    def entered(self, inputs: Mapping[str, str]) -> Entered | None:
        return inputs.get(self.input_id)


def _spaced(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number between two limits."""

    minimum: int
    maximum: int
    unit: str = ""

    @property
    def takes(self) -> str:
        return f"{self.minimum} to {self.maximum} {self.unit}".strip()

    @property
    def samples(self) -> tuple[Any, ...]:
        return (self.minimum, self.maximum)

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

    def read(self, held: Any) -> Any:
        return int(held) if isinstance(held, str) and held.isdecimal() else held

    def rewrite(self, held: Any) -> Any:
        return self.read(held)

    def one_input(self, raw: str, value: Any) -> render.Part:
        """An input that may be empty, without `min` and `max`: with them one client changes the number to the
        nearest that is allowed, and clients send nothing, and say nothing, where a required input is folded.
        What was sent is checked anyway."""
        typed = int(raw) if raw.removeprefix("-").isdecimal() and len(raw) < 10 else None
        return render.number_input(
            self.input_id,
            self.label,
            self.limits,
            value=typed,
            placeholder=f"{self.minimum} to {self.maximum}",
        )


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Free text up to a length; `sample` is one where not any text will do."""

    maximum: int
    minimum: int = 0
    forbidden: str = ""
    ascii_only: bool = False
    sample: str = ""

    @property
    def takes(self) -> str:
        return f"Up to {self.maximum} characters"

    samples: ClassVar[tuple[Any, ...]] = ("Reception", "Back door")

    @property
    def examples(self) -> tuple[str, ...]:
        return (self.sample,) if self.sample else super().examples

    @property
    def may_be_empty(self) -> bool:
        return not self.minimum

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

    def one_input(self, raw: str, value: Any) -> render.Part:
        return self.text_input(raw, self.maximum, error=f"Use at most {self.maximum} characters.")


@dataclass(frozen=True, kw_only=True)
class Digits(Text):
    """Digits only, such as a code or a PIN."""

    @property
    def takes(self) -> str:
        return f"{self.minimum or 1} to {self.maximum} digits"

    samples: ClassVar[tuple[Any, ...]] = ("4321", "0042")

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
    takes: ClassVar[str] = "An email address or none"
    samples: ClassVar[tuple[Any, ...]] = ("lobby@example.com", "other@example.com")

    def parse(self, raw: str, country: str) -> str:
        said = super().parse(raw, country)
        address = _ADDED.sub("", said)
        if said and not _ADDRESS.fullmatch(address):
            raise Invalid(self.error)
        return address
