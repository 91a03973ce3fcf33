"""What became of a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.item_target import ItemTarget
from bot.changes.request import ChangeRequest
from bot.changes.target import ChangeTarget, Snapshot
from bot.errors import BotError, WebexError
from bot.events import Difference, Workspace

BAD_REQUEST, CONFLICT, UNKNOWN = 400, 409, 404


class Result(Enum):
    """What became of a change; only after DONE, IGNORED and UNKNOWN something was written."""

    DONE = "done"
    ALREADY = "already so"
    MOVED = "changed by somebody else meanwhile"
    GONE = "removed by somebody else meanwhile"
    IGNORED = "accepted by Webex and not made"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a change.

    `differences` are before → after, for MOVED what was seen → what is so now. `not_taken` is what was asked
    for and Webex shows otherwise: asked for → shown. `after` is how Webex shows the target now, None where it
    could not be read. `note` is a sentence that says more than `result`.
    """

    request: ChangeRequest
    target: ChangeTarget
    workspace: Workspace
    result: Result
    after: Snapshot | None
    differences: tuple[Difference, ...] = ()
    not_taken: tuple[Difference, ...] = ()
    entry_id: int = 0
    """The change's number in the journal; 0 where nothing was sent."""
    tracking_id: str = ""
    note: str = ""

    @property
    def document(self) -> Mapping[str, Any] | None:
        """The whole settings document as it was read last; None where it could not be read."""
        return self.after.document if self.after else None


class Incomplete(BotError):
    """Values that do not go together; `problems` has a sentence for each field key."""

    def __init__(self, problems: Mapping[str, str], labels: Mapping[str, str]) -> None:
        said = " ".join(f"{labels[key]}: {sentence}" for key, sentence in problems.items())
        super().__init__(f"{said} Nothing was changed.", "Give it in the same command, or use the form.")
        self.problems = problems


class Refused(Incomplete):
    """Values that are never taken."""

    def __init__(self, problems: Mapping[str, str], labels: Mapping[str, str]) -> None:
        super().__init__(problems, labels)
        self.next_step = "Say another number."


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
