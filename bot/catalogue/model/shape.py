"""How a JSON document of Webex and the fields people see turn into one another."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.paths import as_list, as_mapping, dig, drop, put, without_nulls
from cards.fields import Field, Section

Values = dict[str, Any]
"""Field key to value."""

Take = Callable[[Mapping[str, Any]], Any]
"""A document to the value of one field."""
Give = Callable[[dict[str, Any], Any, Mapping[str, Any]], None]
"""Puts the value of one field into the body of a write; the last is the document as it was read."""
Older = Callable[[Mapping[str, Any]], dict[str, Any] | None]
"""The body of a write in the form that Webex took before; None where that cannot say the same."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Fields, and how GET and the write that follows it differ; the vendor's names are dotted paths.

    `read_only` is what GET gives and the write does not take. `renamed` says what the write calls a path of
    GET. `keyed` are lists whose entries are known by one of their members, so that a path may go through it
    (`callingPermissions.NATIONAL.action`). `take` and `give` are for fields that are no single path.
    `odd` puts right what is left, on the body of the write. `whole` tells whether a write carries
    everything GET gave, with the changes on it, or only the changes, where Webex keeps what is left out.
    `rules` says what cannot stand together, by field key; `locked` the fields that Webex lets nobody change.
    `older_bodies` gives the whole body in an earlier form, for where Webex refuses the member it is keyed by.
    """

    sections: tuple[Section, ...]
    read_only: tuple[str, ...] = ()
    renamed: Mapping[str, str] | None = None
    keyed: Mapping[str, str] | None = None
    take: Mapping[str, Take] | None = None
    give: Mapping[str, Give] | None = None
    fix_body: Callable[[dict[str, Any]], None] | None = None
    put_replaces_all: bool = True
    rules: Callable[[Values], dict[str, str]] | None = None
    locked: Callable[[Values], set[str]] | None = None
    older_bodies: Mapping[str, Older] | None = None
    read_only_fields: tuple[Field, ...] = ()
    """Shown beside the fields and never written: what Webex says of its own."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the sections."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError."""
        for field in (*self.fields, *self.read_only_fields):
            if field.key == key:
                return field
        raise KeyError(key)

    def values(self, body: Mapping[str, Any]) -> Values:
        """What a document says, field by field; what is missing or null is None."""
        document = as_mapping(body, self.keyed)
        return {field.key: self._taken(field, document) for field in (*self.fields, *self.read_only_fields)}

    def _taken(self, field: Field, document: Mapping[str, Any]) -> Any:
        if self.take and field.key in self.take:
            return self.take[field.key](document)
        return field.read(dig(document, field.key))

    def body(self, now: Mapping[str, Any], changes: Values) -> dict[str, Any]:
        """What the write takes to make `changes` on the document `now`; fields Webex added since are kept."""
        body = self._converted(now) if self.put_replaces_all else {}
        for key, value in changes.items():
            self._give(body, self.field(key), value, now)
        for got, written in (self.renamed or {}).items():
            if (held := dig(body, got)) is not None:
                drop(body, got)
                put(body, written, held)
        if self.fix_body:
            self.fix_body(body)
        return as_list(body, self.keyed)

    def _converted(self, now: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = without_nulls(as_mapping(copy.deepcopy(dict(now)), self.keyed))
        for path in self.read_only:
            drop(body, path)
        for field in self.fields:
            if field.key in (self.give or {}):
                continue
            if (held := dig(body, field.key)) is not None:
                put(body, field.key, field.rewrite(held))
        return body

    def _give(self, body: dict[str, Any], field: Field, value: Any, now: Mapping[str, Any]) -> None:
        if self.give and field.key in self.give:
            self.give[field.key](body, value, now)
        else:
            put(body, field.key, field.write(value, dig(now, field.key)))

    def touched(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Field]:
        """The fields of `after` that mean something else than in `before`."""
        return [
            field
            for field in self.fields
            if field.key in after and not field.same(before.get(field.key), after[field.key])
        ]

    def problems(self, values: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
        """What is missing or cannot stand together among `values`, by field key, where one of the `touched`
        keys is concerned."""
        found = {
            field.key: f"Needed while “{self.field(field.needed_when).label}” is on."
            for field in self.fields
            if field.needed_when
            and {field.key, field.needed_when} & touched
            and values.get(field.needed_when)
            and not values.get(field.key)
        }
        refused = {
            field.key: why
            for field in self.fields
            if field.key in touched and (why := field.problem(values.get(field.key)))
        }
        fixed = touched & self.locked(dict(values)) if self.locked else set()
        return {
            **(self.rules(dict(values)) if self.rules else {}),
            **found,
            **refused,
            **dict.fromkeys(fixed, "Webex has fixed this: it cannot be changed."),
        }

    def dump(self, values: Mapping[str, Any]) -> Values:
        """The values as JSON, for the store; a secret is never among them."""
        return {
            key: None if (one := self.field(key)).secret else one.dump(value) for key, value in values.items()
        }

    def load(self, stored: Mapping[str, Any]) -> Values:
        """The values that `dump` wrote; fields that are no more are left out."""
        known = {field.key: field for field in (*self.fields, *self.read_only_fields)}
        return {key: known[key].load(value) for key, value in stored.items() if key in known}
