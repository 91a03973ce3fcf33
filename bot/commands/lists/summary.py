"""The lists inside a setting, in a row each: how many items, and the first names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from cards.fields import People, Phones
from cards.status import Row

NAMES_AT_A_GLANCE = 5
NAMES_ON_SETTING = 10
"""Names on the card of the setting itself."""


def item_rows(family: Family, document: Mapping[str, Any], *, private: bool) -> list[Row]:
    """A row for each list in the setting's document; names of what is secret are only said privately."""
    return [
        Row(one.plural.capitalize(), _summary(_names(one, document, private), one, document))
        for one in family.lists
    ]


def list_rows(family: Family, document: Mapping[str, Any], values: Values, *, private: bool) -> list[Row]:
    """A row for each list that is not empty, be it of items or a field: `2 (names)`."""
    found = [
        Row(one.plural.capitalize(), _counted(len(rows), _names(one, document, private)))
        for one in family.lists
        if (rows := one.all_rows(document))
    ]
    for one in family.fields:
        entries = values.get(one.key)
        if isinstance(one, People | Phones) and entries:
            found.append(Row(one.label, _counted(len(entries), [one.text((entry,)) for entry in entries])))
    return found


def _names(items: ItemList, document: Mapping[str, Any], private: bool) -> list[str]:
    return [] if items.secret and not private else [items.row_title(row) for row in items.all_rows(document)]


def _summary(names: Sequence[str], items: ItemList, document: Mapping[str, Any]) -> str:
    count = len(items.all_rows(document))
    return _counted(count, names, NAMES_ON_SETTING) if count else "None"


def _counted(count: int, names: Sequence[str], most: int = NAMES_AT_A_GLANCE) -> str:
    if not names:
        return str(count)
    more = f"; … and {len(names) - most} more" if len(names) > most else ""
    return f"{count} ({'; '.join(names[:most])}{more})"
