"""What became of a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.changes.request import ChangeRequest
from bot.changes.target import ChangeTarget, Snapshot
from bot.errors import BotError
from bot.events import Difference, Workspace


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
