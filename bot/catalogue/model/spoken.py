"""What people say in a sentence to have a setting changed, declared beside the setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

_CLOSING = {"(": ")", "[": "]"}
_MARKS = re.compile(r"[()\[\]|]|[^()\[\]|]+")

MAX_WORDINGS = 1_000_000
"""A pattern that is spelled out word by word has at most so many wordings: each takes time at the start."""

PLACE = "@"
"""Stands for the workspace in patterns of what is asked."""

SOMEBODY = "(someone|somebody|people|others|anyone|anybody|colleagues|another user)"
"""Whoever does something on the phone or to it, in patterns."""

RING_REMINDER = "[play] [short] (ring reminder|reminder ring|short ring|ring splash|splash ring)"
"""The short ring for a call that does not ring here, in patterns; three settings have it."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """Words that mean values of a setting without naming it: “forward”, “take out of service”, “record”.

    `says` are patterns as `wordings` takes them. `values`, by field key, is what they mean; `contrary` what
    they mean beside a word for off (“stop recording”), where that is not just the main toggle turned off;
    with an empty one the words only help, and are nothing to turn off: “to voicemail”.
    `needs` is the key of a field without which the order is not complete: forwarding needs a number.
    `beside_name` acts mean something only where the setting is named: “use the location's default”.
    `is_guess` is for words that may mean something else as well: the change is proposed, not made.
    `alone` acts mean nothing beside a field: “busy calls straight to voicemail” is not about all calls.
    `needs_name` acts count only where the setting is called by its name. `of_branch` is the last part of
    the key of the field that is meant instead of one named beside it: “toll-free calls may be transferred”.
    `off_beside` is the last part of the key of the switch that is turned off beside the field that is named:
    “international calls, but not transfer them”.
    `is_unclear` is for words that tell the setting and have no certain meaning beside on or off: “anonymous
    calls off” may reject them or stop that.
    """

    says: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    contrary: Mapping[str, Any] | None = None
    needs: str = ""
    beside_name: bool = False
    alone: bool = False
    needs_name: bool = False
    of_branch: str = ""
    off_beside: str = ""
    is_guess: bool = False
    is_unclear: bool = False

    @property
    def tells_setting(self) -> bool:
        """Whether the words alone tell which setting is meant; a verb without values only helps."""
        return self.is_unclear or (bool(self.values) and not self.beside_name)

    @property
    def only_helps_name(self) -> bool:
        """Whether the words mean nothing at all but beside the name of the setting."""
        return self.beside_name and not self.values


@dataclass(frozen=True, kw_only=True)
class ItemVerb:
    """Words that ask for a new item on a list, or with `removes` for one to go: “block +1 212 …”.

    `values`, by field key, are what they mean for the item. With `tells_list` they mean this list and nothing
    else, and need no number beside them. With `helps` they tell neither the list nor what to do.
    """

    says: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    removes: bool = False
    tells_list: bool = False
    helps: bool = False


def phrases(text: str) -> tuple[str, ...]:
    """The phrases in a text with | between them."""
    return tuple(phrase.strip() for phrase in text.split("|"))


Choices = tuple[tuple["str | Choices", ...], ...]
"""What a pattern stands for: one of these, each some words and further choices one behind the other."""


def wordings(pattern: str) -> tuple[str, ...]:
    """The phrases that a pattern stands for: `(block|reject) [all] anonymous (calls|callers)` has eight.

    Raises ValueError for a pattern of more than MAX_WORDINGS.
    """
    choices = choices_of(pattern)
    if _count(choices) > MAX_WORDINGS:
        raise ValueError(f"More than {MAX_WORDINGS} wordings; leave out commas and counts: {pattern}")
    return tuple(dict.fromkeys(" ".join(text.split()) for text in _texts(choices)))


def _count(choices: Choices) -> int:
    """How many texts the choices stand for, the same text told twice counted twice."""
    return sum(prod(1 if isinstance(part, str) else _count(part) for part in parts) for parts in choices)


def _texts(choices: Choices) -> Iterator[str]:
    for parts in choices:
        texts = [(part,) if isinstance(part, str) else tuple(_texts(part)) for part in parts]
        yield from map("".join, product(*texts))


def choices_of(pattern: str) -> Choices:
    """A pattern as choices: `(a|b) [c]` is one of “a” and “b”, and then “c” or nothing."""
    choices, _ = _read(_MARKS.findall(pattern), 0, "")
    return choices


def _read(marks: Sequence[str], at: int, close: str) -> tuple[Choices, int]:
    """The choices from `at` to the bracket that closes them, and where the rest begins."""
    found: list[tuple[str | Choices, ...]] = []
    parts: list[str | Choices] = []
    while at < len(marks) and marks[at] != close:
        mark = marks[at]
        at += 1
        if mark in _CLOSING:
            inner, at = _read(marks, at, _CLOSING[mark])
            parts.append((*inner, ()) if mark == "[" else inner)
        elif mark == "|":
            found.append(tuple(parts))
            parts = []
        else:
            parts.append(mark)
    return (*found, tuple(parts)), at + 1
