"""Timed changes while the bot is killed again and again; what waits costs; what an empty item costs."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import utc_now
from bot.ports import Task
from bot.store.store import SqlStore, open_store
from bot.store.tasks import queue_tasks
from bot.work.task_loop import MAX_AT_ONCE, TaskLoop
from tests.bench.running import OURS, running
from tests.bench.site import Site

CHANGES = 50
KILLS = 50
FIRST_END_SECONDS = 20.0
"""From the beginning until the first of them ends; the others end a second after each other."""
LIVES_SECONDS = (0.2, 2.0)
"""How long the bot lives, once it works, before it is killed."""
MAX_SECONDS = 400.0
"""From the last kill until all is put back: what a kill left in doubt is looked at after 75 seconds."""
WAITING = 1_000
WATCHED_SECONDS = 30.0
EMPTY_ITEMS = 1_000
LATENCY_SECONDS = 0.02


def report(site: Site) -> Iterator[str]:
    """Everything about timed changes, on SQLite."""
    yield from _killed(site)
    yield from _empty_items()
    yield from _waiting(site)


def _killed(site: Site) -> Iterator[str]:
    site.reset(LATENCY_SECONDS)
    rooms = site.add_workspaces(CHANGES)
    was_on = {room: bool(at % 2) for at, room in enumerate(rooms)}
    site.set_dnd(was_on)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        person = site.person("ana")
        listed = [(room, person, was_on[room]) for room in rooms]
        (home / "rooms.json").write_text(json.dumps(listed), encoding="utf-8")
        first_end = time.time() + FIRST_END_SECONDS
        began = time.time()
        chance = random.Random(1)
        for _ in range(KILLS):
            process = _started(site, home, first_end)
            time.sleep(chance.uniform(*LIVES_SECONDS))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        killed_until = time.time()
        process = _started(site, home, first_end)
        store = open_store(f"sqlite:///{home / 'bot.db'}")
        while not _is_over(store, rooms) and time.time() - killed_until < MAX_SECONDS:
            time.sleep(1.0)
        over = time.time()
        process.terminate()
        process.wait()
        written = Counter(site.written_rooms(began))
        now_on = site.dnd(rooms)
        entries = [one for one in store.history(limit=10_000) if one.timed_id]
        begun = {one.workspace_id: one for one in entries if not one.parent_id and one.state == "done"}
        ended = {one.workspace_id for one in entries if one.parent_id and one.state == "done"}
        store.close()
    lost = [room for room in rooms if room not in begun]
    wrong_was = [room for room, one in begun.items() if one.fields[0]["was"] is not was_on[room]]
    open_ended = [room for room in rooms if now_on[room] is not was_on[room]]
    repeated = max(sum(written.values()) - 2 * CHANGES, 0)
    yield f"{CHANGES} timed changes, {KILLS} times kill -9 in {killed_until - began:.0f} s, SQLite:"
    yield (
        f"  {len(lost)} lost, {len(wrong_was)} with a wrong “was”, {len(ended)} ended in the journal, "
        f"{len(open_ended)} not put back, {repeated} writes repeated (at most {MAX_AT_ONCE * KILLS}), "
        f"all over {over - killed_until:.0f} s after the last kill"
    )
    yield f"  messages “Ended”: {site.said('ana', 'Ended')}, “Put back?”: {site.said('ana', 'Put back?')}"


def _started(site: Site, home: Path, first_end: float) -> subprocess.Popen[bytes]:
    """The bot, as soon as it works."""
    (home / "ready").unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.timed_bot", str(home), site.space("ana"), str(first_end)],
        env=site.environment(str(home)) | {"DATABASE_URL": f"sqlite:///{home / 'bot.db'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not (home / "ready").exists():
        if process.poll() is not None:
            raise RuntimeError("the bot does not start")
        time.sleep(0.01)
    return process


def _is_over(store: SqlStore, rooms: list[str]) -> bool:
    begun = {one.workspace_id for one in store.history(limit=10_000) if one.timed_id and one.state == "done"}
    return begun.issuperset(rooms) and not store.open_timed()


def _empty_items() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bot.db'}")
        loop = TaskLoop(store, utc_now)
        loop.handler("nothing", lambda subject: None)
        _add(store, EMPTY_ITEMS, utc_now())
        began = time.monotonic()
        loop.run_due()
        spent = time.monotonic() - began
        loop.stop(5.0)
        store.close()
    yield f"{EMPTY_ITEMS:,} empty items: {spent / EMPTY_ITEMS * 1000:.1f} ms each"


def _add(store: SqlStore, count: int, due_at: datetime) -> None:
    with store._writing() as tx:
        queue_tasks(tx, [Task("nothing", str(number), due_at) for number in range(count)])


def _waiting(site: Site) -> Iterator[str]:
    yield f"the bot for {WATCHED_SECONDS:.0f} s with nothing to do:"
    for count in (0, WAITING):
        site.reset(0.0)
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(f"sqlite:///{Path(folder) / 'bot.db'}")
            _add(store, count, datetime.now(UTC) + timedelta(days=1))
            store.close()
            with running(site, OURS, folder) as run:
                time.sleep(5.0)
                before, began = run.worked, time.monotonic()
                time.sleep(WATCHED_SECONDS)
                part = (run.worked - before) / (time.monotonic() - began)
                yield (
                    f"  {count:5,} timers waiting: {run.resident:6.1f} MB, {run.threads} threads, "
                    f"{part:.2%} of a processor"
                )
