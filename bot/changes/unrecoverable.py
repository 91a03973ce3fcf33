"""What cannot be put back once it is changed, said before the change is made."""

from __future__ import annotations

from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget
from bot.changes.write_only import WriteOnlyTarget

MAX_ADDED_AGAIN = 25
"""So many items that were removed together are added again by an undo, one after the other."""


def never_put_back(target: ChangeTarget) -> str:
    """Why no change of this target can be undone, in a sentence; empty where some can."""
    if isinstance(target, WriteOnlyTarget):
        return "This cannot be undone: Webex never shows what was there before."
    is_new = isinstance(target, ItemTarget) and target.action == "add"  # what was added can be removed
    if isinstance(target, ItemTarget | BulkItemsTarget) and target.items.secret and not is_new:
        return f"This cannot be undone: I never keep {target.items.plural}."
    return ""


def what_is_lost(target: ChangeTarget, changes: Values | None) -> str:
    """What of a change could not be undone, in a sentence; empty where all of it could."""
    if never := never_put_back(target):
        return never
    if not (lost := ", ".join(one.label for one in target.unrecoverable(changes))):
        return ""
    return f"{lost}: Webex never shows it or I never keep it, so it cannot be put back."


def too_many_removed(target: BulkItemsTarget, count: int) -> str:
    """Why so many items that are removed together could not be added again, in a sentence; empty where they
    could."""
    if count <= MAX_ADDED_AGAIN or target.items.secret:
        return ""
    return f"This cannot be undone: I add at most {MAX_ADDED_AGAIN} {target.items.plural} again."
