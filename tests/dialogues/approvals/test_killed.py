"""A bot that is killed again and again between the agreement and the write: each change is made, and once."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.changes.approvals.approvals import KIND, MAKE_WITHIN
from bot.changes.approvals.asked import EMPTY
from bot.changes.request import ChangeRequest
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Workspace
from bot.store.store import open_store
from bot.store.tasks import queue_tasks
from bot.work.port import Task
from tests.dialogues.approvals.keys import two_keys
from tests.sandbox.process import started
from tests.surroundings import reaching

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

DESKS = 24
KILLED_AFTER_WRITES = (2, 8, 15)


@pytest.fixture
def cloud(tmp_path: Path, seed: int) -> Iterator[Cloud]:
    """A cloud of its own: an answer that nobody waits for any more must not end in another test."""
    (tmp_path / "cloud").mkdir()
    with Cloud.started(tmp_path / "cloud") as cloud, reaching(cloud):
        cloud.reset(seed)
        yield cloud


def keep_agreed(cloud: Cloud, url: str, desks: list[Workspace]) -> None:
    """As if Ravi had just agreed to each, and the bot had been killed before it made any."""
    now, ana, space = datetime.now(UTC), cloud.person("ana"), cloud.space("team").id
    store = open_store(url)
    for desk in desks:
        request = ChangeRequest(
            family="dnd", values={"enabled": True}, base={"enabled": False}, workspace_id=desk.id,
            person_id=ana.id, space_id=space,
        ).dump()  # fmt: skip
        agreed = replace(
            EMPTY, at=now, state="agreed", person_id=ana.id, person_name=ana.name, space_id=space,
            title=f"Do Not Disturb · {desk.name}", request=request, expires_at=now + MAKE_WITHIN,
            decided_by_id=cloud.person("ravi").id, decided_by="Ravi Patel",
        )  # fmt: skip
        store.keep_approval(agreed, lambda tx, kept: queue_tasks(tx, [Task(KIND, str(kept.id), now)]))
    store.close()


def written(cloud: Cloud) -> Counter[str]:
    return Counter(one.path for one in cloud.requests if one.method == "PUT" and "telephony" in one.path)


def test_each_is_made_and_once(cloud: Cloud, tmp_path: Path, database_url: str) -> None:
    desks = cloud.add_workspaces(DESKS, "Desk {:02}")
    keep_agreed(cloud, database_url, desks)
    cloud.latency = 0.05
    for writes in KILLED_AFTER_WRITES:
        with started(cloud, tmp_path, DATABASE_URL=database_url, TWO_KEYS="all") as bot:
            bot.until(lambda: written(cloud).total() >= writes)  # noqa: B023
            bot.ends(signal.SIGKILL)
    cloud.latency = 0.0
    with two_keys(cloud, database_url, ahead=timedelta(minutes=6)) as keys:
        keys.done()
        keys.chat.bot.upkeep.settle()
        keys.done(timedelta(minutes=1))
        store = keys.chat.bot.ground.store
        assert len(store.approvals("done")) == DESKS
        assert all(keys.is_on(desk.name) for desk in desks)
        assert set(written(cloud).values()) == {1}
        entries = [one for one in store.history(limit=2 * DESKS) if one.state == "done"]
        assert len({one.approval_id for one in entries}) == len(entries) == DESKS
        assert all(one.fields[0]["was"] is False for one in entries)
        assert {one.approved_by for one in entries} == {"Ravi Patel"}
        assert not any("I was stopped during" in one.text for one in keys.chat.said("team"))
