"""Locks by name: between threads, between processes, and when a process dies while it holds one."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import utc_now
from bot.errors import Busy, Unkept
from bot.store import locks
from bot.store.fair_locks import FairLocks
from bot.store.store import SqlStore, open_store
from bot.store.tables import lease
from tests.processes import FORKED
from tests.unit.store.conftest import ELSEWHERE, SECONDS, Start

pytest_plugins = ("tests.postgres",)

NAME = "lobby intercept"
ROUNDS = 40


def test_threads_hold_a_lock_in_the_order_they_asked() -> None:
    fair = FairLocks()
    served: list[int] = []

    def serve(number: int) -> None:
        with fair.holding(NAME):
            served.append(number)

    deadline = time.monotonic() + SECONDS
    with ThreadPoolExecutor(6) as pool, fair.holding(NAME):
        for number in range(6):
            pool.submit(serve, number)
            while len(fair._queues[NAME]) < number + 2:
                assert time.monotonic() < deadline, "a thread never asked"
        assert served == []
    assert served == list(range(6))
    assert fair._queues == {}


def test_a_thread_that_fails_lets_the_next_one_in() -> None:
    fair = FairLocks()
    with pytest.raises(ZeroDivisionError), fair.holding(NAME):
        raise ZeroDivisionError
    with fair.holding(NAME, 0.0), fair.holding("another", 0.0):
        pass


def test_a_thread_that_waited_too_long_leaves_the_queue() -> None:
    fair = FairLocks()
    with fair.holding(NAME), pytest.raises(Busy), fair.holding(NAME, 0.01):
        pass
    assert fair._queues == {}


def is_free(store: SqlStore, name: str = NAME) -> bool:
    """Whether the store gets the lock without waiting for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locks, "WAIT_SECONDS", 0.0)
        try:
            with store.holding(name):
                return True
        except Busy:
            return False


def test_another_process_waits_for_the_same_name_only(store: SqlStore, other: SqlStore) -> None:
    with store.holding(NAME):
        assert not is_free(other)
        assert is_free(other, "lobby dnd")
        assert not is_free(store)
    assert is_free(other)


def test_another_process_gets_it_as_soon_as_it_is_given_back(store: SqlStore, other: SqlStore) -> None:
    order: list[str] = []
    holding = threading.Event()

    def wait_for_it() -> None:
        holding.set()
        with other.holding(NAME):
            order.append("other")

    with ThreadPoolExecutor(1) as pool:
        with store.holding(NAME):
            waiting = pool.submit(wait_for_it)
            assert holding.wait(SECONDS)
            time.sleep(0.05)
            order.append("first")
        waiting.result(SECONDS)
    assert order == ["first", "other"]


def test_what_fails_inside_gives_it_back_and_stays_what_it_is(store: SqlStore, other: SqlStore) -> None:
    with pytest.raises(TimeoutError), store.holding(NAME):
        raise TimeoutError
    assert is_free(other)


def lease_ends(store: SqlStore, ahead: timedelta) -> None:
    """Lets the lease of NAME end so much later than now."""
    with store._writing() as tx:
        tx.execute(lease.update().where(lease.c.name == NAME).values(held_until=utc_now() + ahead))


def leave(store: SqlStore) -> None:
    """Takes the lock as a process does that is never heard of again."""
    store._take(NAME, 0.0)


def test_a_process_elsewhere_that_is_gone_keeps_it_for_the_lease_only(
    store: SqlStore, other: SqlStore
) -> None:
    leave(other)
    assert not is_free(store)
    lease_ends(store, timedelta(seconds=-1))
    assert is_free(store)
    assert locks.LOCK_LEASE.total_seconds() < locks.WAIT_SECONDS


def test_a_lease_from_before_the_clock_was_set_back_counts_for_nothing(
    store: SqlStore, other: SqlStore
) -> None:
    leave(other)
    lease_ends(store, 3 * locks.LOCK_LEASE)
    assert is_free(store)


def test_a_process_that_lives_keeps_what_it_holds(store: SqlStore, other: SqlStore) -> None:
    with other.holding(NAME):
        lease_ends(store, timedelta(seconds=-1))
        other.prolong_locks()
        assert not is_free(store)
    leave(other)
    other._held.clear()
    lease_ends(store, timedelta(seconds=-1))
    other.prolong_locks()
    assert is_free(store)


def test_a_lock_that_cannot_be_given_back_spoils_nothing(
    store: SqlStore, other: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, store.holding(NAME):
        patch.setattr(store, "_writing_unsynced", raise_unkept)
    assert not is_free(other)
    assert is_free(store)
    assert is_free(other)


def raise_unkept() -> None:
    raise Unkept


def count_up(database_url: str, path: Path, pipe: Connection) -> None:
    """Adds one to the number in a file, in a way that loses what another process does meanwhile."""
    store = open_store(database_url)
    for _ in range(ROUNDS):
        with store.holding(NAME):
            number = int(path.read_text())
            time.sleep(0.001)
            path.write_text(str(number + 1))
    store.close()
    pipe.send("done")


def test_two_processes_lose_nothing(database_url: str, tmp_path: Path, start: Start) -> None:
    path = tmp_path / "number"
    path.write_text("0")
    pipes = []
    for _ in range(2):
        here, there = FORKED.Pipe(duplex=False)
        start(count_up, database_url, path, there)
        pipes.append(here)
    for pipe in pipes:
        assert pipe.poll(SECONDS), "a process never finished"
    assert path.read_text() == str(2 * ROUNDS)


def hold_for_ever(database_url: str, name: str, pipe: Connection) -> None:
    """Takes the lock, as process `name` if given, and stands still."""
    store = open_store(database_url)
    store.process = name or store.process
    with store.holding(NAME):
        pipe.send("held")
        time.sleep(SECONDS)


@pytest.mark.parametrize("name", ["", ELSEWHERE], ids=["on this machine", "elsewhere"])
def test_a_killed_process_is_noticed_at_once_where_that_can_be_told(
    store: SqlStore, database_url: str, start: Start, name: str
) -> None:
    here, there = FORKED.Pipe(duplex=False)
    process = start(hold_for_ever, database_url, name, there)
    assert here.poll(SECONDS), "the process never held it"
    assert not is_free(store)
    process.kill()
    process.join(SECONDS)
    assert is_free(store) is (name == "")
    with store._reading() as tx:
        ends = tx.execute(sa.select(lease.c.held_until)).scalar()
    assert ends is None or ends - utc_now() <= locks.LOCK_LEASE
