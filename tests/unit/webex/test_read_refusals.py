"""When settings count as refused, and how often it is asked whether they still are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.ports.webex import Read
from bot.webex.api.read_refusals import TRIED, TRIED_EVERY, ReadRefusals

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
(DND, MUSIC), (FORWARDING, INTERCEPT) = ([Read(path, "w") for path in paths] for paths in TRIED)


def test_two_refused_settings_count_until_one_of_their_group_is_read() -> None:
    refusals = ReadRefusals()
    refusals.refused(DND, NOW)
    assert refusals.since is None, "one says nothing of the others"
    refusals.refused(MUSIC, NOW + SECOND)
    refusals.given(FORWARDING)
    assert refusals.since == NOW
    refusals.given(MUSIC)
    assert refusals.since is None
    refusals.refused(DND, NOW + 2 * SECOND)
    refusals.refused(MUSIC, NOW + 3 * SECOND)
    assert refusals.since == NOW + 2 * SECOND


def test_another_one_is_tried_at_once_and_then_now_and_then() -> None:
    refusals = ReadRefusals()
    assert refusals.to_try(NOW) == []
    refusals.refused(FORWARDING, NOW)
    assert refusals.to_try(NOW + SECOND) == [INTERCEPT]
    assert refusals.to_try(NOW + 2 * SECOND) == [], "whatever came of it, as an error that passes"
    later = NOW + SECOND + TRIED_EVERY
    assert refusals.to_try(later) == [INTERCEPT]
    refusals.refused(INTERCEPT, later)
    assert refusals.to_try(later + SECOND) == []
    assert refusals.to_try(later + TRIED_EVERY) == [FORWARDING]
    refusals.given(FORWARDING)
    assert refusals.to_try(later + 3 * TRIED_EVERY) == []
    refusals.refused(FORWARDING, later)
    assert refusals.to_try(later) == [INTERCEPT], "after it was well in between it is as at first"


def test_other_paths_count_for_nothing() -> None:
    refusals = ReadRefusals()
    for path in ("/people/{personId}", "/locations"):
        refusals.refused(Read(path, ""), NOW)
        refusals.given(Read(path, ""))
    assert refusals.since is None and refusals.to_try(NOW) == []
