"""What stands on the lists inside a setting, in a row each: how many, and the first names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from cards.fields import People, Phones
from cards.status import Row

FEW = 5
"""Names at a glance."""
MOST = 10
"""Names on the card of the setting itself."""


def things_rows(family: Family, document: Mapping[str, Any], *, private: bool) -> list[Row]:
    """A row for each list in the setting's document; names of what is secret are only said privately."""
    return [
        Row(one.plural.capitalize(), _said(_names(one, document, private), one, document))
        for one in family.lists
    ]


def list_rows(family: Family, document: Mapping[str, Any], values: Values, *, private: bool) -> list[Row]:
    """A row for each list that is not empty, be it of things or a field: `2 (names)`."""
    found = [
        Row(one.plural.capitalize(), _counted(len(rows), _names(one, document, private)))
        for one in family.lists
        if (rows := one.all_rows(document))
    ]
    for one in family.fields:
        held = values.get(one.key)
        if isinstance(one, People | Phones) and held:
            found.append(Row(one.label, _counted(len(held), [one.text((entry,)) for entry in held])))
    return found


def _names(items: ItemList, document: Mapping[str, Any], private: bool) -> list[str]:
    return [] if items.secret and not private else [items.row_title(row) for row in items.all_rows(document)]


def _said(names: Sequence[str], items: ItemList, document: Mapping[str, Any]) -> str:
    count = len(items.all_rows(document))
    return _counted(count, names, MOST) if count else "None"


def _counted(count: int, names: Sequence[str], most: int = FEW) -> str:
    if not names:
        return str(count)
    more = f"; … and {len(names) - most} more" if len(names) > most else ""
    return f"{count} ({'; '.join(names[:most])}{more})"
