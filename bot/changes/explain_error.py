"""What Webex said to a change, as it reads for the thing that was to be changed."""

from __future__ import annotations

import re

from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.outcome import Incomplete
from bot.changes.target import ChangeTarget
from bot.errors import BotError, WebexError

BAD_REQUEST, CONFLICT, UNKNOWN = 400, 409, 404


def explained(target: ChangeTarget, changes: Values | None, error: WebexError) -> BotError:
    """The error; where Webex refuses the thing for what it is known by, or asks for a field that was left
    empty, said of that field."""
    if not isinstance(target, ItemTarget) or not changes:
        return error
    labels = {one.key: one.label for one in target.items.fields}
    if error.status == BAD_REQUEST:
        named = re.findall(r"\w+", error.detail)
        lacking = [one for one in labels if one in named and changes.get(one) in (None, "", ())]
        asked = dict.fromkeys(lacking, f"Webex asks for it here: “{error.detail.rstrip('.')}”.")
        return Incomplete(asked, labels) if asked else error
    if error.status not in (CONFLICT, UNKNOWN):
        return error
    key = next((key for key in (target.items.positional_field, *target.items.unique) if key in changes), "")
    if not key:
        return error
    why = {
        CONFLICT: "Webex holds it already, here or somewhere else.",
        UNKNOWN: "Webex does not know it, or not for this workspace.",
    }[error.status]
    detail = f" Webex says: “{error.detail.rstrip('.')}”." if error.detail else ""
    tracking = f" (Webex {error.tracking_id})" if error.tracking_id else ""
    return Incomplete({key: f"{why}{detail}{tracking}"}, labels)
