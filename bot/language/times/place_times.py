"""Reads the time of a change for a place: by its clock, and with the holidays of its country or state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import NotUnderstood
from bot.language.times.holiday_words import is_holiday, name_of, with_holidays
from bot.language.times.public_holidays import Holiday, christmas_days, next_holidays
from bot.language.times.time_words import FILLERS, UNTIL
from bot.language.times.times import EXAMPLES, NoHour, Span, read_span, typed_span
from bot.language.words import Words, joined, split

_AROUND = FILLERS | {"for", "over", "during"}
"""Words before a holiday that tell nothing more: all of the day is meant."""
_YEAR = re.compile(r"20\d\d")
_CHRISTMAS = re.compile(r"(?:over|during|for) (?:christmas|xmas)")
_DAY = timedelta(days=1)


def read_time(text: str, now: datetime, zone: str, region: str, *, may_stay: bool = True) -> Span:
    """The moments that a time means, as it is typed now for a place in this zone and region (`US-CO`); with
    `may_stay` also a start without an end. Raises NotUnderstood as `read_span` does, and for a holiday that
    there is not in the region."""
    words = with_holidays(split(text))
    if not any(map(is_holiday, words)):
        return _read(text, now, zone, region, may_stay=may_stay)
    today = _today(text, now, zone)
    meant = [*_meant(words, today, region)]
    if len(meant) == 1:
        return _span(text, *meant[0], now, zone, may_stay=may_stay)
    refusal = _asked(text, "can be two days", [day for _, days in meant for day in days])
    for said, days in meant:
        try:
            refusal.times += (typed_span(_span(text, said, days, now, zone, may_stay=may_stay), zone),)
        except NoHour as asked:
            refusal.times += asked.times
    raise refusal


def _read(text: str, now: datetime, zone: str, region: str, *, may_stay: bool) -> Span:
    """A time without a holiday; “over christmas” may mean the public holidays, too."""
    try:
        return read_span(text, now, zone, may_stay=may_stay)
    except NoHour as refusal:
        if refusal.times and _CHRISTMAS.fullmatch(text.casefold().strip()):
            year = _today(text, now, zone).year
            if days := [one for one in christmas_days(region, year) if one >= _today(text, now, zone)]:
                off = f"from {_typed(days[0])} 00:00 to {_typed(days[-1] + _DAY)} 00:00"
                refusal.times = tuple(dict.fromkeys((off, *refusal.times)))
        raise


def _today(text: str, now: datetime, zone: str) -> date:
    try:
        return now.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotUnderstood(
            f"“{text}” cannot be read: Webex gives this location no time zone. Say a length. "
            "Nothing was changed.",
            EXAMPLES,
        ) from None


def _meant(words: Words, today: date, region: str) -> Iterator[tuple[Words, list[Holiday]]]:
    """The words without the year behind a holiday, with the days that the holidays in them can be."""
    kept, options, since = list(words), list[list[Holiday]](), today
    for at in reversed(range(1, len(kept))):
        if is_holiday(kept[at - 1]) and _YEAR.fullmatch(kept[at].plain):
            del kept[at]
    years = {id(word): _year_behind(words, at) for at, word in enumerate(words)}
    for word in filter(is_holiday, kept):
        options.append(next_holidays(name_of(word), since, region, years[id(word)]))
        since = options[-1][0].first
    for days in product(*options):
        yield tuple(kept), [*days]


def _year_behind(words: Words, at: int) -> int | None:
    behind = words[at + 1].plain if at + 1 < len(words) else ""
    return int(behind) if _YEAR.fullmatch(behind) else None


def _span(text: str, words: Words, days: list[Holiday], now: datetime, zone: str, *, may_stay: bool) -> Span:
    """The moments of a time with these holidays; says which days they are."""
    said = " ".join(dict.fromkeys(day.said for day in days))
    try:
        if whole := _whole(words, days):
            begins, ends = whole
            begun = datetime.combine(days[0].first, datetime.min.time(), ZoneInfo(zone)) <= now
            return replace(read_span(ends if begun else begins, now, zone), days=said)
        if words[0].plain in UNTIL and len(words) == 2:
            refusal = _asked(text, "tells no hour", days)
            refusal.times = (
                f"until {_typed(days[0].first)} 00:00",
                f"until {_typed(days[0].last + _DAY)} 00:00",
            )
            raise refusal
        return replace(read_span(_dated(words, days), now, zone, may_stay=may_stay), days=said)
    except NotUnderstood as refusal:
        if said not in refusal.sentence:
            refusal.sentence = f"{said} {refusal.sentence}"
        raise


def _asked(text: str, why: str, days: list[Holiday]) -> NoHour:
    said = " ".join(dict.fromkeys(day.said for day in days))
    return NoHour(f"{said} “{text}” {why}. Nothing was changed.", EXAMPLES)


def _whole(words: Words, days: list[Holiday]) -> list[str]:
    """All of a holiday, from its start and from now on, as times that can be read; none where the words say
    more than its name."""
    if len(days) > 1 or any(not is_holiday(word) and word.plain not in _AROUND for word in words):
        return []
    begins, ends = f"{_typed(days[0].first)} 00:00", f"{_typed(days[0].last + _DAY)} 00:00"
    return [f"from {begins} to {ends}", f"until {ends}"]


def _dated(words: Words, days: list[Holiday]) -> str:
    """The words with dates for the holidays."""
    dates = iter(days)
    said = (_typed(next(dates).first) if is_holiday(word) else joined((word,)) for word in words)
    return " ".join(said)


def _typed(day: date) -> str:
    return f"{day.day} {day:%b %Y}".lower()
