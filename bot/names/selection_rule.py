"""What selects workspaces, so that it can be asked again later of those that are new by then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.names.name_words import words_of


@dataclass(frozen=True)
class Part:
    """Workspaces with these ids, or on a list that the space keeps; else those at these locations, or
    anywhere, that have these words in their names."""

    ids: tuple[str, ...] = ()
    list: str = ""
    """The key of the list; `ids` are then those that were on it."""
    location_ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_by_id: bool = False

    def selects(self, workspace_id: str, name: str, location_id: str) -> bool:
        """Whether a workspace is one of them."""
        if self.is_by_id:
            return workspace_id in self.ids
        is_there = not self.location_ids or location_id in self.location_ids
        return is_there and (not self.words or set(self.words) <= {*words_of(name)})


def these(ids: Collection[str], of_list: str = "") -> Part:
    """The workspaces with these ids, which may be those on a list."""
    return Part(tuple(ids), of_list, is_by_id=True)


@dataclass(frozen=True)
class SelectionRule:
    """All that one of the `parts` selects, without what one of `left_out` does."""

    parts: tuple[Part, ...]
    left_out: tuple[Part, ...] = ()

    def selects(self, workspace_id: str, name: str, location_id: str) -> bool:
        """Whether a workspace is selected."""
        about = workspace_id, name, location_id
        return any(one.selects(*about) for one in self.parts) and not any(
            one.selects(*about) for one in self.left_out
        )

    @property
    def is_everything(self) -> bool:
        """Whether it selects all workspaces there are."""
        return Part() in self.parts and not self.left_out

    @property
    def whole_locations(self) -> tuple[str, ...]:
        """The ids of the locations of which it selects all, and nothing else; empty for any other rule."""
        ids = [key for one in self.parts for key in one.location_ids]
        are_whole = all(one.location_ids and not (one.words or one.is_by_id) for one in self.parts)
        return tuple(ids) if are_whole and not self.left_out else ()

    @property
    def is_fixed(self) -> bool:
        """Whether it names each of its workspaces, so that no new one can be among them."""
        return all(one.is_by_id and not one.list for one in self.parts)

    @property
    def is_a_list(self) -> bool:
        """Whether it selects those on one list, and nothing else."""
        return len(self.parts) == 1 and bool(self.parts[0].list) and not self.left_out

    @property
    def lists(self) -> frozenset[str]:
        """The keys of the lists that it speaks of."""
        return frozenset(one.list for one in (*self.parts, *self.left_out) if one.list)

    @property
    def said(self) -> str:
        """The rule in letters, the same whoever is on its lists."""
        return repr(self.with_members(dict.fromkeys(self.lists, ())))

    def with_members(self, members: Mapping[str, Collection[str]]) -> SelectionRule:
        """The same with those who are on the lists now; a list that is there no more keeps whom it had."""

        def now(part: Part) -> Part:
            return replace(part, ids=tuple(members[part.list])) if part.list in members else part

        return SelectionRule(tuple(map(now, self.parts)), tuple(map(now, self.left_out)))

    def only_at(self, location_ids: Collection[str]) -> SelectionRule:
        """The same at these locations only."""

        def there(part: Part) -> Part:
            kept = tuple(one for one in part.location_ids if one in location_ids)
            return part if part.is_by_id else replace(part, location_ids=kept or tuple(location_ids))

        return replace(self, parts=tuple(map(there, self.parts)))

    def dump(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def load(cls, kept: Mapping[str, Any]) -> SelectionRule:
        """From what `dump` gave, which a database may have turned into lists."""
        return cls(tuple(map(_part, kept["parts"])), tuple(map(_part, kept["left_out"])))


def _part(kept: Mapping[str, Any]) -> Part:
    ids, location_ids, words = (tuple(kept[key]) for key in ("ids", "location_ids", "words"))
    return Part(ids, kept["list"], location_ids, words, kept["is_by_id"])
