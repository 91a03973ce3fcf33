"""A person, workspace, line or other thing that is found by its name and held by its id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BETWEEN_PARTS = " · "


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


def in_one_line(*parts: str) -> str:
    """The parts that are not empty, with a dot between."""
    return BETWEEN_PARTS.join(part for part in parts if part)


def parts_of(line: str) -> list[str]:
    """The parts of what `in_one_line` wrote."""
    return line.split(BETWEEN_PARTS)


def dump_refs(refs: Iterable[Ref] | None) -> list[list[str]]:
    """References as JSON, for the store; `load_refs` reads them back."""
    return [[ref.id, ref.name, ref.detail] for ref in refs or ()]


def load_refs(stored: Any) -> tuple[Ref, ...]:
    """The references that `dump_refs` wrote."""
    return tuple(Ref(*row) for row in stored or ())


def namesakes(ones: tuple[Ref, ...], others: tuple[Ref, ...]) -> tuple[str, str] | None:
    """Two lists of the same names and other ids in words that tell them apart; None for the same ids."""
    if frozenset(ones) == frozenset(others):
        return None
    one, other = (", ".join(f"{ref.name} ({ref.detail or '—'})" for ref in refs) for refs in (ones, others))
    return one, other if one != other else f"{other}, another one"
