"""How soon the work of a process that was killed is taken over: by the next start, by another process, and by
one on another machine, which sees only that the lease ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bot.clock import utc_now
from bot.store.store import open_store
from bot.store.tasks import TASK_LEASE, queue_tasks
from bot.work.engines import make_engine
from bot.work.port import Task
from bot.work.task_loop import TaskLoop
from tests.bench.site import Site
from tests.postgres import empty_schema, running_server

KIND = "held"
LOST_SECONDS = 120.0
ELSEWHERE = "another-machine"


def report(site: Site) -> Iterator[str]:
    """Needs no cloud; two processes on PostgreSQL where it is installed."""
    yield "work of a process that was killed, taken over (asked: within its lease and 3 s more):"
    with tempfile.TemporaryDirectory() as folder:
        yield _taken_over(f"sqlite:///{Path(folder) / 'bot.db'}", "by the next start", starts_later=True)
    with running_server() as server:
        if server is not None:
            with empty_schema(server) as url:
                yield _taken_over(url, "by another process")
            with empty_schema(server) as url:
                yield _taken_over(url, "by another machine", host=ELSEWHERE)


def _taken_over(url: str, by_whom: str, *, host: str = "", starts_later: bool = False) -> str:
    store = open_store(url)
    with store.transaction() as tx:
        queue_tasks(tx, [Task(KIND, "1", utc_now())])
    if starts_later:
        store.close()
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.takeover", url, host], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "taken\n"
    taken_at, done = time.monotonic(), threading.Event()
    store = open_store(url) if starts_later else store
    work = make_engine(store, utc_now, name="work")
    work.handler(KIND, lambda subject: done.set())
    if not starts_later:
        work.start()
        time.sleep(2.0)  # its workers start
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    killed_at = time.monotonic()
    if starts_later:
        work.start()
    found = done.wait(LOST_SECONDS)
    now = time.monotonic()
    work.stop(5.0)
    store.close()
    what = f"  {url.partition(':')[0]}, {by_whom}, lease of {_lease(work):.0f} s"
    if not found:
        return f"{what}: LOST"
    return (
        f"{what}: {now - killed_at:.1f} s after the kill, {now - taken_at:.1f} s after its last sign of life"
    )


def _lease(work: object) -> float:
    if isinstance(work, TaskLoop):
        return TASK_LEASE.total_seconds()
    from bot.work.replicas import LEASE_SECONDS  # needs procrastinate

    return LEASE_SECONDS


def main(url: str, host: str) -> None:
    """Takes the task and never finishes it."""
    if host:
        socket.gethostname = lambda: host
    store = open_store(url)
    work = make_engine(store, utc_now, name="work")

    def hold(subject: str) -> None:
        sys.stdout.write("taken\n")
        sys.stdout.flush()
        time.sleep(2 * LOST_SECONDS)

    work.handler(KIND, hold)
    work.start()
    time.sleep(2 * LOST_SECONDS)


if __name__ == "__main__":
    main(*sys.argv[1:3])
