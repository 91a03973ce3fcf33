"""Plans in the store: an item is begun once, and is what the journal says of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from bot.errors import OutOfDate
from bot.ports.database import Entry, Plan, PlanItem
from bot.store.store import SqlStore
from bot.store.tasks import queue_tasks
from bot.work.port import Task, Transaction
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, settle
from tests.unit.store.test_processes import together

pytest_plugins = ("tests.postgres",)

PLAN = Plan(
    id=0, at=NOW, state="running", person_id="ana", person_name="Ana", space_id="team", thread_id=None,
    said="dnd on all at Paris",
)  # fmt: skip
ITEM = PlanItem(0, 0, "lobby", "Lobby", {"values": {"enabled": True}}, state="waiting")


def keep(store: SqlStore, count: int = 1, state: str = "waiting") -> Plan:
    items = [replace(ITEM, position=number, state=state) for number in range(count)]
    return store.keep_plan(PLAN, items, lambda tx, kept: queue_tasks(tx, [Task("plan", str(kept.id), NOW)]))


def states(store: SqlStore, plan: Plan) -> list[str]:
    return [one.state for one in store.plan_items(plan.id)]


def entry_of(item: PlanItem) -> Entry:
    return replace(ENTRY, plan_id=item.plan_id, plan_position=item.position)


def begun(store: SqlStore, plan: Plan, position: int = 0) -> int:
    """The item is taken, and its change is in the journal; gives the entry's number."""
    item = store.plan_items(plan.id)[position]
    assert store.take_item(item)
    return store.intend(entry_of(item))


def test_a_plan_its_items_and_its_task_are_kept_together_or_not_at_all(store: SqlStore) -> None:
    kept = keep(store, 2)
    assert store.plan(kept.id) == replace(PLAN, id=kept.id)
    assert store.plan(10**30) is None
    assert store.plan_items(kept.id) == [
        replace(ITEM, plan_id=kept.id, position=number) for number in range(2)
    ]
    assert [one.subject for one in store.due_tasks(NOW, 5, ["plan"])] == [str(kept.id)]

    def fail(tx: Transaction, plan: Plan) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.keep_plan(PLAN, [ITEM], fail)
    with pytest.raises(ZeroDivisionError):
        store.change_plan(kept, fail, items=(["waiting"], "stopped"), state="stopping")
    assert [one.id for one in store.open_plans()] == [kept.id]
    assert store.plan_counts(kept.id) == {"waiting": 2}


def test_nobody_overwrites_what_another_one_wrote(store: SqlStore, other: SqlStore) -> None:
    plan = keep(store, 3)
    assert store.take_item(store.plan_items(plan.id)[0])
    store.plan_posted(plan.id, message_id="card")
    assert other.change_plan(plan, state="stopping", items=(("waiting",), "stopped"))
    assert store.change_plan(plan, state="over", items=(("doing",), "done")) is None
    now = store.plan(plan.id)
    assert now == replace(plan, state="stopping", message_id="card", version=1)
    assert states(store, plan) == ["doing", "stopped", "stopped"]
    assert store.change_plan(now, state="over", ended_at=NOW + MINUTE)
    assert store.open_plans() == []


def test_what_is_found_of_an_item_is_noted_once(store: SqlStore) -> None:
    plan = keep(store, state="new")
    (item,) = store.plan_items(plan.id)
    found = replace(item, state="cannot", workspace_name="Lobby Paris", note="It has no calling.")
    assert store.item_seen(found)
    assert not store.item_seen(replace(item, state="waiting"))
    assert store.plan_items(plan.id) == [found]
    assert store.plan_items(plan.id, "waiting", "doing") == []


def test_one_thread_takes_an_item(store: SqlStore) -> None:
    plan = keep(store)
    (item,) = store.plan_items(plan.id)
    assert together(store, partial(SqlStore.take_item, item=item)) == 1


@pytest.mark.parametrize("state", ["done", "failed", "unknown"])
def test_the_journal_and_the_item_say_the_same(store: SqlStore, state: str) -> None:
    plan = keep(store)
    number = begun(store, plan)
    assert states(store, plan) == ["doing"]
    assert [one.id for one in store.changes_of_plan(plan.id)] == [number]
    entry = store.change(number)
    assert entry
    store.settle(replace(entry, state=state, note="Because."), None, NOW)
    (item,) = store.plan_items(plan.id)
    assert (item.state, item.entry_id, item.note) == (state, number, "Because.")


def test_what_comes_late_is_told_of_the_item_too(store: SqlStore) -> None:
    plan = keep(store)
    number = begun(store, plan)
    entry = store.change(number)
    assert entry
    store.settle(replace(entry, state="failed"), None, NOW)
    store.settle(replace(entry, state="done"), None, NOW)
    store.settle(replace(entry, state="unknown"), None, NOW)
    assert states(store, plan) == ["done"]


def test_an_item_that_was_tried_again_is_not_what_the_first_try_became(store: SqlStore) -> None:
    plan = keep(store)
    first = store.change(begun(store, plan))
    assert first
    store.settle(replace(first, state="failed"), None, NOW)
    assert store.change_plan(plan, items=(["failed"], "waiting"))
    second = begun(store, plan)
    store.settle(replace(first, state="done"), None, NOW)
    (item,) = store.plan_items(plan.id)
    assert (item.state, item.entry_id) == ("doing", second)


def test_an_item_is_begun_once_and_only_by_who_took_it(store: SqlStore, other: SqlStore) -> None:
    plan = keep(store)
    (item,) = store.plan_items(plan.id)
    with pytest.raises(OutOfDate):
        store.intend(entry_of(item))
    assert store.take_item(item)
    with pytest.raises(OutOfDate):
        other.intend(entry_of(item))
    store.intend(entry_of(item))
    with pytest.raises(OutOfDate):
        store.intend(entry_of(item))
    assert len(store.history()) == 1
    assert not other.item_over(item, "cannot", "Not yours.")


def test_a_stopped_item_is_not_begun(store: SqlStore) -> None:
    plan = keep(store)
    (item,) = store.plan_items(plan.id)
    assert store.change_plan(plan, state="stopping", items=(("waiting", "doing"), "stopped"))
    assert not store.take_item(item)
    with pytest.raises(OutOfDate):
        store.intend(entry_of(item))


def left_in_the_middle(store: SqlStore, other: SqlStore, begun: str = "doing") -> tuple[Plan, list[Entry]]:
    """Another process was at three items, of which it has begun two and made one."""
    plan = keep(store, 4)
    items = store.plan_items(plan.id)
    assert other.take_item(items[0])
    numbers = [other.intend(entry_of(item)) for item in items[1:3] if other.take_item(item)]
    entries = [one for number in numbers if (one := store.change(number))]
    other.settle(replace(entries[0], state="done"), None, NOW)
    store.leave_items(plan.id, not_begun="waiting", begun=begun)
    return plan, entries


def test_what_a_dead_process_was_at_waits_again_unless_it_was_begun(store: SqlStore, other: SqlStore) -> None:
    plan, (_, entry) = left_in_the_middle(store, other)
    assert states(store, plan) == ["waiting", "done", "doing", "waiting"]
    # The dead process lives after all.
    with pytest.raises(OutOfDate):
        other.intend(entry_of(store.plan_items(plan.id)[0]))
    assert not other.item_over(store.plan_items(plan.id)[0], "failed", "")
    other.settle(replace(entry, state="done"), None, NOW)
    assert states(store, plan) == ["waiting", "done", "done", "waiting"]


def test_what_was_left_in_the_middle_waits_again_once_it_is_known_not_to_be_made(
    store: SqlStore, other: SqlStore
) -> None:
    plan, (_, entry) = left_in_the_middle(store, other)
    store.settle(replace(entry, state="unknown", look_at=NOW + MINUTE), None, NOW)
    assert states(store, plan) == ["waiting", "done", "doing", "waiting"]
    store.settle(replace(entry, state="failed"), None, NOW)
    assert states(store, plan) == ["waiting", "done", "waiting", "waiting"]
    assert begun(store, plan, 2) > entry.id


@pytest.mark.parametrize(("state", "after"), [("running", "waiting"), ("stopping", "failed")])
def test_what_is_looked_up_before_its_plan_goes_on_waits_again_while_the_plan_runs(
    store: SqlStore, other: SqlStore, state: str, after: str
) -> None:
    plan = keep(store)
    entry = other.change(begun(other, plan))
    assert entry
    if state != plan.state:
        assert store.change_plan(plan, state=state)
    assert store.take_entry(entry, NOW, NOW + MINUTE)
    store.settle(replace(entry, state="failed"), None, NOW)
    assert states(store, plan) == [after]


def test_what_nobody_can_tell_of_stays_unknown(store: SqlStore, other: SqlStore) -> None:
    plan, (_, entry) = left_in_the_middle(store, other)
    store.settle(replace(entry, state="unknown"), None, NOW)
    assert states(store, plan) == ["waiting", "done", "unknown", "waiting"]


def test_what_was_left_in_the_middle_of_a_stopped_plan_is_not_begun_again(
    store: SqlStore, other: SqlStore
) -> None:
    plan, (_, entry) = left_in_the_middle(store, other, begun="unknown")
    store.settle(replace(entry, state="failed"), None, NOW)
    assert states(store, plan) == ["waiting", "done", "failed", "waiting"]


def test_a_change_of_no_plan_needs_no_item(store: SqlStore) -> None:
    settle(store, store.intend(ENTRY))
    assert store.changes_of_plan(1) == []
