"""Fields that hold people and other things, which are looked up by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cards import render
from cards.fields.base import Field, Invalid, client_length
from cards.fields.candidates import (
    MAX_NAMES_TO_ADD,
    MAX_REFS_OFFERED,
    Entered,
    PeopleEdit,
    indexes,
    names,
    tick_input,
)
from cards.fields.references import Ref, dump_refs, load_refs, namesakes
from cards.text import NOTHING, Limits, plain, shorten

MAX_SHOWN_NAME_CHARS = 200
"""Characters of a name that stand in an input."""


@dataclass(frozen=True, kw_only=True)
class People(Field):
    """A list of people, workspaces and virtual lines, named by the person and held by id."""

    limit: int = 50
    source: str = "members"
    needs_look_up: ClassVar[bool] = True

    @property
    def takes(self) -> str:
        return f"Up to {self.limit} people, workspaces or lines, by name, extension or number"

    @property
    def samples(self) -> tuple[Any, ...]:
        new = (Ref("new-1", "Ana Roux", "person · x4002"), Ref("new-2", "Kim Lee", "person · x4010"))
        return (new[:1], new)

    examples: ClassVar[tuple[str, ...]] = ("add Ana Roux", "remove Ana Roux")

    @property
    def add_id(self) -> str:
        """The id of the input that takes names to add."""
        return self.input_id + "--add"

    @property
    def input_ids(self) -> tuple[str, ...]:
        return (self.input_id, self.add_id, self.pick_id)

    def parse(self, raw: str, country: str) -> Any:
        raise Invalid("Add or remove by name, for example: add Ana Roux.")

    def text(self, value: Any) -> str:
        return ", ".join(ref.name for ref in value) if value else "Nobody"

    def same(self, one: Any, other: Any) -> bool:
        return frozenset(one or ()) == frozenset(other or ())

    def difference(self, one: Any, other: Any) -> tuple[str, str] | None:
        return super().difference(one, other) or namesakes(tuple(one or ()), tuple(other or ()))

    def dump(self, value: Any) -> Any:
        return dump_refs(value)

    def load(self, stored: Any) -> tuple[Ref, ...]:
        return load_refs(stored)

    def height(self, value: Any) -> int:
        return super().height(value) + (len(value) + 1 if value else 0)

    def offered(self, candidates: Sequence[Ref], typed: Mapping[str, str]) -> Sequence[Ref]:
        return candidates

    def not_shown(self, value: Any) -> int:
        return max(0, len(value or ()) - MAX_REFS_OFFERED)

    def inputs(
        self, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], limits: Limits
    ) -> list[render.Part]:
        members = list(value or ())[:MAX_REFS_OFFERED]
        parts = []
        if members:
            kept = typed.get(self.input_id, "") if typed else ",".join(map(str, range(len(members))))
            label = f"{self.label} (untick to remove)"
            parts.append(tick_input(self.input_id, label, members, kept, limits))
        if candidates:
            picked = typed.get(self.pick_id, "")
            # Those ticked come first; who is not offered again would be lost without a word.
            offered = candidates[: max(min(MAX_REFS_OFFERED, limits.items), len(picked.split(",")))]
            parts.append(tick_input(self.pick_id, "Who is meant? Tick to add", offered, picked, limits))
        to_add = plain(typed.get(self.add_id, ""))
        parts.append(
            render.text_input(
                self.add_id,
                f"Add to {self.label.lower()}",
                "Separate several with commas.",
                value=to_add or None,
                maxLength=max(self.max_input_chars, client_length(to_add)),
                placeholder="Name, extension or number, …",
            )
        )
        return parts

    def entered(self, inputs: Mapping[str, str]) -> Entered | None:
        # Nothing ticked is left out by clients too; only a form that says nothing at all leaves everybody in.
        kept = indexes(inputs.get(self.input_id, "")) if inputs else None
        to_add = inputs.get(self.add_id, "")
        add = names(to_add)
        too_many = len(add) > MAX_NAMES_TO_ADD or len(to_add) >= self.max_input_chars
        return PeopleEdit(kept, add, indexes(inputs.get(self.pick_id, "")), too_many)


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """One thing that is found by its name and held by its id."""

    error: ClassVar[str] = "Type a part of its name."
    needs_look_up: ClassVar[bool] = True
    takes: ClassVar[str] = "One, by a part of its name"
    samples: ClassVar[tuple[Any, ...]] = (Ref("new-1", "Ana Roux", "x4002"), Ref("new-2", "Kim Lee"))
    examples: ClassVar[tuple[str, ...]] = ("<a part of its name>",)
    may_be_empty: ClassVar[bool] = True
    placeholder: ClassVar[str] = "A part of the name"

    def parse(self, raw: str, country: str) -> Any:
        if raw.strip():
            raise Invalid(self.error)

    def chosen(self, ref: Ref) -> Any:
        return ref

    def text(self, value: Any) -> str:
        return str(value.name) if value else NOTHING

    def raw(self, value: Any) -> str:
        return shorten(str(value.name), MAX_SHOWN_NAME_CHARS) if value else ""

    def same(self, one: Any, other: Any) -> bool:
        return bool((one or None) == (other or None))

    def difference(self, one: Any, other: Any) -> tuple[str, str] | None:
        return super().difference(one, other) or namesakes((one,) if one else (), (other,) if other else ())

    def dump(self, value: Any) -> Any:
        return [value.id, value.name, value.detail] if value else None

    def load(self, stored: Any) -> Ref | None:
        return Ref(*stored) if stored else None
