"""Lines of the journal, and who made a change elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ELSEWHERE = "elsewhere"
"""The origin of a change that was not made by the bot."""


@dataclass(frozen=True)
class Actor:
    """Who made a change elsewhere, as Webex's audit log has it."""

    id: str
    name: str
    email: str
    ip: str


NOBODY = Actor("", "", "", "")
"""Where that is not known."""


@dataclass(frozen=True)
class Entry:
    """One line of the journal: a change that was intended, and what became of it."""

    id: int
    at: datetime
    actor_id: str
    actor_name: str
    space_id: str
    workspace_id: str
    workspace_name: str
    location_id: str
    family: str
    fields: Sequence[Mapping[str, Any]]
    """Each `{"key", "label", "before", "after", "was", "wanted"}`: two texts, then two dumped values."""
    origin: str
    """How it was asked for: `form`, `command` or `timer`; `elsewhere` for what others changed in Webex."""
    state: str
    """`intended`, `done`, `failed` or `unknown`."""
    tracking_id: str = ""
    note: str = ""
    list: str = ""
    item_id: str = ""
    action: str = "change"
    """These three as in `Form`."""
    event_id: str | None = None
    """The message or press that asked for it."""
    look_at: datetime | None = None
    """When to read the setting to see whether it was made; None when the state is final."""
    parent_id: int | None = None
    """The change that this one undoes."""
    redoes_id: int | None = None
    """The undo that this change takes back: it makes the change again that was undone."""
    reason: str | None = None
    """Why, in the words of the person."""
    timed_id: int | None = None
    """The timed change that this one begins, or with `parent_id` ends."""
    plan_id: int | None = None
    """The plan that this is a change of."""
    plan_position: int | None = None
    """Which item of the plan."""
    approval_id: int | None = None
    """The request for a second key under which it was made."""
    approved_by: str | None = None
    """Who agreed to it; or that nobody did."""
    since: datetime | None = None
    """Of a change that was made elsewhere: when it was not there yet; `at` is when it was seen."""
    actor_email: str | None = None
    actor_ip: str | None = None
    """Of a change that was made elsewhere, as Webex's audit log has them, and who the actor is, too."""
    fine_by: str | None = None
    """Who says that it is fine."""

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether it was seen, and not made, by the bot."""
        return self.origin == ELSEWHERE

    @property
    def is_of_item(self) -> bool:
        """Whether it is the change of an item of its plan, and not one that begins or ends it at its time."""
        return self.plan_id is not None and not (self.timed_id and (self.parent_id or self.origin == "timer"))

    @property
    def takes_back_id(self) -> int | None:
        """The change that this one undoes, or the undo that it takes back."""
        return self.parent_id or self.redoes_id
