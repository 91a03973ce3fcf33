"""Tasks and the loop that does them: taken once, not lost with a process, kept with the row they are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
import sqlalchemy as sa

from bot.clock import utc_now
from bot.errors import OutOfDate
from bot.ports.database import Timed
from bot.store.store import SqlStore, open_store
from bot.store.tables import task
from bot.store.tasks import TASK_LEASE, queue_tasks
from bot.work.port import Task, Transaction
from tests.unit.store.conftest import SECONDS, Start
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, settle
from tests.unit.store.test_processes import together

pytest_plugins = ("tests.postgres",)

ROW = Timed(
    id=0, at=NOW, state="running", person_id="ana", person_name="Ana", space_id="team", thread_id=None,
    workspace_id="lobby", workspace_name="Lobby", location_id="paris", zone="Europe/Paris", family="dnd",
    keys=("enabled",), request={"values": {"enabled": True}}, assignments="on", starts_at=None,
    ends_at=NOW + MINUTE, reminded_at=NOW,
)  # fmt: skip

KINDS = ("job", "timed")


def add(store: SqlStore, subject: str = "1", due_at: datetime = NOW) -> None:
    with store._writing() as tx:
        queue_tasks(tx, [Task("job", subject, due_at)])


def due(store: SqlStore, now: datetime = NOW) -> list[str]:
    return [one.subject for one in store.due_tasks(now, 50, KINDS)]


def the_task(store: SqlStore) -> Task:
    (one,) = store.due_tasks(NOW, 50, KINDS)
    return one


def test_a_task_can_be_due_at_a_moment_at_the_latest(store: SqlStore) -> None:
    for minutes, expected in ((5, 5), (9, 5), (2, 2)):
        with store._writing() as tx:
            (kept,) = queue_tasks(tx, [Task("job", "1", NOW + minutes * MINUTE)], at_latest=True)
        assert kept.due_at == store.next_task_at(KINDS) == NOW + expected * MINUTE


def test_a_task_is_due_at_its_moment_and_gone_when_done(store: SqlStore) -> None:
    add(store, "later", NOW + MINUTE)
    add(store, "now")
    assert store.next_task_at(KINDS) == NOW
    assert due(store) == ["now"]
    assert due(store, NOW + MINUTE) == ["now", "later"]
    assert store.take_task(the_task(store))
    assert due(store) == []
    store.task_done(Task("job", "now", NOW))
    assert store.next_task_at(KINDS) == NOW + MINUTE


def test_a_task_of_another_kind_is_not_seen(store: SqlStore) -> None:
    add(store)
    assert store.due_tasks(NOW, 50, ["timed"]) == []
    assert store.next_task_at(["timed"]) is None


def test_one_thread_takes_a_task(store: SqlStore) -> None:
    add(store)
    assert together(store, partial(SqlStore.take_task, one=the_task(store))) == 1


def test_a_living_process_keeps_what_it_took_and_a_silent_one_loses_it(
    store: SqlStore, other: SqlStore
) -> None:
    add(store)
    assert other.take_task(the_task(store))
    assert due(store) == []
    with store._writing() as tx:
        tx.execute(task.update().values(held_until=utc_now() - MINUTE))
    one = the_task(store)
    other.sign_of_life(NOW)
    assert due(store) == []
    with store._writing() as tx:
        tx.execute(task.update().values(held_until=utc_now() + 3 * TASK_LEASE))
    assert store.take_task(one)
    other.task_done(one)
    with store._reading() as tx:
        assert tx.execute(sa.select(task.c.process)).scalar() == store.process


def test_what_another_process_is_at_hides_nothing(store: SqlStore, other: SqlStore) -> None:
    for subject in "abcd":
        add(store, subject)
    for one in other.due_tasks(NOW, 4, KINDS):
        assert other.take_task(one)
    add(store, "later", NOW + MINUTE)
    assert [one.subject for one in store.due_tasks(NOW + MINUTE, 1, KINDS)] == ["later"]


def take(database_url: str) -> None:
    store = open_store(database_url)
    assert store.take_task(the_task(store))


def test_what_a_dead_process_had_taken_is_due_again_at_once(
    store: SqlStore, database_url: str, start: Start
) -> None:
    add(store)
    start(take, database_url).join(SECONDS)
    assert due(store) == ["1"]
    assert store.take_task(the_task(store))


def test_what_is_added_while_it_is_done_is_done_once_more(store: SqlStore) -> None:
    add(store)
    one = the_task(store)
    assert store.take_task(one)
    add(store, due_at=NOW + MINUTE)
    store.task_done(one)
    store.task_again(one, NOW, 3)
    assert due(store) == []
    assert due(store, NOW + MINUTE) == ["1"]


def test_a_row_and_its_task_are_kept_together_or_not_at_all(store: SqlStore) -> None:
    def wake(tx: Transaction, one: Timed) -> None:
        queue_tasks(tx, [Task("timed", str(one.id), one.ends_at)])

    kept = store.keep_timed(ROW, wake)
    assert store.timed(kept.id) == kept
    assert due(store, NOW + MINUTE) == [str(kept.id)]

    def fail(tx: Transaction, one: Timed) -> None:
        wake(tx, one)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.keep_timed(ROW, fail)
    with pytest.raises(ZeroDivisionError):
        store.change_timed(kept, fail, state="kept")
    assert store.open_timed() == [kept]
    assert due(store, NOW + MINUTE) == [str(kept.id)]


def test_nobody_overwrites_what_another_one_wrote(store: SqlStore, other: SqlStore) -> None:
    kept = store.keep_timed(ROW, lambda tx, one: None)
    extended = other.change_timed(kept, ends_at=NOW + 2 * MINUTE)
    assert store.change_timed(kept, state="ended") is None
    assert store.open_timed("lobby") == [extended]
    assert store.open_timed("gym") == []
    assert extended and store.change_timed(extended, state="ended", asked=2)
    assert store.open_timed() == []


def test_those_of_a_plan_are_changed_in_one_order_and_its_task_once_after_them(store: SqlStore) -> None:
    rows = [store.keep_timed(ROW, lambda tx, one: None) for _ in range(3)]
    order: list[list[int]] = []
    then = store.change_timed_together(
        [(one, {"state": "kept"}) for one in reversed(rows)],
        lambda tx, ones: order.append([one.id for one in ones]),
    )
    assert order == [[one.id for one in then]] == [[one.id for one in reversed(rows)]]
    assert store.open_timed() == []
    assert store.change_timed_together([(one, {"state": "ended"}) for one in rows]) == []


def test_a_timed_change_is_begun_once_and_ended_once(store: SqlStore) -> None:
    begin = replace(ENTRY, timed_id=7)
    begun = store.intend(begin)
    with pytest.raises(OutOfDate):
        store.intend(begin)
    settle(store, begun, None)
    with pytest.raises(OutOfDate):
        store.intend(begin)
    end = replace(ENTRY, timed_id=7, parent_id=begun)
    failed = store.intend(end)
    with pytest.raises(OutOfDate):
        store.intend(end)
    settle(store, failed, None, state="failed")
    ended = store.intend(end)
    settle(store, ended, None)
    with pytest.raises(OutOfDate):
        store.intend(end)
    assert [one.id for one in store.changes_of_timed(7)] == [begun, failed, ended]
