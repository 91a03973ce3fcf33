"""The names of those whom numbers reach, said behind the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.catalogue import family_of
from bot.catalogue.model.shape import Shape, Values
from bot.changes.reach import reached
from bot.commands.context import Context
from bot.commands.views.destinations import SOURCES
from bot.events import Difference, Workspace
from cards.fields import Phone, spoken_number
from cards.text import shorten

MAX_NAME_CHARS = 60
"""Characters of a name that a sentence repeats."""


def names_of(context: Context, shape: Shape, values: Values | None, near: Workspace) -> dict[str, str]:
    """Who has the numbers to which these values send calls, by the number as it is said; nobody whom this
    person may not know of."""
    fields = (one for one in shape.fields if isinstance(one, Phone) and one.source in SOURCES)
    numbers = {str(number) for one in fields if (number := (values or {}).get(one.key))}
    found = {number: reached(context.services.directory, number, near) for number in numbers}
    return {
        spoken_number(number): name
        for number, who in found.items()
        if who is not None and (name := shorten(who.name_for(context.rights.places), MAX_NAME_CHARS))
    }


def with_names(sentence: str, names: Mapping[str, str], workspace: str) -> str:
    """The sentence with who has each number behind it; the workspace's own name may be a number."""
    head, own, tail = sentence.partition(workspace)
    for number, name in names.items():
        said = f"{number} ({name})".replace("\\", "\\\\")
        tail = re.sub(rf"(?<![\w+]){re.escape(number)}(?!\w)", said, tail)
    return head + own + tail


def named(differences: Sequence[Difference], names: Mapping[str, str]) -> Iterable[Difference]:
    """The differences with who has a number behind it."""
    for one in differences:
        name = names.get(one.after)
        yield replace(one, after=f"{one.after} ({name})") if name else one


def sentences_with_names(
    context: Context,
    sentences: Sequence[str],
    documents: Mapping[str, Mapping[str, Any]],
    workspace: Workspace,
) -> list[str]:
    """What these settings come to, with who has each number; nobody is looked for whom no sentence names."""
    numbers: dict[str, str] = {}
    for key, document in documents.items():
        family = family_of(key)
        if any(isinstance(one, Phone) and one.source in SOURCES for one in family.fields):
            values = family.values(document)
            told = {
                name: value
                for name, value in values.items()
                if isinstance(value, str) and value and any(spoken_number(value) in one for one in sentences)
            }
            numbers |= names_of(context, family, told, workspace)
    return [with_names(one, numbers, shorten(workspace.name, MAX_NAME_CHARS)) for one in sentences]
