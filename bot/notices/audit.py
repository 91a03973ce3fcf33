"""Reads the audit log of the organisation: what is changed elsewhere is looked at at once, and named."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.errors import BotError, WebexError, where
from bot.events import Workspace
from bot.ids import uuid_in
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex
from bot.notices.audit_trail import AuditTrail, Window
from bot.patience import patiently
from bot.ports.notices import NOBODY, Actor, ForeignChanges, Watch, Watches
from bot.ports.webex import AuditEvent, AuditLog, Directory
from bot.work.port import Task, Transaction, Work

log = logging.getLogger(__name__)

KIND = "audit"
"""Its one task."""
POLL_EVERY = timedelta(seconds=10)
JUST_NOW = timedelta(seconds=2)
PAGES_OF_NEW, PAGES_OF_OLD = 20, 40
"""Pages of one poll: of what is new, and of what was too much to be read before."""
SOON = timedelta(seconds=1)
"""So soon after the last poll the next one is where something is left to be read: 20,000 events are 100
pages, three polls."""
OVERLAP = timedelta(minutes=2)
"""Each time so much is read again, for what was logged late."""
AGAIN_EVERY, LATE = timedelta(minutes=10), timedelta(hours=2)
"""So often the last hours are read again, for what was logged later still; so long changes are named."""
BEFORE_START = timedelta(days=1)
"""So far back the first poll reads: who changed what while the bot was away."""
MAX_WINDOWS = 6
MAX_OFFSET = 30_000
"""Beyond these something is not read: a log that has no end blocks nothing."""
MAX_NAMED = 500
"""Changes that one poll looks at to name who made them."""
REFUSED = frozenset({400, 403, 404, 405})
"""Answers that say that this log is not for the bot."""
REFUSED_FOR = timedelta(hours=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=15)
"""How long it waits after an error, longer each time."""


class LooksNow(Protocol):
    """The radar, as this needs it."""

    @property
    def is_on(self) -> bool:
        """Whether it looks for anything at all."""

    def look_now(self, changed_at: Mapping[str, datetime]) -> None:
        """Reads what is watched of these workspaces, given with the moments at which they were changed."""


class AuditStore(ForeignChanges, Watches, Protocol):
    """The changes from elsewhere, and who watches."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A transaction that is committed at the end."""


class AuditReader:
    """Polls while somebody watches; nothing depends on it. What it knows it keeps in memory only."""

    def __init__(
        self,
        audit_log: AuditLog,
        trail: AuditTrail,
        radar: LooksNow,
        store: AuditStore,
        directory: Directory,
        work: Work,
        clock: Clock,
    ) -> None:
        self._audit_log = audit_log
        self._trail = trail
        self._radar = radar
        self._store = store
        self._directory = directory
        self._work = work
        self._clock = clock
        self._turn = threading.Lock()
        """Whoever reads the log has it."""
        self._changed_at: dict[str, datetime] = {}
        """Workspaces that are to be looked at."""
        self._heard_of: set[str] = set()
        """Workspaces of which somebody who is named may be somebody else."""
        self._unread: deque[Window] = deque()
        """What is still to be read, the newest first."""
        self._again: Window | None = None
        """What is read once more."""
        self._again_at = self._known_since = clock()
        self._read_until: datetime | None = None
        self._not_before: datetime | None = None
        """After an error."""
        self._errors = 0
        self._by_uuid: tuple[WorkspaceIndex | None, Mapping[str, Workspace]] = None, {}

    def begin(self) -> None:
        """Polls from now on: to be called at the start and after a new watch."""
        if self._radar.is_on:
            with self._store.transaction() as tx:
                self._work.add(tx, [Task(KIND, "", self._clock())], at_latest=True)
            self._work.look()

    def wake(self, subject: str) -> datetime | None:
        """Reads what is new; gives when to read again, None where nobody watches."""
        watches = self._store.all_watches() if self._radar.is_on else ()
        if not watches:
            return None
        with self._turn:
            if self._is_paused():
                return self._not_before
            self._read_new(watches)
            changed_at, self._changed_at = self._changed_at, {}
            heard_of, self._heard_of = self._heard_of, set()
        # Not in its turn: whoever looks may be asking who made a change.
        try:
            if changed_at:
                self._radar.look_now(changed_at)
            self._name(self._clock() - LATE, heard_of)
        except Exception:
            # The log tells it only once.
            with self._turn:
                for workspace_id, at in changed_at.items():
                    self._to_look_at(workspace_id, at)
                self._heard_of |= heard_of
            raise
        return self._not_before or self._clock() + (SOON if self._unread else POLL_EVERY)

    def actor(self, workspace_id: str, since: datetime, until: datetime) -> Actor | None:
        """Who changed something of a workspace between two moments, where the log says that it was exactly
        one person; it is read first where that was not done just now, or names nobody."""
        about = workspace_id, since, until
        with self._turn:
            last = self._read_until
            is_old = last is None or self._clock() - last > JUST_NOW
            is_new = last is not None and last < until
            # While much is left to be read, one poll more names nobody either.
            is_asked = not self._unread and (is_old or (is_new and not self._trail.actor(*about)))
            if is_asked and not self._is_paused():
                self._read_new(self._store.all_watches())
        return self._trail.actor(*about)

    def _is_paused(self) -> bool:
        now = self._clock()
        return self._not_before is not None and now < self._not_before <= now + REFUSED_FOR

    def _read_new(self, watches: Sequence[Watch]) -> None:
        now = self._clock()
        try:
            with patiently():
                self._poll(now, watches)
        except Exception as error:
            # Whatever it is: what was changed is told without it.
            self._not_before = self._put_off(now, error)
        else:
            self._not_before, self._errors = None, 0

    def _put_off(self, now: datetime, error: Exception) -> datetime:
        pause: timedelta = min(FIRST_PAUSE * 2 ** min(self._errors, 10), LONGEST_PAUSE)
        if isinstance(error, WebexError) and error.status in REFUSED:
            pause = REFUSED_FOR
        elif isinstance(error, WebexError) and error.retry_after is not None:
            pause = max(pause, min(timedelta(seconds=error.retry_after), REFUSED_FOR))
        self._errors += 1
        why = str(error) if isinstance(error, BotError) else where(error)
        log.warning("The audit log cannot be read, again in %s: %s", pause, why)
        return now + pause

    def _poll(self, now: datetime, watches: Sequence[Watch]) -> None:
        self._open_windows(now)
        try:
            for event in self._read_all():
                workspace = self._target(event)
                is_asked_for = now - 2 * BEFORE_START <= event.at <= now + OVERLAP
                if workspace is None or not is_asked_for or not _is_watched(workspace, watches):
                    continue
                if self._trail.take(event, workspace.id):
                    self._heard_of.add(workspace.id)
                    if not event.is_own:
                        self._to_look_at(workspace.id, event.at)
        finally:
            self._trail.read(self._known_since, self._unread)

    def _to_look_at(self, workspace_id: str, at: datetime) -> None:
        self._changed_at[workspace_id] = max(self._changed_at.get(workspace_id, at), at)

    def _open_windows(self, now: datetime) -> None:
        """The time since the last poll is to be read, and now and then once more what is long over."""
        if self._read_until is None or self._read_until > now:
            # The first time; or the clock was set back.
            self._unread.clear()
            self._again, self._again_at = None, now + AGAIN_EVERY
            self._read_until = self._known_since = now - BEFORE_START
        elif now - self._read_until > BEFORE_START:
            self._read_until = self._known_since = now - BEFORE_START
        newest = self._unread[0] if self._unread else None
        if newest and newest.offset == 0:
            # It could not be read the last time; Webex gives no more than a year at once.
            newest.since, newest.until = max(newest.since, now - BEFORE_START), now
            self._known_since = max(self._known_since, newest.since)
        else:
            since = max([self._read_until - OVERLAP, *(one.until for one in self._unread)])
            self._unread.appendleft(Window(since, now))
        self._read_until = now
        if self._again is None and self._again_at <= now:
            self._again, self._again_at = Window(now - LATE, now), now + AGAIN_EVERY
        while len(self._unread) > MAX_WINDOWS:
            self._forget(self._unread.pop())

    def _read_all(self) -> Iterator[AuditEvent]:
        """The events of what is new, of what was too much before, and else of what is read again."""
        new = self._unread[0]
        if (yield from self._read(new, PAGES_OF_NEW)):
            self._unread.remove(new)
        old = next((one for one in reversed(self._unread) if one is not new), None)
        if old is not None:
            if (yield from self._read(old, PAGES_OF_OLD)):
                self._unread.remove(old)
        elif self._again and (yield from self._read(self._again, PAGES_OF_OLD)):
            self._again = None

    def _read(self, window: Window, pages: int) -> Generator[AuditEvent, None, bool]:
        """The events of some pages of a window; gives whether nothing is left of it."""
        for _ in range(pages):
            page = self._audit_log.page(window.since, window.until, window.offset)
            yield from page.events
            if page.next_offset is None:
                return True
            window.offset = page.next_offset
            if window.offset > MAX_OFFSET:
                self._forget(window)
                return True
        return False

    def _forget(self, window: Window) -> None:
        """What is in a window and was not read by now is never known."""
        log.warning("The audit log has too much since %s; not all of it is read", window.since.isoformat())
        self._known_since = max(window.until, self._known_since)

    def _target(self, event: AuditEvent) -> Workspace | None:
        """The workspace that an event is about: by its id, else by its name where no other has it."""
        workspaces = self._directory.workspaces()
        if self._by_uuid[0] is not workspaces:
            self._by_uuid = workspaces, {uuid_in(one.id): one for one in workspaces}
        if event.target_uuid and (found := self._by_uuid[1].get(event.target_uuid)):
            return found
        named = workspaces.by_name.get(folded(event.target_name), ()) if event.target_name else ()
        return named[0] if len(named) == 1 and named[0].name == event.target_name else None

    def _name(self, since: datetime, heard_of: Set[str]) -> None:
        """Names in the journal who made changes that were seen before their events came; who was named is
        not any more where it may as well have been somebody else."""
        for one in self._store.changes_from_elsewhere(since, MAX_NAMED):
            known = Actor(one.actor_id, one.actor_name, one.actor_email or "", one.actor_ip or "")
            if known != NOBODY and one.workspace_id not in heard_of:
                continue
            people = self._trail.people(one.workspace_id, one.since or one.at, one.at)
            actor = people[0] if people and len(people) == 1 else NOBODY
            if people and actor != known:
                self._store.name_actor(one.id, actor)


def _is_watched(workspace: Workspace, watches: Sequence[Watch]) -> bool:
    return any(
        one.covers(workspace.id, workspace.location_id, next(iter(one.families), ""), workspace.name)
        for one in watches
    )
