"""What is over for long goes, and what something still needs stays, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.approvals import Approval
from bot.ports.database import Plan, PlanItem, Timed
from bot.store.store import KEEP_FINISHED, SqlStore
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, settle
from tests.unit.store.test_approvals import ASKED
from tests.unit.store.test_plans import ITEM, PLAN

pytest_plugins = ("tests.postgres",)

OLD = NOW - KEEP_FINISHED - MINUTE
RECENT = NOW - KEEP_FINISHED + MINUTE
TIMED = Timed(
    id=0, at=OLD, state="ended", person_id="ana", person_name="Ana", space_id="team", thread_id=None,
    workspace_id="lobby", workspace_name="Lobby", location_id="paris", zone="Europe/Paris", family="dnd",
    keys=("enabled",), request={}, assignments="on", starts_at=None, ends_at=OLD, reminded_at=OLD,
)  # fmt: skip


def keep_plan(store: SqlStore, **values: object) -> Plan:
    """One that is over for long and has changed nothing, unless told otherwise."""
    one = replace(PLAN, **{"state": "over", "ended_at": OLD, **values})  # type: ignore[arg-type]
    return store.keep_plan(one, [replace(ITEM, state="same")], lambda tx, kept: None)


def keep_timed(store: SqlStore, **values: object) -> Timed:
    return store.keep_timed(replace(TIMED, **values), lambda tx, kept: None)  # type: ignore[arg-type]


def keep_approval(store: SqlStore, **values: object) -> Approval:
    one = replace(ASKED, **{"state": "done", "expires_at": OLD, **values})  # type: ignore[arg-type]
    return store.keep_approval(one, lambda tx, kept: None)


def items(store: SqlStore, plan: Plan) -> list[PlanItem]:
    return [*store.plan_items(plan.id)]


def test_a_plan_goes_with_its_items_once_it_is_over_for_long(store: SqlStore) -> None:
    old, recent = keep_plan(store), keep_plan(store, ended_at=RECENT)
    never_run = keep_plan(store, state="shown", ended_at=None, shown_at=OLD)
    store.tidy(NOW)
    assert (store.plan(old.id), items(store, old)) == (None, [])
    assert (store.plan(never_run.id), items(store, never_run)) == (None, [])
    assert store.plan(recent.id) == recent
    assert len(items(store, recent)) == 1
    # Numbers do not come again.
    assert keep_plan(store).id > never_run.id
    store.tidy(NOW + 2 * MINUTE)
    assert store.plan(recent.id) is None


@pytest.mark.parametrize("state", ["looking", "checking", "running", "stopping"])
def test_a_plan_that_is_open_stays_however_old(store: SqlStore, state: str) -> None:
    plan = keep_plan(store, state=state, ended_at=None, at=OLD, shown_at=OLD, started_at=OLD)
    store.tidy(NOW + timedelta(days=1000))
    assert store.plan(plan.id) == plan
    assert len(items(store, plan)) == 1


@pytest.mark.parametrize("state", ["intended", "done", "failed", "unknown"])
def test_a_plan_that_the_journal_names_stays_without_its_items(store: SqlStore, state: str) -> None:
    plan = keep_plan(store)
    # Not of an item: that would have to be taken first.
    number = store.intend(replace(ENTRY, plan_id=plan.id, timed_id=7, origin="timer"))
    if state != "intended":
        settle(store, number, state=state)
    store.tidy(NOW)
    assert store.plan(plan.id) == plan
    assert items(store, plan) == []
    assert [one.id for one in store.changes_of_plan(plan.id)] == [number]
    store.tidy(NOW)
    assert store.plan(plan.id) == plan


def test_a_plan_of_which_one_was_tried_stays_whole_while_it_is_shown(store: SqlStore) -> None:
    plan = keep_plan(store, state="shown", ended_at=None, shown_at=OLD)
    store.intend(replace(ENTRY, plan_id=plan.id, timed_id=7, origin="timer"))
    store.tidy(NOW)
    assert store.plan(plan.id) == plan
    assert len(items(store, plan)) == 1


@pytest.mark.parametrize("state", ["waiting", "running", "asking"])
def test_what_is_still_to_begin_or_end_keeps_its_plan_and_its_agreement(store: SqlStore, state: str) -> None:
    plan = keep_plan(store)
    agreed = keep_approval(store, plan_id=plan.id)
    one = keep_timed(store, state="running", plan_id=plan.id)
    assert store.change_timed(one, state=state)
    store.tidy(NOW)
    assert [row.id for row in store.timed_of_plan(plan.id)] == [one.id]
    assert store.plan(plan.id) is not None
    assert len(items(store, plan)) == 1
    assert store.approval(agreed.id) is not None
    now = store.timed(one.id)
    assert now is not None
    assert store.change_timed(now, state="ended")
    store.tidy(NOW)
    assert store.timed(one.id) is None
    assert store.plan(plan.id) is None
    assert store.approval(agreed.id) is None


@pytest.mark.parametrize("state", ["ended", "kept", "dropped"])
def test_a_timed_change_goes_when_its_end_is_long_ago(store: SqlStore, state: str) -> None:
    old, recent = keep_timed(store, state=state), keep_timed(store, state=state, ends_at=RECENT)
    store.tidy(NOW)
    assert store.timed(old.id) is None
    assert store.timed(recent.id) == recent


@pytest.mark.parametrize("state", ["open", "agreed", "running", "kept"])
def test_a_request_that_is_open_stays_with_its_plan(store: SqlStore, state: str) -> None:
    plan = keep_plan(store, state="shown", ended_at=None, shown_at=OLD)
    asked = keep_approval(store, state=state, plan_id=plan.id)
    store.tidy(NOW)
    assert store.approval(asked.id) == asked
    assert store.plan(plan.id) == plan
    assert len(items(store, plan)) == 1


@pytest.mark.parametrize("state", ["done", "failed", "denied", "withdrawn", "expired", "void"])
def test_a_request_goes_when_it_is_over_for_long(store: SqlStore, state: str) -> None:
    old, recent = keep_approval(store, state=state), keep_approval(store, state=state, expires_at=RECENT)
    store.tidy(NOW)
    assert store.approval(old.id) is None
    assert store.approval(recent.id) == recent
