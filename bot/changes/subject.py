"""What can be changed: a setting as a whole, or one thing on a list inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.catalogue.family import Family
from bot.catalogue.items import Call, Items
from bot.catalogue.shape import Shape, Values
from bot.errors import NotAvailable, NotFound
from bot.ports import Calling
from cards.fields import Field

@dataclass(frozen=True)
class Held:
    """What Webex holds now: `values` of the subject, None when it is not there (any more)."""

    values: Values | None
    document: Mapping[str, Any] = field(default_factory=dict)
    row: Mapping[str, Any] = field(default_factory=dict)
    tracking_id: str = ""


class Subject(Protocol):
    """Something the door can read and write."""

    @property
    def family(self) -> Family:
        """The setting it belongs to."""

    @property
    def shape(self) -> Shape:
        """Its fields."""

    @property
    def things(self) -> str:
        """What the things on the list are called; empty for the setting itself."""

    @property
    def item(self) -> str:
        """Which thing on the list it is; empty for the setting itself and for a new thing."""

    def read(self, calling: Calling, workspace_id: str) -> Held:
        """What Webex holds now. Raises BotError when that cannot be told."""

    def read_back(self, calling: Calling, workspace_id: str, before: Held) -> Held:
        """What Webex holds after a write."""

    def call(self, held: Held, changes: Values | None) -> Call:
        """The write that makes the changes; None takes the thing away."""

    def label(self, one: Field) -> str:
        """What a field is called in the journal and in notices."""


@dataclass(frozen=True)
class Setting:
    """A setting as a whole: one document."""

    family: Family
    things: str = ""
    item: str = ""

    @property
    def shape(self) -> Shape:
        return self.family

    def read(self, calling: Calling, workspace_id: str) -> Held:
        document = calling.read(self.family.path, workspace_id)
        return Held(self.family.values(document.body), document.body, document.body, document.tracking_id)

    def read_back(self, calling: Calling, workspace_id: str, before: Held) -> Held:
        return self.read(calling, workspace_id)

    def call(self, held: Held, changes: Values | None) -> Call:
        body = self.family.body(held.document, changes or {})
        return Call("PUT", self.family.write_path or self.family.path, {}, body)

    def label(self, one: Field) -> str:
        return one.label


@dataclass(frozen=True)
class Thing:
    """One thing on a list inside a setting; a new one as long as `item` is empty."""

    family: Family
    items: Items
    item: str = ""
    name: str = ""
    """What it is called, for the journal."""

    @property
    def shape(self) -> Shape:
        return self.items

    @property
    def things(self) -> str:
        return self.items.title

    def read(self, calling: Calling, workspace_id: str) -> Held:
        document = calling.read(self.family.path, workspace_id)
        if not self.item:
            nothing = {one.key: None for one in self.items.fields}
            return Held(nothing, document.body, {}, document.tracking_id)
        return self._held(calling, workspace_id, document.body, self.item)

    def _held(self, calling: Calling, workspace_id: str, document: Mapping[str, Any], item: str) -> Held:
        row = self.items.row(document, item)
        if row is not None and self.items.detail_path:
            try:
                found = calling.read(
                    self.items.detail_path, workspace_id, {self.items.detail_parameter: item}
                )
            except (NotFound, NotAvailable):
                row = None
            else:
                return Held(self.items.values(found.body), document, found.body, found.tracking_id)
        return Held(self.items.values(row) if row is not None else None, document, row or {})

    def read_back(self, calling: Calling, workspace_id: str, before: Held) -> Held:
        document = calling.read(self.family.path, workspace_id).body
        item = self.item
        if not item:
            known = {self.items.identity(row) for row in self.items.rows(before.document)}
            new = [one for one in map(self.items.identity, self.items.rows(document)) if one not in known]
            item = new[-1] if new else ""
        return self._held(calling, workspace_id, document, item)

    def call(self, held: Held, changes: Values | None) -> Call:
        if changes is None:
            return self.items.call("remove", self.item, held.document, held.row, {})
        return self.items.call("change" if self.item else "add", self.item, held.document, held.row, changes)

    def label(self, one: Field) -> str:
        name = f" “{self.name}”" if self.name else ""
        return f"{self.items.title.capitalize()}{name}: {one.label}"


def subject_of(family: Family, things: str = "", item: str = "") -> Subject:
    """The setting itself, or one of its things: `things` is what they are called, `item` which one it is."""
    for items in family.items:
        if items.title == things:
            return Thing(family, items, item)
    return Setting(family)


def said(one: Field, value: Any) -> str:
    """A value in words for the journal, cards and notices; a secret never."""
    return one.hidden_as if one.secret and value not in (None, "") else one.text(value)
