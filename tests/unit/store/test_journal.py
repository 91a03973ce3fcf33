"""The journal: intent, outcome and history, on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.store.store import SqlStore
from tests.unit.store.store_samples import ENTRY, MINUTE, NOW, make_change, settle, watch_of

pytest_plugins = ("tests.postgres",)


def test_an_intended_change_is_unsettled_until_it_is_settled(store: SqlStore) -> None:
    entry_id = store.intend(replace(ENTRY, id=999, state="done"))
    assert store.unsettled(NOW) == [replace(ENTRY, id=entry_id)]
    settle(store, entry_id, note="read back")
    assert store.unsettled(NOW) == []
    (settled,) = store.history()
    assert settled == replace(ENTRY, id=entry_id, state="done", tracking_id="ROUTER_1", note="read back")


def test_unsettled_changes_come_oldest_first(store: SqlStore) -> None:
    ids = [store.intend(ENTRY) for _ in range(4)]
    settle(store, ids[1], None, state="failed")
    settle(store, ids[3], None, state="unknown")
    assert [entry.id for entry in store.unsettled(NOW)] == [ids[0], ids[2]]


@pytest.mark.parametrize("state", ["done", "failed"])
def test_a_known_outcome_stays(store: SqlStore, state: str) -> None:
    store.watch(watch_of("hall"))
    entry_id = store.intend(ENTRY)
    settle(store, entry_id, None, state=state)
    settle(store, entry_id, state="unknown", note="by somebody who came late")
    settle(store, entry_id, state="failed", note="by somebody who came later")
    (entry,) = store.history()
    assert (entry.state, entry.note) == (state, "")
    assert store.due_notices(NOW) == []


def test_what_was_thought_failed_can_turn_out_to_be_done(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    entry_id = store.intend(ENTRY)
    settle(store, entry_id, None, state="failed")
    settle(store, entry_id)
    assert [entry.state for entry in store.history()] == ["done"]
    assert len(store.due_notices(NOW)) == 1


def test_an_unknown_outcome_can_become_known(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    entry_id = store.intend(ENTRY)
    settle(store, entry_id, None, state="unknown")
    assert store.due_notices(NOW) == []
    settle(store, entry_id)
    settle(store, entry_id)
    assert [entry.state for entry in store.history()] == ["done"]
    assert len(store.due_notices(NOW)) == 1


def test_a_change_that_failed_tells_nobody(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    settle(store, store.intend(ENTRY), None, state="failed")
    assert store.due_notices(NOW) == []


def test_history_is_newest_first_and_pages(store: SqlStore) -> None:
    ids = [make_change(store) for _ in range(7)]
    assert ids == sorted(set(ids))
    pages = []
    before = 0
    while page := [entry.id for entry in store.history(before_id=before, limit=3)]:
        pages.append(page)
        before = page[-1]
    assert pages == [ids[6:3:-1], ids[3:0:-1], ids[:1]]


def test_history_of_a_workspace_and_of_locations(store: SqlStore) -> None:
    places = [("lobby", "paris"), ("gym", "denver"), ("hall", ""), ("lobby", "paris")]
    ids = [store.intend(replace(ENTRY, workspace_id=w, location_id=place)) for w, place in places]

    def found(workspace: str = "", locations: list[str] | None = None) -> list[int]:
        return [entry.id for entry in store.history(workspace_id=workspace, location_ids=locations)]

    assert found("lobby") == [ids[3], ids[0]]
    assert found(locations=["paris", "oslo"]) == [ids[3], ids[0]]
    assert found(locations=["paris", "denver"]) == [ids[3], ids[1], ids[0]]
    assert found(locations=[]) == []
    assert found("gym", ["paris"]) == []
    assert found("gym", ["denver"]) == [ids[1]]
    assert len(found()) == 4


def test_history_takes_a_generator_of_locations_and_absurd_page_marks(store: SqlStore) -> None:
    entry_id = store.intend(ENTRY)
    for before in (10**30, 2**63, 2**63 - 1, -5):
        page = store.history(location_ids=(name for name in ("paris",)), before_id=before)
        assert [entry.id for entry in page] == [entry_id]


def test_ids_keep_growing_over_deletions(store: SqlStore) -> None:
    first = store.watch(watch_of("team"))
    assert store.unwatch(first.id, "team")
    assert store.watch(watch_of("team")).id > first.id


def test_every_word_of_an_entry_survives(store: SqlStore) -> None:
    words = "Canteen <*Paris*>_[1] ^ \"q\" 'é' 🙂\n\0"
    entry = replace(
        ENTRY, workspace_name=words, actor_name=words, fields=({"label": words, "was": [None, 1.5]},)
    )
    entry_id = store.intend(entry)
    (kept,) = store.unsettled(NOW)
    stored = words.replace("\0", "?")
    assert kept == replace(entry, id=entry_id, workspace_name=stored, actor_name=stored)


def test_the_last_change_is_one_that_was_made_here_and_not_undone(store: SqlStore) -> None:
    assert store.last_change("ana", "team") is None
    first, second = make_change(store), make_change(store)
    make_change(store, space="hall")
    settle(store, store.intend(ENTRY), None, state="failed")
    assert (last := store.last_change("ana", "team")) is not None
    assert last.id == second
    assert store.last_change("kim", "team") is None
    failed = store.intend(replace(ENTRY, parent_id=second))
    settle(store, failed, None, state="failed")
    assert store.taking_back([first, second, 10**30]) == []
    settle(store, store.intend(replace(ENTRY, parent_id=second)), None)
    (undo,) = store.taking_back([first, second])
    assert undo.takes_back_id == second
    settle(store, store.intend(replace(ENTRY, redoes_id=undo.id)), None)
    assert [one.takes_back_id for one in store.taking_back([undo.id])] == [undo.id]
    redone = store.last_change("ana", "team")
    assert redone is not None
    assert redone.redoes_id == undo.id
    assert (last := store.last_change("ana", "team", before_id=redone.id)) is not None
    assert last.id == first
    settle(store, store.intend(replace(ENTRY, parent_id=redone.id)), None)
    assert (last := store.last_change("ana", "team")) is not None
    assert last.id == first


def test_what_a_timer_did_is_nobodys_last_change(store: SqlStore) -> None:
    first, second = make_change(store), make_change(store)
    settle(store, store.intend(replace(ENTRY, parent_id=second)), None)
    settle(store, store.intend(replace(ENTRY, origin="timer", timed_id=1)), None)
    settle(store, store.intend(replace(ENTRY, origin="timer", timed_id=2, parent_id=first)), None)
    assert store.last_change("ana", "team") is None
    assert (undo := store.last_undo("ana", "team")) is not None
    assert undo.parent_id == second


def test_a_change_is_found_by_its_number(store: SqlStore) -> None:
    number = make_change(store)
    assert (found := store.change(number)) is not None
    assert found.id == number
    for absent in (number + 1, 0, 10**30):
        assert store.change(absent) is None


def test_history_by_setting_person_time_and_reason(store: SqlStore) -> None:
    def kept(**about: Any) -> int:
        return store.intend(replace(ENTRY, **about))

    first = kept(family="dnd", at=NOW, reason="CHG0042 100% sure")
    second = kept(actor_id="lena", actor_name="Lena", at=NOW + MINUTE)
    third = kept(family="dnd", at=NOW + 2 * MINUTE, reason="fire drill")

    def found(**how: Any) -> list[int]:
        return [entry.id for entry in store.history(**how)]

    assert found(family="dnd") == [third, first]
    assert found(actor_ids=["lena", "kim"]) == [second]
    assert found(actor_ids=[]) == []
    assert found(since=NOW + MINUTE) == [third, second]
    assert found(reason="chg0042") == [first]
    assert found(reason="%") == [first]
    assert found(reason="_") == []
    assert found(family="dnd", since=NOW, reason="FIRE", workspace_id="lobby", location_ids=["paris"]) == [
        third
    ]
    assert found(family="dnd", before_id=third, limit=1) == [first]


def test_everybody_who_asked_for_a_change_goes_by_the_last_name(store: SqlStore) -> None:
    assert store.actors() == {}
    for name in ("Ana Roux", "Ana Petit"):
        store.intend(replace(ENTRY, actor_name=name))
    store.intend(replace(ENTRY, actor_id="lena", actor_name="Lena"))
    assert store.actors() == {"ana": "Ana Petit", "lena": "Lena"}
