"""The lists inside a setting whose items are added, changed and removed one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from bot.catalogue.model.paths import dig
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.spoken import ItemVerb
from bot.catalogue.model.write import Write
from cards.fields import Field, Section

Action = Literal["add", "change", "remove"]


@dataclass(frozen=True, kw_only=True, eq=False)
class ItemList(Shape):
    """A list inside a setting: the fields of one item, and the writes that add, change and remove one.

    `title` is what one item is called ("digit pattern"), `words` are short names for it, the one that
    commands are written with first. `rows_path` is the path of the list in the family's document, `id_key`
    the member that tells its rows apart. `row_title` describes a row in words, `is_blank` tells rows that
    only fill the list. `limit` is how many items there can be, 0 where the vendor does not say.
    `detail_path` is where one item is read whole; with `is_summary` the list shows less. With `secret` there
    is something in an item that is never shown; such items are identified by a mark that does not give it
    away.

    `defaults` are the values a new item starts with, `required` the keys it cannot be without. `unique` are
    keys of fields in which no two items are the same, `immutable` of fields that are given once and never
    change, `write_only` of fields that a write takes and no read shows. `positional_field` is the key that a
    bare value in a command means, `main` the toggle that a bare "on" or "off" means. In sentences, `spoken`
    are further names, `verbs` the words that ask for an item without saying “add”, and `implied` the values
    that follow from a field being given: chosen callers make a rule one for these callers. With
    `asks_first` a sentence changes no item before it was asked, with `asks_to_add` it adds none.
    """

    title: str
    words: tuple[str, ...]
    rows_path: str
    id_key: str
    row_title: Callable[[Mapping[str, Any]], str]
    is_blank: Callable[[Mapping[str, Any]], bool] = lambda row: False
    limit: int = 0
    detail_path: str = ""
    is_summary: bool = False
    detail_parameter: str = ""
    secret: bool = False
    can_change: bool = True
    defaults: Mapping[str, Any] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    immutable: tuple[str, ...] = ()
    write_only: tuple[str, ...] = ()
    positional_field: str = ""
    main: str = ""
    spoken: tuple[str, ...] = ()
    verbs: tuple[ItemVerb, ...] = ()
    asks_first: bool = False
    asks_to_add: bool = False
    implied: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def plural(self) -> str:
        """What several items are called."""
        return f"{self.title}s"

    def names(self) -> Iterator[str]:
        """Every name of one or several items in a command, in lower case."""
        for name in dict.fromkeys((self.title, *self.words)):
            yield name
            yield f"{name}s"

    @cached_property
    def changeable(self) -> ItemList:
        """This list with only the fields that can change."""
        sections = (
            Section(one.title, tuple(inner for inner in one.fields if inner.key not in self.immutable))
            for one in self.sections
        )
        return replace(self, sections=tuple(sections)) if self.immutable else self

    def why_fixed(self, row: Mapping[str, Any]) -> str:
        """Why this item cannot be changed or removed, in a sentence; empty when it can."""
        return ""

    def problems(self, values: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
        missing = {
            one.key: "Needed."
            for one in self.fields
            if one.key in self.required and values.get(one.key) in (None, "", ())
        }
        return {**super().problems(values, touched), **missing}

    def duplicates(self, rows: Iterable[Mapping[str, Any]], item: str, changes: Values) -> dict[str, str]:
        """Which of the changes another item has already and may not have too, by field key."""
        others = [self.values(row) for row in rows if self.identity(row) != item]
        return {
            key: f"Another {self.title} has the same."
            for key in self.unique
            if changes.get(key) and any(self.field(key).same(one[key], changes[key]) for one in others)
        }

    def rows(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The items in the family's document, without rows that cannot be told from others."""
        found: dict[str, Mapping[str, Any]] = {}
        for row in self.all_rows(document):
            found.setdefault(self.identity(row), row)
        return [row for identity, row in found.items() if identity]

    def all_rows(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The rows of the list in the family's document, without those that only fill it."""
        rows = dig(document, self.rows_path)
        held = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        return [row for row in held if not self.is_blank(row)]

    def identity(self, row: Mapping[str, Any]) -> str:
        """What tells this item from the others."""
        return self.identity_of(str(row.get(self.id_key) or ""))

    def identity_of(self, said: str) -> str:
        """The identity of an item for which the document says `said`, in any spelling of it."""
        field = self._identity_field
        return field.identity(said) if field else said

    def recognises(self, item_id: str) -> bool:
        """Whether an identity is one that could be found on the list if its entry were there."""
        return True

    @cached_property
    def _identity_field(self) -> Field | None:
        return next((one for one in self.fields if one.key == self.id_key), None)

    def row(self, document: Mapping[str, Any], item: str) -> Mapping[str, Any] | None:
        """The item with this identity; None where there is none (any more)."""
        return next((row for row in self.rows(document) if self.identity(row) == item), None)

    def make_write(
        self, action: Action, item: str, document: Mapping[str, Any], now: Mapping[str, Any], changes: Values
    ) -> Write:
        """The write that adds, changes or removes an item. `document` is the family's, `now` the item's."""
        raise NotImplementedError

    def clear(self, document: Mapping[str, Any]) -> Write | None:
        """The write that empties the list at once; None where the API has none."""
        return None

    def remove_some(self, document: Mapping[str, Any], items: Sequence[str]) -> Write | None:
        """The write that removes several items at once; None where the API has none."""
        return None


@dataclass(frozen=True, kw_only=True, eq=False)
class ResourceList(ItemList):
    """Items with an address of their own below `list_path`; the id goes into the path, not into the body."""

    list_path: str
    clearable: bool = False

    def make_write(
        self, action: Action, item: str, document: Mapping[str, Any], now: Mapping[str, Any], changes: Values
    ) -> Write:
        if action == "add":
            return Write("POST", self.list_path, {}, self.body({}, changes))
        parameters = {self.detail_parameter: item}
        if action == "remove":
            return Write("DELETE", self.detail_path, parameters)
        return Write("PUT", self.detail_path, parameters, self.body(now, changes))

    def clear(self, document: Mapping[str, Any]) -> Write | None:
        return Write("DELETE", self.list_path) if self.clearable else None


@dataclass(frozen=True, kw_only=True, eq=False)
class EmbeddedList(ItemList):
    """Items inside the family's own document, which are written with it, all of them at once.

    `document_body` returns what the family's write takes for the document as it is.
    """

    write_path: str
    document_body: Callable[[Mapping[str, Any]], dict[str, Any]]

    def make_write(
        self, action: Action, item: str, document: Mapping[str, Any], now: Mapping[str, Any], changes: Values
    ) -> Write:
        body = self.document_body(document)
        rows = [dict(row) for row in self.all_rows(document)]
        if action == "add":
            rows.append(self.body({}, changes))
        elif action == "remove":
            rows = [row for row in rows if self.identity(row) != item]
        else:
            at = next(index for index, row in enumerate(rows) if self.identity(row) == item)
            rows[at] = self.body(rows[at], changes)
        body[self.rows_path] = rows
        return Write("PUT", self.write_path, {}, body)
