"""What only the engine for several processes has."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import utc_now
from bot.store.job_queue import lay_out, look_around
from bot.store.store import SqlStore, open_store
from bot.store.tables import task
from bot.work import replicas
from bot.work.port import Task
from bot.work.replicas import Replicas
from tests.unit.store.conftest import ELSEWHERE, SECONDS, Start
from tests.unit.store.engine_work import KINDS, add, several, until
from tests.unit.store.store_samples import MINUTE, NOW

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.postgres",)


def jobs(store: SqlStore) -> list[tuple[str, str]]:
    with store._reading() as tx:
        found = tx.execute(sa.text("SELECT queueing_lock, status FROM procrastinate_jobs ORDER BY id"))
        return [(row.queueing_lock, row.status) for row in found]


def listens(store: SqlStore) -> bool:
    """Whether some process waits for notifications."""
    with store._reading() as tx:
        found = tx.execute(sa.text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
        return bool(found.scalar())


def hang(database_url: str) -> None:
    store = open_store(database_url)
    store.process = "elsewhere/2/token"
    work = Replicas(store, utc_now)
    work.handler("job", lambda subject: time.sleep(SECONDS))
    work.start()
    time.sleep(SECONDS)


def note(done: list[str], number: int, subject: str) -> None:
    done.append(f"{subject}/{number}")


def test_each_task_is_done_by_one_of_two(postgres_url: str) -> None:
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


def test_another_process_is_told_at_once(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "POLL_SECONDS", SECONDS)
    monkeypatch.setattr(replicas, "KEEP_EVERY_SECONDS", SECONDS)
    done = threading.Event()
    with several(postgres_url, "elsewhere/1/token", ELSEWHERE) as ((store, first), (_, second)):
        second.handler("job", lambda subject: done.set())
        second.start()
        until(lambda: listens(store))
        add(store, first)
        assert done.wait(SECONDS / 2)


def test_a_job_is_called_again_when_the_clock_was_set(postgres_url: str) -> None:
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


def test_a_lost_or_doubled_job_changes_nothing(postgres_url: str) -> None:
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


def test_one_look_finds_all_that_is_to_be_looked_after(postgres_url: str) -> None:
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


def test_a_job_of_which_the_end_was_not_written_keeps_nobody(postgres_url: str) -> None:
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
    postgres_url: str, start: Start, monkeypatch: pytest.MonkeyPatch
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


def test_it_goes_on_when_the_server_closed_its_connections(postgres_url: str) -> None:
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


def test_its_tables_are_brought_up_to_date_once(postgres_url: str, tmp_path: Path) -> None:
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
