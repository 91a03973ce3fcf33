"""A family: one settings document of a workspace, described for people."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cards.fields import Field, People, Ref, Section, spoken_number

Values = dict[str, Any]
"""Field key to value."""


@dataclass(frozen=True, kw_only=True)
class Family:
    """One settings endpoint, declared once; forms, parsing, cards, commands and docs are derived from it.

    `path` is the contract's template, read with GET and written with PUT. `read_only` are dotted paths that
    GET gives and PUT does not take. `whole` says what PUT carries: everything GET gave, converted, with the
    changes on it; or, where Webex is known to keep what is left out, only the changes. `main` is the toggle
    that a bare "on" or "off" means. `notes` says what follows from the values taken together.
    """

    key: str
    title: str
    help: str
    words: tuple[str, ...]
    path: str
    sections: tuple[Section, ...]
    main: str = ""
    professional: bool = False
    read_only: tuple[str, ...] = ()
    whole: bool = True
    notes: Callable[[Values], list[str]] = lambda values: []

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the sections."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError."""
        return next((field for field in self.fields if field.key == key), None) or _no_field(key)

    def values(self, body: Mapping[str, Any]) -> Values:
        """What a document says, field by field; what is missing or null is None."""
        return {field.key: _take(field, _dig(body, field.key)) for field in self.fields}

    def body(self, now: Mapping[str, Any], changes: Values) -> dict[str, Any]:
        """What PUT takes to make `changes` on the document `now`; fields Webex added since are kept."""
        body: dict[str, Any] = self._converted(now) if self.whole else {}
        for key, value in changes.items():
            _put(body, key, _give(self.field(key), value))
        return body

    def _converted(self, now: Mapping[str, Any]) -> dict[str, Any]:
        body = copy.deepcopy(dict(now))
        for path in self.read_only:
            _drop(body, path)
        for field in self.fields:
            held = _dig(body, field.key)
            if isinstance(field, People) and held is not None:
                _put(body, field.key, _give(field, _take(field, held)))
        return body

    def touched(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Field]:
        """The fields of `after` that mean something else than in `before`."""
        return [
            field
            for field in self.fields
            if field.key in after and not field.same(before.get(field.key), after[field.key])
        ]

    def problems(self, values: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
        """What is missing among `values`, by field key, where one of the `touched` keys is concerned."""
        return {
            field.key: f"Needed while “{self.field(field.needed_when).label}” is on."
            for field in self.fields
            if field.needed_when
            and {field.key, field.needed_when} & touched
            and values.get(field.needed_when)
            and not values.get(field.key)
        }

    def names(self) -> Iterator[str]:
        """Every name the family goes by in a command, in lower case."""
        yield from dict.fromkeys((self.key, self.title.lower(), *self.words))

    def dump(self, values: Mapping[str, Any]) -> Values:
        """The values as JSON, for the store."""
        return {key: self.field(key).dump(value) for key, value in values.items()}

    def load(self, stored: Mapping[str, Any]) -> Values:
        """The values that `dump` wrote; fields that are no more are left out."""
        known = {field.key: field for field in self.fields}
        return {key: known[key].load(value) for key, value in stored.items() if key in known}


def _no_field(key: str) -> Field:
    raise KeyError(key)


def _dig(body: Mapping[str, Any], path: str) -> Any:
    found: Any = body
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _put(body: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = path.split(".")
    for step in steps:
        inner = body.get(step)
        if not isinstance(inner, dict):
            inner = body[step] = {}
        body = inner
    body[last] = value


def _drop(body: dict[str, Any], path: str) -> None:
    *steps, last = path.split(".")
    for step in steps:
        inner = body.get(step)
        if not isinstance(inner, dict):
            return
        body = inner
    body.pop(last, None)


def _take(field: Field, held: Any) -> Any:
    """The value a document's JSON means: lists of people become references."""
    if not isinstance(field, People):
        return held
    members = held if isinstance(held, list) else []
    return tuple(_ref(member) for member in members if isinstance(member, Mapping) and member.get("id"))


def _give(field: Field, value: Any) -> Any:
    """The JSON PUT takes for a value: references become bare ids; nothing is the empty text."""
    if isinstance(field, People):
        return [ref.id for ref in value or ()]
    return "" if value is None else value


KINDS = {"PEOPLE": "person", "PLACE": "workspace", "VIRTUAL_LINE": "virtual line"}


def _ref(member: Mapping[str, Any]) -> Ref:
    first, last = member.get("firstName") or "", member.get("lastName") or ""
    name = member.get("displayName") or f"{first} {last}".strip() or "Somebody without a name"
    location = member.get("location")
    place = location.get("name", "") if isinstance(location, Mapping) else str(location or "")
    return Ref(
        str(member["id"]),
        str(name),
        describe(str(member.get("type") or ""), *_reach(member.get("numbers")), place),
    )


def _reach(numbers: Any) -> tuple[str, str]:
    """The extension and the number of a member: the primary ones, else the first."""
    rows = [row for row in numbers if isinstance(row, Mapping)] if isinstance(numbers, list) else []
    row: Mapping[str, Any] = next((row for row in rows if row.get("primary")), rows[0] if rows else {})
    return str(row.get("extension") or ""), str(row.get("external") or "")


def describe(kind: str, extension: str, number: str, place: str) -> str:
    """Who a member is beside the name: `person · x4321 · +33 1 70 00 12 34 · Paris HQ`."""
    reach = f"x{extension}" if extension else ""
    parts = (KINDS.get(kind, kind.lower()), reach, spoken_number(number), place)
    return " · ".join(part for part in parts if part)
