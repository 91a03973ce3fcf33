"""How the radar spends its requests on many workspaces, on a clock that runs as fast as the machine."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bot.catalogue import FAMILIES, family_of
from bot.errors import BotError
from bot.events import Document, Licence, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.notices.radar import Radar
from bot.notices.radar_schedule import HOT
from bot.ports.notices import Watch
from bot.ports.webex import Read
from bot.sandbox.documents.new_documents import new_documents
from bot.sandbox.state.seed_data import locations, workspaces
from bot.store.store import open_store
from bot.work.task_loop import TaskLoop
from tests.bench.site import Site

WORKSPACES = 1000
REQUESTS_PER_SECOND = 5.0
HOURS = 8
CHANGES_AN_HOUR = 60
DND = family_of("dnd")


class Cloud:
    """Documents that never fail, read by a clock of their own."""

    def __init__(self) -> None:
        self.now = datetime(2031, 3, 3, tzinfo=UTC)
        self.index = WorkspaceIndex(
            Workspace(f"w{number}", f"Room {number}", Licence.PROFESSIONAL, "paris")
            for number in range(WORKSPACES)
        )
        documents = new_documents(workspaces()[0], locations()[0])
        self.documents = {one.path: documents.get(one.path.rpartition("/")[2], {}) for one in FAMILIES}
        self.on: set[str] = set()
        self.read_at: dict[tuple[str, str], datetime] = {}
        self.ages: dict[bool, list[float]] = {True: [], False: []}
        self.requests = 0

    def workspaces(self) -> WorkspaceIndex:
        return self.index

    def read_many(self, reads: Sequence[Read]) -> list[Document | BotError]:
        self.requests += len(reads)
        hot = {family_of(key).path for key in HOT}
        for one in reads:
            pair = one.workspace_id, one.path
            if pair in self.read_at:
                self.ages[one.path in hot].append((self.now - self.read_at[pair]).total_seconds())
            self.read_at[pair] = self.now
        return [Document(self._document(one), "") for one in reads]

    def _document(self, read: Read) -> dict[str, Any]:
        document = self.documents[read.path]
        if read.path == DND.path:
            return {**document, "enabled": read.workspace_id in self.on}
        return document


def report(site: Site) -> Iterator[str]:
    """Needs no cloud over the network: it counts requests, and seconds of the clock and the processor."""
    cloud, chance = Cloud(), random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bot.db'}")
        store.watch(Watch(0, "team", "", "", "all", "ana", cloud.now))
        reader: Any = cloud
        work = TaskLoop(store, lambda: cloud.now)
        radar = Radar(
            store, reader, reader, work, lambda: cloud.now, lambda: None, per_second=REQUESTS_PER_SECOND
        )
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        full_look = WORKSPACES * len(FAMILIES) / REQUESTS_PER_SECOND
        yield (
            f"{WORKSPACES:,} workspaces × {len(FAMILIES)} settings at {REQUESTS_PER_SECOND:.0f} requests "
            f"a second: one look at all {timedelta(seconds=round(full_look))}"
        )
        _run(cloud, radar, timedelta(seconds=1.2 * full_look * 1.5))
        cloud.ages, cloud.requests = {True: [], False: []}, 0
        began, spent = cloud.now, time.process_time()
        changed_at: dict[str, datetime] = {}
        late: list[float] = []
        while cloud.now < began + timedelta(hours=HOURS):
            room = chance.choice(cloud.index._entries)[1].id
            if room not in changed_at:
                cloud.on ^= {room}
                changed_at[room] = cloud.now
            _run(cloud, radar, timedelta(hours=1) / CHANGES_AN_HOUR)
            for one in store.history(limit=200):
                if (
                    one.is_from_elsewhere
                    and one.workspace_id in changed_at
                    and one.at >= changed_at[one.workspace_id]
                ):
                    late.append((one.at - changed_at.pop(one.workspace_id)).total_seconds())
        spent = time.process_time() - spent
        share = spent / (cloud.now - began).total_seconds()
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
        hot, others = (median(cloud.ages[key]) / 60 for key in (True, False))
        yield f"  read again: what matters most every {hot:.0f} min, the others every {others:.0f} min"
        middle, last, plain = median(late) / 60, max(late) / 60, full_look / 2 / 60
        yield f"  noticed {len(late)} changes after {middle:.0f} min, the last after {last:.0f} min"
        yield f"  plain polling of all: after {plain:.0f} min; ratio {middle / plain:.2f}"
        yield f"  requests {cloud.requests:,}, a noticed change {cloud.requests / max(len(late), 1):.0f}"
        yield f"  processor {share:.2%} of the time (asked: less than 1 %)"
        yield f"  memory {grown:+.0f} MB (asked: at most 40)"
        store.close()


def _run(cloud: Cloud, radar: Radar, length: timedelta) -> None:
    """Wakes the radar as the work engine does, for so long."""
    end = cloud.now + length
    while cloud.now < end:
        again_at = radar.wake("") or end
        cloud.now = min(max(again_at, cloud.now + timedelta(milliseconds=1)), end)
