"""Whether Webex lets settings be read at all, by what it answered to the last requests."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.ports.webex import Read

FORBIDDEN = 403
TRIED_EVERY = timedelta(minutes=5)
"""How often one is tried to find out whether they can be read again, where nobody reads any."""
TRIED = (
    (
        "/telephony/config/workspaces/{workspaceId}/doNotDisturb",
        "/telephony/config/workspaces/{workspaceId}/musicOnHold",
    ),
    ("/workspaces/{workspaceId}/features/callForwarding", "/workspaces/{workspaceId}/features/intercept"),
)
"""Settings that every licence has, in the two groups that need other rights of the token."""


@dataclass
class _Group:
    """The settings of one group."""

    tried: tuple[str, str]
    since: datetime | None = None
    """When the first was refused after the last that was read."""
    paths: set[str] = field(default_factory=set)
    """What was refused since."""
    workspace_id: str = ""
    asked_at: datetime | None = None
    is_tried: bool = False
    """Whether one was read since only to find out."""

    @property
    def next_path(self) -> str:
        """What tells most: one that was not refused yet."""
        return next((path for path in self.tried if path not in self.paths), self.tried[0])

    def is_to_be_tried(self, now: datetime) -> bool:
        """At once where only one was refused, and then now and then."""
        is_recent = self.asked_at is not None and self.asked_at <= now < self.asked_at + TRIED_EVERY
        return not is_recent or (len(self.paths) == 1 and not self.is_tried)


class ReadRefusals:
    """One setting that is refused, as where a single right is missing, says nothing of the others: it takes
    two of a group, and none of it that can be read. Many threads may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._groups = {tried[0].split("/")[1]: _Group(tried) for tried in TRIED}

    def refused(self, read: Read, at: datetime) -> None:
        """Webex answered that this may not be read."""
        with self._lock:
            if group := self._group(read):
                group.since = group.since or at
                group.paths.add(read.path)
                group.workspace_id, group.asked_at = read.workspace_id, at

    def given(self, read: Read) -> None:
        """Webex gave this."""
        with self._lock:
            if group := self._group(read):
                group.since, group.is_tried = None, False
                group.paths.clear()

    @property
    def since(self) -> datetime | None:
        """Since when settings are refused; None where they are not."""
        with self._lock:
            found = (one.since for one in self._groups.values() if one.since and len(one.paths) > 1)
            return min(found, default=None)

    def to_try(self, now: datetime) -> list[Read]:
        """What is to be read now to find out whether they are refused still, or at all."""
        with self._lock:
            found = [one for one in self._groups.values() if one.since and one.is_to_be_tried(now)]
            for one in found:
                one.asked_at, one.is_tried = now, True
            return [Read(one.next_path, one.workspace_id) for one in found]

    def _group(self, read: Read) -> _Group | None:
        return self._groups.get(read.path.split("/")[1])
