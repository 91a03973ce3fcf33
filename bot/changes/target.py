"""What can be changed: a setting as a whole, or one thing on a list inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import Action, ItemList
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.write import Write
from bot.errors import BotError, NotAvailable, NotFound
from bot.events import Difference
from bot.ports import Calling
from cards.fields import Field


@dataclass(frozen=True)
class Snapshot:
    """What Webex holds now: `values` of the target, None when it is not there (any more)."""

    values: Values | None
    document: Mapping[str, Any] = field(default_factory=dict)
    row: Mapping[str, Any] = field(default_factory=dict)
    tracking_id: str = ""


class ChangeTarget(Protocol):
    """Something the door can read and write."""

    @property
    def family(self) -> Family:
        """The setting it belongs to."""

    @property
    def shape(self) -> Shape:
        """Its fields."""

    @property
    def list(self) -> str:
        """What the things on the list are called; empty for the setting itself."""

    @property
    def item_id(self) -> str:
        """Which of the things it is, several with blanks between; empty for a setting and a new thing."""

    @property
    def action(self) -> str:
        """What giving it values does: `change`, `add`, or for many at once `clear` or `remove_some`."""

    def read(self, calling: Calling, workspace_id: str) -> Snapshot:
        """What Webex holds now. Raises BotError when that cannot be told."""

    def with_name(self, held: Snapshot) -> ChangeTarget:
        """The same, with the name it has now."""

    def refusal(self, held: Snapshot, changes: Values) -> dict[str, str]:
        """What speaks against the changes in what stands beside it, by field key.

        Raises Full when there is no room for another thing.
        """

    def read_back(
        self, calling: Calling, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        """What Webex holds after a write."""

    def call(self, held: Snapshot, changes: Values | None) -> Write:
        """The write that makes the changes; None takes the thing away."""

    def label(self, one: Field) -> str:
        """What a field is called in the journal and in notices."""

    @property
    def title(self) -> str:
        """What it is called in the journal and in notices as a whole."""


@dataclass(frozen=True)
class SettingTarget:
    """A setting as a whole: one document."""

    family: Family
    list: str = ""
    item_id: str = ""
    action: str = "change"

    @property
    def shape(self) -> Shape:
        return self.family

    def read(self, calling: Calling, workspace_id: str) -> Snapshot:
        document = calling.read(self.family.path, workspace_id)
        return Snapshot(self.family.values(document.body), document.body, document.body, document.tracking_id)

    def with_name(self, held: Snapshot) -> SettingTarget:
        return self

    def refusal(self, held: Snapshot, changes: Values) -> dict[str, str]:
        return {}

    def read_back(
        self, calling: Calling, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        return self.read(calling, workspace_id)

    def call(self, held: Snapshot, changes: Values | None) -> Write:
        family = self.family
        body = family.body(held.document, changes or {})
        older = {name: earlier for name, to in (family.older_bodies or {}).items() if (earlier := to(body))}
        return Write("PUT", family.write_path or family.path, {}, body, older_bodies=older)

    def label(self, one: Field) -> str:
        return one.label

    @property
    def title(self) -> str:
        return self.family.title


class Full(BotError):
    """There is no room for another thing on the list."""

    def __init__(self, items: ItemList, family: Family) -> None:
        super().__init__(
            f"{family.title} has {items.limit} {items.plural} already, and no room for more. "
            "Nothing was changed.",
            "Remove one first.",
        )


@dataclass(frozen=True)
class ItemTarget:
    """One thing on a list inside a setting; a new one as long as `item` is empty."""

    family: Family
    items: ItemList
    item_id: str = ""
    name: str = ""
    """What it is called, for the journal."""
    is_removal: bool = False
    """Whether it is about to be taken away, as a whole."""

    @property
    def shape(self) -> Shape:
        return self.items.changeable if self.item_id and not self.is_removal else self.items

    @property
    def list(self) -> str:
        return self.items.title

    @property
    def action(self) -> Action:
        return "change" if self.item_id else "add"

    def read(self, calling: Calling, workspace_id: str) -> Snapshot:
        document = calling.read(self.family.path, workspace_id)
        if not self.item_id:
            nothing = {one.key: None for one in self.items.fields}
            return Snapshot(nothing, document.body, {}, document.tracking_id)
        return self._held(calling, workspace_id, document.body, self.item_id)

    def _held(
        self,
        calling: Calling,
        workspace_id: str,
        document: Mapping[str, Any],
        item: str,
        taken: Values | None = None,
    ) -> Snapshot:
        """What Webex holds of one, with what it has `taken` and never shows."""
        row, tracking_id = self.items.row(document, item), ""
        if row is not None and self.items.detail_path:
            try:
                found = calling.read(
                    self.items.detail_path, workspace_id, {self.items.detail_parameter: item}
                )
            except (NotFound, NotAvailable):
                row = None
            else:
                row, tracking_id = found.body, found.tracking_id
        if row is None:
            return Snapshot(None, document)
        values = self.shape.values(row)
        unseen = [key for key in self.items.write_only if values[key] is None]
        values |= {key: value for key, value in (taken or {}).items() if key in unseen}
        return Snapshot(values, document, row, tracking_id)

    def with_name(self, held: Snapshot) -> ItemTarget:
        return replace(self, name=self.items.row_title(held.row)) if self.item_id and held.row else self

    def refusal(self, held: Snapshot, changes: Values) -> dict[str, str]:
        rows = self.items.rows(held.document)
        if not self.item_id and 0 < self.items.limit <= len(rows):
            raise Full(self.items, self.family)
        return self.items.duplicates(rows, self.item_id, changes)

    def read_back(
        self, calling: Calling, workspace_id: str, before: Snapshot, changes: Values | None
    ) -> Snapshot:
        document = calling.read(self.family.path, workspace_id).body
        stays = self.item_id and self.items.id_key not in (changes or {})
        if changes is None or stays or self.items.row(document, self.item_id):
            return self._held(calling, workspace_id, document, self.item_id, changes)
        # A new thing, or one that goes by what was changed: it bears a name that was not on the list.
        known = {self.items.identity(row) for row in self.items.rows(before.document)}
        new = [one for one in map(self.items.identity, self.items.rows(document)) if one not in known]
        after = Snapshot(None, document)
        for item in new:
            after = self._held(calling, workspace_id, document, item, changes)
            if made(self, changes, after):
                break
        return after

    def call(self, held: Snapshot, changes: Values | None) -> Write:
        if changes is None:
            return self.items.make_write("remove", self.item_id, held.document, held.row, {})
        return self.items.make_write(self.action, self.item_id, held.document, held.row, changes)

    def label(self, one: Field) -> str:
        return f"{self.title}: {one.label}"

    @property
    def title(self) -> str:
        if not self.item_id:
            return f"New {self.items.title}"
        return (
            f"{self.items.title.capitalize()} “{self.name}”" if self.name else self.items.title.capitalize()
        )


def difference(label: str, one: Field, before: Any, after: Any) -> Difference | None:
    """Two values of a field as a difference shows them; None where nobody could tell them apart."""
    words = (in_words(one, before), in_words(one, after)) if one.secret else one.apart(before, after)
    return Difference(label, *words) if words and words[0] != words[1] else None


def missed(target: ChangeTarget, changes: Values | None, after: Snapshot) -> tuple[Difference, ...]:
    """What was wanted and is something else now, for all who look: wanted → now."""
    if changes is None or after.values is None:
        return ()
    then = {key: after.values[key] for key in changes}
    found = (
        difference(target.label(one), one, changes[one.key], then[one.key])
        for one in target.shape.touched(changes, then)
    )
    return tuple(filter(None, found))


def made(target: ChangeTarget, changes: Values | None, after: Snapshot) -> bool:
    """Whether Webex holds all that was wanted; None for `changes` wants the thing gone."""
    if changes is None or after.values is None:
        return changes is None and after.values is None
    return not missed(target, changes, after)


def in_words(one: Field, value: Any) -> str:
    """A value in words for the journal, cards and notices; a secret never."""
    return one.hidden_as if one.secret and value not in (None, "") else one.text(value)
