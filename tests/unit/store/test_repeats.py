"""What is said again and again, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.ports.database import Repeat
from bot.store.store import KEEP_FINISHED, SqlStore
from tests.unit.store.store_samples import MINUTE, NOW

pytest_plugins = ("tests.postgres",)

FRIDAY = Repeat(
    id=0, at=NOW, state="on", person_id="p1", person_name="Ana", space_id="team", said="show risky",
    every="Fri 17:00", rule="FREQ=WEEKLY;BYDAY=FR;BYHOUR=17", zone="Europe/Paris",
    due_at=NOW + timedelta(days=2),
)  # fmt: skip


def keep(store: SqlStore, one: Repeat = FRIDAY) -> Repeat:
    return store.keep_repeat(one, lambda tx, kept: None)


def test_it_is_kept_with_its_number_and_space(store: SqlStore) -> None:
    first, second = keep(store), keep(store, replace(FRIDAY, space_id="other"))
    assert first == replace(FRIDAY, id=first.id) and second.id != first.id
    assert store.repeat(first.id) == first
    assert store.repeats("team") == [first]
    assert store.repeat(second.id + 1) is None and store.repeat(10**30) is None


def test_it_is_not_kept_where_its_task_cannot_be(store: SqlStore) -> None:
    def fails(tx: sa.Connection, kept: Repeat) -> None:
        raise RuntimeError("no task")

    with pytest.raises(RuntimeError):
        store.keep_repeat(FRIDAY, fails)
    assert store.repeats("team") == []


def test_only_who_saw_it_as_it_is_changes_it(store: SqlStore) -> None:
    seen = keep(store)
    taken = store.change_repeat(seen, held_until=NOW + MINUTE)
    assert taken is not None and store.repeat(seen.id) == taken
    assert store.change_repeat(seen, held_until=NOW + 2 * MINUTE) is None
    assert store.change_repeat(taken, state="over") is not None
    assert store.repeats("team") == []


def test_it_goes_with_its_space(store: SqlStore) -> None:
    kept = keep(store)
    store.forget_space("team")
    assert store.repeat(kept.id) is None
    assert store.change_repeat(kept, state="over") is None


def test_what_has_been_over_for_long_is_deleted(store: SqlStore) -> None:
    old, open_one = keep(store), keep(store)
    late = keep(store, replace(FRIDAY, due_at=NOW + 2 * KEEP_FINISHED))
    for one in (old, late):
        store.change_repeat(one, state="over")
    store.tidy(NOW + KEEP_FINISHED + timedelta(days=3))
    found = [store.repeat(one.id) for one in (old, open_one, late)]
    assert [one.state if one else "" for one in found] == ["", "on", "over"]
