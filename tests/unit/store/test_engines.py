"""Both engines: a handler is called when its task is due, by one process, and again after what goes wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

import pytest

from bot.clock import utc_now
from bot.errors import Unkept
from bot.store.store import SqlStore
from bot.store.tables import task
from bot.work import engine, engines
from bot.work.engine import MAX_AT_ONCE
from bot.work.engines import make_engine
from bot.work.port import Task
from bot.work.task_loop import TaskLoop
from tests.unit.store.conftest import SECONDS
from tests.unit.store.engine_work import KINDS, Made, add, left
from tests.unit.store.store_samples import MINUTE, NOW

pytest_plugins = ("tests.postgres",)


@pytest.fixture(params=["sqlite", "postgresql", "procrastinate"])
def database_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new database with each engine that it may have."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('tmp_path')}/bot.db"
    monkeypatch.setattr(engines, "has_replicas", lambda: request.param == "procrastinate")
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def work(store: SqlStore) -> Iterator[Made]:
    made = make_engine(store, utc_now, name="work")
    yield made
    made.stop(5.0)


@pytest.fixture
def loop(store: SqlStore) -> Iterator[TaskLoop]:
    made = TaskLoop(store, utc_now)
    yield made
    made.stop(5.0)


def test_a_handler_is_woken_when_it_asked_for(store: SqlStore, work: Made) -> None:
    woken: list[str] = []
    done = threading.Event()

    def handler(subject: str) -> datetime | None:
        woken.append(subject)
        if len(woken) < 3:
            return utc_now()
        done.set()
        return None

    work.handler("job", handler)
    work.start()
    add(store, work)
    work.look()
    assert done.wait(SECONDS)
    work.run_due()
    assert woken == ["1", "1", "1"]
    assert left(store) == []


def test_what_was_added_before_any_engine_ran_is_done(store: SqlStore, work: Made) -> None:
    woken: list[str] = []
    add(store)
    add(store, subject="later", due_at=utc_now() + MINUTE)
    work.handler("job", woken.append)
    work.run_due()
    assert woken == ["1"]
    assert left(store) == [("later", 0)]


def test_the_moment_that_was_given_last_is_the_one(store: SqlStore, work: Made) -> None:
    woken: list[str] = []
    work.handler("job", woken.append)
    work.start()
    add(store, work, due_at=utc_now() + timedelta(days=1))
    add(store, work, "other")
    add(store, work, "other", due_at=utc_now() + timedelta(days=1))
    add(store, work)
    work.run_due()
    assert woken in (["1"], ["other", "1"])
    assert [subject for subject, _ in left(store)] == ["other"]


def test_nothing_is_called_that_was_not_kept(store: SqlStore, work: Made) -> None:
    woken: list[str] = []
    work.handler("job", woken.append)
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:
        work.add(tx, [Task("job", "1", NOW)])
        raise ZeroDivisionError
    work.run_due()
    assert (woken, left(store)) == ([], [])


def test_a_long_task_delays_none_of_another_engine(store: SqlStore, work: Made) -> None:
    begun, may_end = threading.Event(), threading.Event()
    woken: list[str] = []

    def long(subject: str) -> None:
        begun.set()
        assert may_end.wait(SECONDS)

    bulk = make_engine(store, utc_now, name="bulk", at_once=1)
    bulk.handler("bulk", long)
    work.handler("job", woken.append)
    with store.transaction() as tx:
        bulk.add(tx, [Task("bulk", str(number), NOW) for number in range(3)])
    bulk.start()
    assert begun.wait(SECONDS)
    add(store, work)
    work.run_due()
    assert woken == ["1"]
    may_end.set()
    bulk.stop(SECONDS)


def test_what_is_added_while_it_is_done_is_done_once_more_and_not_beside_itself(
    store: SqlStore, work: Made
) -> None:
    doing, most = 0, 0
    woken: list[str] = []

    def handler(subject: str) -> None:
        nonlocal doing, most
        doing, most = doing + 1, max(most, doing + 1)
        woken.append(subject)
        if len(woken) == 1:
            add(store, work)
            time.sleep(0.1)
        doing -= 1

    work.handler("job", handler)
    work.start()
    add(store, work)
    work.run_due()
    assert (most, woken, left(store)) == (1, ["1", "1"], [])


def test_a_handler_that_goes_wrong_is_called_again_later(store: SqlStore, work: Made) -> None:
    def handler(subject: str) -> datetime | None:
        raise ZeroDivisionError

    work.handler("job", handler)
    add(store, work)
    work.run_due()
    (one,) = store.due_tasks(utc_now() + MINUTE, 5, KINDS)
    assert one.tries == 1
    assert utc_now() < one.due_at


def test_what_became_of_a_task_is_noted_when_the_database_is_back(
    store: SqlStore, work: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LOOK_EVERY_SECONDS", 0.01)
    woken: list[str] = []
    task_again, task_done = store.task_again, store.task_done
    refused: list[Task] = []

    def when_back(one: Task) -> None:
        refused.append(one)
        if len(refused) % 3:
            raise Unkept

    def again(one: Task, due_at: datetime, tries: int) -> bool:
        when_back(one)
        return task_again(one, due_at, tries)

    def done(one: Task) -> bool:
        when_back(one)
        return task_done(one)

    def handler(subject: str) -> datetime | None:
        woken.append(subject)
        return utc_now() if len(woken) < 2 else None

    work.handler("job", handler)
    add(store, work)
    monkeypatch.setattr(store, "task_again", again)
    monkeypatch.setattr(store, "task_done", done)
    work.run_due()
    assert woken == ["1", "1"]
    assert left(store) == []


def test_a_thousand_that_wait_need_no_thread_more(store: SqlStore, work: Made) -> None:
    work.handler("job", lambda subject: None)
    work.start()
    before = threading.active_count()
    with store.transaction() as tx:
        work.add(tx, [Task("job", str(number), utc_now() + timedelta(days=1)) for number in range(1000)])
    work.run_due()
    # One looks after the jobs.
    assert threading.active_count() <= before + MAX_AT_ONCE + 1
    assert store.due_tasks(utc_now(), 5, KINDS) == []


def test_a_loop_begins_nothing_beside_itself_that_it_held_too_long(store: SqlStore, loop: TaskLoop) -> None:
    woken: list[str] = []

    def handler(subject: str) -> None:
        woken.append(subject)
        if len(woken) == 1:
            # Added again, and then without a sign of life for too long.
            add(store)
            assert loop._begin_due() == []
            with store.transaction() as tx:
                tx.execute(task.update().values(process=store.process, held_until=utc_now() - MINUTE))
            assert loop._begin_due() == []

    loop.handler("job", handler)
    add(store)
    loop.run_due()
    assert left(store) == []


def test_the_loop_outlives_a_database_that_is_gone_for_a_while(
    store: SqlStore, loop: TaskLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, asked = threading.Event(), threading.Event()
    due_tasks = store.due_tasks

    def gone(now: datetime, limit: int, kinds: Collection[str]) -> list[Task]:
        asked.set()
        raise Unkept

    def handler(subject: str) -> datetime | None:
        done.set()
        return None

    loop.handler("job", handler)
    monkeypatch.setattr(store, "due_tasks", gone)
    add(store)
    loop.start()
    assert asked.wait(SECONDS)
    monkeypatch.setattr(store, "due_tasks", due_tasks)
    loop.look()
    assert done.wait(SECONDS)
