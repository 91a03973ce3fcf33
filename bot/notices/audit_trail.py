"""Who did what to workspaces lately, as the audit log has it: kept in memory, and asked of changes."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports.notices import Actor, ForeignChanges
from bot.ports.webex import AuditEvent

MAX_EVENTS = 5_000
"""Events that are kept, some MB at most; the oldest go first."""
BEFORE, AFTER = timedelta(seconds=2), timedelta(seconds=10)
"""An event belongs to a change that was seen between two moments also where it is logged by so much earlier
or later, by another clock."""


@dataclass
class Window:
    """A time of which the log is read, a few pages now and the rest later."""

    since: datetime
    until: datetime
    offset: int = 0


class AuditTrail:
    """Safe in every thread. What it does not know for certain it does not say: an event that comes late may
    name somebody else."""

    def __init__(self, store: ForeignChanges) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._events: dict[str, tuple[str, AuditEvent]] = {}
        """By their ids: the workspace, and the event."""
        self._of: dict[str, dict[str, AuditEvent]] = {}
        """The same by workspace."""
        self._by_age: list[tuple[datetime, str]] = []
        """A heap of when they were logged, and their ids. What is old may come late, as it is read again."""
        self._known_since: datetime | None = None
        self._dropped_until: datetime | None = None
        """Events until then had to go for others."""
        self._unread: Sequence[Window] = ()

    def take(self, event: AuditEvent, workspace_id: str) -> bool:
        """Keeps an event about a workspace; False where it was kept before."""
        with self._lock:
            if event.id in self._events:
                return False
            self._events[event.id] = workspace_id, event
            self._of.setdefault(workspace_id, {})[event.id] = event
            heapq.heappush(self._by_age, (event.at, event.id))
            if len(self._events) > MAX_EVENTS:
                self._drop_oldest()
            return True

    def read(self, known_since: datetime, unread: Sequence[Window]) -> None:
        """All that was logged since a moment was read, but for some windows."""
        with self._lock:
            # What was dropped is not known again.
            self._known_since = max(known_since, self._dropped_until or known_since)
            self._unread = tuple(unread)

    def people(self, workspace_id: str, since: datetime, until: datetime) -> Sequence[Actor] | None:
        """Who changed something of a workspace between two moments, without this bot; None where that cannot
        be known."""
        first, last = since - BEFORE, until + AFTER
        with self._lock:
            if self._known_since is None or first < self._known_since:
                return None
            if any(one.since <= last and first <= one.until for one in self._unread):
                return None
            found = [one for one in self._of.get(workspace_id, {}).values() if first <= one.at <= last]
        if not found:
            return ()
        own = self._store.tracking_ids(workspace_id, first, last)
        others = [one for one in found if not (one.is_own or (one.tracking_id and one.tracking_id in own))]
        if own and len(others) == len(found):
            # None of these is said to be the bot's, and at least one should be: any may be.
            return None
        return [*{_key(one): _actor(one) for one in others}.values()]

    def actor(self, workspace_id: str, since: datetime, until: datetime) -> Actor | None:
        """Who did, where it was exactly one person."""
        people = self.people(workspace_id, since, until) or ()
        return people[0] if len(people) == 1 else None

    def _drop_oldest(self) -> None:
        _, event_id = heapq.heappop(self._by_age)
        workspace_id, event = self._events.pop(event_id)
        left = self._of[workspace_id]
        del left[event_id]
        if not left:
            del self._of[workspace_id]
        self._dropped_until = max(event.at, self._dropped_until or event.at)


def _key(event: AuditEvent) -> str:
    """The same for events of one person."""
    return event.actor_id or event.actor_email.casefold() or event.actor_name or event.id


def _actor(event: AuditEvent) -> Actor:
    return Actor(event.actor_id, event.actor_name, event.actor_email, event.actor_ip)
