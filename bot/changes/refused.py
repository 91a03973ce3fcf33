"""What Webex said to a change, as it reads for the thing that was to be changed."""

from __future__ import annotations

from bot.catalogue.shape import Values
from bot.changes.subject import Subject, Thing
from bot.changes.wanted import Incomplete
from bot.errors import BotError, WebexError

CONFLICT, UNKNOWN = 409, 404


def plainer(subject: Subject, changes: Values | None, error: WebexError) -> BotError:
    """The error; where Webex refuses the thing for what it is known by, said of that field."""
    if not isinstance(subject, Thing) or not changes or error.status not in (CONFLICT, UNKNOWN):
        return error
    labels = {one.key: one.label for one in subject.items.fields}
    key = next((key for key in (subject.items.lead, *subject.items.unique) if key in changes), "")
    if not key:
        return error
    why = {
        CONFLICT: "Webex holds it already, here or somewhere else.",
        UNKNOWN: "Webex does not know it, or not for this workspace.",
    }[error.status]
    detail = f" Webex says: “{error.detail.rstrip('.')}”." if error.detail else ""
    tracking = f" (Webex {error.tracking_id})" if error.tracking_id else ""
    return Incomplete({key: f"{why}{detail}{tracking}"}, labels)
