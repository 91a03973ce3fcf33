"""The fields of a JSON document of Webex: their values out of what was read, and the body of a write."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.catalogue.model.paths import as_list, as_mapping, dig, drop, put, without_nulls
from cards.fields import Field, Section

Values = dict[str, Any]
"""Field key to value."""

FieldReader = Callable[[Mapping[str, Any]], Any]
"""Takes the document that was read, returns the value of one field."""
FieldWriter = Callable[[dict[str, Any], Any, Mapping[str, Any]], None]
"""Puts the value of one field into the body of a write; the last argument is the document that was read."""
OlderBody = Callable[[Mapping[str, Any]], dict[str, Any] | None]
"""Takes the body of a write, returns it as an earlier API takes it; None where that cannot say the same."""


@dataclass(frozen=True, kw_only=True)
class Labels(Field):
    """Words in a list that Webex sets; shown, never written."""

    def text(self, value: Any) -> str:
        return super().text(", ".join(value or ()))


def section(title: str, *fields: Field, switch: str = "") -> Section:
    """Fields under a title; without the toggle with the key `switch` the others have no effect."""
    return Section(title, fields, switch)


def untitled(*fields: Field) -> tuple[Section, ...]:
    """One section without a title, for a document of a few fields."""
    return (Section("", fields),)


@dataclass(frozen=True, kw_only=True, eq=False)
class Shape:
    """The fields of a document, and how GET and the write that follows it differ; paths are dotted.

    `read_only` are paths that GET returns and the write does not take. `renamed` maps a path of GET to what
    the write calls it. `keyed` maps a list to the member that tells its entries apart, so that a path can go
    through the list (`callingPermissions.NATIONAL.action`). `readers` and `writers`, by field key, are for
    fields that are not at one path. `fix_body` changes the body of the write in place at the end. With
    `put_replaces_all` a write carries everything that GET returned; without it, only the changes, as Webex
    keeps what is left out. `check` returns which values cannot be together, by field key; `locked` the keys
    of fields that Webex lets nobody change. `older_bodies`, by a member of the body, is for where Webex
    refuses that member.
    """

    sections: tuple[Section, ...]
    read_only: tuple[str, ...] = ()
    renamed: Mapping[str, str] | None = None
    keyed: Mapping[str, str] | None = None
    readers: Mapping[str, FieldReader] | None = None
    writers: Mapping[str, FieldWriter] | None = None
    fix_body: Callable[[dict[str, Any]], None] | None = None
    put_replaces_all: bool = True
    check: Callable[[Values], dict[str, str]] | None = None
    locked: Callable[[Values], set[str]] | None = None
    older_bodies: Mapping[str, OlderBody] | None = None
    read_only_fields: tuple[Field, ...] = ()
    """Shown beside the fields and never written."""
    watched_only: tuple[Field, ...] = ()
    """What only others change: told to those who watch, and nowhere else shown or written."""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the sections."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Field]:
        return {field.key: field for field in (*self.fields, *self.read_only_fields, *self.watched_only)}

    def values(self, body: Mapping[str, Any]) -> Values:
        """The values in a document, by field key; what is missing or null is None."""
        document = as_mapping(body, self.keyed)
        return {field.key: self._read(field, document) for field in (*self.fields, *self.read_only_fields)}

    def watched_values(self, body: Mapping[str, Any]) -> Values:
        """The values that others may change, by field key; what is missing or null is None."""
        document = as_mapping(body, self.keyed)
        return {field.key: self._read(field, document) for field in (*self.fields, *self.watched_only)}

    def _read(self, field: Field, document: Mapping[str, Any]) -> Any:
        if self.readers and field.key in self.readers:
            return self.readers[field.key](document)
        return field.read(dig(document, field.key))

    def body(self, now: Mapping[str, Any], changes: Values) -> dict[str, Any]:
        """The body of the write that makes `changes` to the document `now`; unknown members are kept."""
        body = self._rewritten(now) if self.put_replaces_all else {}
        for key, value in changes.items():
            self._write(body, self.field(key), value, now)
        for got, written in (self.renamed or {}).items():
            if (held := dig(body, got)) is not None:
                drop(body, got)
                put(body, written, held)
        if self.fix_body:
            self.fix_body(body)
        return as_list(body, self.keyed)

    def with_changes(self, now: Mapping[str, Any], changes: Values) -> dict[str, Any]:
        """The document `now` as it would be with these changes; nothing that can be written."""
        document: dict[str, Any] = as_mapping(copy.deepcopy(dict(now)), self.keyed)
        for key, value in changes.items():
            self._write(document, self.field(key), value, now)
        return as_list(document, self.keyed)

    def _rewritten(self, now: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = without_nulls(as_mapping(copy.deepcopy(dict(now)), self.keyed))
        for path in self.read_only:
            drop(body, path)
        for field in self.fields:
            if field.key in (self.writers or {}):
                continue
            if (held := dig(body, field.key)) is not None:
                put(body, field.key, field.rewrite(held))
        return body

    def _write(self, body: dict[str, Any], field: Field, value: Any, now: Mapping[str, Any]) -> None:
        if self.writers and field.key in self.writers:
            self.writers[field.key](body, value, now)
        else:
            put(body, field.key, field.write(value, dig(now, field.key)))

    def touched(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Field]:
        """The fields whose value in `after` differs in meaning from that in `before`."""
        return [
            field
            for field in (*self.fields, *self.watched_only)
            if field.key in after and not field.same(before.get(field.key), after[field.key])
        ]

    def problems(self, values: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
        """Why Webex would not take these values, by field key; what is missing is reported where it or its
        toggle is among the `touched` keys."""
        missing = {
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
        fixed = touched & self.fixed(values)
        return {
            **(self.check(dict(values)) if self.check else {}),
            **missing,
            **refused,
            **dict.fromkeys(fixed, "Webex has fixed this: it cannot be changed."),
        }

    def fixed(self, values: Mapping[str, Any]) -> set[str]:
        """The keys of the fields that Webex lets nobody change."""
        return self.locked(dict(values)) if self.locked else set()

    def dump(self, values: Mapping[str, Any]) -> Values:
        """The values as JSON, for the store; a secret is never among them."""
        return {
            key: None if (one := self.field(key)).secret else one.dump(value) for key, value in values.items()
        }

    def load(self, stored: Mapping[str, Any]) -> Values:
        """The values that `dump` wrote, without those of fields that no longer exist."""
        known = self._by_key
        return {key: known[key].load(value) for key, value in stored.items() if key in known}
