"""Changes that end by themselves, or begin later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Timed:
    """A change of some fields of a setting that ends by itself: then the values from before are put back; or
    one that begins later and stays.

    Whether it was begun and ended, the journal tells.
    """

    id: int
    at: datetime
    state: str
    """`waiting` for its start, `running`, `asking` what to do at its end; `ended`, `kept`, `made` or
    `dropped` are over: put back, left as it is, made and without an end, never begun."""
    person_id: str
    person_name: str
    """Who asked for it; their rights count at its start and at its end."""
    space_id: str
    thread_id: str | None
    workspace_id: str
    workspace_name: str
    location_id: str
    zone: str
    """The time zone of the location; empty for none."""
    family: str
    keys: Sequence[str]
    """The fields."""
    request: Mapping[str, Any]
    """The change, as `ChangeRequest.dump` gives it."""
    assignments: str
    """The fields and values, as they stand behind the workspace in a `set` command."""
    starts_at: datetime | None
    """When it begins; None where it began at once."""
    ends_at: datetime
    """When it ends; of what stays, when it begins."""
    reminded_at: datetime
    """The moments for a reminder up to this one are over."""
    tries: int = 0
    """How often its start or its end was tried and could not be made."""
    asked: int = 0
    """How often the space was asked, or told of a failure."""
    version: int = 0
    """Counts the changes of this row, so that nobody overwrites what another one wrote."""
    plan_id: int | None = None
    """The plan of which it is a change; what happens to several of one plan is told together."""
    plan_position: int | None = None
    """Which item of the plan."""

    @property
    def stays(self) -> bool:
        """Whether it has no end."""
        return self.ends_at == self.starts_at
