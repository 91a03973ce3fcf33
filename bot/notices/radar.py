"""Reads what is watched again and again, and has what others changed journalled and told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.access import unavailable
from bot.catalogue import FAMILIES, family_of
from bot.catalogue.model.family import Family
from bot.changes.journal import another_secret, changed_in, field_rows
from bot.changes.reading import (
    ItemKey,
    Reading,
    SeenChange,
    as_of_version,
    reading_of,
    seen_changes,
    summed_up,
    with_items_of,
    with_version,
)
from bot.changes.target import differences
from bot.clock import Clock
from bot.errors import BotError, Unkept, WebexError, where
from bot.events import Changed, Difference, Document, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.notices.radar_schedule import Pair, Schedule
from bot.patience import patiently
from bot.ports.notices import ELSEWHERE, NOBODY, Actor, Entry, LastReading, Readings, Watch, Watches
from bot.ports.webex import Directory, Read, SettingsReader
from bot.work.port import Task, Transaction, Work

log = logging.getLogger(__name__)

KIND = "radar"
"""Its one task."""
PLAN_EVERY = timedelta(seconds=30)
"""How often it is found out anew what is watched."""
WRITTEN_WITHIN = timedelta(seconds=10)
"""A reading that is younger than an event by so much has what the event tells of."""

FindActor = Callable[[str, datetime, datetime], Actor | None]
"""Who changed something of a workspace between two moments, where that is known."""
Whole = Mapping[Pair, Mapping[ItemKey, Document | BotError]]
"""Items of which a list shows only a part."""


@dataclass(frozen=True)
class Look:
    """Some settings that are read together: when that began and ended, and the items that are read beside."""

    began_at: datetime
    ended_at: datetime
    whole: Whole
    unchanged: list[LastReading] = field(default_factory=list)
    """Readings in which no change is seen, to be kept together."""


class RadarStore(Readings, Watches, Protocol):
    """What is watched, and what was last read of it."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A transaction that is committed at the end."""


class Radar:
    """Looks a few times a minute, and asks Webex for no more documents than its budget allows.

    Each setting comes up again after a time that the budget gives; what matters most, and what was changed
    lately, sooner. Nothing is read while nobody watches, and with a budget of 0.
    """

    def __init__(
        self,
        store: RadarStore,
        reader: SettingsReader,
        directory: Directory,
        work: Work,
        clock: Clock,
        announce: Callable[[], None],
        per_second: float,
        actor: FindActor = lambda workspace_id, since, until: None,
    ) -> None:
        self._store = store
        self._reader = reader
        self._directory = directory
        self._work = work
        self._clock = clock
        self._announce = announce
        self._per_second = per_second
        self._actor = actor
        self._turn = threading.Lock()
        """Whoever reads has it."""
        self._started_at = clock()
        self._planned_at: datetime | None = None
        self._watches: Sequence[Watch] = ()
        self._workspaces: WorkspaceIndex | None = None
        """What it was planned for: nothing is planned anew without a reason."""
        self._schedule = Schedule(per_second, self._started_at)

    @property
    def is_on(self) -> bool:
        """Whether it may ask for anything at all."""
        return self._per_second > 0

    def begin(self) -> None:
        """Looks at once what is watched, and from now on: to be called at the start and after a new watch."""
        if self.is_on:
            self._planned_at = None
            with self._store.transaction() as tx:
                self._work.add(tx, [Task(KIND, "", self._clock())])
            self._work.look()

    def wake(self, subject: str) -> datetime | None:
        """Reads what has come up; gives when to look again, None where nothing is watched."""
        if not self.is_on:
            return None  # it was switched off since the task was kept
        with self._turn:
            now = self._clock()
            self._plan_if_due(now)
            if not self._schedule.watched:
                # What is watched may be listed again, or come to be, with no other reason to look.
                return now + PLAN_EVERY if self._watches else None
            if pairs := self._schedule.come_up(now):
                self._look(pairs)
            free_at = now + self._schedule.owes(now)
            next_at = self._schedule.next_at or free_at
            return min(max(free_at, next_at), now + PLAN_EVERY)

    def look_now(self, changed_at: Mapping[str, datetime]) -> None:
        """Reads what is watched of these workspaces, given with the moments at which they were changed, where
        that was not read since; what the budget does not bear is the next to be read."""
        if not self.is_on:
            return
        with self._turn:
            now = self._clock()
            self._plan_if_due(now)
            moments = self._store.read_moments()
            named = {pair: changed_at[pair[0]] for pair in self._schedule.watched if pair[0] in changed_at}
            self._schedule.name(
                {pair: at for pair, at in named.items() if _may_have_changed(moments.get(pair), at)}, now
            )
            # What Webex is slow to refuse is tried again later, and not as long as this goes on.
            while pairs := self._schedule.take_named(now):
                self._look(pairs)

    def _plan_if_due(self, now: datetime) -> None:
        if self._planned_at is None or not self._planned_at <= now < self._planned_at + PLAN_EVERY:
            self._plan(now)

    def _plan(self, now: datetime) -> None:
        """Finds out what is watched now, and when each setting comes up; forgets what is not any more."""
        is_set_back = self._planned_at is not None and now < self._planned_at
        self._planned_at = now
        if is_set_back:
            self._schedule.set_back(now)
        watches = self._store.all_watches()
        workspaces = self._directory.workspaces() if watches else None
        if watches == self._watches and workspaces is self._workspaces and not is_set_back:
            return
        self._watches, self._workspaces = watches, workspaces
        watched, moments = {*self._watched()}, self._store.read_moments()
        # What is not listed, or not with its place, only because Webex did not give all, is watched again
        # later: what was read of it then tells what changed meanwhile.
        is_known = self._workspaces.is_known if self._workspaces is not None else lambda workspace_id: True
        self._store.forget_readings({pair for pair in moments.keys() - watched if is_known(pair[0])})
        self._store.expect_readings(watched - moments.keys())
        self._schedule.plan(watched, moments, now)

    def _watched(self) -> Iterator[Pair]:
        for workspace in self._workspaces or ():
            for family in FAMILIES:
                about = workspace.id, workspace.location_id, family.key, workspace.name
                if any(one.covers(*about) for one in self._watches) and not unavailable(family, workspace):
                    yield workspace.id, family.key

    def _look(self, pairs: Sequence[Pair]) -> None:
        now = self._clock()
        not_kept, failed, requests = {*pairs}, set[Pair](), len(pairs)
        try:
            # Before Webex is asked, so that what the bot changes meanwhile is noticed.
            known = self._store.readings(pairs)
            with patiently():
                documents = self._reader.read_many([Read(family_of(key).path, one) for one, key in pairs])
                whole = self._whole(pairs, documents)
            requests += sum(map(len, whole.values()))
            # What is seen was changed by the end of the reading, which may have taken a while.
            look = Look(now, max(self._clock(), now), whole)
            for pair, document in zip(pairs, documents, strict=True):
                if any(map(_is_temporary, [document, *whole.get(pair, {}).values()])):
                    failed.add(pair)
                if self._compared(known[pair], document, look):
                    not_kept.discard(pair)
            not_kept.difference_update(self._kept(look.unchanged))
        finally:
            self._schedule.looked(pairs, not_kept, failed, requests, now)

    def _whole(
        self, pairs: Sequence[Pair], documents: Sequence[Document | BotError]
    ) -> dict[Pair, dict[ItemKey, Document | BotError]]:
        """The items of which the lists show only a part, read one by one."""
        asked: list[tuple[Pair, ItemKey]] = []
        reads: list[Read] = []
        for pair, document in zip(pairs, documents, strict=True):
            if isinstance(document, Document):
                for items, item_id in summed_up(family_of(pair[1]), document.body):
                    asked.append((pair, (items.title, item_id)))
                    reads.append(Read(items.detail_path, pair[0], {items.detail_parameter: item_id}))
        found: dict[Pair, dict[ItemKey, Document | BotError]] = {}
        for (pair, key), body in zip(asked, self._reader.read_many(reads) if reads else (), strict=True):
            found.setdefault(pair, {})[key] = body
        return found

    def _compared(self, last: LastReading, document: Document | BotError, look: Look) -> bool:
        """Whether nothing more can be found out now; what one setting does wrong holds back no other."""
        family = family_of(last.family)
        if isinstance(document, BotError):
            log.debug("%s of %s cannot be read to see changes: %s", family.key, last.workspace_id, document)
            return True
        try:
            items = look.whole.get(last.pair, {})
            bodies = {key: one.body for key, one in items.items() if isinstance(one, Document)}
            values = reading_of(family, document.body, bodies)
            known = as_of_version(last.values, last.version)
            unread = [key for key, one in items.items() if _is_temporary(one)]
            return self._keep(last, family, with_items_of(known, values, unread), look)
        except Unkept:
            raise
        except Exception as error:
            return _goes_on_without(last, error)

    def _keep(self, last: LastReading, family: Family, values: Reading, look: Look) -> bool:
        """Whether the reading was kept with the changes that are seen in it; without any it is put with the
        others of its kind."""
        workspace = self._directory.workspaces().by_id.get(last.workspace_id)
        new = replace(last, values=with_version(values, last.version + 1), read_at=look.began_at)
        if last.read_at is None:
            look.unchanged.append(new)
            return False
        if workspace is None:
            return False  # it is gone, or not listed just now: then what changed is told when it is again
        found = [*seen_changes(family, as_of_version(last.values, last.version), values)]
        since = min(last.read_at, look.ended_at)  # the clock may have been set back
        seen = [self._told(workspace, family, one, since, look.ended_at) for one in found]
        seen = [one for one in seen if one[0].fields]
        if not seen:
            look.unchanged.append(new)
            return False
        numbers = self._store.keep_reading(new, seen)
        if numbers:
            self._schedule.changed(last.pair, look.ended_at)
            log.info("Seen as changes %s: %s of %s", numbers, family.key, workspace.id)
            self._announce()
        return numbers is not None

    def _kept(self, unchanged: Sequence[LastReading]) -> Collection[Pair]:
        """Keeps readings in which nothing is changed; gives those of which nothing more can be found out."""
        try:
            return self._store.keep_readings(unchanged) if unchanged else ()
        except Unkept:
            raise
        except Exception as error:
            if len(unchanged) > 1:
                return [pair for one in unchanged for pair in self._kept([one])]
            _goes_on_without(unchanged[0], error)
            return [unchanged[0].pair]

    def _told(
        self, workspace: Workspace, family: Family, one: SeenChange, since: datetime, now: datetime
    ) -> tuple[Entry, Changed | None]:
        """A change as the journal has it, and as spaces are told of it."""
        target = one.target
        rows = field_rows(target, one.before, one.after)
        if one.is_replaced:
            rows = [another_secret(target)]
        actor = self._actor(workspace.id, since, now) or NOBODY
        entry = Entry(
            id=0, at=now, actor_id=actor.id, actor_name=actor.name, space_id="", workspace_id=workspace.id,
            workspace_name=workspace.name, location_id=workspace.location_id, family=family.key,
            fields=[row for row in rows if row["before"] != row["after"]],
            origin=ELSEWHERE, state="done", list=target.list, item_id=target.item_id, action=one.action,
            since=since, actor_email=actor.email, actor_ip=actor.ip,
        )  # fmt: skip
        shown = differences(target, one.before, one.after)
        if one.is_replaced:
            shown = tuple(Difference(row["label"], row["before"], row["after"]) for row in rows)
        changed = changed_in(entry, shown, now) if shown else None
        return entry, changed and replace(changed, is_from_away=since < self._started_at)


def _goes_on_without(last: LastReading, error: Exception) -> bool:
    """Says that a reading is of no use, which is all that can be found out now."""
    log.error("%s of %s: changes cannot be seen: %s", last.family, last.workspace_id, where(error))
    return True


def _is_temporary(found: Document | BotError) -> bool:
    return isinstance(found, WebexError) and found.is_temporary


def _may_have_changed(read_at: datetime | None, at: datetime) -> bool:
    """Whether a setting may be otherwise than it was read, by a change at a moment."""
    return read_at is None or read_at < at + WRITTEN_WITHIN
