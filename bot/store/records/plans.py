"""Changes of many workspaces, shown together before they are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Plan:
    """Changes of many workspaces that are shown together before they are made."""

    id: int
    at: datetime
    state: str
    """`looking` what it would do, `shown`, `running`, `stopping` after what is under way, `over`."""
    person_id: str
    person_name: str
    """Who asked for it."""
    space_id: str
    thread_id: str | None
    said: str
    """The sentence that asked for it."""
    undoes_plan_id: int | None = None
    """The plan whose changes this one takes back."""
    runner_id: str = ""
    runner_name: str = ""
    """Who let it run; their rights count at each change."""
    only_position: int | None = None
    """The item that is tried before the others; None where all are run."""
    note: str = ""
    """Why it was stopped, in a sentence; empty where somebody stopped it, and where nobody did."""
    message_id: str = ""
    """The message with the card of the plan; empty until it is posted."""
    progress_message_id: str = ""
    """The message that says how far it is."""
    shown_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 0
    """Counts the changes of this row, so that nobody overwrites what another one wrote."""
    approval_id: int | None = None
    """The request for a second key under which it runs."""
    time: str | None = None
    """For how long its changes hold, as it was typed; None where nothing is put back."""
    assignments: str | None = None
    """With a time, the fields and values, as they stand behind the workspaces in a `set` command."""

    @property
    def asked(self) -> str:
        """What was asked for, with its time, as it can be typed again."""
        return f"{self.said} {self.time}" if self.time else self.said


@dataclass(frozen=True)
class PlanItem:
    """One change of a plan."""

    plan_id: int
    position: int
    workspace_id: str
    """Empty for what was named and is no workspace, as a row of a file."""
    workspace_name: str
    request: Mapping[str, Any]
    """The change, as `ChangeRequest.dump` gives it; once it was looked at, with the values seen then."""
    state: str = "new"
    """`new` until it is looked at, `waiting`, `doing`; over are `done`, `scheduled` (it begins at its time),
    `same` (it was so already), `cannot`, `failed`, `stopped` (not begun), `unknown` (whether it was made)."""
    entry_id: int | None = None
    """The journal's entry of the change; None where none was begun."""
    note: str = ""
    """Why it is not done, in a sentence; of one that waits, what is to be checked before it is run, a
    sentence on each line."""
    starts_at: datetime | None = None
    """When it begins; None where it begins as soon as it is run."""
    ends_at: datetime | None = None
    """When what was before is put back; None for never."""
    zone: str | None = None
    """The time zone in which these moments were meant."""
