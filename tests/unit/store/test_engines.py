"""Both engines: a handler is called when its task is due, by one process, and again after what goes wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import utc_now
from bot.errors import Unkept
from bot.store.job_queue import lay_out, look_around
from bot.store.store import SqlStore, open_store
from bot.store.tables import task
from bot.store.tasks import queue_tasks
from bot.work import engine, engines, replicas
from bot.work.engine import MAX_AT_ONCE
from bot.work.engines import make_engine
from bot.work.port import Task
from bot.work.replicas import Replicas
from bot.work.task_loop import TaskLoop
from tests.unit.store.conftest import ELSEWHERE, SECONDS, Start
from tests.unit.store.store_samples import MINUTE, NOW

pytest_plugins = ("tests.postgres",)

Made = TaskLoop | Replicas
KINDS = ("job",)


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


@contextmanager
def several(postgres_url: str, *names: str) -> Iterator[list[tuple[SqlStore, Replicas]]]:
    """A store and an engine as each of these processes would have."""
    made = []
    for name in names:
        store = open_store(postgres_url)
        store.process = name
        made.append((store, Replicas(store, utc_now)))
    yield made
    for store, one in made:
        one.stop(5.0)
        store.close()


def add(store: SqlStore, work: Made | None = None, subject: str = "1", due_at: datetime = NOW) -> None:
    with store.transaction() as tx:
        tasks = [Task("job", subject, due_at)]
        work.add(tx, tasks) if work else queue_tasks(tx, tasks)


def left(store: SqlStore) -> list[tuple[str, int]]:
    """The subjects of the tasks that are there, and how often each went wrong."""
    with store._reading() as tx:
        return [(row.subject, row.tries) for row in tx.execute(sa.select(task.c.subject, task.c.tries))]


def jobs(store: SqlStore) -> list[tuple[str, str]]:
    with store._reading() as tx:
        found = tx.execute(sa.text("SELECT queueing_lock, status FROM procrastinate_jobs ORDER BY id"))
        return [(row.queueing_lock, row.status) for row in found]


def listens(store: SqlStore) -> bool:
    """Whether some process waits for notifications."""
    with store._reading() as tx:
        found = tx.execute(sa.text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
        return bool(found.scalar())


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


@pytest.mark.slow
class TestReplicas:
    """What only the engine for several processes has."""

    def test_each_task_is_done_by_one_of_two(self, postgres_url: str) -> None:
        done: list[str] = []
        with several(postgres_url, "elsewhere/1/token", "elsewhere/2/token") as made:
            for number, (_, one) in enumerate(made):
                one.handler("job", partial(note, done, number))
            store, first = made[0]
            with store.transaction() as tx:
                first.add(tx, [Task("job", str(number), NOW) for number in range(60)])
            for _, one in made:
                one.start()
            first.run_due()
            made[1][1].run_due()
            assert sorted(int(one.partition("/")[0]) for one in done) == [*range(60)]

    def test_another_process_is_told_at_once(
        self, postgres_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(replicas, "POLL_SECONDS", SECONDS)
        monkeypatch.setattr(replicas, "KEEP_EVERY_SECONDS", SECONDS)
        done = threading.Event()
        with several(postgres_url, "elsewhere/1/token", ELSEWHERE) as ((store, first), (_, second)):
            second.handler("job", lambda subject: done.set())
            second.start()
            until(lambda: listens(store))
            add(store, first)
            assert done.wait(SECONDS / 2)

    def test_a_job_is_called_again_when_the_clock_was_set(self, postgres_url: str) -> None:
        woken: list[str] = []
        with closing(open_store(postgres_url)) as store:
            ahead = timedelta()
            work = Replicas(store, lambda: utc_now() + ahead)
            work.handler("job", woken.append)
            add(store, work, due_at=utc_now() + timedelta(hours=1))
            work.run_due()
            assert woken == []
            ahead = timedelta(hours=1)
            work.run_due()
            assert woken == ["1"]
            work.stop(SECONDS)

    def test_a_lost_or_doubled_job_changes_nothing(self, postgres_url: str) -> None:
        woken: list[str] = []
        with several(postgres_url, ELSEWHERE) as ((store, work),):
            work.handler("job", woken.append)
            add(store, work)
            with store.transaction() as tx:
                tx.execute(sa.text("DELETE FROM procrastinate_jobs"))
            work.run_due()
            assert woken == ["1"]
            with store.transaction() as tx:
                work.add(tx, [Task("job", "1", NOW)])
                tx.execute(task.delete())
            until(lambda: jobs(store) == [])
            assert woken == ["1"]

    def test_one_look_finds_all_that_is_to_be_looked_after(self, postgres_url: str) -> None:
        with several(postgres_url, ELSEWHERE) as ((store, work),):

            def found(kinds: Collection[str] = KINDS) -> tuple[bool, ...]:
                with store.transaction() as tx:
                    return look_around(tx, store.process, "work", kinds, utc_now())

            add(store)
            assert (found(), found([])) == ((False, True, False), (False, False, False))
            add(store, work)
            assert found() == (False, False, False)
            with store.transaction() as tx:
                tx.execute(task.update().values(process="elsewhere/2/token", held_until=utc_now() + MINUTE))
                tx.execute(sa.text("UPDATE procrastinate_jobs SET status = 'doing'"))
            assert found() == (True, False, True)
            with store.transaction() as tx:
                tx.execute(task.update().values(held_until=utc_now() - MINUTE))
            assert found() == (True, True, True)

    def test_a_job_of_which_the_end_was_not_written_keeps_nobody(self, postgres_url: str) -> None:
        woken: list[str] = []
        with several(postgres_url, ELSEWHERE) as ((store, work),):
            work.handler("job", woken.append)
            work.start()
            add(store, work)
            work.run_due()
            with store.transaction() as tx:
                worker = "(SELECT max(id) FROM procrastinate_workers)"
                values = f"('work', 'wake', 'job/1', 'doing', {worker})"
                columns = "queue_name, task_name, queueing_lock, status, worker_id"
                tx.execute(sa.text(f"INSERT INTO procrastinate_jobs ({columns}) VALUES {values}"))  # noqa: S608
            add(store, work)
            work.run_due()
            add(store)
            work.run_due()
            assert woken == ["1", "1", "1"]

    def test_what_a_killed_process_was_at_is_taken_over(
        self, postgres_url: str, start: Start, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(replicas, "LEASE_SECONDS", 4.0)
        with several(postgres_url, ELSEWHERE) as ((store, work),):
            process = start(hang, postgres_url)
            add(store, work)
            until(lambda: jobs(store) == [("job/1", "doing")])
            done = threading.Event()
            work.handler("job", lambda subject: done.set())
            work.start()
            assert not done.wait(1.0)
            process.kill()
            killed = time.monotonic()
            assert done.wait(SECONDS)
            assert time.monotonic() - killed < 4.0 + 3.0

    def test_it_goes_on_when_the_server_closed_its_connections(self, postgres_url: str) -> None:
        woken: list[str] = []
        with several(postgres_url, ELSEWHERE) as ((store, work),):
            work.handler("job", woken.append)
            add(store, work)
            work.run_due()
            theirs = "pid <> pg_backend_pid() AND query LIKE '%procrastinate%'"
            with store.transaction() as tx:
                # Nobody else is on this server.
                kill = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {theirs}"  # noqa: S608
                assert tx.execute(sa.text(kill)).all()
            add(store, work)
            work.run_due()
            assert woken == ["1", "1"]

    def test_its_tables_are_brought_up_to_date_once(self, postgres_url: str, tmp_path: Path) -> None:
        steps = [tmp_path / f"03.10.00_0{number}.sql" for number in (1, 2, 3)]
        for number, step in enumerate(steps):
            step.write_text(f"ALTER TABLE procrastinate_jobs ADD COLUMN more_{number} text")
        schema = "CREATE TABLE procrastinate_jobs (id bigint)"
        with closing(open_store(postgres_url)) as store:
            for known in (1, 1, 3, 3):
                with store.transaction() as tx:
                    lay_out(tx, schema, steps[:known])
            with store.transaction() as tx:
                assert [*tx.execute(sa.text("SELECT * FROM procrastinate_jobs")).keys()] == [
                    "id", "more_1", "more_2",
                ]  # fmt: skip


def note(done: list[str], number: int, subject: str) -> None:
    done.append(f"{subject}/{number}")


def hang(database_url: str) -> None:
    store = open_store(database_url)
    store.process = "elsewhere/2/token"
    work = Replicas(store, utc_now)
    work.handler("job", lambda subject: time.sleep(SECONDS))
    work.start()
    time.sleep(SECONDS)


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
