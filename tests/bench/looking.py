"""The radar with the audit log: how soon a change is noticed, and what chat costs meanwhile."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bot.catalogue import FAMILIES
from bot.notices.audit import POLL_EVERY, AuditReader
from bot.notices.audit_trail import AuditTrail
from bot.notices.radar import Radar
from bot.notices.radar_schedule import HOT, MAX_AT_ONCE
from bot.ports.notices import Watch
from bot.ports.webex import AuditEvent, AuditPage
from bot.store.store import open_store
from bot.work.task_loop import TaskLoop
from tests.bench import radar
from tests.bench.running import OURS, running
from tests.bench.site import Site

FLEETS = (10, 100, 1000)
AT_ONCE = (1, 7, 40)
REQUESTS_PER_SECOND = 0.5
MAX_POLLS = 100
LATENCY_SECONDS = 0.05
WORKSPACES = 60
QUESTION = 'show intercept "Lobby Paris"'
BESIDE = 30
MANY_REQUESTS = "5"


@dataclass
class Log:
    """An audit log that answers at once."""

    cloud: radar.Cloud
    events: list[AuditEvent] = field(default_factory=list)

    def page(self, since: datetime, until: datetime, offset: int = 0) -> AuditPage:
        return AuditPage([one for one in self.events if since <= one.at <= until], None)

    def add(self, name: str) -> None:
        number = str(len(self.events))
        self.events.append(
            AuditEvent(
                number, self.cloud.now, "lena", "Lena", "lena@acme.example", "", "", name, "", is_own=False
            )
        )


def noticed(site: Site) -> Iterator[str]:
    """Needs no cloud over the network: polls of the log until changes are journalled, by fleet."""
    yield f"changes of {radar.DND.title} that the audit log names, {REQUESTS_PER_SECOND} requests a second:"
    for fleet in FLEETS:
        yield from _noticed(fleet)


def _noticed(fleet: int) -> Iterator[str]:
    radar.WORKSPACES, before = fleet, radar.WORKSPACES
    cloud = radar.Cloud()
    radar.WORKSPACES = before
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bot.db'}")
        store.watch(Watch(0, "team", "", "", "all", "ana", cloud.now))
        webex: Any = cloud
        log = Log(cloud)
        work = TaskLoop(store, lambda: cloud.now)
        looks = Radar(
            store, webex, webex, work, lambda: cloud.now, lambda: None, per_second=REQUESTS_PER_SECOND
        )
        reads = AuditReader(log, AuditTrail(store), looks, store, webex, work, lambda: cloud.now)
        # What is changed here was read a while ago.
        pairs = [(one.id, family.key) for one in list(cloud.index)[: max(AT_ONCE)] for family in FAMILIES]
        looks._plan(cloud.now)
        for start in range(0, len(pairs), MAX_AT_ONCE):
            looks._look(pairs[start : start + MAX_AT_ONCE])
        for count in AT_ONCE:
            cloud.now += timedelta(days=1)
            looks._plan(cloud.now)
            looks._schedule.set_back(cloud.now)
            looks._schedule.plan({*store.read_moments()}, store.read_moments(), cloud.now)
            reads.wake("")
            for one in list(cloud.index)[:count]:
                cloud.on ^= {one.id}
                log.add(one.name)
            began, requests, polls, seen = cloud.now, cloud.requests, 0, 0
            while seen < min(count, fleet) and polls < MAX_POLLS:
                polls += 1
                cloud.now += POLL_EVERY
                reads.wake("")
                looks.wake("")
                found = (one for one in store.history(limit=200) if one.is_from_elsewhere)
                seen = sum(one.at > began for one in found)
            requests = cloud.requests - requests
            which = f"{fleet:5,} workspaces, {min(count, fleet):2} at once"
            yield f"  {which}: {seen} after {polls} polls (asked: 2), {requests} requests"
        store.close()


def beside(site: Site) -> Iterator[str]:
    """A question in chat while everything is read for the first time, beside one with nothing else to do."""
    site.reset(0.0)
    site.fill(WORKSPACES, "Desk {:03}")
    seconds: dict[bool, float] = {}
    for is_looking in (False, True):
        with running(site, OURS, RADAR_REQUESTS_PER_SECOND=MANY_REQUESTS) as run:
            if is_looking:
                site.ask("watch all")
            site.slow(LATENCY_SECONDS)
            site.ask(QUESTION)
            before = run.worked
            seconds[is_looking] = median(site.ask(QUESTION).seconds for _ in range(BESIDE))
            spent = run.worked - before
            site.slow(0.0)
        yield (
            f"  {QUESTION}, {'beside a full look' if is_looking else 'idle'}: median "
            f"{seconds[is_looking] * 1000:.0f} ms of {BESIDE}, processor time {spent:.1f} s"
        )
    ratio = f"ratio {seconds[True] / seconds[False]:.2f} (asked: at most 1.2)"
    yield f"  {ratio}, at {MANY_REQUESTS} requests a second of the radar"
    hot = len(HOT) + (len(FAMILIES) - len(HOT)) / 4
    yield (
        f"  by arithmetic: what matters most of one workspace is read every "
        f"{hot / REQUESTS_PER_SECOND:.0f} s at {REQUESTS_PER_SECOND} a second (asked: at most 60)"
    )
