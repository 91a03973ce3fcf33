"""What the store keeps for notices: who watches what, what was last read of it, and what is to be said."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any
from zlib import compress, decompress
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from bot.clock import zone_called
from bot.events import Attachment, Changed
from bot.names.selection_rule import SelectionRule

MUTE, EVERYTHING = "mute", "*"
"""What a space saves to hear nothing for a while: of the workspace whose id is its name, or of all."""
LIST = "list"
"""What a space saves to call workspaces by a name; the `members` of its value are their ids."""
GONE = {"gone": True}
"""Stands in the effect of a change in the place of what is not there any more."""
RISKY = "risky"
"""What a watch may be only for."""
CHANGE, DIGEST, TEXT, MISSED, LEFT_AS_IS = "change", "digest", "text", "missed", "left as is"
"""Kinds of notices: of one change, of several, of plain words, of words that nothing came of, and of what
stays as it is and perhaps should not."""
REPEAT = "repeat"
"""The kind of answers to what a space asked for again and again."""
FILE = "file"
"""What of a notice is a file, as `packed` has it."""
PLAN, APPROVAL = "plan", "approval"
"""Kinds of those that show how a plan, or a request for a second key, stands."""
TO_BE_TOLD, TO_BE_GATHERED = "notices", "gathered"
"""Kinds of the tasks that a space has as long as it is to be told something, or changes are gathered for it;
their subject is the space."""
TOGETHER = timedelta(minutes=5)
"""Changes of one person that come so soon after one another belong together."""
CHANGED = TypeAdapter(Changed)
"""What a notice of a change is made of, to and from JSON."""


@dataclass(frozen=True)
class Watch:
    """A space that wants to hear of changes: of one workspace, of several, of one location, of all, or of
    what a rule selects at that time."""

    id: int
    space_id: str
    workspace_id: str
    location_id: str
    label: str
    """What is watched, as people read it."""
    person_id: str
    """Who asked for it, and may see it; another person has a watch of the same beside it."""
    at: datetime
    workspace_ids: Sequence[str] = ()
    """Of several that were named together; else empty."""
    families: Sequence[str] = ()
    """The keys of the settings; empty for all of them."""
    only: str | None = None
    """`risky` for only those changes that are."""
    quiet: str | None = None
    """When nothing is said, in hours of the day: `19:00-07:00`."""
    digest: str | None = None
    """The hour of the day at which all is said together: `18:00`."""
    zone: str | None = None
    """The time zone of these hours."""
    chosen: Mapping[str, Any] | None = None
    """The rule, as `SelectionRule.dump` gives it; None where the ids tell what is watched."""

    def tells_at(self, at: datetime) -> datetime:
        """When the space is told of what came to be known at this moment: then, with the next digest, or
        after the quiet hours."""
        if not (self.digest or self.quiet):
            return at
        zone = zone_called(self.zone or "")
        if self.digest:
            at = _next(self.digest, at, zone)
        if self.quiet:
            begin, end = self.quiet.split("-")
            local = f"{at.astimezone(zone):%H:%M}"
            is_quiet = begin <= local < end if begin < end else not end <= local < begin
            at = _next(end, at, zone) if is_quiet else at
        return at

    @cached_property
    def rule(self) -> SelectionRule | None:
        """What selects the workspaces, also those that are new by then."""
        return SelectionRule.load(self.chosen) if self.chosen else None

    def covers(self, workspace_id: str, location_id: str, family: str, name: str) -> bool:
        """Whether it wants to hear of changes of this setting of this workspace, which is called so now."""
        if self.families and family not in self.families:
            return False
        if self.rule:
            return self.rule.selects(workspace_id, name, location_id)
        if self.workspace_ids or self.workspace_id:
            return workspace_id in (*self.workspace_ids, self.workspace_id)
        return self.location_id in ("", location_id)

    @property
    def target(self) -> str:
        """What is watched, the same for two watches of the same."""
        several = repr((sorted(self.workspace_ids), sorted(self.families))).encode()
        mark = f" {sha256(several).hexdigest()}" if self.workspace_ids or self.families else ""
        rule = f" {sha256(self.rule.said.encode()).hexdigest()}" if self.rule else ""
        return f"{self.workspace_id} {self.location_id}{mark}{rule}{f' {self.only}' if self.only else ''}"


def _next(clock: str, after: datetime, zone: ZoneInfo) -> datetime:
    """The next moment at which the clocks of a zone show this hour, which they may do twice in a day; where
    they skip it, as much later."""
    hour = time.fromisoformat(clock)
    day = after.astimezone(zone).date()
    shown = (
        datetime.combine(day + timedelta(days=more), hour.replace(fold=fold), zone)
        for more in range(3)
        for fold in (0, 1)
    )
    moments = [(one.astimezone(UTC), one.fold) for one in shown]
    # In the hour that is skipped the second reading is an earlier moment, which shows another hour.
    return min(
        at for at, fold in moments if at > after and (not fold or f"{at.astimezone(zone):%H:%M}" == clock)
    )


@dataclass(frozen=True)
class LastReading:
    """What a setting was when it was last read, for a space that watches it."""

    workspace_id: str
    family: str
    values: Mapping[str, Any]
    """As `bot.changes.reading` has it, with what the bot has changed since."""
    read_at: datetime | None = None
    """When Webex was asked; None before the first time."""
    version: int = 0
    """Counts the changes of this row, by the bot's own changes, too."""

    @property
    def pair(self) -> tuple[str, str]:
        """What it is of: the ids of the workspace and of the family."""
        return self.workspace_id, self.family

    def values_after(self, effect: Mapping[str, Any]) -> dict[str, Any]:
        """The values as one more change leaves them."""
        return {key: value for key, value in {**self.values, **effect}.items() if value != GONE}


def packed(file: Attachment) -> dict[str, str]:
    """A file that cannot be made again as it was, for the outbox: small, and as JSON."""
    return {"name": file.name, "kind": file.kind, "content": b64encode(compress(file.content)).decode()}


def unpacked(file: Mapping[str, str]) -> Attachment:
    """The file that was packed."""
    return Attachment(file["name"], decompress(b64decode(file["content"])), file["kind"])


@dataclass(frozen=True)
class Notice:
    """Something that a space is to be told, though nobody there asked for it now."""

    id: int
    key: str
    """What it says, and to which space: nothing is said twice."""
    kind: str
    """Who makes a message of it."""
    space_id: str
    payload: Mapping[str, Any]
    """What the message is made of."""
    at: datetime
    """When it came to be known."""
    cause: str | None = None
    """What notices have in common that belong in one thread."""
    subject: str | None = None
    """Of a change: the ids of the workspace and of the setting."""
    tries: int = 0
    """How often it could not be sent."""
    unmade_since: datetime | None = None
    """Since when no message can be made of it; from then on it holds back no notice of another setting."""
    unsure_since: datetime | None = None
    """Since when it is not known whether the space was told."""


@dataclass(frozen=True)
class Gathered:
    """A change that a space is told of later, together with others."""

    id: int
    entry_id: int
    space_id: str
    payload: Mapping[str, Any]
    """The change."""
    cause: str | None
    subject: str | None
    due_at: datetime
    """When the space is told."""
