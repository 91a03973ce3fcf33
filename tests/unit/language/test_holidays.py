"""Holidays as times: which day a name means in a country, and how it is found among other words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.errors import NotUnderstood
from bot.language.times.holiday_words import is_holiday, name_of, spoken, with_holidays, without_holidays
from bot.language.times.place_times import read_time
from bot.language.times.public_holidays import next_holidays
from bot.language.times.time_clauses import cut_time
from bot.language.times.times import NoHour, typed_span
from bot.language.words import joined, split

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("thanksgiving", "US", "2026-11-26"),
        ("Thanksgiving Day", "US", "2026-11-26"),
        ("thanksgiving", "BR", ""),
        ("new year's day", "FR", "2027-01-01"),
        ("new years day", "JP", "2027-01-01"),
        ("labour day", "US", "2027-09-06"),
        ("labor day", "DE", "2027-05-01"),
        ("labor day", "ZA", "2027-05-01"),
        ("bastille day", "FR", "2027-07-14"),
        ("bastille day", "BE", ""),
        ("presidents' day", "US", "2027-02-15"),
        ("mlk day", "US", "2027-01-18"),
        ("st. patrick's day", "IE", "2027-03-17"),
        ("whit monday", "FR", "2027-05-17"),
        ("easter monday", "GB", ""),
        ("easter monday", "DE", "2027-03-29"),
        ("german unity day", "DE", "2027-10-03"),
        ("reformation day", "DE", ""),
        ("reformation day", "DE-SN", "2027-10-31"),
        ("epiphany", "DE-Bayern", "2027-01-06"),
        ("epiphany", "DE-Berlin", ""),
        ("easter monday", "GB-england", "2027-03-29"),
        ("columbus day", "US-CO", "2027-10-11"),
        ("christmas eve", "FR", "2026-12-24"),
        ("christmas day", "", ""),
        ("christmas day", "XX", ""),
    ],
)
def test_which_day_it_is(name: str, country: str, day: str) -> None:
    if day:
        assert [one.first.isoformat() for one in next_holidays(name, TODAY, country)] == [day]
    else:
        with pytest.raises(NotUnderstood, match="Nothing was changed"):
            next_holidays(name, TODAY, country)


def test_days_that_follow_each_other_are_one() -> None:
    (found,) = next_holidays("chinese new year", date(2026, 1, 1), "SG")
    assert (found.last - found.first).days == 1
    assert " to " in found.said


def test_a_day_off_in_its_place_is_another_choice() -> None:
    assert [one.title for one in next_holidays("boxing day", TODAY, "GB")] == [
        "Boxing Day",
        "Boxing Day (observed)",
    ]


def test_a_date_that_is_only_estimated_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="is only estimated so far"):
        next_holidays("eid al-fitr", date(2033, 6, 1), "AE", 2034)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("close lobby on thanksgiving", ["thanksgiving"]),
        ("dnd on until New Year’s Day, please", ["New Year's Day"]),
        ("from christmas eve 18:00 to new year's day", ["christmas eve", "new year's day"]),
        ("dnd on in lobby on christmas", ["christmas day"]),
        ("dnd on in lobby over christmas", []),
        ("dnd on in lobby on monday", []),
    ],
)
def test_names_are_found_and_given_back(typed: str, names: list[str]) -> None:
    found = with_holidays(split(typed))
    assert [name_of(word) for word in found if is_holiday(word)] == names
    if "christmas day" not in names:
        assert without_holidays(found) == split(typed)
        assert spoken(joined(found)) == joined(split(typed))


@pytest.mark.parametrize(
    ("typed", "rest", "time"),
    [
        ("dnd on in gym until new year's day 8am", "dnd on in gym", "until new year's day 8am"),
        ("dnd on in memorial day room for 2 hours", "dnd on in memorial day room", "for 2 hours"),
        ("dnd on in gym on good friday for 2 hours", "dnd on in gym", "from good friday for 2 hours"),
        ("dnd on in gym until the day after thanksgiving", "", ""),
    ],
)
def test_it_is_cut_off_as_any_day(typed: str, rest: str, time: str) -> None:
    found = cut_time(split(typed))
    assert (joined(found[0]), found[1]) == ((rest, time) if time else (typed, ""))


@pytest.mark.parametrize(
    ("time", "meant"),
    [
        ("on thanksgiving", "from 26 nov 2026 00:00 to 27 nov 2026 00:00"),
        ("over the thanksgiving", "from 26 nov 2026 00:00 to 27 nov 2026 00:00"),
        ("until thanksgiving 8am", "until 26 nov 2026 08:00"),
        ("thanksgiving at 8am", "from 26 nov 2026 08:00"),
        ("from thanksgiving 8am to christmas day 8am", "from 26 nov 2026 08:00 to 25 dec 2026 08:00"),
    ],
)
def test_what_a_time_with_it_means(time: str, meant: str) -> None:
    assert typed_span(read_time(time, NOW, "America/Denver", "US"), "America/Denver") == meant


def test_on_the_day_itself_it_is_the_rest_of_it() -> None:
    at = datetime(2026, 11, 26, 18, tzinfo=UTC)
    span = read_time("on thanksgiving", at, "America/Denver", "US")
    assert typed_span(span, "America/Denver") == "until 27 nov 2026 00:00"


@pytest.mark.parametrize("time", ["until thanksgiving", "from thanksgiving", "thanksgiving at 8"])
def test_a_part_that_is_not_told_is_asked(time: str) -> None:
    with pytest.raises(NoHour) as refusal:
        read_time(time, NOW, "America/Denver", "US")
    assert "Thanksgiving Day is Thu 26 Nov 2026." in refusal.value.sentence
    assert len(refusal.value.times) >= 2


@pytest.mark.parametrize(
    "time", ["on thanksgiving 2027", "on thanksgiving for 2 hours", "on thanksgiving sunday"]
)
def test_what_does_not_fit_is_refused(time: str) -> None:
    with pytest.raises(NotUnderstood):
        read_time(time, NOW, "America/Denver", "US")
    with pytest.raises(NotUnderstood):
        read_time("on thanksgiving", NOW, "", "US")
