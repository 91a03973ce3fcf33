"""What a time may mean that tells no hours, or no end: “tomorrow”, “this weekend”, “until christmas”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dateutil.easter import easter

from bot.language.times.clock_times import read_clock
from bot.language.times.time_words import CLOCK, COUNTS, DAYS, FILLERS, UNITS, UNTIL, WEEKDAY, kind_of

_LEADS = UNTIL | FILLERS | {"for", "from", "over", "during", "starting", "beginning", "period", "break"}
"""Words around such a time that tell nothing more of it."""
_JOINS = UNTIL | {"to", "for"}
_ENDING = _JOINS | {"-", "–"}
_BEGINNING = frozenset({"from", "starting", "beginning"})
"""Before a day these tell that it is the first one."""
_HALF_DAYS = frozenset({"morning", "afternoon", "evening", "night"})
"""Beside an hour these tell which of the two it is."""
_OFFICE = (8, 18)
"""From when to when people are at work."""
_PARTS = {
    **dict.fromkeys(("morning",), ((8, 12),)),
    **dict.fromkeys(("lunch", "lunchtime"), ((12, 13), (12, 14))),
    **dict.fromkeys(("afternoon",), ((12, 18),)),
    **dict.fromkeys(("evening",), ((18, 24),)),
    **dict.fromkeys(("tonight",), ((18, 24), (18, 32))),
    **dict.fromkeys(("night", "overnight"), ((18, 32), (22, 32))),
}
"""From which hour to which hour parts of a day may last, counted on past midnight."""
_CALENDAR = frozenset({"weekend", "week", "month", "christmas", "xmas", "easter", "year"})
OPEN_WORDS = frozenset({*_PARTS, *_CALENDAR, "new", "next", "over", "during"})
"""Words of such times, beside days and dates."""
AHEAD = re.compile(rf"in (?P<count>\d{{1,3}}|{'|'.join(COUNTS)})(?: an?)? (?P<unit>{'|'.join(UNITS)})")
"""How long it is until a change begins: “in 10 minutes”, “in half an hour”."""
BARE_HOURS = re.compile(r"(?:from |between )?(?P<first>\d{1,2}) ?(?:to|and|until|till|-) ?(?P<last>\d{1,2})")
"""Hours that may be in the morning or in the evening: “from 9 to 5”."""
CLOCKS = re.compile(
    r"(?:from |between )?(?P<first>\d{1,2}(?:[:.]\d{2})?(?:am|pm)?) ?(?:to|and|until|till|-|–) ?"
    r"(?P<last>\d{1,2}(?:[:.]\d{2}(?:am|pm)?|am|pm))"
)
"""From one hour to another: “8am to 5pm”, “8-17:30”."""
_HOURS_OF_A_CLOCK = 12
_DAY = timedelta(days=1)

Moments = tuple[date | datetime, date | datetime]
"""From when to when; a date is its midnight."""


def meant_times(words: Sequence[str], here: datetime) -> Iterator[str]:
    """What these words may mean at this local time, each as a time with its day and hours; none for a time
    that tells its end. A day without hours stands for all of it."""
    if told := BARE_HOURS.fullmatch(" ".join(words)):
        yield from _of_bare_hours(int(told["first"]), int(told["last"]), here)
        return
    if words[0] != "from" and (told := CLOCKS.fullmatch(" ".join(words))):
        yield from _between_clocks(told["first"], told["last"], here)
        return
    names = {*_PARTS, *_CALENDAR} & {*words}
    is_until = words[0] in UNTIL
    if (is_until or words[0] == "for" or any(word in _JOINS for word in words[1:])) and not names:
        return
    said = [word for word in words if word not in _LEADS]
    if name := next((word for word in said if word in _CALENDAR), ""):
        if {*said} <= {name, "next", "new"}:
            found = _in_calendar(name, {*said}, here.date())
            if is_until and all(_is_past(begin, here) for begin, _ in found):
                found = _in_calendar(name, {*said}, here.date() + 7 * _DAY)
            yield from _written(found, is_until=is_until)
        return
    part = next((word for word in said if word in _PARTS), "")
    clocks, days = _clocks([word for word in said if word not in (part, "next")], _bare_hour(words))
    clocks = [one for one in clocks if part not in _HALF_DAYS or _is_in_half(one, part)]
    day = " ".join(days) or ("tonight" if part == "tonight" else "")
    if part and not clocks:
        yield from _part_of_day(part, day, here, is_until=is_until)
    elif clocks and not is_until:
        is_next = "next" in said
        for one in _days(days, here.date(), is_next=True) if is_next and days else [day]:
            yield from (f"from {one} {clock}".replace("  ", " ") for clock in clocks)
    elif day and not part and not is_until:
        for one in _days(days, here.date(), is_next="next" in said):
            if words[0] in _BEGINNING:
                yield f"from {one} {_OFFICE[0]}:00"
                yield f"from {one} 0:00"
            yield f"from {one} {_OFFICE[0]}:00 to {one} {_OFFICE[1]}:00"
            yield f"from {one} to {one}"


def start_alone(words: Sequence[str]) -> Sequence[str]:
    """The words for a start with its hour and without an end, as “monday 9:00” of “from monday 9:00”; none of
    any other time."""
    if AHEAD.fullmatch(" ".join(words)):
        return words
    if words[0] in UNTIL or words[0] == "for" or any(word in _ENDING for word in words[1:]):
        return ()
    said = [word for word in words if word not in _LEADS]
    part = next((word for word in said if word in _HALF_DAYS), "")
    if part:
        clocks, days = _clocks([word for word in said if word != part])
        said = [*days, *(one for one in clocks if _is_in_half(one, part))]
        if len(said) != len(days) + 1:
            return ()
    has_hour = any(map(CLOCK.fullmatch, said)) or any(CLOCK.fullmatch("".join(two)) for two in pairwise(said))
    is_dated = all(kind_of(word) not in ("", "vague") for word in said)
    return said if has_hour and is_dated else ()


def _is_in_half(clock: str, part: str) -> bool:
    """Whether an hour is in this part of the day: “8am” in the morning."""
    try:
        return (read_clock(clock).hour < _HOURS_OF_A_CLOCK) == (part == "morning")
    except (ValueError, OverflowError):
        return False


def _between_clocks(first: str, last: str, here: datetime) -> Iterator[str]:
    """From one hour to another, the next time that comes."""
    first = first if not first.isdigit() else f"{first}:00"
    try:
        begins, ends = read_clock(first), read_clock(last)
    except (ValueError, OverflowError):
        return  # no clock shows it
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    day = "today" if here.time() < begins else "tomorrow"
    yield f"from {day} {begins:%H:%M} for {minutes % (24 * 60)} minutes"


def _of_bare_hours(first: int, last: int, here: datetime) -> Iterator[str]:
    """From one hour to another, the likeliest first: people are at work from 9 to 5, and away from 5 to 9."""
    if first == last or max(first, last) > 2 * _HOURS_OF_A_CLOCK or not first:
        return
    if max(first, last) > _HOURS_OF_A_CLOCK or not last:
        day = "today" if here.hour < first else "tomorrow"
        yield f"from {day} {first}:00 for {(last - first) % (2 * _HOURS_OF_A_CLOCK)} hours"
        return
    begins = [first % _HOURS_OF_A_CLOCK, first % _HOURS_OF_A_CLOCK + _HOURS_OF_A_CLOCK]
    for hour in begins if first >= _OFFICE[0] - 2 and first != _HOURS_OF_A_CLOCK else reversed(begins):
        length = (last - first) % _HOURS_OF_A_CLOCK
        day = "today" if here.hour < hour else "tomorrow"
        yield f"from {day} {hour}:00 for {length} hours"


def _bare_hour(words: Sequence[str]) -> str:
    """The hour of “24 dec at 8”, which can be morning or evening; empty where none stands last."""
    is_bare = [*words[-2:-1]] == ["at"] and words[-1].isdigit() and 1 <= int(words[-1]) <= _HOURS_OF_A_CLOCK
    return words[-1] if is_bare else ""


def _clocks(said: Sequence[str], bare: str = "") -> tuple[list[str], list[str]]:
    """The hours that are told, two for one that can be morning or evening as the `bare` one that stands last,
    and the words for the day."""
    clocks = [word for word in said if CLOCK.fullmatch(word)]
    days = [word for word in said if word not in clocks]
    if bare and not clocks and days[-1:] == [bare]:
        return [f"{bare}am", f"{bare}pm"], days[:-1]
    numbers = [word for word in days if word.isdigit() and 1 <= int(word) <= 12]
    if not clocks and len(numbers) == 1 and all(kind_of(one) == "day" for one in days if one not in numbers):
        return [f"{numbers[0]}am", f"{numbers[0]}pm"], [one for one in days if one not in numbers]
    return clocks, days


def _days(words: Sequence[str], today: date, *, is_next: bool) -> list[str]:
    """A day as it can be read; today's name can mean today or the day in a week, and “next friday” the one
    that comes or the one behind it."""
    said = " ".join(words)
    if len(words) != 1 or not WEEKDAY.fullmatch(said):
        return [said]
    week = (today + at * _DAY for at in range(7))
    on = next(one for one in week if f"{one:%A}".lower().startswith(said[:3]))
    days = [on, on + 7 * _DAY] if is_next or on == today else [on]
    return [f"{one.day} {one:%b %Y}".lower() for one in days]


def _part_of_day(part: str, day: str, here: datetime, *, is_until: bool) -> Iterator[str]:
    day = "" if day in DAYS - {"tomorrow"} else day
    for first, last in _PARTS[part]:
        is_over = here.hour >= (first if is_until else last)
        on = day or ("tomorrow" if is_over else "today")
        if is_until:
            yield f"until {on} {first}:00"
        else:
            yield f"from {on} {first}:00 for {last - first} hours"


def _in_calendar(name: str, said: set[str], today: date) -> list[Moments]:
    """From when to when, the likeliest first."""
    monday = today - today.weekday() * _DAY
    match name:
        case "weekend":
            saturday = monday + 5 * _DAY
            found = [
                _weekend(saturday),
                (_at(saturday - _DAY, _OFFICE[1]), _at(saturday + 2 * _DAY, _OFFICE[0])),
            ]
            return [_weekend(saturday), _weekend(saturday + 7 * _DAY)] if "next" in said else found
        case "week":
            first = monday + 7 * _DAY * ("next" in said)
            return [(first, first + 7 * _DAY), (_at(first, _OFFICE[0]), _at(first + 4 * _DAY, _OFFICE[1]))]
        case "month":
            first = _next_month(today) if "next" in said else today.replace(day=1)
            return [(first, _next_month(first))]
        case "easter":
            sunday = next(one for year in (0, 1) if (one := easter(today.year + year)) >= today - _DAY)
            return [(sunday - 2 * _DAY, sunday + 2 * _DAY)]
        case "year" if "new" in said:
            eve = date(today.year - (today < date(today.year, 1, 2)), 12, 31)
            return [(eve, eve + 2 * _DAY)]
        case "christmas" | "xmas":
            year = today.year - (today < date(today.year, 1, 2))
            return [(date(year, 12, 24), date(year, 12, 27)), (date(year, 12, 24), date(year + 1, 1, 2))]
        case _:
            return []


def _is_past(moment: date | datetime, here: datetime) -> bool:
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return at <= here.replace(tzinfo=None)


def _weekend(saturday: date) -> Moments:
    return saturday, saturday + 2 * _DAY


def _next_month(day: date) -> date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def _written(found: Sequence[Moments], *, is_until: bool) -> Iterator[str]:
    for begin, end in found:
        yield f"until {_typed(begin)}" if is_until else f"from {_typed(begin)} to {_typed(end)}"


def _typed(moment: date | datetime) -> str:
    hour = f"{moment:%H:%M}"  # of a date it is midnight
    return f"{moment.day} {moment:%b %Y} {hour}".lower()
