"""Watches and the notices they bring, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.store.store import SqlStore
from tests.unit.store.store_samples import CHANGED, MINUTE, NOW, changed_in, make_change, watch_of

pytest_plugins = ("tests.postgres",)


def spaces_told(store: SqlStore) -> list[str]:
    return [notice.space_id for notice in store.due_notices(NOW)]


def test_a_watch_is_added_once_per_space_target_and_person(store: SqlStore) -> None:
    first = store.watch(watch_of("team", "lobby"))
    assert first == replace(watch_of("team", "lobby"), id=first.id)
    assert store.watch(replace(watch_of("team", "lobby"), at=NOW + MINUTE)) == first
    others = [
        store.watch(replace(watch_of("team", "lobby"), person_id="ravi")),
        store.watch(replace(watch_of("team"), workspace_ids=("gym", "lobby"), families=("dnd",))),
        store.watch(replace(watch_of("team", "lobby"), families=("dnd",))),
        store.watch(watch_of("team", "gym")),
        store.watch(watch_of("team", location="paris")),
        store.watch(watch_of("team")),
    ]
    store.watch(watch_of("hall", "lobby"))
    assert store.watches("team") == [first, *others]


def test_only_the_space_itself_ends_its_watch(store: SqlStore) -> None:
    watch = store.watch(watch_of("team"))
    assert not store.unwatch(watch.id, "hall")
    assert not store.unwatch(watch.id + 1, "team")
    assert store.watches("team") == [watch]
    assert store.unwatch(watch.id, "team")
    assert not store.unwatch(watch.id, "team")


def test_a_watch_ends_for_all_who_asked_for_it(store: SqlStore) -> None:
    first = store.watch(watch_of("team", "lobby"))
    store.watch(replace(watch_of("team", "lobby"), person_id="ravi"))
    other = store.watch(replace(watch_of("team", "lobby"), families=("dnd",)))
    assert store.unwatch(first.id, "team")
    assert store.watches("team") == [other]


@pytest.mark.parametrize("absurd", [0, -1, 2**63, 10**40])
def test_an_absurd_number_ends_nothing(store: SqlStore, absurd: int) -> None:
    watch = store.watch(watch_of("team"))
    assert not store.unwatch(absurd, "team")
    assert store.watches("team") == [watch]


def test_who_watches_the_workspace_the_location_or_all_is_told_once(store: SqlStore) -> None:
    store.watch(watch_of("a workspace", "lobby"))
    store.watch(watch_of("b location", location="paris"))
    store.watch(watch_of("c all"))
    store.watch(watch_of("d everything twice", "lobby"))
    store.watch(watch_of("d everything twice", location="paris"))
    store.watch(watch_of("d everything twice"))
    store.watch(watch_of("e other workspace", "gym"))
    store.watch(watch_of("f other location", location="denver"))
    make_change(store)
    assert spaces_told(store) == ["a workspace", "b location", "c all", "d everything twice"]


def test_a_change_without_a_location_reaches_only_its_workspace_and_all(store: SqlStore) -> None:
    store.watch(watch_of("all"))
    store.watch(watch_of("gym", "gym"))
    store.watch(watch_of("lobby", "lobby"))
    store.watch(watch_of("paris", location="paris"))
    make_change(store, replace(CHANGED, location_id=""))
    assert spaces_told(store) == ["all", "lobby"]


def test_the_space_that_asked_is_not_told(store: SqlStore) -> None:
    store.watch(watch_of("team"))
    store.watch(watch_of("hall"))
    make_change(store, space="team")
    assert spaces_told(store) == ["hall"]


def test_a_notice_carries_the_whole_change(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    entry_id = make_change(store)
    (notice,) = store.due_notices(NOW)
    assert changed_in(notice) == replace(CHANGED, id=entry_id)
    assert notice.tries == 0


def test_a_sent_notice_is_not_due_again(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    make_change(store)
    (notice,) = store.due_notices(NOW)
    store.notice_sent(notice.id)
    assert store.due_notices(NOW + 1000 * MINUTE) == []


def test_a_failed_notice_holds_back_only_its_own_space(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    store.watch(watch_of("team"))
    for _ in range(2):
        make_change(store, space="")
    hall_1, team_1, hall_2, team_2 = store.due_notices(NOW)
    store.notice_failed(hall_1.id, NOW + MINUTE)
    assert store.due_notices(NOW) == [team_1, team_2]
    later = store.due_notices(NOW + MINUTE)
    assert later == [replace(hall_1, tries=1), team_1, hall_2, team_2]


def test_due_notices_come_in_portions(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for _ in range(3):
        make_change(store)
    due = store.due_notices(NOW)
    assert store.due_notices(NOW, limit=2) == due[:2]
    assert store.due_notices(NOW - MINUTE) == []


def test_a_notice_is_taken_by_one_and_in_order(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for _ in range(2):
        make_change(store)
    first, second = store.due_notices(NOW)
    assert not store.take_notice(second.id, NOW, NOW + MINUTE)
    assert store.take_notice(first.id, NOW, NOW + MINUTE)
    assert not store.take_notice(first.id, NOW, NOW + MINUTE)
    assert store.due_notices(NOW) == []
    store.notice_sent(first.id)
    assert store.take_notice(second.id, NOW, NOW + MINUTE)


def test_a_taken_notice_is_due_again_when_nobody_is_heard_of(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    make_change(store)
    (notice,) = store.due_notices(NOW)
    assert store.take_notice(notice.id, NOW, NOW + MINUTE)
    assert store.due_notices(NOW + MINUTE) == [replace(notice, unsure_since=NOW)]
    assert store.take_notice(notice.id, NOW + MINUTE, NOW + 2 * MINUTE)
    assert store.due_notices(NOW + 2 * MINUTE) == [replace(notice, unsure_since=NOW)]
    store.notice_failed(notice.id, NOW + 2 * MINUTE)
    assert store.due_notices(NOW + 2 * MINUTE) == [replace(notice, tries=1)]


def test_what_cannot_be_made_holds_back_only_what_its_setting_becomes(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for workspace in ("gym", "lobby", "gym"):
        make_change(store, replace(CHANGED, workspace_id=workspace))
    gym, lobby, gym_then = store.due_notices(NOW)
    store.notice_failed(gym.id, NOW + 2 * MINUTE, unmade_since=NOW)
    assert store.due_notices(NOW + MINUTE) == [lobby]
    assert store.take_notice(lobby.id, NOW + MINUTE, NOW + 5 * MINUTE)
    assert not store.take_notice(gym_then.id, NOW + MINUTE, NOW + 5 * MINUTE)
    store.notice_sent(lobby.id)
    assert store.next_notice_at("hall") == NOW + 2 * MINUTE
    # One that can be made and not sent holds back all again.
    store.say("hall", "text", "Hello", NOW)
    store.notice_failed(gym.id, NOW + 9 * MINUTE)
    assert store.due_notices(NOW + MINUTE) == []


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc", "", None])
def test_a_zone_that_is_not_known_here_breaks_nothing(zone: str | None) -> None:
    night = replace(watch_of("hall"), quiet="19:00-07:00", zone=zone)
    assert night.tells_at(datetime(2031, 3, 4, 23, tzinfo=UTC)) == datetime(2031, 3, 5, 7, tzinfo=UTC)
    assert replace(night, quiet=None).tells_at(NOW) == NOW


@pytest.mark.parametrize(
    ("quiet", "at", "told_at"),
    [
        # In Berlin the clocks show 02:00 to 03:00 twice on 26 October 2031.
        ("22:00-02:30", (26, 0, 10), (26, 0, 30)),
        ("22:00-02:30", (26, 0, 45), (26, 0, 45)),
        ("22:00-02:30", (26, 1, 10), (26, 1, 30)),
        ("22:00-02:30", (26, 1, 45), (26, 1, 45)),
        ("22:00-04:00", (26, 1, 10), (26, 3, 0)),
    ],
)
def test_quiet_hours_end_in_the_hour_that_comes_twice(
    quiet: str, at: tuple[int, int, int], told_at: tuple[int, int, int]
) -> None:
    night = replace(watch_of("hall"), quiet=quiet, zone="Europe/Berlin")
    assert night.tells_at(datetime(2031, 10, *at, tzinfo=UTC)) == datetime(2031, 10, *told_at, tzinfo=UTC)


def test_quiet_hours_end_as_much_later_where_their_end_is_skipped() -> None:
    night = replace(watch_of("hall"), quiet="22:00-02:30", zone="Europe/Berlin")
    told_at = night.tells_at(datetime(2031, 3, 30, 0, 10, tzinfo=UTC))
    assert told_at == datetime(2031, 3, 30, 1, 30, tzinfo=UTC)


def test_what_a_setting_becomes_is_not_told_before_what_it_was(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for minutes in (0, 40):
        make_change(store, replace(CHANGED, at=NOW + minutes * MINUTE))
    make_change(store, replace(CHANGED, at=NOW + 59 * MINUTE))
    # The first of the two is now longer ago than an hour; the third still waits.
    make_change(store, replace(CHANGED, at=NOW + 61 * MINUTE))
    assert len(store.due_notices(NOW + 61 * MINUTE)) == 2
    store.gather("hall", NOW + 120 * MINUTE)
    *_, last = store.due_notices(NOW + 120 * MINUTE)
    assert len(last.payload["changes"]) == 2


def test_what_flaps_is_told_there_and_back_and_then_counted_from_the_beginning(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    start, told = datetime(2031, 3, 4, 14, tzinfo=UTC), []
    for minute in range(100):
        at = start + minute * MINUTE
        make_change(store, replace(CHANGED, at=at))
        store.gather("hall", at)
        for notice in store.due_notices(at):
            told.append((minute, notice))
            store.notice_sent(notice.id, f"message {notice.id}")
    assert [minute for minute, _ in told] == [0, 1, 30, 60, 90]
    for minute, notice in told[2:]:
        earlier = notice.payload["earlier"]
        assert datetime.fromisoformat(earlier["since"]) == start
        assert earlier["changes"] + len(notice.payload["changes"]) == minute + 1
    # What has become quiet is told by itself again.
    store.gather("hall", start + 120 * MINUTE)
    make_change(store, replace(CHANGED, at=start + 240 * MINUTE))
    assert [one.kind for one in store.due_notices(start + 240 * MINUTE)] == ["digest", "change"]


def test_a_notice_whose_making_takes_long_is_kept_or_left_to_another(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    make_change(store)
    (notice,) = store.due_notices(NOW)
    assert store.take_notice(notice.id, NOW, NOW + 2 * MINUTE)
    assert store.keep_notice(notice.id, NOW + 2 * MINUTE, NOW + 4 * MINUTE)
    assert store.due_notices(NOW + 3 * MINUTE) == []
    assert store.take_notice(notice.id, NOW + 4 * MINUTE, NOW + 6 * MINUTE)
    assert not store.keep_notice(notice.id, NOW + 4 * MINUTE, NOW + 8 * MINUTE)


def test_a_space_is_told_of_a_plan_once_a_minute(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for second in range(4):
        at = NOW + second * MINUTE / 60
        make_change(store, replace(CHANGED, plan_id=1, workspace_id=f"gym {second}", at=at))
    (first,) = store.due_notices(NOW + MINUTE)
    later = NOW + 2 * MINUTE
    assert store.gather("hall", later) == later + MINUTE  # the first is still to be sent
    assert store.due_notices(later) == [first]
    store.notice_sent(first.id)
    assert store.gather("hall", later + 10 * MINUTE) is None
    (rest,) = store.due_notices(later + 10 * MINUTE)
    assert len(rest.payload["changes"]) == 3
