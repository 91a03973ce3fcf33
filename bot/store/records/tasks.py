"""What is under way: tasks to be woken for, events that are handled, and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Task:
    """Something to be woken for: `subject` is a row of whoever asked for it."""

    kind: str
    subject: str
    due_at: datetime
    tries: int = 0
    """How often it went wrong."""
    process: str | None = None
    """The process that is at it."""


@dataclass(frozen=True)
class Claim:
    """An event that a process handles or has in its queue."""

    event_id: str
    at: datetime
    space_id: str
    is_press: bool
    is_begun: bool
    process: str


@dataclass(frozen=True)
class Backlog:
    """What is still to be done: changes that begin or end later, plans that run, notices to be sent and
    changes that are gathered for one; and what is watched."""

    timed: int
    plans: int
    notices: int
    watches: int
    oldest_reading_at: datetime | None
    """When that of what is watched was read that was read longest ago."""
    never_read: int = 0
    """How many settings are watched and not read yet, or to be read anew: changes of these are not seen."""
