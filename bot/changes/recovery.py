"""Changes whose result is not certain: looked at again later, settled in the journal, and said aloud."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from bot.catalogue import family_of
from bot.catalogue.model.item_list import ItemList
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.journal import changed_in
from bot.changes.request import target_of
from bot.changes.target import ChangeTarget, Snapshot, is_made
from bot.changes.write_only import WriteOnlyTarget
from bot.clock import Clock
from bot.errors import BotError
from bot.events import Difference
from bot.ports.database import Entry, Journal
from bot.ports.webex import SettingsReader
from bot.work.port import Transaction

log = logging.getLogger(__name__)

UNDER_WAY = timedelta(seconds=75)
"""Younger than this, another process may be making the change right now: a write is given up sooner."""
LOOK_AFTER = (timedelta(minutes=1), timedelta(minutes=5))
"""When it is looked whether a change came late; what is not there at the last look was not made."""
LOOK_LASTS = timedelta(minutes=3)
"""How long a change is one process's to look at: longer than reading a setting takes with all retries."""
UNREADABLE_EVERY = timedelta(minutes=5)
"""How often a setting that cannot be read is tried again; a judgement: outages last minutes."""
GIVE_UP_AFTER = timedelta(hours=1)
"""A setting that could not be read for so long is not asked for again."""

Telling = Callable[[Entry, str], Callable[[Transaction], object]]
"""Takes the entry as it was and `done`, `failed`, `unknown` or `waiting`: not made so far; gives what tells
of it, to be called in the transaction that keeps it."""


def settle_uncertain(journal: Journal, reader: SettingsReader, clock: Clock, telling: Telling) -> None:
    """Reads again each setting whose change was left in the middle by a process that is gone, or not answered
    by Webex; journals what became of it, and has it told where somebody waits to hear it."""
    for entry in journal.unsettled(clock()):
        if entry.state == "intended" and abs(clock() - entry.at) < UNDER_WAY:
            continue
        if journal.take_entry(entry, clock(), clock() + LOOK_LASTS):
            _settle(journal, reader, clock, entry, telling)


def next_look(entry_at: datetime, now: datetime) -> datetime | None:
    """When a change that is not there yet is looked at again; None after the last look, and where the clock
    has been set back since: then it is not known how long ago it was."""
    if now < entry_at:
        return None
    return next((entry_at + after for after in LOOK_AFTER if entry_at + after > now), None)


def can_be_read_back(target: ChangeTarget) -> bool:
    """Whether reading later tells if a change was made: not of what Webex never shows, nor of a new item with
    secret values, nor of one that is known by a mark of an earlier key."""
    if isinstance(target, ItemTarget | BulkItemsTarget) and target.items.secret:
        marks = target.item_id.split()
        return target.action == "clear" or (bool(marks) and all(map(target.items.recognises, marks)))
    return not isinstance(target, WriteOnlyTarget)


def _settle(journal: Journal, reader: SettingsReader, clock: Clock, entry: Entry, telling: Telling) -> None:
    state, item_id, look_at = _look(journal, entry, reader, clock())
    log.warning("Change %s, journalled as %s, was looked at again: %s", entry.id, entry.state, state)
    if state == "waiting" and entry.state != "intended":
        journal.look_again(entry.id, look_at)
        return
    at = clock()
    words = (Difference(row["label"], row["before"], row["after"]) for row in entry.fields)
    differences = tuple(one for one in words if one.before != one.after)
    outcome = replace(
        entry,
        state="unknown" if state == "waiting" else state,
        note=entry.note or "the bot stopped during the change and found this out afterwards",
        look_at=look_at,
        item_id=item_id or entry.item_id,
    )
    changed = changed_in(outcome, differences, at) if state == "done" and differences else None
    # Which entry of a list it has become is not known.
    made = None if entry.list else {row["key"]: row["wanted"] for row in entry.fields}
    if not journal.settle(outcome, changed, at, made, telling(entry, state)):
        journal.look_again(entry.id, None)


def _look(
    journal: Journal, entry: Entry, reader: SettingsReader, now: datetime
) -> tuple[str, str, datetime | None]:
    """What became of it, the id of an item that was added, and when to look again."""
    try:
        state, item_id = _state(journal, entry, reader)
    except (BotError, KeyError):
        if abs(now - entry.at) >= GIVE_UP_AFTER:
            return "unknown", "", None
        return "waiting", "", next_look(entry.at, now) or now + UNREADABLE_EVERY
    if state == "failed" and not _is_done_again(entry) and (again_at := next_look(entry.at, now)):
        return "waiting", "", again_at
    return state, item_id, None


def _is_done_again(entry: Entry) -> bool:
    """Whether a change that is not there is made again by itself, so that it need not be waited for: its
    process is gone, and what that had sent has arrived by now."""
    return entry.state == "intended" and (entry.is_of_item or entry.origin == "timer")


def _state(journal: Journal, entry: Entry, reader: SettingsReader) -> tuple[str, str]:
    """What Webex shows of it: `done`, `failed` or `unknown`, and the id of an added item where that is sure.

    It is `unknown` for what Webex never shows, for what the bot has changed again since, and for a new item
    that cannot be told from others, where the list was not read after the write. Raises BotError when the
    setting cannot be read, KeyError when there is no such setting here any more.
    """
    target = target_of(family_of(entry.family), entry.list, entry.item_id, entry.action)
    was_read = entry.state != "intended"
    if not can_be_read_back(target) or (was_read and _was_changed_again(journal, entry, target)):
        return "unknown", ""
    changes = None
    if entry.action != "remove":
        changes = target.shape.load({row["key"]: row["wanted"] for row in entry.fields})
    if changes and isinstance(target, ItemTarget) and _was_missing(entry, target):
        document = reader.read(target.family.path, entry.workspace_id).body
        item_id = target.same_as(reader, entry.workspace_id, document, changes)
        return ("done", item_id) if item_id else ("failed", "")
    after = target.read_back(reader, entry.workspace_id, Snapshot(None), changes)
    if not is_made(target, changes, after):
        return "failed", ""
    if not isinstance(target, ItemTarget) or entry.action != "add":
        return "done", ""
    if target.items.unique:
        return "done", after.item_id
    return "done" if was_read else "unknown", ""


def _was_missing(entry: Entry, target: ItemTarget) -> bool:
    """Whether it is sure that no item like the new one was on the list: a plan adds only what is missing, and
    an undo what was there."""
    return target.action == "add" and entry.plan_id is not None and entry.takes_back_id is None


def _was_changed_again(journal: Journal, entry: Entry, target: ChangeTarget) -> bool:
    """Whether the bot has changed the same since: what Webex shows then says nothing of the earlier one."""
    return any(
        later.id > entry.id
        and (later.family, later.list) == (entry.family, entry.list)
        and later.state != "failed"
        and _concern_the_same(entry, later, target)
        for later in journal.history(workspace_id=entry.workspace_id, limit=50)
    )


def _concern_the_same(entry: Entry, later: Entry, target: ChangeTarget) -> bool:
    """Whether two changes of one setting or list may be of the same fields or items. Which item a new one has
    become is not known: it may be any that had its values."""
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
    """What a new item was to be, or what the items were that were changed or removed, as dumped."""
    if entry.action == "remove_some":
        return [values for row in entry.fields for _, _, values in row["was"]]
    if entry.action == "add":
        return [{row["key"]: row["wanted"] for row in entry.fields}]
    return [{row["key"]: row["was"] for row in entry.fields} | {items.id_key: entry.item_id}]


def _agree(items: ItemList, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether these can be values of the same item; where both have an id, that decides."""
    known = {key for key in one.keys() & other.keys() if None not in (one[key], other[key])}
    known = known & {items.id_key} or known
    here, there = (items.load({key: values[key] for key in known}) for values in (one, other))
    return bool(known) and not items.touched(here, there)
