"""Many threads and several processes on one database, and processes killed in the middle."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from secrets import token_hex
from typing import Any

import pytest
import sqlalchemy as sa

from bot.assembly.ground import mark_key
from bot.changes.outcome import Result
from bot.changes.recovery import settle_uncertain
from bot.events import Changed, Document
from bot.store.store import SqlStore, open_store
from tests.processes import FORKED
from tests.unit.changes.world import World, turn_on
from tests.unit.store.conftest import SECONDS, Start
from tests.unit.store.store_samples import (
    CHANGED,
    ENTRY,
    FORM,
    MINUTE,
    NOW,
    changed_in,
    make_change,
    settle,
    watch_of,
)

pytestmark = pytest.mark.slow

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


def by_somebody() -> Changed:
    """A change that belongs together with no other."""
    return replace(CHANGED, actor_name=token_hex(8), workspace_id=token_hex(8))


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
        ids = list(pool.map(lambda _: make_change(store, by_somebody()), range(40)))
    assert len(set(ids)) == 40
    assert [entry.state for entry in store.history(limit=100)] == ["done"] * 40
    assert sorted(changed_in(notice).id for notice in store.due_notices(NOW)) == sorted(ids)


def test_of_one_plan_one_thread_tells_at_once(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    changes = [replace(by_somebody(), plan_id=7) for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(partial(make_change, store), changes))
    assert len(store.due_notices(NOW)) == 1


def started_together(start: Start, job: Callable[..., None], database_url: str) -> list[Any]:
    """What two processes that do the same job at the same moment send."""
    barrier = FORKED.Barrier(2)
    pipes = []
    for _ in range(2):
        here, there = FORKED.Pipe(duplex=False)
        start(job, database_url, barrier, there)
        pipes.append(here)
    for pipe in pipes:
        assert pipe.poll(SECONDS), "a process said nothing"
    return [pipe.recv() for pipe in pipes]


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


def test_two_processes_open_a_new_database_and_claim_each_event_once(
    empty_database_url: str, start: Start
) -> None:
    first, second = started_together(start, claim_all, empty_database_url)
    assert sorted(first + second) == sorted(f"event {number}" for number in range(EVENTS))


def make_key(database_url: str, barrier: Barrier, pipe: Connection) -> None:
    """Opens the database and asks for the key of marks at the same moment as the other process."""
    store = open_store(database_url)
    barrier.wait(SECONDS)
    pipe.send(mark_key(store, "token"))
    store.close()


def test_two_processes_make_marks_with_the_same_key(database_url: str, start: Start) -> None:
    first, second = started_together(start, make_key, database_url)
    assert first == second
    store = open_store(database_url)
    assert mark_key(store, "token") == first != mark_key(store, "another token")
    store.close()


class SlowWorld(World):
    """A pretend Webex whose settings take a moment to read."""

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        document = super().read(path, workspace_id, parameters)
        time.sleep(0.2)
        return document


def test_two_processes_change_a_setting_one_after_the_other(store: SqlStore, other: SqlStore) -> None:
    world = SlowWorld()
    services = [replace(world.changes, _locks=locks) for locks in (store, other)]
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda service: service.apply(turn_on()), services))
    assert {outcome.result for outcome in outcomes} == {Result.DONE, Result.ALREADY}
    assert world.log.count("PUT") == 1


class SlowSettings:
    """Settings whose lists are empty, and that take a moment to read."""

    def read(self, path: str, workspace_id: str, parameters: object = None) -> Document:
        time.sleep(0.2)
        return Document({"digitPatterns": []}, "tracking id")


REMOVED = [
    {"key": "digitPatterns", "label": "Digit patterns", "before": "1", "after": "none",
     "was": [], "wanted": []},
]  # fmt: skip


def test_a_change_left_in_the_middle_is_settled_and_told_by_one_process(
    store: SqlStore, other: SqlStore
) -> None:
    store.watch(watch_of("hall"))
    about = {"family": "patterns", "list": "digit pattern", "action": "clear", "fields": REMOVED}
    # Of a setting of its own each: what flaps is told together.
    entries = [replace(ENTRY, **about, workspace_id=name) for name in ("lobby", "gym", "hall")]  # type: ignore[arg-type]
    ids = [store.intend(entry) for entry in entries]
    told: list[int] = []

    def settle_all(one: SqlStore) -> None:
        settle_uncertain(
            one,
            SlowSettings(),  # type: ignore[arg-type]
            lambda: NOW + 10 * MINUTE,
            lambda entry, state: lambda tx: told.append(entry.id),
        )

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(settle_all, (store, other)))
    assert sorted(told) == ids
    assert store.unsettled(NOW + 1000 * MINUTE) == []
    assert len(store.due_notices(NOW + 20 * MINUTE)) == 3


def test_a_change_whose_settler_is_gone_is_settled_by_another(store: SqlStore, other: SqlStore) -> None:
    entry_id = store.intend(ENTRY)
    (entry,) = store.unsettled(NOW)
    assert other.take_entry(entry, NOW, NOW + MINUTE)
    assert store.unsettled(NOW) == []
    assert not store.take_entry(entry, NOW, NOW + MINUTE)
    assert [one.id for one in store.unsettled(NOW + MINUTE)] == [entry_id]
    assert store.take_entry(entry, NOW + MINUTE, NOW + 2 * MINUTE)
    settle(store, entry_id)
    assert not other.take_entry(entry, NOW + 5 * MINUTE, NOW + 6 * MINUTE)


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
    here, there = FORKED.Pipe()
    process = start(stop_inside_settle, database_url, entry_id, table, there)
    assert here.poll(SECONDS), "the process never came to the statement"
    process.kill()
    process.join(SECONDS)
    assert [entry.id for entry in store.unsettled(NOW)] == [entry_id]
    assert store.due_notices(NOW) == []
    settle(store, entry_id)
    assert store.unsettled(NOW) == []
    assert [changed_in(notice).id for notice in store.due_notices(NOW)] == [entry_id]


def change_for_ever(database_url: str, pipe: Connection) -> None:
    """Makes changes and tells of each once it is settled."""
    store = open_store(database_url)
    while True:
        pipe.send(make_change(store, by_somebody()))


@pytest.mark.parametrize("settled", [1, 6, 17])
def test_a_process_killed_at_any_moment_loses_nothing_it_told_of(
    store: SqlStore, database_url: str, start: Start, settled: int
) -> None:
    store.watch(watch_of("hall"))
    here, there = FORKED.Pipe(duplex=False)
    process = start(change_for_ever, database_url, there)
    told = []
    for _ in range(settled):
        assert here.poll(SECONDS), "the process said nothing"
        told.append(here.recv())
    process.kill()
    process.join(SECONDS)
    done = {entry.id for entry in store.history(limit=100_000) if entry.state == "done"}
    assert done >= set(told)
    assert {changed_in(notice).id for notice in store.due_notices(NOW, limit=100_000)} == done
    assert len(store.unsettled(NOW)) <= 1
