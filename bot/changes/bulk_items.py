"""Several items on a list at once: the whole list emptied, or some of them removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Shape, Values, untitled
from bot.catalogue.model.write import Write
from bot.changes.item_target import lost_fields
from bot.changes.target import Snapshot, TargetDefaults
from bot.ports.webex import SettingsReader
from cards.fields import NOTHING, Field

MAX_NAMES = 10
"""So many items are named in a sentence; of more the number is said, so that it can still be read."""


@dataclass(frozen=True)
class RemovedItem:
    """An item as it was: its id, what it was called, its values as dumped, without secrets."""

    item_id: str
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ItemSet(Field):
    """Items on a list, as one value."""

    def text(self, value: Any) -> str:
        names = [one.name for one in value or ()]
        if not names:
            return NOTHING
        more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
        return f"{len(names)}: {', '.join(names[:MAX_NAMES])}{more}"

    def same(self, one: Any, other: Any) -> bool:
        return {item.item_id for item in one or ()} == {item.item_id for item in other or ()}

    def dump(self, value: Any) -> Any:
        return [[one.item_id, one.name, dict(one.values)] for one in value or ()]

    def load(self, stored: Any) -> tuple[RemovedItem, ...]:
        return tuple(RemovedItem(*row) for row in stored or ())


@dataclass(frozen=True)
class BulkItemsTarget(TargetDefaults):
    """Items on a list that are removed together: those with the ids in `chosen`, or all where it is None."""

    family: Family
    items: ItemList
    chosen: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """The key of the one field, whose value are the items concerned that are on the list."""
        return self.items.rows_path

    @cached_property
    def shape(self) -> Shape:
        label = self.items.plural.capitalize()
        return Shape(sections=untitled(ItemSet(key=self.key, label=label)))

    @property
    def list(self) -> str:
        return self.items.title

    @property
    def item_id(self) -> str:
        return " ".join(self.chosen or ())

    @property
    def action(self) -> str:
        return "clear" if self.chosen is None else "remove_some"

    @property
    def title(self) -> str:
        return self.items.plural.capitalize()

    def read(self, reader: SettingsReader, workspace_id: str) -> Snapshot:
        document = reader.read(self.family.path, workspace_id)
        items = self.on_list(document.body)
        return Snapshot({self.key: items}, document.body, document.body, document.tracking_id)

    def on_list(self, document: Mapping[str, Any]) -> tuple[RemovedItem, ...]:
        """The items concerned that are on the list in `document`."""
        return tuple(
            RemovedItem(
                self.items.identity(row), self.items.row_title(row), self.items.dump(self.items.values(row))
            )
            for row in self.items.rows(document)
            if self.chosen is None or self.items.identity(row) in self.chosen
        )

    def write(self, before: Snapshot, changes: Values | None) -> Write:
        write = (
            self.items.clear(before.document)
            if self.chosen is None
            else self.items.remove_some(before.document, self.chosen)
        )
        if write is None:
            raise ValueError(f"{self.items.plural} are removed one by one.")
        return write

    def unrecoverable(self, changes: Values | None) -> tuple[Field, ...]:
        return lost_fields(self.items)
