"""When the radar reads what: in order, within the budget, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalogue import FAMILIES
from bot.notices.radar_schedule import HOT, LENT_FOR_HOT, LENT_FOR_OTHERS, SHORTEST, Pair, Schedule

NOW = datetime(2031, 3, 3, tzinfo=UTC)
SECOND = timedelta(seconds=1)
KEYS = [one.key for one in FAMILIES]


def everything(count: int) -> set[Pair]:
    return {(f"w{number}", key) for number in range(count) for key in KEYS}


def read_all(schedule: Schedule, pairs: Iterable[Pair], now: datetime) -> None:
    """What was read costs its requests."""
    pairs = [*pairs]
    schedule.looked(pairs, set(), set(), len(pairs), now)


def rested(count: int, per_second: float = 0.5) -> Schedule:
    """All was read just now, nothing is owed."""
    schedule, watched = Schedule(per_second, NOW), everything(count)
    schedule.plan(watched, dict.fromkeys(watched, NOW), NOW)
    return schedule


def test_with_half_the_budget_and_a_list_that_is_renewed_all_is_read() -> None:
    watched, per_second = everything(20), 5.0
    schedule, now = Schedule(per_second, NOW), NOW
    read_at: dict[Pair, datetime | None] = {}
    planned_at = None
    while now < NOW + timedelta(minutes=20):
        if planned_at is None or now - planned_at >= timedelta(minutes=1):
            schedule.plan(watched, read_at, now)
            planned_at = now
        pairs = schedule.come_up(now)
        read_at |= dict.fromkeys(pairs, now)
        read_all(schedule, pairs, now)
        now += timedelta(seconds=2 * max(len(pairs), 1) / per_second)
    assert read_at.keys() == watched


def test_what_webex_never_gives_does_not_come_first_with_each_plan() -> None:
    watched = everything(5)
    schedule = Schedule(1.0, NOW)
    schedule.plan(watched, {}, NOW)
    asked, now = [], NOW
    for _ in range(len(watched)):
        pairs = schedule.come_up(now)
        schedule.looked(pairs, set(), {*pairs}, len(pairs), now)
        asked += pairs
        now += timedelta(seconds=len(pairs))
        schedule.plan(watched, {}, now)
    assert {*asked[: len(watched)]} == watched


@pytest.mark.parametrize(("count", "hot_only"), [(7, False), (40, True)])
def test_what_is_named_is_read_at_once_where_the_budget_lends_it(count: int, hot_only: bool) -> None:
    schedule = rested(count)
    schedule.name(dict.fromkeys(everything(count), NOW), NOW)
    at_once: list[Pair] = []
    while pairs := schedule.take_named(NOW):
        read_all(schedule, pairs, NOW)
        at_once += pairs
    keys = HOT if hot_only else KEYS
    assert {*at_once} >= {(f"w{number}", key) for number in range(count) for key in keys}
    assert schedule.owes(NOW) <= (LENT_FOR_HOT if hot_only else LENT_FOR_OTHERS)


def test_what_is_not_lent_is_read_in_order_and_nothing_is_forgotten() -> None:
    count = 40
    schedule, now = rested(count), NOW
    schedule.name(dict.fromkeys(everything(count), NOW), NOW)
    read: list[Pair] = []
    while pairs := schedule.take_named(now):
        read_all(schedule, pairs, now)
        read += pairs
    while {*read} != everything(count):
        assert now < NOW + timedelta(hours=1)
        now += max(schedule.owes(now), SECOND)
        pairs = schedule.come_up(now)
        read_all(schedule, pairs, now)
        read += pairs
    first = [pair[1] in HOT for pair in read[: count * len(HOT)]]
    assert all(first), "what matters most comes first"


def test_beside_what_was_named_the_others_go_on() -> None:
    schedule, watched = Schedule(1.0, NOW), everything(10)
    schedule.plan(watched, {}, NOW)
    named = {pair for pair in watched if pair[0] == "w9"}
    schedule.name(dict.fromkeys(named, NOW), NOW)
    read = schedule.come_up(NOW)
    assert 0 < len(named.intersection(read)) < len(read)


def test_what_was_named_and_not_answered_is_tried_again_and_not_for_ever() -> None:
    schedule, pair = rested(1), ("w0", "dnd")
    schedule.name({pair: NOW}, NOW)
    now, tries = NOW, 0
    while now < NOW + timedelta(hours=2):
        if pair in (pairs := [*schedule.take_named(now), *schedule.come_up(now)]):
            tries += 1
        schedule.looked(pairs, set(), {pair}, len(pairs), now)
        now += timedelta(seconds=21)
    assert 10 < tries < 150


def test_a_clock_that_is_set_back_stops_nothing() -> None:
    schedule = rested(2)
    read_all(schedule, everything(2), NOW)
    earlier = NOW - timedelta(hours=5)
    schedule.set_back(earlier)
    schedule.plan(everything(2), dict.fromkeys(everything(2), NOW), earlier)
    assert schedule.come_up(earlier)


def test_what_was_named_and_not_answered_delays_nothing_else() -> None:
    schedule, watched, pair = Schedule(0.5, NOW), everything(1), ("w0", "dnd")
    schedule.plan(watched, dict.fromkeys(watched, NOW - SHORTEST), NOW)
    schedule.name({pair: NOW}, NOW)
    schedule.looked(schedule.take_named(NOW), set(), {pair}, 1, NOW)
    assert schedule.next_at is not None and schedule.next_at < NOW + SHORTEST
    schedule.name({("w0", "waiting"): NOW}, NOW)
    assert schedule.take_named(NOW) == [("w0", "waiting")]


def test_with_a_clock_that_is_set_back_what_was_named_is_named_anew() -> None:
    schedule, watched, pair = rested(2), everything(2), ("w0", "dnd")
    schedule.name({pair: NOW}, NOW)
    earlier = NOW - timedelta(hours=5)
    schedule.set_back(earlier)
    schedule.plan(watched, dict.fromkeys(watched, NOW), earlier)
    schedule.name({pair: earlier}, earlier)
    assert schedule.take_named(earlier) == [pair]
