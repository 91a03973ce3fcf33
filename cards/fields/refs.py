"""Fields that hold people and other things, found by name and kept by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from cards.fields.base import NOTHING, Field, Invalid
from cards.text import shorten

LONGEST_NAME = 200
"""So much of a name stands in an input."""


@dataclass(frozen=True)
class Ref:
    """A person, workspace or line on a list; the same when the id is the same."""

    id: str
    name: str
    detail: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


def dump_refs(refs: Iterable[Ref] | None) -> list[list[str]]:
    """References as JSON, for the store; `load_refs` reads them back."""
    return [[ref.id, ref.name, ref.detail] for ref in refs or ()]


def load_refs(stored: Any) -> tuple[Ref, ...]:
    """The references that `dump_refs` wrote."""
    return tuple(Ref(*row) for row in stored or ())


def _namesakes(ones: tuple[Ref, ...], others: tuple[Ref, ...]) -> tuple[str, str] | None:
    """Things of the same names that are not the same things, told apart by what stands beside the names."""
    if frozenset(ones) == frozenset(others):
        return None
    one, other = (", ".join(f"{ref.name} ({ref.detail or '—'})" for ref in refs) for refs in (ones, others))
    return one, other if one != other else f"{other}, another one"


@dataclass(frozen=True, kw_only=True)
class People(Field):
    """A list of people, workspaces and virtual lines, named by the person and held by id."""

    limit: int = 50
    source: str = "members"

    def parse(self, raw: str, country: str) -> Any:
        raise Invalid("Add or remove by name, for example: add Ana Roux.")

    def text(self, value: Any) -> str:
        return ", ".join(ref.name for ref in value) if value else "Nobody"

    def same(self, one: Any, other: Any) -> bool:
        return frozenset(one or ()) == frozenset(other or ())

    def apart(self, one: Any, other: Any) -> tuple[str, str] | None:
        return super().apart(one, other) or _namesakes(tuple(one or ()), tuple(other or ()))

    def dump(self, value: Any) -> Any:
        return dump_refs(value)

    def load(self, stored: Any) -> tuple[Ref, ...]:
        return load_refs(stored)


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """One thing that is found by its name and held by its id."""

    error: ClassVar[str] = "Type a part of its name."

    def parse(self, raw: str, country: str) -> Any:
        if raw.strip():
            raise Invalid(self.error)

    def text(self, value: Any) -> str:
        return str(value.name) if value else NOTHING

    def raw(self, value: Any) -> str:
        return shorten(str(value.name), LONGEST_NAME) if value else ""

    def same(self, one: Any, other: Any) -> bool:
        return bool((one or None) == (other or None))

    def apart(self, one: Any, other: Any) -> tuple[str, str] | None:
        return super().apart(one, other) or _namesakes((one,) if one else (), (other,) if other else ())

    def dump(self, value: Any) -> Any:
        return [value.id, value.name, value.detail] if value else None

    def load(self, stored: Any) -> Ref | None:
        return Ref(*stored) if stored else None
