"""The names of those whom numbers reach, as far as whoever asks may know of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.catalogue import family_of
from bot.catalogue.model.shape import Shape
from bot.changes.number_names import MAX_NAME_CHARS, SOURCES, names_by, numbers_in, with_names
from bot.changes.reach import reached
from bot.commands.context import Context
from bot.events import Difference, Workspace
from cards.fields import Phone, spoken_number
from cards.text import shorten


def names_of(
    context: Context, shape: Shape, differences: Iterable[Difference], near: Workspace
) -> dict[str, str]:
    """Who has the numbers to which calls were sent, and are then, by the number as it is said."""
    return _names(context, numbers_in(shape, differences), near)


def _names(context: Context, numbers: Iterable[str], near: Workspace) -> dict[str, str]:
    """Nobody is named whom this person may not know of."""

    def name_of(number: str) -> str:
        who = reached(context.services.directory, number, near)
        return who.name_for(context.rights.places) if who else ""

    return names_by(numbers, name_of)


def sentences_with_names(
    context: Context,
    sentences: Sequence[str],
    documents: Mapping[str, Mapping[str, Any]],
    workspace: Workspace,
) -> list[str]:
    """What these settings come to, with who has each number; nobody is looked for whom no sentence names."""
    numbers: dict[str, None] = {}
    for key, document in documents.items():
        family = family_of(key)
        fields = [one for one in family.fields if isinstance(one, Phone) and one.source in SOURCES]
        values = family.values(document) if fields else {}
        spoken = [spoken_number(value) for one in fields if isinstance(value := values[one.key], str)]
        numbers |= dict.fromkeys(one for one in spoken if one and any(one in said for said in sentences))
    names = _names(context, numbers, workspace)
    return [with_names(one, names, shorten(workspace.name, MAX_NAME_CHARS)) for one in sentences]
