"""Undoing a change: a change of its own that puts the fields back that were changed, unless they have moved
since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.catalogue import family_of
from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.request import ChangeRequest, target_of
from bot.changes.target import ChangeTarget, in_words
from bot.changes.unrecoverable import never_put_back, too_many_removed
from bot.errors import NotAvailable
from bot.ports.database import Entry
from cards.fields import NOTHING, Field

BULK_ACTIONS = frozenset({"clear", "remove_some"})
CHECK_CHARS = 4
"""So many hexadecimal digits tell whether a field has moved once more between a card and its button."""


@dataclass(frozen=True)
class MovedField:
    """A field that was changed again after the change that is to be undone; three values in words."""

    label: str
    was: str
    changed_to: str
    now: str


def undo_request(
    entry: Entry,
    taken_back: Sequence[Entry] = (),
    *,
    person_id: str,
    space_id: str,
    event_id: str = "",
    reason: str = "",
) -> ChangeRequest:
    """The change that undoes the one of this entry; `taken_back` are the changes that undid parts of it.

    Raises NotAvailable with a sentence that says why there is none.
    """
    if problem := why_not_undoable(entry, taken_back):
        raise NotAvailable(f"Change {entry.id}: {problem} Nothing was changed.")
    target = _target(entry)
    rows = [row for row in _rows_left(entry, taken_back) if row["key"] not in _lost(target, entry)]
    values: Values | None = None
    base: Values = {}
    if entry.action != "remove":
        base = target.shape.load({row["key"]: row["wanted"] for row in rows})
    if not (isinstance(target, ItemTarget) and target.is_removal):
        values = target.shape.load({row["key"]: row["was"] for row in rows})
    return ChangeRequest.of(
        target,
        values,
        base=base,
        workspace_id=entry.workspace_id,
        person_id=person_id,
        space_id=space_id,
        event_id=event_id,
        reason=reason,
        parent_id=None if entry.parent_id else entry.id,
        redoes_id=entry.id if entry.parent_id else None,
    )


def add_again_requests(
    entry: Entry,
    taken_back: Sequence[Entry] = (),
    *,
    person_id: str,
    space_id: str,
    event_id: str,
    reason: str,
) -> list[ChangeRequest]:
    """The changes that undo the removal of several items: each that was not added again since is added.

    Raises NotAvailable with a sentence that says why there are none.
    """
    if problem := why_not_undoable(entry, taken_back):
        raise NotAvailable(f"Change {entry.id}: {problem} Nothing was changed.")
    target = target_of(family_of(entry.family), entry.list, "", "add")
    return [
        ChangeRequest.of(
            target,
            target.shape.load(values),
            workspace_id=entry.workspace_id,
            person_id=person_id,
            space_id=space_id,
            event_id=event_id,
            reason=reason,
            parent_id=entry.id,
        )
        for values in _removed_left(entry, taken_back)
    ]


def why_not_undoable(entry: Entry, taken_back: Sequence[Entry] = ()) -> str:
    """Why a change cannot be undone, in a sentence; empty where it can, if nothing has moved since."""
    if entry.state != "done":
        is_open = entry.state in ("intended", "unknown")
        return "It may not have been made, so I cannot undo it." if is_open else "It was not made."
    if is_taken_back(entry, taken_back):
        last, done = taken_back[-1], "made again" if entry.parent_id else "undone"
        return f"It was {done} already, by change {last.id} of {last.actor_name}."
    try:
        made = target_of(family_of(entry.family), entry.list, entry.item_id, _made_by(entry))
        target = _target(entry)
        fields = [target.shape.field(row["key"]) for row in entry.fields]
    except KeyError:
        return "This cannot be undone: I do not know the setting any more."
    was_added = entry.action == "add" and bool(entry.item_id)
    never = "" if was_added else never_put_back(made)
    if never := never or _seen_in_part(entry, made) or _only_watched(target, fields):
        return never
    if isinstance(made, BulkItemsTarget):
        return too_many_removed(made, len(_removed_left(entry, taken_back)))
    if isinstance(target, ItemTarget) and not target.item_id and entry.action != "remove":
        return f"This cannot be undone: I do not know which {target.items.title} it was."
    if isinstance(target, ItemTarget) and target.is_removal:
        return ""
    if not fields:
        return "This cannot be undone: nothing that I know of changed."
    lost = _lost(target, entry)
    return _not_known(target, lost) if len(lost) == len(fields) else ""


def _seen_in_part(entry: Entry, made: ChangeTarget) -> str:
    """Why what others removed cannot be added again, in a sentence: of some items the list shows only a
    summary, and nothing more was read of them before. Empty where it can."""
    if not (entry.is_from_elsewhere and entry.action == "remove" and isinstance(made, ItemTarget)):
        return ""
    is_whole = {one.key for one in made.items.fields} <= {row["key"] for row in entry.fields}
    if is_whole or not made.items.detail_path:
        return ""
    return f"This cannot be undone: I had seen only a part of the {made.items.title}."


def _only_watched(target: ChangeTarget, fields: Sequence[Field]) -> str:
    """Why what only others change is not put back, in a sentence; empty for anything else."""
    never = [one.label for one in fields if one in target.shape.watched_only]
    return f"This cannot be undone here: “{never[0]}” is changed in Control Hub." if never else ""


def is_taken_back(entry: Entry, taken_back: Sequence[Entry]) -> bool:
    """Whether all of a change was taken back by these changes."""
    left = _removed_left if entry.action in BULK_ACTIONS else _rows_left
    return bool(taken_back) and not left(entry, taken_back)


def what_stays(entry: Entry) -> str:
    """Which fields an undo would leave as they are, in a sentence; empty where it puts all of them back."""
    lost = _lost(_target(entry), entry)
    return f"{_not_known(_target(entry), lost)} An undo leaves that as it is." if lost else ""


def moved_fields(request: ChangeRequest, now: Values) -> tuple[MovedField, ...]:
    """The fields that keep an undo from being made: was, changed to, now."""
    values = request.values
    return tuple(
        MovedField(
            one.label,
            NOTHING if values is None else in_words(one, values[one.key]),
            in_words(one, request.base[one.key]),
            in_words(one, now[one.key]),
        )
        for one in _moved(request, now)
    )


def without_moved(request: ChangeRequest, now: Values) -> ChangeRequest | None:
    """The undo of what has not moved and is not as before already; None where that is nothing."""
    if request.values is None:
        return None
    moved = {one.key for one in _moved(request, now)}
    touched = request.target.shape.touched(now, request.values)
    values = {one.key: request.values[one.key] for one in touched if one.key not in moved}
    return replace(request, values=values) if values else None


def over_moved(request: ChangeRequest, now: Values) -> ChangeRequest:
    """The undo of all the fields, over the values that they have now."""
    seen = {one.key: now[one.key] for one in _moved(request, now)}
    return replace(request, base={**request.base, **seen})


def moved_check(request: ChangeRequest, now: Values) -> str:
    """A few characters that are others when a field that has moved has moved once more."""
    seen = [[one.key, one.dump(now[one.key])] for one in _moved(request, now)]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:CHECK_CHARS]


def _moved(request: ChangeRequest, now: Values) -> list[Field]:
    shape, values = request.target.shape, request.values
    back = shape.fields if values is None else shape.touched(now, values)
    return [
        one
        for one in shape.touched(request.base, now)
        if one.key in request.base and not one.secret and one in back
    ]


def _removed_left(entry: Entry, taken_back: Sequence[Entry]) -> list[Mapping[str, Any]]:
    """The values of the items that were removed together and not added again since."""
    left = [values for row in entry.fields for _, _, values in row["was"]]
    for one in taken_back:
        added = {row["key"]: row["wanted"] for row in one.fields}
        same = next((at for at, values in enumerate(left) if added.items() <= values.items()), None)
        if same is not None:
            del left[same]
    return left


def _rows_left(entry: Entry, taken_back: Sequence[Entry]) -> list[Mapping[str, Any]]:
    """The journal's fields of a change that were not put back since; of an item that was added or removed all
    or none."""
    is_whole = any({entry.action, one.action} != {"change"} for one in taken_back)
    keys = {row["key"] for one in taken_back for row in one.fields}
    return [] if is_whole else [row for row in entry.fields if row["key"] not in keys]


def _made_by(entry: Entry) -> str:
    """The action that tells its target; an item that was added is found under its id by now."""
    return "change" if entry.action == "add" and entry.item_id else entry.action


def _target(entry: Entry) -> ChangeTarget:
    """What is changed to undo it: an item that was added is removed, one that was removed is added, one whose
    id changed has the new id."""
    family = family_of(entry.family)
    if entry.action == "add":
        return target_of(family, entry.list, entry.item_id, "remove" if entry.item_id else "add")
    if entry.action == "remove":
        return target_of(family, entry.list, "", "add")
    target = target_of(family, entry.list, entry.item_id, entry.action)
    if isinstance(target, ItemTarget):
        written = {row["key"]: row["wanted"] for row in entry.fields}
        if said := written.get(target.items.id_key):
            return target_of(family, entry.list, target.items.identity_of(str(said)), entry.action)
    return target


def _lost(target: ChangeTarget, entry: Entry) -> list[str]:
    """The keys of the fields whose value before is not known, or cannot be given back."""
    if entry.action != "change":
        return []
    fields = [target.shape.field(row["key"]) for row in entry.fields]
    unknown = {one.key for one in target.unrecoverable({one.key: None for one in fields})}
    empty = {row["key"] for row in entry.fields if row["was"] in (None, "")}
    return [one.key for one in fields if one.key in unknown or (one.key in empty and not one.may_be_empty)]


def _not_known(target: ChangeTarget, keys: Sequence[str]) -> str:
    labels = ", ".join(target.shape.field(key).label for key in keys)
    return f"This cannot be undone: I do not know what {labels} was before."
