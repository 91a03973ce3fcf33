"""Reads times as people type them, as moments in the zone of a place; what would be a guess is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dates

from bot.errors import NotUnderstood
from bot.language.times.clock_times import read_clock
from bot.language.times.open_times import AHEAD, BARE_HOURS, CLOCKS, meant_times, start_alone
from bot.language.times.time_words import (
    BEGINS,
    CLOCK,
    COUNTED,
    COUNTS,
    DATE,
    DAYS,
    FILLERS,
    JOINING,
    LENGTH,
    MONTH,
    UNITS,
    UNTIL,
    VAGUE,
    WEEKDAY,
    kind_of,
)

LONGEST = timedelta(days=366)
"""Nobody remembers what waits for longer."""
TOO_FAR = "is more than a year away"
SHORTEST = timedelta(minutes=1)
FURTHEST_WITHOUT_YEAR = timedelta(days=180)
"""A date that is past this year means the next one only where that is as near as this."""
FIRST_EVENING_HOUR = 17
"""“Tonight” is not before this hour."""
END_OF_DAY, MORNING = time(), time(8)
"""When a day that is told without an hour may end: with its last minute, or as people come to work."""
HALVES_OF_A_DAY = ("am", "pm")
AND_A_HALF = ["and", "a", "half"]
EXAMPLES = "For example “for 2 hours”, “until mon 8am” or “from 18:00 to 7:00”."


class NoHour(NotUnderstood):
    """Days are told, and no hour; `times` are what may be meant, as it can be typed."""

    times: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """From when to when a change is to be in force, in UTC; without `starts` it begins at once. What begins
    later and stays has its start as its end, too."""

    ends: datetime
    starts: datetime | None = None
    length: timedelta | None = None
    """How long it lasts, where that was said in place of the end."""
    days: str = ""
    """Which days the holidays are that were named, in sentences."""

    @property
    def stays(self) -> bool:
        """Whether it has no end."""
        return self.ends == self.starts


def read_span(text: str, now: datetime, zone: str, *, may_stay: bool = False) -> Span:
    """The moments that a time means, as it is typed now at a place in this zone; with `may_stay` also a start
    without an end.

    Raises NotUnderstood for what is past, does not exist, or leaves a part to be guessed.
    """
    reader = _Reader(text, now, zone)
    stays = reader.start_alone() if may_stay else ()
    if not stays and (times := tuple(dict.fromkeys(reader.open_times()))):
        raise reader.no_hour(times)
    try:
        span = reader.staying(stays) if stays else reader.span()
    except NoHour as refusal:
        if refusal.times:
            raise
        refusal.times = tuple(_completed(text, now, zone))
        if not refusal.times:
            _Reader(text, now, zone, END_OF_DAY).span()  # says what else is wrong with it
        raise
    except OverflowError:
        raise reader.refused(TOO_FAR) from None
    begins = span.starts or now
    if span.starts and span.starts <= now:
        raise reader.refused("begins in the past")
    if span.ends <= now:
        raise reader.refused("is past")
    if span.ends - begins < SHORTEST and not span.stays:
        raise reader.refused("is less than a minute")
    if span.ends - now > LONGEST:
        raise reader.refused(TOO_FAR)
    return span


def typed_span(span: Span, zone: str) -> str:
    """The moments as they can be typed, whenever that is."""

    def typed(at: datetime) -> str:
        local = at.astimezone(ZoneInfo(zone))
        return f"{local.day} {local:%b %Y %H:%M}".lower()

    if span.starts and span.stays:
        return f"from {typed(span.starts)}"
    return f"from {typed(span.starts)} to {typed(span.ends)}" if span.starts else f"until {typed(span.ends)}"


def _completed(text: str, now: datetime, zone: str) -> Iterator[str]:
    """What a time without an hour may mean: until the end of its day, or until its morning."""
    for hour in (END_OF_DAY, MORNING):
        with suppress(NotUnderstood, OverflowError):
            yield from _offered(_Reader(text, now, zone, ends_at=hour).span(), now, zone)


def _offered(span: Span, now: datetime, zone: str) -> Iterator[str]:
    """A time that may be meant, as it can be typed, where it can be kept; without a start that is past."""
    span = Span(span.ends) if span.starts and span.starts <= now else span
    if SHORTEST <= span.ends - now <= LONGEST:
        yield typed_span(span, zone)


class _Reader:
    """Reads one time; the library reads dates and hours, and nothing that it would fill in is taken. With
    `ends_at` a day without an hour begins at midnight, and ends at that hour."""

    def __init__(self, text: str, now: datetime, zone: str, ends_at: time | None = None) -> None:
        self._ends_at = ends_at
        self._text = text
        self._now = now
        self._zone = zone
        self._words = [word.strip(",;!").removesuffix(".") for word in text.casefold().split()]

    def open_times(self) -> Iterator[str]:
        """What the time may mean where it tells no end, or names a time that is no moment."""
        if not self._words or not self._zone:
            return
        for text in meant_times(self._words, self._local_now()):
            with suppress(NotUnderstood, OverflowError):
                reader = _Reader(text, self._now, self._zone, END_OF_DAY)
                stays = reader.start_alone()
                span = reader.staying(stays) if stays else reader.span()
                yield from _offered(span, self._now, self._zone)

    def start_alone(self) -> Sequence[str]:
        """The words for a start with its hour; none where an end stands behind it, or no hour does."""
        return start_alone(self._words)

    def staying(self, begin: Sequence[str]) -> Span:
        """From this start on, without an end."""
        starts = self._moment(begin, self._local_now(), is_end=False)
        return Span(starts, starts)

    def no_hour(self, times: tuple[str, ...]) -> NoHour:
        """The refusal of a time that does not tell from when to when."""
        tells_end = self._words[0] in UNTIL or bool(VAGUE & {*self._words})
        why = "tells no hour" if tells_end or _are_starts(times[:1]) else "does not say until when"
        if BARE_HOURS.fullmatch(self._text) or (len(times) > 1 and _are_starts(times)):
            why = "may be morning or evening" if len(times) > 1 else "does not tell the day"
        why = "does not tell the day" if CLOCKS.fullmatch(self._text) else why
        refusal = NoHour(f"“{self._text}” {why}. Nothing was changed.", EXAMPLES)
        refusal.times = times
        return refusal

    def span(self) -> Span:
        words = self._words
        if not (words and words[0] in BEGINS):
            raise self.refused("does not say until when")
        match words[0]:
            case "for":
                if "from" in words:
                    at = words.index("from")
                    return self._lasting(words[at + 1 :], words[1:at])
                return self._lasting(["now"], words[1:])
            case "from":
                joins = [at for at, word in enumerate(words) if at > 1 and word in JOINING]
                if len(joins) != 1:
                    raise self.refused("does not tell one start and one end")
                begin, end = words[1 : joins[0]], words[joins[0] + 1 :]
                if words[joins[0]] == "for":
                    return self._lasting(begin, end)
                return self._between(begin, end)
            case _:
                return Span(self._moment(words[1:], self._local_now()))

    def _between(self, begin: Sequence[str], end: Sequence[str]) -> Span:
        here = self._local_now()
        starts = None if begin == ["now"] else self._moment(begin, here, is_end=False)
        since = starts.astimezone(here.tzinfo) if starts else here
        ends = self._moment(end, since)
        if starts and not self._names_day(begin):
            day_before = starts - timedelta(days=1)
            first_end = self._moment(end, day_before.astimezone(here.tzinfo))
            if first_end > self._now > day_before:
                raise self._begun(Span(first_end), Span(ends, starts), here)
        if starts and ends <= starts:
            raise self.refused("ends before it begins")
        return Span(ends, starts)

    def _begun(self, now: Span, next_day: Span, here: datetime) -> NoHour:
        """The refusal of hours that have begun today already: they may mean these, or the next."""
        text = f"“{self._text}” has begun today already. Nothing was changed."
        refusal = NoHour(text, "Say “from now to …”, or name the day.")
        refusal.times = tuple(typed_span(one, str(here.tzinfo)) for one in (now, next_day))
        return refusal

    def _lasting(self, begin: Sequence[str], length: Sequence[str]) -> Span:
        lasts = self._length(length)
        if list(begin) == ["now"]:
            return Span(self._now + lasts, None, lasts)
        if list(begin) == ["today"] and self._ends_at is not None:
            return Span(self._now + lasts, None, lasts)
        starts = self._moment(begin, self._local_now(), is_end=False, is_long=lasts >= timedelta(days=1))
        return Span(starts + lasts, starts, lasts)

    def _length(self, words: Sequence[str]) -> timedelta:
        """“2 hours”, “1h30m”, “half an hour”, “1 day and 2 hours”."""
        parts = [part for word in words for part in self._counted(word)]
        total, count = timedelta(), 0.0
        at = next((at for at in range(1, len(parts) - 2) if parts[at : at + 3] == AND_A_HALF), None)
        if at is not None:  # “an hour and a half”, “two and a half hours”
            unit = parts[at - 1] if parts[at - 1] in UNITS else parts[at + 3] if at + 3 < len(parts) else ""
            if unit not in UNITS:
                raise self.refused("is no length that I know")
            total = UNITS[unit] / 2
            del parts[at : at + 3]
        for part in parts:
            if part in UNITS and not count:
                raise self.refused(f"tells no number before “{part}”")
            if part in UNITS:
                total += UNITS[part] * count
                count = 0.0
            elif part in COUNTS or re.fullmatch(r"\d+(\.\d+)?", part):
                if count and not (count == COUNTS["half"] and part in ("a", "an")):
                    raise self.refused("is no length that I know")
                count = count or COUNTS.get(part) or float(part)
                if not count:
                    raise self.refused("is no length that I know")
            elif part != "and":
                raise self.refused("is no length that I know: say it in minutes, hours, days or weeks")
        if count or not total:
            raise self.refused("is no length that I know: say it in minutes, hours, days or weeks")
        return total

    def _counted(self, word: str) -> Iterator[str]:
        """The parts of `1h30m`; any other word as it is."""
        if not LENGTH.fullmatch(word):
            yield word
            return
        for count, unit in COUNTED.findall(word):
            yield from (count, unit)

    def _local_now(self) -> datetime:
        try:
            here = ZoneInfo(self._zone) if self._zone else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            here = None
        if here is None:
            raise self.refused("cannot be read: Webex gives this location no time zone. Say a length")
        return self._now.astimezone(here)

    @staticmethod
    def _names_day(words: Sequence[str]) -> bool:
        return any(kind_of(word) in ("day", "date", "month") for word in words)

    def _moment(
        self, words: Sequence[str], since: datetime, *, is_end: bool = True, is_long: bool = True
    ) -> datetime:
        """The first such moment after `since`. What is not `is_long` begins on no day before people are at
        work."""
        if "yesterday" in words:
            raise self.refused("is past")
        if ahead := AHEAD.fullmatch(" ".join(words)):
            return self._now + self._length([ahead["count"], ahead["unit"]])
        clock, day = self._parts(words)
        if not clock:
            if len(day[0]) > 2 and day[0].isdigit():
                raise self.refused("tells no hour: write it as “17:00”")
            if all(kind_of(word) == "number" for word in day):
                raise self._either(day[0])
            on = self._day(day, since, time(12))
            if self._ends_at is None:
                why = "tells no hour: say it, too, for example “8am” or “17:00”"
                raise NoHour(f"“{self._text}” {why}. Nothing was changed.", EXAMPLES)
            hour = self._ends_at if is_end else time() if is_long else MORNING
            on += timedelta(days=is_end and hour == END_OF_DAY)
            return self._exact(datetime.combine(on, hour), since)
        at = self._clock(clock)
        if not day:
            on = since.date()
            if datetime.combine(on, at) <= since.replace(tzinfo=None):
                on += timedelta(days=1)
        else:
            on = self._day(day, since, at)
        return self._exact(datetime.combine(on, at), since)

    def _either(self, hour: str) -> NotUnderstood:
        """The refusal of an hour that can be in the morning or in the evening, with both."""
        why = f"can be morning or evening: say “{hour}am”, “{hour}pm” or “{hour}:00”"
        if not hour.isdigit() or not 1 <= int(hour) <= 12 or self._words.count(hour) != 1:
            return self.refused(why)
        refusal = NoHour(f"“{self._text}” {why}. Nothing was changed.", EXAMPLES)
        times: list[str] = []
        for half in HALVES_OF_A_DAY:
            text = " ".join(f"{word}{half}" if word == hour else word for word in self._words)
            with suppress(NotUnderstood, OverflowError):
                span = _Reader(text, self._now, self._zone).span()
                times += _offered(span, self._now, self._zone)
        refusal.times = tuple(dict.fromkeys(times))
        return refusal

    def _parts(self, words: Sequence[str]) -> tuple[str, list[str]]:
        """The word for the hour, empty where there is none, and those for the day. Raises NotUnderstood where
        there are two hours, or a word that is not known."""
        clocks: list[str] = []
        day: list[str] = []
        said = [word.replace("a.m", "am").replace("p.m", "pm") for word in words if word not in FILLERS]
        for at, word in enumerate(said):
            half = said[at + 1] if said[at + 1 : at + 2] in (["am"], ["pm"]) else ""
            if word in VAGUE:
                raise self.refused(f"tells no moment: “{word}” can be many. Say the day and the hour")
            if CLOCK.fullmatch(word + half) and not _is_dotted_date(word, half, said):
                clocks.append(word + half)
            elif kind_of(word) in ("day", "date", "month", "number") or DATE.fullmatch(word):
                day.append(word)
            elif word not in ("am", "pm"):
                raise self.refused("is no moment that I know")
        if len(clocks) > 1:
            raise self.refused("has two hours in it")
        if not clocks and not day:
            raise self.refused("is no moment that I know")
        return (clocks or [""])[0], day

    def _clock(self, word: str) -> time:
        try:
            return read_clock(word)
        except (ValueError, OverflowError):
            raise self.refused("has an hour that no clock shows") from None

    def _day(self, words: list[str], since: datetime, at: time) -> date:
        today = since.date()
        if len(words) == 1 and words[0] in DAYS:
            if words[0] == "tonight" and at.hour < FIRST_EVENING_HOUR:
                raise self.refused("is not tonight: say “today” or “tomorrow”")
            if at == time() and "midnight" in self._words:
                raise self.refused("can be either end of the day: say the date and “00:00”")
            return self._local_now().date() + timedelta(days=words[0] == "tomorrow")
        weekdays = [word for word in words if WEEKDAY.fullmatch(word)]
        rest = [word for word in words if word not in weekdays]
        if len(weekdays) > 1 or any(word in DAYS for word in rest):
            raise self.refused("names two days")
        if not rest:
            on = self._parsed(weekdays[0], today).date()
            is_start = since > self._local_now()
            if on == today and not (is_start and at > since.time()):
                raise self.refused(f"can be today or in a week: say “today” or the date, {today:%a} is today")
            return on
        on = self._date(rest, today)
        if weekdays and self._parsed(weekdays[0], on).date() != on:
            raise self.refused(f"does not fit: {on.day} {on:%b %Y} is a {on:%A}")
        return on

    def _date(self, words: list[str], today: date) -> date:
        text = " ".join(words)
        if found := DATE.fullmatch(text):
            text = self._written_out(found)
        elif not any(MONTH.fullmatch(word) for word in words):
            raise self.refused("tells no month")
        # What is the same whatever it is filled up with was said.
        one, other = (self._parsed(text, filled) for filled in (date(2000, 1, 1), date(2004, 7, 2)))
        if (one.day, one.month) != (other.day, other.month):
            raise self.refused("is no whole date: say the day and the month")
        if one.year == other.year:
            return one.date()
        on = self._parsed(text, today.replace(day=1)).date()
        if on < today:
            on = self._parsed(text, date(today.year + 1, 1, 1)).date()
            if on - today > FURTHEST_WITHOUT_YEAR:
                raise self.refused("is past: say the year if you mean another one")
        return on

    def _written_out(self, found: re.Match[str]) -> str:
        """A date in figures with its month in letters."""
        if found[1] is None:
            return found[0]
        first, second = int(found[1]), int(found[2])
        if first <= 12 and second <= 12 and first != second:
            raise self.refused("can be two dates: write the month in letters")
        day, month = (first, second) if second <= 12 else (second, first)
        if not 1 <= month <= 12:
            raise self.refused("is no date")
        return f"{day} {date(2000, month, 1):%B} {found[3] or ''}".strip()

    def _parsed(self, text: str, filled: date) -> datetime:
        try:
            read: datetime = dates.parse(text, default=datetime.combine(filled, time()))
        except (ValueError, OverflowError):
            raise self.refused("is no date that there is") from None
        return read

    def _exact(self, local: datetime, since: datetime) -> datetime:
        """A local moment in UTC. Raises NotUnderstood for an hour that the clocks skip or show twice."""
        first, second = (local.replace(tzinfo=since.tzinfo, fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return first.astimezone(UTC)
        if first.astimezone(UTC).astimezone(since.tzinfo).replace(tzinfo=None) == local:
            raise self.refused("comes twice that night, as the clocks go back: say another hour")
        raise self.refused("does not exist that night, as the clocks go forward: say another hour")

    def refused(self, why: str) -> NotUnderstood:
        """The refusal of this time."""
        return NotUnderstood(f"“{self._text}” {why}. Nothing was changed.", EXAMPLES)


def _are_starts(times: Sequence[str]) -> bool:
    """Whether all of these times begin and do not end."""
    return bool(times) and all(one.startswith("from ") and " to " not in one for one in times)


def _is_dotted_date(word: str, half: str, said: Sequence[str]) -> bool:
    """Whether `24.12` is a date: there is another word for the hour."""
    others = [one for one in said if one != word]
    return "." in word and not half and any(CLOCK.fullmatch(one) and "." not in one for one in others)
