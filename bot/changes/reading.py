"""What a setting was when it was last read: flat, without secrets, to be compared with the next time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget, SettingTarget
from bot.ports.notices import GONE

Reading = Mapping[str, Any]
"""By the key of a field its dumped value; by the key of an item what it is called, and its dumped values, and
by another key all of its values, where the list shows only a part of them."""
ITEM = "/"
"""Stands in the key of an item between the title of its list and its id; no key of a field has one."""
NAME, VALUES = "name", "values"
WHOLE_ITEM = ":whole/"
"""Stands in its place where all values of the item follow, which the list shows only in part."""
WHOLE_VERSION = f"version{WHOLE_ITEM}"
"""The version of the reading with which these were read."""

ItemKey = tuple[str, str]
"""The title of a list, and the id of an item on it."""
NO_ITEMS: Mapping[ItemKey, Mapping[str, Any]] = MappingProxyType({})


def summed_up(family: Family, document: Mapping[str, Any]) -> Iterator[tuple[ItemList, str]]:
    """The items of a document that it shows only in part, by list and id."""
    for items in family.lists:
        if items.is_summary:
            yield from ((items, items.identity(row)) for row in items.rows(document))


def reading_of(
    family: Family, document: Mapping[str, Any], whole: Mapping[ItemKey, Mapping[str, Any]] = NO_ITEMS
) -> Reading:
    """A document as it is kept: nothing secret is in it, of an item with secrets only its mark. `whole` are
    items that it shows only in part, as they were read one by one."""
    values = family.watched_values(document)
    kept = {key: value for key, value in family.dump(values).items() if not family.field(key).secret}
    for items in family.lists:
        for row in items.rows(document):
            item_id = items.identity(row)
            key = f"{items.title}{ITEM}{item_id}"
            kept[key] = {NAME: items.row_title(row), VALUES: items.dump(items.values(row))}
            if body := whole.get((items.title, item_id)):
                kept[f"{items.title}{WHOLE_ITEM}{item_id}"] = items.dump(items.values(body))
    return kept


def effect(before: Reading, after: Reading) -> dict[str, Any]:
    """What one change made otherwise, with what else Webex changed by it; GONE for what was removed."""
    changed = {key: value for key, value in after.items() if key not in before or before[key] != value}
    return changed | {key: GONE for key in before if key not in after}


def with_version(reading: Reading, version: int) -> Reading:
    """A reading that knows with which version of it the whole items in it were read."""
    return {**reading, WHOLE_VERSION: version} if any(WHOLE_ITEM in key for key in reading) else reading


def as_of_version(reading: Reading, version: int) -> Reading:
    """Without whole items that the bot may have changed since they were read: that is not noted in them."""
    if reading.get(WHOLE_VERSION) == version:
        return reading
    return {key: value for key, value in reading.items() if WHOLE_ITEM not in key}


def with_items_of(before: Reading, now: Reading, unread: Iterable[ItemKey]) -> Reading:
    """A reading with the whole items of the one before that could not be read now: else nobody would see what
    changes in them meanwhile. One of which the list shows something else is left out, so that this is seen
    at once."""
    keys = [(f"{title}{ITEM}{item_id}", f"{title}{WHOLE_ITEM}{item_id}") for title, item_id in unread]
    same = [whole for key, whole in keys if whole in before and before.get(key) == now.get(key)]
    return {**now, **{whole: before[whole] for whole in same}}


@dataclass(frozen=True)
class SeenChange:
    """What is not as it was: of a setting the fields, or an item of a list. `after` is None for one that is
    not there any more. With `is_replaced` what is secret in the item is another, and nothing else is."""

    target: ChangeTarget
    action: str
    before: Values
    after: Values | None
    is_replaced: bool = False


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
    replaced = _replaced(items, before, now, start)
    for key in [*before, *(one for one in now if one not in before)]:
        if not key.startswith(start) or key in replaced.values():
            continue
        item_id, held, found = key.removeprefix(start), before.get(key), now.get(key)
        name = str((found or held or {})[NAME])
        if key in replaced:
            target = ItemTarget(family, items, replaced[key].removeprefix(start), name)
            yield SeenChange(target, "change", {}, {}, is_replaced=True)
            continue
        was, then = (items.load(one[VALUES]) if one else None for one in (held, found))
        if was is None:
            yield SeenChange(ItemTarget(family, items, item_id, name), "add", {}, _said(items, then or {}))
            continue
        if then is None:
            yield SeenChange(ItemTarget(family, items, item_id, name, is_removal=True), "remove", was, None)
            continue
        whole = f"{items.title}{WHOLE_ITEM}{item_id}"
        if whole in before and whole in now:
            was, then = items.load(before[whole]), items.load(now[whole])
        if touched := [one.key for one in items.changeable.touched(was, then) if one.key in was]:
            target = ItemTarget(family, items, item_id, name)
            yield SeenChange(
                target, "change", {key: was[key] for key in touched}, {key: then[key] for key in touched}
            )


def _replaced(items: ItemList, before: Reading, now: Reading, start: str) -> Mapping[str, str]:
    """The keys of items with secrets that are gone, and of new ones by the same names in their places."""
    if not items.secret:
        return {}
    gone, new = (
        [key for key in one if key.startswith(start) and key not in other]
        for one, other in ((before, now), (now, before))
    )
    found: dict[str, str] = {}
    for key in gone:
        same = (one for one in new if one not in found.values() and now[one][NAME] == before[key][NAME])
        if other := next(same, None):
            found[key] = other
    return found


def _said(items: ItemList, values: Values) -> Values:
    """What a new item has: nothing of what is empty, or secret."""
    return {key: value for key, value in values.items() if value not in (None, "", ())}
