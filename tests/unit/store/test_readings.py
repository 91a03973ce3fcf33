"""Readings of settings: kept together where nothing changed, each only as it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.ports.notices import LastReading
from bot.store.store import SqlStore
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, settle

pytest_plugins = ("tests.postgres",)

Pair = tuple[str, str]
LOBBY, GYM, HALL = PAIRS = [(one, ENTRY.family) for one in ("lobby", "gym", "hall")]


def expected(store: SqlStore) -> Mapping[Pair, LastReading]:
    """What is kept of three settings, as it would be read now."""
    found = store.readings(PAIRS)
    return {pair: replace(one, values={"enabled": True}, read_at=NOW) for pair, one in found.items()}


def read(store: SqlStore) -> set[Pair]:
    return {pair for pair, read_at in store.read_moments().items() if read_at}


def test_they_are_kept_together_and_count_their_versions(store: SqlStore) -> None:
    new = expected(store)
    assert store.keep_readings([*new.values()]) == {*PAIRS}
    assert store.readings(PAIRS) == {pair: replace(one, version=1) for pair, one in new.items()}
    assert store.keep_readings([]) == set()


def test_one_that_was_read_anew_meanwhile_holds_back_no_other(store: SqlStore, other: SqlStore) -> None:
    new = expected(store)
    later = replace(new[GYM], values={"enabled": False}, read_at=NOW + MINUTE)
    assert other.keep_reading(later, ()) == []
    assert store.keep_readings([*new.values()]) == {LOBBY, HALL}
    assert store.readings([GYM]) == {GYM: replace(later, version=1)}


@pytest.mark.parametrize("state", ["intended", "done", "unknown"])
def test_one_that_the_bot_changes_meanwhile_is_not_kept(store: SqlStore, state: str) -> None:
    new = expected(store)
    entry_id = store.intend(ENTRY)
    if state == "done":
        settle(store, entry_id, None)
    elif state == "unknown":
        store.settle(replace(ENTRY, id=entry_id, state=state, look_at=NOW + MINUTE), None, NOW)
    assert store.keep_readings([*new.values()]) == {GYM, HALL}
    assert store.keep_reading(new[LOBBY], ()) is None
    assert read(store) == {GYM, HALL}


def test_a_change_of_another_setting_holds_back_nothing(store: SqlStore) -> None:
    new = expected(store)
    store.intend(replace(ENTRY, family="dnd"))
    store.intend(replace(ENTRY, workspace_id="kitchen"))
    assert store.keep_readings([*new.values()]) == {*PAIRS}


def test_one_that_cannot_be_stored_leaves_nothing_half_done(store: SqlStore) -> None:
    new = expected(store)
    bad = replace(new[HALL], values={"enabled": object()})
    with pytest.raises((sa.exc.StatementError, TypeError)):
        store.keep_readings([new[LOBBY], bad, new[GYM]])
    assert read(store) == set()
    assert store.keep_readings([new[LOBBY], new[GYM]]) == {LOBBY, GYM}
