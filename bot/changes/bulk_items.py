"""Many things on a list at once: the whole list emptied, or several of them removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.catalogue import write_only_of
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.changes.target import ChangeTarget, ItemTarget, SettingTarget, Snapshot
from bot.changes.write_only import WriteOnlyTarget
from bot.ports import Calling
from cards.fields import Field, Section

NAMED = 10
"""So many things are called by their names; of more the number is said."""


@dataclass(frozen=True)
class RemovedItem:
    """A thing as it was: what told it apart, what it was called, its values as dumped without secrets."""

    item_id: str
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ItemSet(Field):
    """Things on a list, as one value."""

    def text(self, value: Any) -> str:
        names = [one.name for one in value or ()]
        if not names:
            return "none"
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return f"{len(names)}: {', '.join(names[:NAMED])}{more}"

    def same(self, one: Any, other: Any) -> bool:
        return {held.item_id for held in one or ()} == {held.item_id for held in other or ()}

    def dump(self, value: Any) -> Any:
        return [[one.item_id, one.name, dict(one.values)] for one in value or ()]

    def load(self, stored: Any) -> tuple[RemovedItem, ...]:
        return tuple(RemovedItem(*row) for row in stored or ())


@dataclass(frozen=True)
class BulkItemsTarget:
    """Things on a list that go together: those in `chosen`, or all of them."""

    family: Family
    items: ItemList
    chosen: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """The key of the one field: the things that are concerned."""
        return self.items.rows_path

    @cached_property
    def shape(self) -> Shape:
        label = self.items.plural.capitalize()
        return Shape(sections=(Section("", (ItemSet(key=self.key, label=label),)),))

    @property
    def list(self) -> str:
        return self.items.title

    @property
    def item_id(self) -> str:
        return " ".join(self.chosen or ())

    @property
    def action(self) -> str:
        return "clear" if self.chosen is None else "remove_some"

    def read(self, calling: Calling, workspace_id: str) -> Snapshot:
        document = calling.read(self.family.path, workspace_id)
        return Snapshot(
            {self.key: self.held(document.body)}, document.body, document.body, document.tracking_id
        )

    def held(self, document: Mapping[str, Any]) -> tuple[RemovedItem, ...]:
        """The things concerned that are on the list."""
        return tuple(
            RemovedItem(
                self.items.identity(row), self.items.row_title(row), self.items.dump(self.items.values(row))
            )
            for row in self.items.rows(document)
            if self.chosen is None or self.items.identity(row) in self.chosen
        )

    def with_name(self, held: Snapshot) -> BulkItemsTarget:
        return self

    def refusal(self, held: Snapshot, changes: Values) -> dict[str, str]:
        return {}

    def read_back(
        self, calling: Calling, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        return self.read(calling, workspace_id)

    def call(self, held: Snapshot, changes: Values | None) -> Write:
        call = (
            self.items.clear(held.document)
            if self.chosen is None
            else self.items.remove_some(held.document, self.chosen)
        )
        if call is None:
            raise ValueError(f"{self.items.plural} are removed one by one.")
        return call

    def label(self, one: Field) -> str:
        return one.label

    @property
    def title(self) -> str:
        return self.items.plural.capitalize()


def target_of(family: Family, list: str = "", item_id: str = "", action: str = "change") -> ChangeTarget:
    """What a form or an entry of the journal is about: the setting itself, one of its things, or many."""
    for items in family.lists:
        if items.title == list:
            if action in ("clear", "remove_some"):
                return BulkItemsTarget(family, items, None if action == "clear" else tuple(item_id.split()))
            return ItemTarget(family, items, item_id, is_removal=action == "remove")
    if unread := write_only_of(family, list):
        return WriteOnlyTarget(unread)
    return SettingTarget(family)
