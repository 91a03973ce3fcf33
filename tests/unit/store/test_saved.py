"""What spaces save under a name, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.store.records.saved import Saved
from bot.store.store import SqlStore

pytest_plugins = ("tests.postgres",)

FRIDAY = Saved(
    "space",
    "alias",
    "friday",
    {"text": "dnd on in all lobbies"},
    "p1",
    "Ana",
    datetime(2026, 11, 27, tzinfo=UTC),
)


def test_a_name_is_of_its_space_and_kind(store: SqlStore) -> None:
    for one in (FRIDAY, replace(FRIDAY, kind="baseline"), replace(FRIDAY, space_id="other")):
        store.save(one)
    assert store.saved("space", "alias") == [FRIDAY]
    assert store.saved("space", "alias", "monday") == []
    assert store.saved("nowhere", "alias", "friday") == []


def test_the_last_one_counts(store: SqlStore) -> None:
    store.save(FRIDAY)
    store.save(then := replace(FRIDAY, value={"text": "dnd off"}, person_name="Lena"))
    assert store.saved("space", "alias", "friday") == [then]


def test_what_was_replaced_since_is_not_replaced_again(store: SqlStore) -> None:
    store.save(FRIDAY)
    then = replace(FRIDAY, value={"text": "dnd off"}, at=FRIDAY.at + timedelta(microseconds=1))
    assert store.replace_saved(then, FRIDAY)
    assert not store.replace_saved(replace(FRIDAY, value={"text": "dnd on"}), FRIDAY)
    assert store.saved("space", "alias") == [then]


def test_what_is_new_takes_the_place_of_nothing(store: SqlStore) -> None:
    assert store.save_new(FRIDAY)
    assert not store.save_new(replace(FRIDAY, value={"text": "dnd off"}))
    assert store.saved("space", "alias") == [FRIDAY]


def test_it_is_forgotten_alone_and_with_its_space(store: SqlStore) -> None:
    monday = replace(FRIDAY, name="monday")
    store.save(FRIDAY)
    store.save(monday)
    assert store.forget_saved("space", "alias", "friday")
    assert not store.forget_saved("space", "alias", "friday")
    assert store.saved("space", "alias") == [monday]
    store.forget_space("space")
    assert store.saved("space", "alias") == []
