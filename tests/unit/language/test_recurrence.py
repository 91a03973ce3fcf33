"""Moments that come again: read as people type them, and kept at a change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotUnderstood
from bot.language.times.recurrence import (
    begins_recurrence,
    cut_recurrence,
    next_moment,
    read_recurrence,
    recurrence_behind,
)
from bot.language.words import joined, split

NOW = datetime(2026, 11, 27, 6, 3, tzinfo=UTC)
"""A Friday, three minutes past seven in Paris."""
PARIS = "Europe/Paris"


def read(text: str, now: datetime = NOW, zone: str = PARIS) -> tuple[str, str, str]:
    """How it is said, the next moment in UTC, and the words behind."""
    when, rest = cut_recurrence(split(text))
    found = read_recurrence(when)
    return found.said, f"{next_moment(found.rule, now, zone):%a %m-%d %H:%M}", joined(rest)


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("fri 17:00 show risky", "Fri 17:00", "Fri 11-27 16:00"),
        ("friday at 5pm show risky", "Fri 17:00", "Fri 11-27 16:00"),
        ("friday at 5 p.m. show risky", "Fri 17:00", "Fri 11-27 16:00"),
        ("fri 7:00 show risky", "Fri 07:00", "Fri 12-04 06:00"),
        ("friday show risky", "Fri 09:00", "Fri 11-27 08:00"),
        ("fridays at noon: show risky", "Fri 12:00", "Fri 11-27 11:00"),
        ("day at 8:00, show risky", "day 08:00", "Fri 11-27 07:00"),
        ("day at 15 show risky", "day 15:00", "Fri 11-27 14:00"),
        ("day at 0 show risky", "day 00:00", "Fri 11-27 23:00"),
        ("morning at 8 show risky", "day 08:00", "Fri 11-27 07:00"),
        ("friday evening at 6 show risky", "Fri 18:00", "Fri 11-27 17:00"),
        ("weekday 7:30 show risky", "weekday 07:30", "Fri 11-27 06:30"),
        ("working day at 7 am show risky", "weekday 07:00", "Mon 11-30 06:00"),
        ("weekend 10h show risky", "Sat and Sun 10:00", "Sat 11-28 09:00"),
        ("mon, wed and thu 8:00 show risky", "Mon, Wed and Thu 08:00", "Mon 11-30 07:00"),
        ("week on monday at 8am show risky", "Mon 08:00", "Mon 11-30 07:00"),
        ("hour show risky", "hour", "Fri 11-27 07:00"),
        ("6 hours show risky", "6 hours", "Fri 11-27 11:00"),
        ("day at 8am on mon show risky", "Mon 08:00", "Mon 11-30 07:00"),
        ("1st at 9am show risky", "month on the 1st at 09:00", "Tue 12-01 08:00"),
        ("month on the 22nd at 9am show risky", "month on the 22nd at 09:00", "Tue 12-22 08:00"),
    ],
)
def test_moments_come_again(text: str, said: str, at: str) -> None:
    assert read(text) == (said, at, "show risky")
    # What is said can be typed again and means the same.
    assert read(f"{said} show risky") == (said, at, "show risky")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("minute show risky", "too often"),
        ("30 minutes show risky", "too often"),
        ("15min show risky", "too often"),
        ("31 feb show risky", "is no date that there is"),
        ("24 dec 8:00 show risky", "comes once a year"),
        ("month on the 31st at 9am show risky", "not every month has"),
        ("month show risky", "does not tell the day"),
        ("week show risky", "does not tell the day"),
        ("evening show risky", "tells no hour"),
        ("fri 25:00 show risky", "an hour that no clock shows"),
        ("fri 8:00 and 9:00 show risky", "two hours"),
        ("other friday 9am show risky", "more than I can repeat by"),
        ("2 weeks show risky", "more than I can repeat by"),
        ("5 hours show risky", "does not come at the same hours"),
        ("year show risky", "more than I can repeat by"),
        ("day at 8 show risky", "“8” can be morning or evening"),
    ],
)
def test_what_would_be_a_guess_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert why in refusal.value.sentence and "Nothing was kept." in refusal.value.sentence


@pytest.mark.parametrize(
    "text", ["lobby", "Front Desk voicemail", "room", "call for the gym", "404 phone", "", '"day" 8am']
)
def test_other_words_behind_every_are_no_time(text: str) -> None:
    assert not begins_recurrence(split(text))


def test_the_time_may_stand_behind() -> None:
    assert joined(recurrence_behind(split("show risky every fri 17:00"))) == "fri 17:00 show risky"
    for text in ("show dnd in every lobby", "every fri 17:00", "show risky every fri 17:00 in Paris"):
        assert recurrence_behind(split(text)) == ()


@pytest.mark.parametrize(
    ("text", "now", "moments"),
    [
        # The clocks of Paris go forward on 28 March 2027 at 2:00 and back on 31 October 2027 at 3:00.
        ("day at 8:00", "2027-03-27 12:00", ["03-28 06:00", "03-29 06:00"]),
        ("day at 2:30", "2027-03-27 12:00", ["03-28 01:30", "03-29 00:30"]),
        ("day at 2:30", "2027-10-30 12:00", ["10-31 00:30", "11-01 01:30"]),
        ("day at 2:30", "2027-10-31 01:10", ["11-01 01:30"]),
        ("hour", "2027-10-30 23:30", ["10-31 00:00", "10-31 01:00", "10-31 02:00", "10-31 03:00"]),
    ],
)
def test_the_local_hour_stays_when_the_clocks_change(text: str, now: str, moments: list[str]) -> None:
    at, rule = datetime.fromisoformat(now).replace(tzinfo=UTC), read_recurrence(split(text)).rule
    for moment in moments:
        at = next_moment(rule, at, PARIS)
        assert f"{at:%m-%d %H:%M}" == moment


def test_an_unknown_zone_counts_as_utc() -> None:
    assert next_moment(read_recurrence(split("day 8:00")).rule, NOW, "Nowhere/Else").hour == 8


@given(
    st.sampled_from(["hour", "2 hours", "day 2:30", "fri 0:00", "weekday 23:59", "1st 3:00"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from([PARIS, "America/Denver", "Australia/Lord_Howe", "Asia/Kolkata", ""]),
)
def test_the_next_moment_is_always_later_and_soon(text: str, now: datetime, zone: str) -> None:
    now = now.replace(tzinfo=UTC)
    at = next_moment(read_recurrence(split(text)).rule, now, zone)
    assert now < at <= now + timedelta(days=32)
