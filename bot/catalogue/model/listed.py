"""What stands on the lists of a setting, compared by what it says, as ids are of one workspace alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from cards.fields import NOTHING

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The items of each list, by its title."""
Listed = dict[str, list[list[str]]]
"""What each item is called, and a mark of all it says, by the title of its list; nothing secret is in it."""
MAX_TITLES = 3
MARK_DIGITS = 16


@dataclass(frozen=True)
class ListDifference:
    """What only the first of two has on a list, what only the second has, and what both have otherwise."""

    items: ItemList
    first: Sequence[str]
    second: Sequence[str]
    otherwise: Sequence[str]

    def text(self, between: str) -> str:
        """In words: `Rules: Night | none`."""
        told = []
        if self.first or self.second:
            told.append(f"{_titles(self.first)} {between} {_titles(self.second)}")
        if self.otherwise:
            told.append(f"{_titles(self.otherwise)} set otherwise")
        return f"{self.items.plural.capitalize()}: {'; '.join(told)}"


def rows_of(family: Family, document: Mapping[str, Any]) -> Rows:
    """What stands on the lists in a document."""
    return {items.title: items.rows(document) for items in family.lists}


def listed(family: Family, rows: Rows) -> Listed:
    """The same to be kept and compared."""
    return {
        items.title: sorted([items.row_title(row), _mark(items, row)] for row in rows.get(items.title, ()))
        for items in family.lists
    }


def list_differences(family: Family, first: Listed, second: Listed) -> Iterator[ListDifference]:
    """How the lists of two workspaces differ; a list of which nothing is known is passed over."""
    for items in family.lists:
        if items.title not in first or items.title not in second:
            continue
        one, other = first[items.title], second[items.title]
        ones, others = _less(one, other), _less(other, one)
        otherwise = [title for title in ones if title in others]
        left = [[title for title in some if title not in otherwise] for some in (ones, others)]
        if ones or others:
            yield ListDifference(items, left[0], left[1], otherwise)


def counted(families: Iterable[Family], rows: Mapping[str, Rows]) -> str:
    """How much stands on lists, by the key of the setting: `2 rules, 1 digit pattern`; empty for nothing."""
    counts: dict[str, tuple[ItemList, int]] = {}
    for family in families:
        for items in family.lists:
            before = counts[items.title][1] if items.title in counts else 0
            counts[items.title] = items, before + len(rows.get(family.key, {}).get(items.title, ()))
    return ", ".join(
        f"{count} {items.title if count == 1 else items.plural}" for items, count in counts.values() if count
    )


def _less(some: list[list[str]], others: list[list[str]]) -> list[str]:
    """What those are called that are not among the others, each of which counts once."""
    left = list(map(tuple, others))
    found = []
    for title, mark in some:
        if (title, mark) in left:
            left.remove((title, mark))
        else:
            found.append(title)
    return found


def _titles(titles: Sequence[str]) -> str:
    more = f" and {len(titles) - MAX_TITLES} more" if len(titles) > MAX_TITLES else ""
    return ", ".join(f"“{one}”" for one in titles[:MAX_TITLES]) + more if titles else NOTHING


def _mark(items: ItemList, row: Mapping[str, Any]) -> str:
    """Tells whether two items say the same, by values that are not secret, and the mark of what is."""
    told = [items.dump(items.values(row)), items.identity(row) if items.secret else ""]
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:MARK_DIGITS]
