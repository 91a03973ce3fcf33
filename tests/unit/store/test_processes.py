"""Many threads and several processes on one database, and processes killed in the middle."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

import pytest
import sqlalchemy as sa

from bot.store.store import SqlStore, open_store
from tests.unit.store.conftest import SECONDS, SPAWN, Start
from tests.unit.store.store_samples import CHANGED, ENTRY, FORM, MINUTE, NOW, make_change, settle, watch_of

pytest_plugins = ("tests.postgres",)

EVENTS = 40


def together(store: SqlStore, ask: Callable[[SqlStore], bool], threads: int = 8) -> int:
    """How many of the threads that ask at the same time hear yes."""
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(lambda _: ask(store), range(threads * 3)))


def test_one_thread_claims(store: SqlStore) -> None:
    for number in range(5):
        assert together(store, partial(SqlStore.claim, event_id=f"event {number}", at=NOW)) == 1


def test_one_thread_uses_the_form(store: SqlStore) -> None:
    store.keep_form(FORM)
    assert together(store, lambda s: s.use_form("f1", NOW)) == 1


def test_one_thread_takes_the_notice(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    make_change(store)
    (notice,) = store.due_notices(NOW)
    assert together(store, lambda s: s.take_notice(notice.id, NOW, NOW + MINUTE)) == 1


def test_threads_that_watch_the_same_get_the_same_watch(store: SqlStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda _: store.watch(watch_of("team", "lobby")).id, range(24)))
    assert len(set(added)) == 1
    assert len(store.watches("team")) == 1


def test_threads_that_settle_the_same_entry_tell_once(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    entry_id = store.intend(ENTRY)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: settle(store, entry_id), range(24)))
    assert len(store.due_notices(NOW)) == 1


def test_threads_that_change_lose_nothing(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda _: make_change(store), range(40)))
    assert len(set(ids)) == 40
    assert [entry.state for entry in store.history(limit=100)] == ["done"] * 40
    assert sorted(notice.changed.id for notice in store.due_notices(NOW)) == sorted(ids)


def claim_all(database_url: str, barrier: Barrier, pipe: Connection) -> None:
    """Opens the database at the same moment as the other process and claims the same events."""
    barrier.wait(SECONDS)
    store = open_store(database_url)
    barrier.wait(SECONDS)
    events = [f"event {number}" for number in range(EVENTS)]
    with ThreadPoolExecutor(4) as pool:
        claimed = list(pool.map(lambda event: store.claim(event, NOW), events))
    pipe.send([event for event, mine in zip(events, claimed, strict=True) if mine])
    store.close()


def test_two_processes_open_a_new_database_and_claim_each_event_once(database_url: str, start: Start) -> None:
    barrier = SPAWN.Barrier(2)
    pipes = []
    for _ in range(2):
        here, there = SPAWN.Pipe(duplex=False)
        start(claim_all, database_url, barrier, there)
        pipes.append(here)
    claimed = []
    for pipe in pipes:
        assert pipe.poll(SECONDS), "a process said nothing"
        claimed += pipe.recv()
    assert sorted(claimed) == sorted(f"event {number}" for number in range(EVENTS))


def stop_inside_settle(database_url: str, entry_id: int, table: str, pipe: Connection) -> None:
    """Settles, but stands still for ever right after a statement on `table`."""
    store = open_store(database_url)

    def stand_still(_connection: sa.Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith((f"UPDATE {table}", f"INSERT INTO {table}")):
            pipe.send("inside")
            pipe.recv()

    sa.event.listen(store._engine, "after_cursor_execute", stand_still)
    settle(store, entry_id)


@pytest.mark.parametrize("table", ["journal", "notice"])
def test_a_process_killed_inside_settle_leaves_all_or_nothing(
    store: SqlStore, database_url: str, start: Start, table: str
) -> None:
    store.watch(watch_of("hall"))
    entry_id = store.intend(ENTRY)
    here, there = SPAWN.Pipe()
    process = start(stop_inside_settle, database_url, entry_id, table, there)
    assert here.poll(SECONDS), "the process never came to the statement"
    process.kill()
    process.join(SECONDS)
    assert [entry.id for entry in store.unsettled(NOW)] == [entry_id]
    assert store.due_notices(NOW) == []
    settle(store, entry_id)
    assert store.unsettled(NOW) == []
    assert [notice.changed.id for notice in store.due_notices(NOW)] == [entry_id]


def change_for_ever(database_url: str, pipe: Connection) -> None:
    """Makes changes and tells of each once it is settled."""
    store = open_store(database_url)
    while True:
        pipe.send(make_change(store, CHANGED))


@pytest.mark.parametrize("settled", [1, 6, 17])
def test_a_process_killed_at_any_moment_loses_nothing_it_told_of(
    store: SqlStore, database_url: str, start: Start, settled: int
) -> None:
    store.watch(watch_of("hall"))
    here, there = SPAWN.Pipe(duplex=False)
    process = start(change_for_ever, database_url, there)
    told = []
    for _ in range(settled):
        assert here.poll(SECONDS), "the process said nothing"
        told.append(here.recv())
    process.kill()
    process.join(SECONDS)
    done = {entry.id for entry in store.history(limit=100_000) if entry.state == "done"}
    assert done >= set(told)
    assert {notice.changed.id for notice in store.due_notices(NOW, limit=100_000)} == done
    assert len(store.unsettled(NOW)) <= 1
