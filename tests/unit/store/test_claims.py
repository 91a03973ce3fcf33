"""Claimed, expected, answered and abandoned events, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import NotAllowed
from bot.ids import edit_id
from bot.process import place, unique
from bot.store.claims import CLAIM_LEASE
from bot.store.store import SqlStore
from tests.unit.store.conftest import ELSEWHERE
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, settle

pytest_plugins = ("tests.postgres",)

HERE, _, OWN = place().rpartition("/")


def abandoned(store: SqlStore, minutes: float = 0) -> list[str]:
    return [one.event_id for one in store.abandoned(NOW + minutes * MINUTE)]


def test_what_is_answered_is_never_abandoned(store: SqlStore, other: SqlStore) -> None:
    assert other.claim("one", NOW, space_id="hall", is_press=True)
    assert other.claim("two", NOW)
    other.answered("one")
    assert abandoned(store) == []
    (left,) = store.abandoned(NOW + 2 * CLAIM_LEASE)
    assert (left.event_id, left.at, left.is_begun, left.process) == ("two", NOW, True, ELSEWHERE)
    assert abandoned(other, 1000) == []


def test_a_process_that_lives_keeps_what_is_its(store: SqlStore, other: SqlStore) -> None:
    other.claim("one", NOW)
    other.sign_of_life(NOW + CLAIM_LEASE)
    assert abandoned(store, 2) == []
    assert abandoned(store, 4) == ["one"]
    store.answered("one")
    assert abandoned(store, 4) == ["one"]


@pytest.mark.parametrize("process", [f"{HERE}/999999999/token", f"{HERE}/{OWN}/token"], ids=["gone", "own"])
def test_of_a_process_on_this_machine_it_is_known_at_once(
    store: SqlStore, other: SqlStore, process: str
) -> None:
    other.process = process
    other.claim("one", NOW, space_id="hall")
    assert abandoned(store) == ["one"]


def test_one_takes_over_and_the_event_is_claimed_again_once(store: SqlStore, other: SqlStore) -> None:
    other.claim("one", NOW)
    (left,) = store.abandoned(NOW + 2 * CLAIM_LEASE)
    assert store.take_over(left, NOW + 2 * CLAIM_LEASE)
    assert not store.take_over(left, NOW + 2 * CLAIM_LEASE)
    assert store.claim("one", NOW)
    assert not store.claim("one", NOW)
    assert not other.claim("one", NOW)
    other.answered("one")
    assert abandoned(other, 1000) == ["one"]


def test_what_is_expected_is_claimed_once_and_not_forgotten(store: SqlStore, other: SqlStore) -> None:
    store.expect("press", NOW, space_id="hall", is_press=True)
    other.expect("press", NOW, space_id="hall", is_press=True)
    (left,) = other.abandoned(NOW + 2 * CLAIM_LEASE)
    assert (left.space_id, left.is_press, left.is_begun) == ("hall", True, False)
    assert other.claim("press", NOW, space_id="hall", is_press=True)
    assert not store.claim("press", NOW, space_id="hall", is_press=True)
    other.answered("press")
    store.expect("press", NOW, space_id="hall", is_press=True)
    assert not store.claim("press", NOW, space_id="hall", is_press=True)
    assert abandoned(store, 1000) == []


def test_a_clock_set_back_holds_nothing_back(store: SqlStore, other: SqlStore) -> None:
    other.claim("one", NOW + timedelta(hours=1))
    assert abandoned(store) == ["one"]
    store.heard(NOW + timedelta(hours=1))
    store.heard(NOW, NOW)
    assert store.last_heard() == NOW
    store.heard(NOW - MINUTE, NOW)
    assert store.last_heard() == NOW


def test_what_another_process_took_over_is_not_begun_here(store: SqlStore, other: SqlStore) -> None:
    asked = replace(ENTRY, event_id="one")
    other.claim("one", NOW)
    (left,) = store.abandoned(NOW + 2 * CLAIM_LEASE)
    store.take_over(left, NOW + 2 * CLAIM_LEASE)
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        other.intend(asked)
    number = store.intend(asked)
    assert [one.id for one in store.changes_of("one")] == [number]
    assert store.changes_of("two") == []


def test_changes_of_a_message_are_those_of_its_edits_too(store: SqlStore) -> None:
    asked = (
        "a_b",
        edit_id("a_b", "2026-11-26T10:00:00Z"),
        "axb",
        edit_id("axb", "2026-11-26T10:00:00Z"),
        None,
    )
    first, second, *_ = (store.intend(replace(ENTRY, event_id=event_id)) for event_id in asked)
    assert [one.id for one in store.changes_of_message("a_b")] == [first, second]


def test_an_outcome_is_settled_by_one_and_looked_at_when_due(store: SqlStore) -> None:
    number = store.intend(ENTRY)

    def unknown(look: float | None) -> bool:
        look_at = None if look is None else NOW + look * MINUTE
        return store.settle(replace(ENTRY, id=number, state="unknown", look_at=look_at), None, NOW)

    assert unknown(1)
    assert store.unsettled(NOW) == []
    assert [one.id for one in store.unsettled(NOW + MINUTE)] == [number]
    store.look_again(number, NOW + 5 * MINUTE)
    assert store.unsettled(NOW + MINUTE) == []
    assert len(store.unsettled(NOW - 6 * MINUTE)) == 1, "the clock was set back"
    settle(store, number)
    assert store.unsettled(NOW + 10 * MINUTE) == []
    assert not unknown(1)


def test_names_of_processes_differ() -> None:
    assert unique() != unique()
    assert unique().startswith(f"{place()}/")
