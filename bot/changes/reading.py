"""What a setting was when it was last read: flat, without secrets, to be compared with the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget, SettingTarget
from bot.ports.notices import GONE

Reading = Mapping[str, Any]
"""By the key of a field its dumped value; by the key of an item what it is called, and its dumped values."""
ITEM = "/"
"""Stands in the key of an item between the title of its list and its id; no key of a field has one."""
NAME, VALUES = "name", "values"


def reading_of(family: Family, document: Mapping[str, Any]) -> Reading:
    """A document as it is kept: nothing secret is in it, of an item with secrets only its mark."""
    values = family.values(document)
    kept = {one.key: one.dump(values[one.key]) for one in family.fields if not one.secret}
    for items in family.lists:
        for row in items.rows(document):
            key = f"{items.title}{ITEM}{items.identity(row)}"
            kept[key] = {NAME: items.row_title(row), VALUES: items.dump(items.values(row))}
    return kept


def effect(before: Reading, after: Reading) -> dict[str, Any]:
    """What one change made otherwise, with what else Webex changed by it; GONE for what was removed."""
    changed = {key: value for key, value in after.items() if key not in before or before[key] != value}
    return changed | {key: GONE for key in before if key not in after}


@dataclass(frozen=True)
class SeenChange:
    """What is not as it was: of a setting the fields, or an item of a list. `after` is None for one that is
    not there any more."""

    target: ChangeTarget
    action: str
    before: Values
    after: Values | None


def seen_changes(family: Family, before: Reading, now: Reading) -> Iterator[SeenChange]:
    """What differs in meaning between two readings: a number written another way, or a list in another
    order, does not, and neither does a field that was not read before."""
    was, then = (
        family.load({key: value for key, value in one.items() if ITEM not in key}) for one in (before, now)
    )
    touched = [one.key for one in family.touched(was, then) if one.key in was]
    if touched:
        yield SeenChange(
            SettingTarget(family),
            "change",
            {key: was[key] for key in touched},
            {key: then[key] for key in touched},
        )
    for items in family.lists:
        yield from _of_list(family, items, before, now)


def _of_list(family: Family, items: ItemList, before: Reading, now: Reading) -> Iterator[SeenChange]:
    start = f"{items.title}{ITEM}"
    if not all(items.recognises(key.removeprefix(start)) for key in before if key.startswith(start)):
        return  # marks of an earlier key tell nothing of the entries of now
    for key in [*before, *(one for one in now if one not in before)]:
        if not key.startswith(start):
            continue
        item_id, held, found = key.removeprefix(start), before.get(key), now.get(key)
        name = str((found or held or {})[NAME])
        was, then = (items.load(one[VALUES]) if one else None for one in (held, found))
        if was is None:
            yield SeenChange(ItemTarget(family, items, item_id, name), "add", {}, _said(items, then or {}))
        elif then is None:
            yield SeenChange(ItemTarget(family, items, item_id, name, is_removal=True), "remove", was, None)
        elif touched := [one.key for one in items.changeable.touched(was, then)]:
            target = ItemTarget(family, items, item_id, name)
            yield SeenChange(
                target, "change", {key: was[key] for key in touched}, {key: then[key] for key in touched}
            )


def _said(items: ItemList, values: Values) -> Values:
    """What a new item has: nothing of what is empty, or secret."""
    return {key: value for key, value in values.items() if value not in (None, "", ())}
