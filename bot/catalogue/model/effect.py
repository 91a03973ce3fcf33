"""What somebody tells a setting to do in their own words, in a full sentence and in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

STEM = 6
"""So many letters tell a word well enough."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Effect:
    """An effect of a setting: “while it is on a call, simultaneous ring must not ring the other phones”.

    `parts` have to be told, all of them and in any order; what they match holds no order up and denies
    nothing, and so does what `also` may be told. `cues` are groups of words, of which one each has to be
    there, by their first letters: a cheap look before the patterns are tried. `ways` are words with the
    fields that they mean, as a command has them, the first that fits; in them {on} is “off” beside a denial,
    {number} the one number that is told, {rings} and {name} the count and the name. `never` are words with
    which it is another effect.
    """

    family: str
    cues: Sequence[frozenset[str]]
    parts: Sequence[re.Pattern[str]]
    ways: Sequence[tuple[re.Pattern[str], str]]
    never: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None

    def may_be(self, stems: frozenset[str], *, has_number: bool) -> bool:
        """Whether a text with these words, and with a number or not, may tell it."""
        if any(group.isdisjoint(stems) for group in self.cues):
            return False
        return has_number or not self.needs_number

    @cached_property
    def needs_number(self) -> bool:
        """Whether a number has to be told with it."""
        return any("{number}" in fields for _, fields in self.ways)


def word_stems(text: str) -> frozenset[str]:
    """The first letters of every word of a text."""
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()))


def effect(
    family: str,
    cues: str,
    parts: Sequence[str],
    ways: Sequence[tuple[str, str]],
    never: str = "",
    also: str = "",
) -> Effect:
    """An effect, with its words as patterns."""
    return Effect(
        family,
        [frozenset(group.split()) for group in cues.split(",")],
        [_words(part) for part in parts],
        [(_words(said), fields) for said, fields in ways],
        _words(never) if never else None,
        _words(also) if also else None,
    )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
