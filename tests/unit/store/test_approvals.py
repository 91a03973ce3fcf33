"""Requests for a second key in the store: decided once, and made once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import cycle

import pytest

from bot.errors import OutOfDate
from bot.ports.approvals import Approval
from bot.store.store import SqlStore, open_store
from bot.store.tasks import queue_tasks
from bot.work.port import Task, Transaction
from tests.unit.store.store_samples import ENTRY, NOW
from tests.unit.store.test_processes import together

pytest_plugins = ("tests.postgres",)

ASKED = Approval(
    id=0, at=NOW, state="open", person_id="ana", person_name="Ana", space_id="team", thread_id=None,
    title="Do Not Disturb · Lobby", why="", reason="", request={"values": {"enabled": True}},
    expires_at=NOW + timedelta(hours=24),
)  # fmt: skip


def keep(store: SqlStore) -> Approval:
    return store.keep_approval(ASKED, lambda tx, kept: queue_tasks(tx, [Task("approval", str(kept.id), NOW)]))


def test_a_request_and_its_task_are_kept_together_or_not_at_all(store: SqlStore) -> None:
    kept = keep(store)
    assert store.approval(kept.id) == replace(ASKED, id=kept.id)
    assert store.approval(10**30) is None
    assert store.approvals("open") == [kept]
    assert store.approvals("agreed", "done") == []
    assert [one.subject for one in store.due_tasks(NOW, 5, ["approval"])] == [str(kept.id)]

    def fail(tx: Transaction, one: Approval) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.keep_approval(ASKED, fail)
    with pytest.raises(ZeroDivisionError):
        store.change_approval(kept, fail, state="agreed")
    assert store.approvals("open") == [kept]


def test_it_is_decided_once(store: SqlStore) -> None:
    kept = keep(store)
    states = cycle(("agreed", "denied", "withdrawn"))
    decided: list[str] = []

    def decide(store: SqlStore) -> bool:
        then = store.change_approval(kept, state=next(states))
        decided.extend([then.state] if then else [])
        return then is not None

    assert together(store, decide) == 1
    now = store.approval(kept.id)
    assert now is not None
    assert [now.state] == decided


def test_what_was_posted_decides_nothing(store: SqlStore) -> None:
    kept = keep(store)
    store.approval_posted(kept.id, message_id="m1", told="open")
    then = store.change_approval(kept, state="agreed")
    assert then is not None
    now = store.approval(kept.id)
    assert now is not None
    assert (now.state, now.message_id, now.told, now.version) == ("agreed", "m1", "open", 1)


def test_it_is_made_once_whoever_tries(store: SqlStore, database_url: str) -> None:
    kept = store.change_approval(keep(store), state="agreed")
    assert kept is not None
    entry = replace(ENTRY, approval_id=kept.id, approved_by="Ravi")

    def make(store: SqlStore) -> bool:
        try:
            return store.intend(entry) > 0
        except OutOfDate:
            return False

    assert together(store, make) == 1
    other = open_store(database_url)
    assert not make(other)
    other.close()
    (only,) = store.history()
    now = store.approval(kept.id)
    assert now is not None
    assert (now.entry_id, only.approval_id, only.approved_by) == (only.id, kept.id, "Ravi")


@pytest.mark.parametrize("state", ["open", "denied", "withdrawn", "expired", "void", "failed", "done"])
def test_what_is_not_agreed_to_is_not_made(store: SqlStore, state: str) -> None:
    kept = store.change_approval(keep(store), state=state)
    assert kept is not None
    with pytest.raises(OutOfDate):
        store.intend(replace(ENTRY, approval_id=kept.id))
    with pytest.raises(OutOfDate):
        store.intend(replace(ENTRY, approval_id=kept.id + 1))
    assert store.history() == []
