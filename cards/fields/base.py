"""What every kind of field has, and how it is asked for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar

from cards.text import plain

ON = frozenset({"on", "yes", "true", "enable", "enabled", "1"})
OFF = frozenset({"off", "no", "false", "disable", "disabled", "0"})
NOTHING = "—"


BACKWARDS = "\N{RIGHT-TO-LEFT OVERRIDE}"
"""Not seen itself, but what follows is shown from the end: it looks like another text."""


def visible(text: str) -> str:
    """A text as it looks: its letters composed, on one line, without what cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    seen = (mark for mark in composed if unicodedata.category(mark) != "Cf" or mark == BACKWARDS)
    return " ".join("".join(seen).split())


class Invalid(ValueError):
    """The value cannot be taken; the message is the sentence for the person."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value of a setting.

    `key` is the dotted path in the document Webex gives. `words` are short names for typed commands; the
    label is always one of them. A `secret` is typed on a private form only and never shown or kept.
    `needed_when` names a toggle's key: while that is on, this may not be empty. `source` names the look-up
    that finds what can be chosen by a part of its name.
    """

    key: str
    label: str
    help: str = ""
    words: tuple[str, ...] = ()
    needed_when: str = ""
    source: str = ""
    secret: bool = False
    error: ClassVar[str] = "This value cannot be used."
    hidden_as: ClassVar[str] = "(hidden)"
    """What is said in the place of a secret."""

    @property
    def input_id(self) -> str:
        """The id of the field's input on a card; never the name of anything else a button sends."""
        return "f-" + self.key.replace(".", "-")

    @property
    def advice(self) -> str:
        """What stands below the input on a form: the help, and how to look up what fits."""
        return self.help

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

    def apart(self, one: Any, other: Any) -> tuple[str, str] | None:
        """Two values in words, as a difference shows them; None where nobody could tell them apart."""
        said = self.text(one), self.text(other)
        return None if visible(said[0]) == visible(said[1]) else said

    def dump(self, value: Any) -> Any:
        """The value as JSON, for the store; `load` reads it back."""
        return value

    def load(self, stored: Any) -> Any:
        """The value that `dump` wrote."""
        return stored


@dataclass(frozen=True)
class Section:
    """Fields that stand together on a form and on a status card, under a title that may be empty."""

    title: str
    fields: tuple[Field, ...]
