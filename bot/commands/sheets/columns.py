"""The columns of a file of settings, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.changes.risk import NOT_CALLED, OWN_SOURCES
from cards.fields import Field, Invalid, People, Phone, Phones, Reference

ID = "id"
NAME, LOCATION, EXTENSION = "workspace", "location", "extension"
ABOUT_WORKSPACE = (ID, NAME, LOCATION)
"""The first columns; when the file comes back, only the id counts where there is one."""
TELLS_WORKSPACE = (ID, NAME, EXTENSION)
"""The columns that can tell which workspace a row is about, the surest first."""


@dataclass(frozen=True)
class Column:
    """A field of a setting; `name` is its header."""

    family: Family
    field: Field

    @property
    def name(self) -> str:
        """The header: `dnd: Do not disturb`."""
        return f"{self.family.key}: {self.field.label}"

    def cell(self, value: Any, country: str) -> str:
        """A value as it can be read back; empty for none."""
        if value is None or value == "":
            return ""
        text = self.field.text(value)
        try:
            is_same = self.field.same(self.field.parse(text, country), value)
        except Invalid:
            is_same = False
        return text if is_same else str(self.field.raw(value))


@dataclass(frozen=True)
class ListColumn:
    """A list of a setting, only to look at; `name` is its header."""

    family: Family
    items: ItemList

    @property
    def name(self) -> str:
        """The header: `reject: rules (only to look at)`."""
        return f"{self.family.key}: {self.items.plural} (only to look at)"

    def cell(self, document: Mapping[str, Any]) -> str:
        """What the items are called."""
        return "; ".join(sorted(self.items.row_title(row) for row in self.items.rows(document)))


def lists_of(families: Iterable[Family]) -> list[ListColumn]:
    """A column for each list of these settings."""
    return [ListColumn(family, items) for family in families for items in family.lists]


def not_in_cells(families: Iterable[Family], columns: Iterable[Column]) -> list[str]:
    """The fields of these settings that have no column."""
    held = {(one.family.key, one.field.key) for one in columns}
    return [
        f"{family.title}: {field.label}"
        for family in families
        for field in family.fields
        if (family.key, field.key) not in held
    ]


def columns_of(families: Iterable[Family]) -> list[Column]:
    """A column for each field of these settings that a cell can hold: no secrets, no lists, and no number of
    one workspace alone."""
    found = [Column(family, field) for family in families for field in family.fields if _fits(field)]
    names = [one.name for one in found]
    return [one for one in found if names.count(one.name) == 1]


def _fits(field: Field) -> bool:
    is_own = isinstance(field, Phone) and (field.source in OWN_SOURCES or field.key in NOT_CALLED)
    return not (field.secret or isinstance(field, People | Phones | Reference) or is_own)


LIST_COLUMNS = frozenset(one.name for one in lists_of(FAMILIES))
"""The headers of the columns that are only to look at."""
COLUMNS: Mapping[str, Column] = {one.name: one for one in columns_of(FAMILIES)}
"""Every column there is, by its header."""
