"""Changes of which it is not certain what became of them: looked at again later, settled, and said aloud."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from bot.catalogue import family_of
from bot.catalogue.model.item_list import ItemList
from bot.changes.bulk_items import BulkItemsTarget, target_of
from bot.changes.target import ChangeTarget, ItemTarget, Snapshot, made
from bot.changes.write_only import WriteOnlyTarget
from bot.errors import BotError
from bot.events import Changed, Difference
from bot.ports import Calling, Clock, Entry, Store

log = logging.getLogger(__name__)

UNDER_WAY = timedelta(seconds=75)
"""Younger than this, another process may be making the change right now."""
LOOKS = (timedelta(minutes=1), timedelta(minutes=5))
"""After so long it is looked whether a change came late; what is not there at the last look was not made."""
LOOK_LASTS = timedelta(minutes=3)
"""How long a change is one process's to look at: longer than reading a setting takes with all retries."""
UNREADABLE_EVERY = timedelta(minutes=5)
GIVEN_UP_AFTER = timedelta(hours=1)
"""A setting that could not be read for so long is not asked for again."""

Tell = Callable[[Entry, str], None]
"""Takes the entry as it was and `done`, `failed`, `unknown` or `waiting`: not made so far."""


def settle_uncertain(store: Store, calling: Calling, clock: Clock, tell: Tell) -> None:
    """Reads again each setting of a change that a process left in the middle, or that Webex did not answer;
    journals what became of it and calls `tell` where somebody waits to hear it."""
    for entry in store.unsettled(clock()):
        if entry.state == "intended" and abs(clock() - entry.at) < UNDER_WAY:
            continue
        if store.take_entry(entry, clock(), clock() + LOOK_LASTS):
            _settle(store, calling, clock, entry, tell)


def next_look(entry_at: datetime, now: datetime) -> datetime | None:
    """When a change that is not there yet is looked at again; None after the last look, and where the clock
    has been set back since: then it is not known how long ago it was."""
    if now < entry_at:
        return None
    return next((entry_at + after for after in LOOKS if entry_at + after > now), None)


def can_be_told(target: ChangeTarget) -> bool:
    """Whether reading later tells if a change was made: not of what Webex never shows, nor of a new item with
    secret values, nor of one that is known by a mark of an earlier key."""
    if isinstance(target, ItemTarget | BulkItemsTarget) and target.items.secret:
        marks = target.item_id.split()
        return target.action == "clear" or (bool(marks) and all(map(target.items.recognises, marks)))
    return not isinstance(target, WriteOnlyTarget)


def _settle(store: Store, calling: Calling, clock: Clock, entry: Entry, tell: Tell) -> None:
    state, look_at = _found(store, entry, calling, clock())
    log.warning("change %s, journalled as %s, was looked at again: %s", entry.id, entry.state, state)
    if state == "waiting" and entry.state != "intended":
        store.look_again(entry.id, look_at)
        return
    at = clock()
    settled = store.settle(
        entry.id,
        state="unknown" if state == "waiting" else state,
        fields=entry.fields,
        tracking_id=entry.tracking_id,
        note=entry.note or "the bot stopped during the change and found this out afterwards",
        changed=_changed(entry, at) if state == "done" else None,
        at=at,
        look_at=look_at,
    )
    if settled:
        tell(entry, state)
    else:
        store.look_again(entry.id, None)


def _found(store: Store, entry: Entry, calling: Calling, now: datetime) -> tuple[str, datetime | None]:
    """What became of it, and when to look again."""
    try:
        state = _state(store, entry, calling)
    except (BotError, KeyError):
        again = next_look(entry.at, now) or now + UNREADABLE_EVERY
        return ("waiting", again) if abs(now - entry.at) < GIVEN_UP_AFTER else ("unknown", None)
    if state == "failed" and (again_at := next_look(entry.at, now)):
        return "waiting", again_at
    return state, None


def _state(store: Store, entry: Entry, calling: Calling) -> str:
    """What Webex shows of it. Nothing is claimed of what it never shows, of what the bot has changed again
    since, nor of a new thing that another one may be the same as, where the list was not read afterwards.

    Raises BotError when the setting cannot be read, KeyError when it is no longer known here.
    """
    target = target_of(family_of(entry.family), entry.list, entry.item_id, entry.action)
    was_read = entry.state != "intended"
    if not can_be_told(target) or (was_read and _was_changed_again(store, entry, target)):
        return "unknown"
    wanted = None
    if entry.action != "remove":
        wanted = target.shape.load({row["key"]: row["wanted"] for row in entry.fields})
    if not made(target, wanted, target.read_back(calling, entry.workspace_id, Snapshot(None), wanted)):
        return "failed"
    is_like_others = isinstance(target, ItemTarget) and entry.action == "add" and not target.items.unique
    return "unknown" if is_like_others and not was_read else "done"


def _was_changed_again(store: Store, entry: Entry, target: ChangeTarget) -> bool:
    """Whether the bot has changed the same since: then what Webex holds says nothing of the earlier one."""
    return any(
        later.id > entry.id
        and (later.family, later.list) == (entry.family, entry.list)
        and later.state != "failed"
        and _concern_the_same(entry, later, target)
        for later in store.history(workspace_id=entry.workspace_id, limit=50)
    )


def _concern_the_same(entry: Entry, later: Entry, target: ChangeTarget) -> bool:
    """Whether two changes of one setting or list may be of the same fields or things. Which of the things
    a new one has become is not known: it may be any that had its values."""
    actions = {entry.action, later.action}
    if actions == {"change"}:
        keys = {row["key"] for row in entry.fields}
        return entry.item_id == later.item_id and not keys.isdisjoint(row["key"] for row in later.fields)
    if "clear" in actions or not isinstance(target, ItemTarget | BulkItemsTarget):
        return True
    if "add" not in actions:
        return not set(entry.item_id.split()).isdisjoint(later.item_id.split())
    pairs = product(_values(entry, target.items), _values(later, target.items))
    return entry.action != "change" and any(_agree(target.items, *pair) for pair in pairs)


def _values(entry: Entry, items: ItemList) -> list[dict[str, Any]]:
    """What a new thing was to be, or what the things were that were changed or removed, as dumped."""
    if entry.action == "remove_some":
        return [values for row in entry.fields for _, _, values in row["was"]]
    if entry.action == "add":
        return [{row["key"]: row["wanted"] for row in entry.fields}]
    return [{row["key"]: row["was"] for row in entry.fields} | {items.id_key: entry.item_id}]


def _agree(items: ItemList, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether these can be values of the same thing; what tells the things on its list apart decides."""
    known = {key for key in one.keys() & other.keys() if None not in (one[key], other[key])}
    known = known & {items.id_key} or known
    here, there = (items.load({key: values[key] for key in known}) for values in (one, other))
    return bool(known) and not items.touched(here, there)


def _changed(entry: Entry, at: datetime) -> Changed | None:
    """What those who watch are told; None where nobody could see a difference."""
    shown = (Difference(row["label"], row["before"], row["after"]) for row in entry.fields)
    differences = tuple(one for one in shown if one.before != one.after)
    if not differences:
        return None
    return Changed(
        id=entry.id,
        at=at,
        actor_name=entry.actor_name,
        workspace_id=entry.workspace_id,
        workspace_name=entry.workspace_name,
        location_id=entry.location_id,
        family=entry.family,
        differences=differences,
        space_id=entry.space_id,
    )
