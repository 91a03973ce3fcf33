"""Undoing a change: a change of its own, to the values before, while those that were written are there."""

from __future__ import annotations

from bot.catalogue import family_of
from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.request import ChangeRequest, target_of
from bot.changes.target import ChangeTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.errors import NotAvailable
from bot.ports import Entry
from cards.fields import Field


def undo_request(entry: Entry, *, person_id: str, space_id: str, event_id: str = "") -> ChangeRequest:
    """The change that undoes the one of this entry. Raises NotAvailable with a sentence that says why there
    is none."""
    if problem := why_not_undoable(entry):
        raise NotAvailable(f"Change {entry.id}: {problem} Nothing was changed.")
    target = _target(entry)
    values: Values | None
    if isinstance(target, ItemTarget) and target.is_removal:
        values, base = None, target.items.load({row["key"]: row["wanted"] for row in entry.fields})
    else:
        values = target.shape.load({row["key"]: row["was"] for row in entry.fields})
        base = target.shape.load({row["key"]: row["wanted"] for row in entry.fields})
    return ChangeRequest.of(
        target,
        values,
        base=base,
        workspace_id=entry.workspace_id,
        person_id=person_id,
        space_id=space_id,
        event_id=event_id,
        # To undo what undid a change is to make that change again.
        parent_id=None if entry.parent_id else entry.id,
    )


def why_not_undoable(entry: Entry) -> str:
    """Why a change cannot be undone, in a sentence; empty where it can, if nothing has moved since."""
    if entry.state != "done":
        is_open = entry.state in ("intended", "unknown")
        return "It may not have been made, so I cannot undo it." if is_open else "It was not made."
    try:
        was = target_of(family_of(entry.family), entry.list, entry.item_id, _made_by(entry))
        target = _target(entry)
        fields = [target.shape.field(row["key"]) for row in entry.fields]
    except KeyError:
        return "This cannot be undone: I do not know the setting any more."
    if isinstance(was, WriteOnlyTarget):
        return "This cannot be undone: Webex never shows what was there before."
    if isinstance(was, BulkItemsTarget) or entry.action == "remove":
        return "This cannot be undone: what was removed has to be added anew."
    if isinstance(target, ItemTarget):
        if target.items.secret:
            return f"This cannot be undone: I never keep {target.items.plural}."
        if not target.item_id:
            return f"This cannot be undone: I do not know which {target.items.title} it was."
        if target.is_removal:
            return ""
    if lost := _lost(target, fields, entry):
        return f"This cannot be undone: I do not know what {', '.join(lost)} was before."
    return "" if fields else "This cannot be undone: nothing that I know of changed."


def _made_by(entry: Entry) -> str:
    """The action that tells its target; an item that was added is found under its id by now."""
    return "change" if entry.action == "add" and entry.item_id else entry.action


def _target(entry: Entry) -> ChangeTarget:
    """What is changed to undo it: an item that was added is removed, one whose id changed has the new id."""
    family = family_of(entry.family)
    if entry.action == "add":
        return target_of(family, entry.list, entry.item_id, "remove" if entry.item_id else "add")
    target = target_of(family, entry.list, entry.item_id, entry.action)
    if isinstance(target, ItemTarget):
        written = {row["key"]: row["wanted"] for row in entry.fields}
        if said := written.get(target.items.id_key):
            return target_of(family, entry.list, target.items.identity_of(str(said)), entry.action)
    return target


def _lost(target: ChangeTarget, fields: list[Field], entry: Entry) -> list[str]:
    """The fields whose value before is not known, or cannot be given back."""
    unknown = {one.key for one in target.unrecoverable({one.key: None for one in fields})}
    empty = {row["key"] for row in entry.fields if row["was"] in (None, "")}
    return [one.label for one in fields if one.key in unknown or (one.key in empty and not one.may_be_empty)]
