"""The names of those whom numbers reach, said behind the numbers wherever calls are sent there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from bot.catalogue import family_of
from bot.catalogue.model.shape import Shape
from bot.events import Difference
from cards.fields import Phone
from cards.text import shorten

SOURCES = ("forward", "intercept", "transfer")
"""Fields whose numbers are looked up among these are destinations of calls that have a name."""
MAX_NAME_CHARS = 60
"""Characters of a name that a sentence repeats."""


def destination_labels(shape: Shape) -> set[str]:
    """What the fields are called with numbers to which calls are sent."""
    return {one.label for one in shape.fields if isinstance(one, Phone) and one.source in SOURCES}


def numbers_in(shape: Shape, differences: Iterable[Difference]) -> Iterator[str]:
    """The numbers to which calls were sent before, and are after, as they are said."""
    labels = destination_labels(shape)
    for one in differences:
        if one.label in labels:
            yield from (text for text in (one.before, one.after) if any(map(str.isdigit, text)))


def shape_of(key: str) -> Shape:
    """The shape of a setting by its key; one without fields where it is not known any more."""
    try:
        return family_of(key)
    except KeyError:
        return Shape(sections=())


def names_by(numbers: Iterable[str], name_of: Callable[[str], str]) -> dict[str, str]:
    """The names that are known, by the numbers."""
    found = {number: shorten(name_of(number), MAX_NAME_CHARS) for number in dict.fromkeys(numbers)}
    return {number: name for number, name in found.items() if name}


def named_number(text: str, names: Mapping[str, str]) -> str:
    """A number with who has it behind it: `4404 (Huddle)`; any other text as it is."""
    return f"{text} ({name})" if (name := names.get(text)) else text


def named(differences: Iterable[Difference], names: Mapping[str, str]) -> Iterator[Difference]:
    """The differences with who has a number behind it."""
    for one in differences:
        yield replace(one, before=named_number(one.before, names), after=named_number(one.after, names))


def with_names(sentence: str, names: Mapping[str, str], workspace: str) -> str:
    """The sentence with who has each number behind it; the workspace's own name may be a number."""
    head, own, tail = sentence.partition(workspace)
    for number, name in names.items():
        said = f"{number} ({name})".replace("\\", "\\\\")
        tail = re.sub(rf"(?<![\w+]){re.escape(number)}(?!\w)", said, tail)
    return head + own + tail
