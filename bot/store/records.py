"""What the store keeps: forms, the journal's entries, timed changes, plans, requests for a second key and
others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ELSEWHERE = "elsewhere"
"""The origin of a change that was not made by the bot."""


@dataclass(frozen=True)
class Form:
    """What a form on a card was built from; the card itself carries only `id`."""

    id: str
    person_id: str
    space_id: str
    workspace_id: str
    family: str
    shown: Mapping[str, Any]
    """Field key to the value shown, as the field dumps it."""
    candidates: Mapping[str, Any]
    """Further choices the card offered, by field key, as dumped references."""
    expires_at: datetime
    thread_id: str | None = None
    message_id: str = ""
    """The card's message; empty until it is posted."""
    list: str = ""
    """The title of the list's items (`digit pattern`) when the form is about them; empty for the setting."""
    item_id: str = ""
    """The item on that list, several separated by blanks; empty for a new one, and for all of them."""
    action: str = "change"
    """`change`, `add` or `remove` one item; `clear` removes all of the list, `remove_some` several."""
    reason: str | None = None
    """Why it was asked for, in the words of the person."""


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
class Saved:
    """What a space saved under a name, to be said again or compared with."""

    space_id: str
    kind: str
    """`alias` for words, `list` for workspaces, `baseline` for how a workspace should be, `ignored` and its
    name for what is ignored of it, `mute` for what the space hears nothing of for a while."""
    name: str
    """As names are compared."""
    value: Mapping[str, Any]
    person_id: str
    person_name: str
    """Who saved it."""
    at: datetime


@dataclass(frozen=True)
class Repeat:
    """Words that only ask for something, said again and again in a space."""

    id: int
    at: datetime
    state: str
    """`on`, or `over`."""
    person_id: str
    person_name: str
    """Who asked for it; their rights count each time."""
    space_id: str
    said: str
    """The words."""
    every: str
    """When, as it is typed behind “every”."""
    rule: str
    """The same as RFC 5545 writes it."""
    zone: str
    """The time zone in which that is meant; empty for UTC."""
    due_at: datetime
    """When it is to be said next."""
    held_until: datetime | None = None
    """Until when nobody else says it: it is being done, or could not be done and is tried again."""
    tries: int = 0
    """How often it could not be done since it was due."""
    failures: int = 0
    """How often in a row nothing came of it."""
    version: int = 0
    """Counts the changes of this row, so that nobody overwrites what another one wrote."""


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
