"""Timed changes while the bot is killed again and again; what waits costs; what an empty item costs."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import utc_now
from bot.store.store import SqlStore, open_store
from bot.store.tasks import queue_tasks
from bot.work.engine import MAX_AT_ONCE
from bot.work.engines import make_engine
from bot.work.port import Task
from tests.bench.running import OURS, running
from tests.bench.site import Site
from tests.postgres import empty_schema, running_server

CHANGES = 50
KILLS = 50
FIRST_END_SECONDS = 20.0
"""From the beginning until the first of them ends; the others end a second after each other."""
LOST_SECONDS = 60.0
LIVES_SECONDS = (0.2, 2.0)
"""How long the bot lives, once it works, before it is killed."""
MAX_SECONDS = 700.0
"""From the last kill until all is put back: what a kill left in doubt is looked at after 75 seconds."""
WAITING = 1_000
WATCHED_SECONDS = 30.0
EMPTY_ITEMS = 1_000
LATENCY_SECONDS = 0.02


def report(site: Site) -> Iterator[str]:
    """Everything about timed changes: one bot on SQLite, two on PostgreSQL where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _killed(site, Path(folder), f"sqlite:///{Path(folder) / 'bot.db'}", bots=1)
    with running_server() as server, tempfile.TemporaryDirectory() as folder:
        if server is not None:
            with empty_schema(server) as url:
                yield from _killed(site, Path(folder), url, bots=2)
    for url in _databases():
        yield _empty_items(url)
    yield f"the bot for {WATCHED_SECONDS:.0f} s with nothing to do, without timers and with them"
    yield "  (asked: at most 5 MB and no thread more, 1.5 % of a processor):"
    for count in (0, WAITING):
        for url in _databases():
            yield _waiting(site, url, count)


def _databases() -> Iterator[str]:
    """The URL of a new database of each kind that there is."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'bot.db'}"
    with running_server() as server:
        if server is not None:
            with empty_schema(server) as url:
                yield url


def _killed(site: Site, home: Path, url: str, bots: int) -> Iterator[str]:
    site.reset(LATENCY_SECONDS)
    rooms, person = site.add_workspaces(CHANGES), site.person("ana")
    was_on = {room: bool(at % 2) for at, room in enumerate(rooms)}
    site.set_dnd(was_on)
    (home / "rooms.json").write_text(json.dumps([(room, person, was_on[room]) for room in rooms]))
    began = time.time()
    chance = random.Random(1)

    def started(number: int) -> subprocess.Popen[bytes]:
        return started_bot(site, home, url, (str(began + FIRST_END_SECONDS), str(number), str(bots)))

    running = [started(number) for number in range(bots)]
    for _ in range(KILLS):
        time.sleep(chance.uniform(*LIVES_SECONDS))
        number = chance.randrange(bots)
        os.kill(running[number].pid, signal.SIGKILL)
        running[number].wait()
        running[number] = started(number)
    killed_until = time.time()
    store = open_store(url)
    while not _is_over(store, rooms) and time.time() - killed_until < MAX_SECONDS:
        time.sleep(1.0)
    over = time.time()
    for process in running:
        process.terminate()
        process.wait()
    written, now_on = Counter(site.written(began)), site.dnd(rooms)
    entries = [one for one in store.history(limit=10_000) if one.timed_id]
    store.close()
    begun = {one.workspace_id: one for one in entries if not one.parent_id and one.state == "done"}
    ended = {one.workspace_id for one in entries if one.parent_id and one.state == "done"}
    lost = [room for room in rooms if room not in begun]
    wrong_was = [room for room, one in begun.items() if one.fields[0]["was"] is not was_on[room]]
    open_ended = [room for room in rooms if now_on[room] is not was_on[room]]
    repeated = max(sum(written.values()) - 2 * CHANGES, 0)
    yield (
        f"{CHANGES} timed changes, {KILLS} times kill -9 in {killed_until - began:.0f} s, "
        f"{bots} bot{'s' if bots > 1 else ''} on {url.partition(':')[0]}:"
    )
    yield (
        f"  {len(lost)} lost, {len(wrong_was)} with a wrong “was”, {len(open_ended)} not put back (asked 0), "
        f"{len(ended)} ended in the journal, {repeated} writes repeated (at most {MAX_AT_ONCE * KILLS}), "
        f"all over {over - killed_until:.0f} s after the last kill"
    )
    yield f"  messages “Ended”: {site.said('ana', 'Ended')}, “Put back?”: {site.said('ana', 'Put back?')}"


def started_bot(site: Site, home: Path, url: str, how: tuple[str, str, str]) -> subprocess.Popen[bytes]:
    """A bot, as soon as it works."""
    ready = home / f"ready{how[1]}"
    ready.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.timed_bot", str(home), site.space("ana"), *how],
        env=site.environment(str(home)) | {"DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not ready.exists():
        if process.poll() is not None:
            raise RuntimeError("the bot does not start")
        time.sleep(0.01)
    return process


def _is_over(store: SqlStore, rooms: list[str]) -> bool:
    begun = {one.workspace_id for one in store.history(limit=10_000) if one.timed_id and one.state == "done"}
    return begun.issuperset(rooms) and not store.open_timed()


def _empty_items(url: str) -> str:
    """What it costs to wake somebody who does nothing."""
    store, woken = open_store(url), threading.Semaphore(0)
    work = make_engine(store, utc_now, name="work")
    work.handler("nothing", lambda subject: woken.release())
    work.start()
    time.sleep(2.0)  # its workers start
    began = time.monotonic()
    with store.transaction() as tx:
        work.add(tx, [Task("nothing", str(number), utc_now()) for number in range(EMPTY_ITEMS)])
    work.look()
    for _ in range(EMPTY_ITEMS):
        assert woken.acquire(timeout=LOST_SECONDS), "a task was lost"
    spent = time.monotonic() - began
    work.stop(5.0)
    store.close()
    what = f"{EMPTY_ITEMS:,} empty items, {type(work).__name__} on {url.partition(':')[0]}"
    return f"{what}: {spent / EMPTY_ITEMS * 1000:.1f} ms each"


def _add(store: SqlStore, count: int, due_at: datetime) -> None:
    with store.transaction() as tx:
        queue_tasks(tx, [Task("timed", str(number), due_at) for number in range(count)])


def _waiting(site: Site, url: str, count: int) -> str:
    site.reset(0.0)
    store = open_store(url)
    _add(store, count, datetime.now(UTC) + timedelta(days=1))
    store.close()
    with running(site, OURS, DATABASE_URL=url) as run:
        time.sleep(10.0)  # the jobs of what was added are made
        before, began = run.worked, time.monotonic()
        time.sleep(WATCHED_SECONDS)
        part = (run.worked - before) / (time.monotonic() - began)
        return (
            f"  {count:5,} timers waiting on {url.partition(':')[0]}: {run.resident:6.1f} MB, "
            f"{run.threads} threads, {part:.2%} of a processor"
        )
