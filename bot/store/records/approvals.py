"""Requests for a second key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Approval:
    """A request for a second key: a change or a plan that is made only when another administrator agrees."""

    id: int
    at: datetime
    state: str
    """`open`; `agreed` until it is made, `running` of a plan, `kept` of a timed change that begins later.
    Over are `done`, `failed`, `denied`, `withdrawn`, `expired` and `void`: not as it was shown any more."""
    person_id: str
    person_name: str
    """Who asks; their rights count when it is made."""
    space_id: str
    thread_id: str | None
    title: str
    """What it changes, as it stands in titles."""
    why: str
    """Why it needs a second key."""
    reason: str
    """Why it is asked for, in the words of the person."""
    request: Mapping[str, Any]
    """The change, as `ChangeRequest.dump` gives it, with the values seen then; empty for a plan."""
    expires_at: datetime
    """Until when somebody may agree; once somebody did, until when it is made."""
    plan_id: int | None = None
    plan_check: str = ""
    """Tells whether the plan is the one that was shown."""
    time: Mapping[str, Any] | None = None
    """For a change for a time: `starts_at` and `ends_at` in words of ISO 8601, and `assignments`."""
    entered_keys: Sequence[str] | None = None
    """Of a change whose values are never stored: the fields that are entered again once somebody agreed."""
    decided_by_id: str = ""
    decided_by: str = ""
    """Who agreed or denied; who asks where they do it alone."""
    note: str = ""
    """Why it was denied, done alone or not made."""
    entry_id: int | None = None
    """The journal's entry of the change."""
    message_id: str = ""
    """The message with its card where it was asked for, and that in the space for approvals."""
    other_message_id: str = ""
    told: str = ""
    """The last state that those who wait were told of."""
    reminded_at: datetime | None = None
    tries: int = 0
    """How often it was tried and could not be made."""
    version: int = 0
    """Counts the changes of this row, so that nobody overwrites what another one wrote."""

    @property
    def is_alone(self) -> bool:
        """Whether who asks does it without a second key."""
        return bool(self.decided_by_id) and self.decided_by_id == self.person_id
