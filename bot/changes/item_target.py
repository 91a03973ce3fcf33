"""One item on a list inside a setting, to be added, changed or removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import Action, ItemList
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.changes.named_item import named_item, same_item
from bot.changes.target import ChangeTarget, Snapshot, is_made
from bot.errors import BotError, NotAvailable, NotFound
from bot.events import Difference
from bot.ports.webex import SettingsReader
from cards.fields import Field


class Full(BotError):
    """There is no room for another item on the list."""

    def __init__(self, items: ItemList, family: Family) -> None:
        super().__init__(
            f"{family.title} has {items.limit} {items.plural} already, and no room for more. "
            "Nothing was changed.",
            "Remove one first.",
        )


@dataclass(frozen=True)
class ItemTarget:
    """One item on a list; a new one where `item_id` is empty."""

    family: Family
    items: ItemList
    item_id: str = ""
    name: str = ""
    """What it is called, for the journal."""
    is_removal: bool = False
    said: str = ""
    """What tells it from the others where the workspaces are several, on each of which it has another id."""

    @property
    def shape(self) -> Shape:
        return self.items.changeable if self.action == "change" else self.items

    @property
    def list(self) -> str:
        return self.items.title

    @property
    def action(self) -> Action:
        if self.is_removal:
            return "remove"
        return "change" if self.item_id or self.said else "add"

    @property
    def title(self) -> str:
        if self.action == "add":
            return f"New {self.items.title}"
        title = self.items.title.capitalize()
        return f"{title} “{self.name}”" if self.name else title

    def label(self, field: Field) -> str:
        return f"{self.title}: {field.label}"

    def read(self, reader: SettingsReader, workspace_id: str) -> Snapshot:
        document = reader.read(self.family.path, workspace_id)
        if self.said:
            item_id = self._found(reader, workspace_id, document.body)
            return self._item(reader, workspace_id, document.body, item_id)
        if not self.item_id:
            nothing = {one.key: None for one in self.items.fields}
            return Snapshot(nothing, document.body, {}, document.tracking_id)
        return self._item(reader, workspace_id, document.body, self.item_id)

    def with_name(self, snapshot: Snapshot) -> ItemTarget:
        if self.action == "add" or not snapshot.row:
            return self
        item_id = snapshot.item_id or self.item_id
        return replace(self, item_id=item_id, name=self.items.row_title(snapshot.row))

    def same_as(
        self, reader: SettingsReader, workspace_id: str, document: Mapping[str, Any], values: Values
    ) -> str:
        """The id of an item on the list in `document` with the values of this new one; empty where there is
        none. Raises BotError."""
        return same_item(
            self.items,
            self.items.rows(document),
            values,
            lambda item_id: self._item(reader, workspace_id, document, item_id).values,
        )

    def problems(self, before: Snapshot, changes: Values) -> dict[str, str]:
        rows = self.items.rows(before.document)
        if not self.item_id and 0 < self.items.limit <= len(rows):
            raise Full(self.items, self.family)
        return self.items.duplicates(rows, self.item_id, changes)

    def write(self, before: Snapshot, changes: Values | None) -> Write:
        return self.items.make_write(self.action, self.item_id, before.document, before.row, changes or {})

    def read_back(
        self, reader: SettingsReader, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        document = reader.read(self.family.path, workspace_id).body
        keeps_id = self.item_id and self.items.id_key not in (changes or {})
        if changes is None or keeps_id or self.items.row(document, self.item_id):
            return self._item(reader, workspace_id, document, self.item_id, changes)
        # A new item, or one whose id is a field that was changed: its id was not on the list before.
        known = {self.items.identity(row) for row in self.items.rows(before.document)}
        after = Snapshot(None, document)
        for item_id in map(self.items.identity, self.items.rows(document)):
            if item_id not in known:
                after = self._item(reader, workspace_id, document, item_id, changes)
                if is_made(self, changes, after):
                    break
        return after

    def unrecoverable(self, changes: Values | None) -> tuple[Field, ...]:
        if self.action == "add":
            return ()
        return tuple(one for one in lost_fields(self.items) if changes is None or one.key in changes)

    def _found(self, reader: SettingsReader, workspace_id: str, document: Mapping[str, Any]) -> str:
        """The id by which it was known before where it still has that, else the one by which it is found."""
        if self.item_id and self.items.row(document, self.item_id):
            return self.item_id
        return named_item(
            self.items,
            self.items.rows(document),
            self.said,
            lambda item_id: self._item(reader, workspace_id, document, item_id).values,
        )

    def _item(
        self,
        reader: SettingsReader,
        workspace_id: str,
        document: Mapping[str, Any],
        item_id: str,
        written: Values | None = None,
    ) -> Snapshot:
        """One item of the list in `document`; what Webex never shows of it is taken from what was written."""
        row, tracking_id = self.items.row(document, item_id), ""
        if row is not None and self.items.detail_path:
            try:
                found = reader.read(
                    self.items.detail_path, workspace_id, {self.items.detail_parameter: item_id}
                )
            except (NotFound, NotAvailable):
                row = None
            else:
                row, tracking_id = found.body, found.tracking_id
        if row is None:
            return Snapshot(None, document)
        values = self.shape.values(row)
        not_shown = [key for key in self.items.write_only if values[key] is None]
        values |= {key: value for key, value in (written or {}).items() if key in not_shown}
        return Snapshot(values, document, row, tracking_id, item_id)


def added_in_words(target: ChangeTarget, differences: Sequence[Difference]) -> str:
    """What was added, or would be, on one line; nothing for any other change."""
    if not isinstance(target, ItemTarget) or target.action != "add" or not differences:
        return ""
    owner = differences[0].label.rpartition(": ")[0]
    told = [f"{one.label.removeprefix(f'{owner}: ')}: {one.after}" for one in differences]
    return f"{owner or f'New {target.items.title}'} · {'; '.join(told)}"


def lost_fields(items: ItemList) -> tuple[Field, ...]:
    """The fields of an item that are not known any more once it is removed."""
    return tuple(one for one in items.fields if one.secret or one.key in items.write_only)
