"""What an item of a plan changes, in words."""

from __future__ import annotations

from bot.changes.item_target import added_in_words
from bot.changes.request import ChangeRequest, ListEdit
from bot.changes.target import differences
from bot.errors import OutOfDate
from bot.events import Difference
from bot.ports.database import PlanItem
from bot.sentences import in_words
from cards.text import unmarked


def changes_of(item: PlanItem) -> str:
    """The same in one line."""
    try:
        request = ChangeRequest.load(item.request)
    except OutOfDate:
        return ""
    found = differences_of_request(request)
    return added_in_words(request.target, found) or in_words(found)


def why_in_common(item: PlanItem) -> str:
    """Why it cannot be changed, with “it” for the workspace: many have the same reason."""
    name, why = item.workspace_name, unmarked(item.note)
    if not name or name not in why:
        return why
    before, after = why.split(name, 1)
    return f"{before}{'it' if before else 'It'}{after}"


def differences_of(item: PlanItem) -> tuple[Difference, ...]:
    """Now → then, as it was when the item was looked at; nothing of one that was not, or that cannot be."""
    try:
        request = ChangeRequest.load(item.request)
    except OutOfDate:
        return ()
    return differences_of_request(request)


def differences_of_request(request: ChangeRequest) -> tuple[Difference, ...]:
    """Now → then, by the values that were seen when it was looked at."""
    if request.values is None:
        return differences(request.target, request.base, None) if request.base else ()
    then = {
        key: value.on(request.base[key] or ()) if isinstance(value, ListEdit) else value
        for key, value in request.values.items()
        if key in request.base
    }
    return differences(request.target, request.base, then)
