"""A bot that is killed again and again while a plan runs: nothing is lost, and nothing is written twice."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.changes.plans.plans import KIND
from bot.changes.plans.wake import PAUSE
from bot.changes.request import ChangeRequest
from bot.ports.database import Plan, PlanItem
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Workspace
from bot.store.store import open_store
from bot.store.tasks import queue_tasks
from bot.work.port import Task
from tests.chat import Chat, read
from tests.dialogues.plans.planned import Planned
from tests.sandbox.process import started
from tests.surroundings import reaching

Json = dict[str, object]

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

DESKS = 40
KILLED_AFTER_WRITES = (5, 12, 24)


@pytest.fixture
def cloud(tmp_path: Path, seed: int) -> Iterator[Cloud]:
    """A cloud of its own: an answer that nobody waits for any more must not end in another test."""
    (tmp_path / "cloud").mkdir()
    with Cloud.started(tmp_path / "cloud") as cloud, reaching(cloud):
        cloud.reset(seed)
        yield cloud


def keep_running_plan(
    cloud: Cloud,
    url: str,
    desks: list[Workspace],
    request_of: Callable[[Workspace, str, str], Json] | None = None,
) -> None:
    """As if somebody had just pressed Run and the bot had been killed before it began."""
    request_of = request_of or request_for
    now, ana, space = datetime.now(UTC), cloud.person("ana"), cloud.space("ana").id
    plan = Plan(
        id=0, at=now, state="running", person_id=ana.id, person_name=ana.name, space_id=space, thread_id=None,
        said="dnd on in all desks", runner_id=ana.id, runner_name=ana.name, shown_at=now, started_at=now,
    )  # fmt: skip
    items = [
        PlanItem(0, position, desk.id, desk.name, request_of(desk, ana.id, space), state="waiting")
        for position, desk in enumerate(desks)
    ]
    store = open_store(url)
    store.keep_plan(plan, items, lambda tx, kept: queue_tasks(tx, [Task(KIND, str(kept.id), now)]))
    store.close()


def rule_for(desk: Workspace, person_id: str, space_id: str) -> Json:
    """A rule, which looks like any other with the same callers."""
    return ChangeRequest(
        family="reject",
        list="rule",
        action="add",
        only_missing=True,
        values={
            "rejectEnabled": True,
            "callsFrom": "SELECT_PHONE_NUMBERS",
            "phoneNumbers": ("+33123456789",),
        },
        workspace_id=desk.id,
        person_id=person_id,
        space_id=space_id,
    ).dump()


def request_for(desk: Workspace, person_id: str, space_id: str) -> Json:
    return ChangeRequest(
        family="dnd",
        values={"enabled": True},
        base={"enabled": False},
        workspace_id=desk.id,
        person_id=person_id,
        space_id=space_id,
    ).dump()


def written(cloud: Cloud) -> Counter[str]:
    return Counter(one.path for one in cloud.requests if one.method == "PUT" and "telephony" in one.path)


def test_it_goes_on_by_itself(cloud: Cloud, tmp_path: Path, database_url: str) -> None:
    desks = cloud.add_workspaces(DESKS, "Desk {:02}")
    keep_running_plan(cloud, database_url, desks)
    cloud.latency = 0.05
    for writes in KILLED_AFTER_WRITES:
        with started(cloud, tmp_path, DATABASE_URL=database_url) as bot:
            bot.until(lambda: written(cloud).total() >= writes)  # noqa: B023
            bot.ends(signal.SIGKILL)
    cloud.latency = 0.0
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        planned = Planned(chat, 0)
        planned.desks = desks
        planned.done(planned.plans.find(1))
        chat.bot.upkeep.settle()
        # What was begun and not made is begun again.
        chat.clock.ahead += PAUSE
        plan = planned.done(planned.plans.find(1))
        assert not any("I was stopped during" in read(one) for one in chat.said("ana"))
        assert plan.state == "over"
        assert [one for one in chat.bot.ground.store.plan_items(plan.id) if one.state != "done"] == []
        assert planned.on() == DESKS
        assert set(written(cloud).values()) == {1}
        entries = [one for one in chat.bot.ground.store.changes_of_plan(plan.id) if one.state == "done"]
        assert len(entries) == len({one.workspace_id for one in entries}) == DESKS
        assert all(one.fields[0]["was"] is False for one in entries)
        # An undo takes back the whole of it.
        back = planned.ran(planned.done(planned.plans.undo(plan.id, planned.person())))
        assert planned.counts(back) == {"done": DESKS}
        assert planned.on() == 0


def test_entries_are_added_once(cloud: Cloud, tmp_path: Path, database_url: str) -> None:
    desks = cloud.add_workspaces(DESKS, "Desk {:02}")
    keep_running_plan(cloud, database_url, desks, rule_for)

    def added() -> int:
        return sum(one.method == "POST" and one.path.endswith("/criteria") for one in cloud.requests)

    cloud.latency = 0.05
    for writes in KILLED_AFTER_WRITES:
        with started(cloud, tmp_path, DATABASE_URL=database_url) as bot:
            bot.until(lambda: added() >= writes)  # noqa: B023
            bot.ends(signal.SIGKILL)
    cloud.latency = 0.0
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=6)) as chat:
        planned = Planned(chat, 0)
        planned.done(planned.plans.find(1))
        chat.bot.upkeep.settle()
        chat.clock.ahead += PAUSE
        plan = planned.done(planned.plans.find(1))
        assert (plan.state, planned.counts(plan)) == ("over", {"done": DESKS})
        assert [len(cloud.setting(desk, "selectiveReject")["criteria"]) for desk in desks] == [1] * DESKS
        back = planned.ran(planned.done(planned.plans.undo(plan.id, planned.person())))
        assert planned.counts(back) == {"done": DESKS}
        assert [cloud.setting(desk, "selectiveReject")["criteria"] for desk in desks] == [[]] * DESKS


def test_a_bot_that_is_told_to_stop_leaves_the_rest_to_the_next(
    cloud: Cloud, tmp_path: Path, database_url: str
) -> None:
    desks = cloud.add_workspaces(DESKS, "Desk {:02}")
    cloud.latency = 0.05
    goes_on = threading.Event()
    with Chat.started(cloud, database_url) as chat:
        planned = Planned(chat, 0)
        planned.desks = desks
        planned.told.then = lambda plan: goes_on.set()
        plan = planned.plans.run(planned.shown().id, planned.person())
        assert goes_on.wait(30)
    left = written(cloud).total()
    cloud.latency = 0.0
    with Chat.started(cloud, database_url) as chat:
        planned = Planned(chat, 0)
        planned.desks = desks
        plan = planned.done(plan)
        assert (plan.state, planned.counts(plan)) == ("over", {"done": DESKS})
        assert left < planned.on() == DESKS
        assert set(written(cloud).values()) == {1}
