"""Reads moments that come again (“every fri 17:00”), and tells the next one in the zone of a place."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from dateutil.rrule import rrulestr

from bot.clock import zone_called
from bot.errors import NotUnderstood
from bot.language.times.clock_times import read_clock
from bot.language.times.time_words import CLOCK, FILLERS, HALVES, LENGTH, MONTH, MONTHS, WEEKDAY
from bot.language.words import Words

EACH = frozenset({"every", "each"})
DEFAULT_HOUR = time(9)
"""For days without an hour; it is said."""
NOT_EVERY_MONTH = 29
"""From this day on, some month has none."""
DAYS = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}
WORKDAYS = frozenset([*DAYS][:5])
HOURS_OF_A_DAY = 24
EXAMPLES = "For example `every fri 17:00 show risky`, or `every weekday 8am …`."

_DAY = frozenset({"day", "days"})
_WEEKDAYS = frozenset({"weekday", "weekdays", "workday", "workdays"})
_WORKING = frozenset({"working", "work", "business"})
_WEEKENDS = frozenset({"weekend", "weekends"})
_HOURS = frozenset({"hour", "hours", "hr", "hrs"})
_WEEKS = frozenset({"week", "weeks"})
_MONTHS = frozenset({"month", "months"})
_TOO_OFTEN = frozenset(
    {"minute", "minutes", "min", "mins", "second", "seconds", "sec", "secs", "moment", "time"}
)
_PARTS_OF_DAY = {
    "morning": "am",
    "mornings": "am",
    **dict.fromkeys(("afternoon", "evening", "night"), "pm"),
} | {f"{one}s": "pm" for one in ("afternoon", "evening", "night")}
_OTHERS = frozenset({"other", "first", "last", "third", "year", "years", "quarter", "fortnight"})
"""Words of recurrences that I do not know."""
_UNITS_AND_OTHERS = _DAY | _HOURS | _WEEKS | _MONTHS | _TOO_OFTEN | _OTHERS
"""Behind the hour these are no part of the time."""
_JOINS = (FILLERS | {"&", "+", ""}) - {"about", "around", "this", "coming"}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_BARE = re.compile(r"\d{1,2}")
_BEGINS = _UNITS_AND_OTHERS | _WEEKDAYS | _WORKING | _WEEKENDS | frozenset(_PARTS_OF_DAY)


@dataclass(frozen=True)
class Recurrence:
    """Moments that come again: the rule as RFC 5545 writes it, and how it is typed behind “every”."""

    rule: str
    said: str


def next_moment(rule: str, after: datetime, zone: str) -> datetime:
    """The first moment of a rule after another one, in UTC. At a change of the clocks the local hour stays;
    one that is skipped that night comes as much later, and of one that comes twice the first counts."""
    here = zone_called(zone)
    local = after.astimezone(here)
    if "HOURLY" in rule:
        begun = local.replace(minute=0, second=0, microsecond=0)
        return begun.astimezone(UTC) + timedelta(hours=1)
    naive = local.replace(tzinfo=None, fold=0)
    moments = rrulestr(rule, dtstart=naive.replace(hour=0, minute=0, second=0, microsecond=0))
    while True:
        naive = moments.after(naive)
        at: datetime = naive.replace(tzinfo=here).astimezone(UTC)
        if at > after:
            return at


def begins_recurrence(words: Words) -> bool:
    """Whether the words behind “every” begin with a time, not with a kind of workspace or of call."""
    if not words or words[0].quoted:
        return False
    first = _plain(words, 0)
    if WEEKDAY.fullmatch(first.removesuffix("s")) or first in _BEGINS or _ORDINAL.fullmatch(first):
        return True
    counted = _BARE.fullmatch(first) and len(words) > 1
    is_length = bool(LENGTH.fullmatch(first)) and not first.isdigit()
    return is_length or bool(counted and (_plain(words, 1) in _BEGINS or MONTH.fullmatch(_plain(words, 1))))


def cut_recurrence(words: Words) -> tuple[Words, Words]:
    """The words of the time with which these begin, and those behind it."""
    end, has_clock = 0, False
    while end < len(words) and not words[end].quoted:
        word = _plain(words, end)
        half = _plain(words, end + 1) if _plain(words, end + 1) in HALVES else ""
        is_figure = bool(_BARE.fullmatch(word))
        if has_clock and (is_figure or word in _UNITS_AND_OTHERS):
            break
        if not (_says_time(word) or is_figure):
            break
        has_clock = has_clock or bool(CLOCK.fullmatch(word)) or (is_figure and bool(half))
        end += 1
        if words[end - 1].text.endswith(":") or (words[end - 1].is_before_comma and has_clock):
            break
    while end and _plain(words, end - 1) in _JOINS:
        end -= 1
    return words[:end], words[end:]


def recurrence_behind(words: Words) -> Words:
    """The words with the time in front that ends them: “fri 17:00 show risky” for “show risky every fri
    17:00”; none where no time does."""
    for at in range(1, len(words) - 1):
        when = words[at + 1 :]
        if words[at].plain in EACH and begins_recurrence(when) and not cut_recurrence(when)[1]:
            return (*when, *words[:at])
    return ()


def _says_time(word: str) -> bool:
    return (
        word in _BEGINS | _JOINS | HALVES
        or bool(CLOCK.fullmatch(word) or _ORDINAL.fullmatch(word) or MONTH.fullmatch(word))
        or bool(WEEKDAY.fullmatch(word.removesuffix("s")))
        or (bool(LENGTH.fullmatch(word)) and not word.isdigit())
    )


def _plain(words: Words, at: int) -> str:
    return words[at].plain.strip(",;:!").removesuffix(".") if at < len(words) else ""


def read_recurrence(words: Words) -> Recurrence:
    """What these words behind “every” mean. Raises NotUnderstood for what is no recurrence that I know, comes
    too often, or leaves a part to be guessed."""
    said = [_plain(words, at) for at in range(len(words))]
    return _Reader([word for word in said if word not in _JOINS]).recurrence()


@dataclass
class _Reader:
    """Reads one recurrence, word by word."""

    words: list[str]
    days: set[str] = field(default_factory=set)
    unit: str = ""
    count: int | None = None
    day_of_month: int = 0
    month: str = ""
    clock: time | None = None
    half: str = ""

    def recurrence(self) -> Recurrence:
        at = 0
        while at < len(self.words):
            at += self._take(at)
        if self.month:
            raise self._refused(self._of_year())
        if self.unit == "hour":
            return self._hourly()
        if self.count is not None:
            self._bare_hour(self.count)
        if self.unit == "month" or self.day_of_month:
            return self._monthly()
        if self.unit == "week" and not self.days:
            raise self._refused("does not tell the day", "For example `every mon 8am …`.")
        if not self.days and self.unit != "day":
            raise self._refused("is no time that I know")
        days = self.days or set(DAYS)
        if days == set(DAYS):
            return self._at("FREQ=DAILY", "day")
        keys = [one for one in DAYS if one in days]
        names = [DAYS[one] for one in keys]
        listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        return self._at(f"FREQ=WEEKLY;BYDAY={','.join(keys)}", "weekday" if days == WORKDAYS else listed)

    def _take(self, at: int) -> int:
        """Takes the word at this place, and perhaps the next one; gives how many."""
        word, following = self.words[at], self.words[at + 1] if at + 1 < len(self.words) else ""
        half = following.replace(".", "") if following in HALVES else ""
        if word in _TOO_OFTEN or (LENGTH.fullmatch(word) and re.fullmatch(r"\d+m\w*", word)):
            raise self._refused("is too often: at most I do it every hour")
        if word in _OTHERS or (LENGTH.fullmatch(word) and not CLOCK.fullmatch(word)):
            raise self._unknown()
        if weekday := WEEKDAY.fullmatch(word.removesuffix("s")):
            self.days.add(weekday[0][:2].upper())
        elif word in _WORKING and following in _DAY:
            self.days |= WORKDAYS
            return 2
        elif word in _WEEKDAYS:
            self.days |= WORKDAYS
        elif word in _WEEKENDS:
            self.days |= set(DAYS) - WORKDAYS
        elif word in _PARTS_OF_DAY:
            self.half, self.unit = _PARTS_OF_DAY[word], self.unit or "day"
        elif unit := next((one for one, known in _UNITS.items() if word in known), ""):
            self._set_unit(unit)
        elif found := _ORDINAL.fullmatch(word):
            self.day_of_month = int(found[1])
        elif MONTH.fullmatch(word):
            self.month = word
        elif CLOCK.fullmatch(word + half):
            self._set_clock(word + half)
            return 2 if half else 1
        elif _BARE.fullmatch(word) and self.count is None:
            self.count = int(word)
        else:
            raise self._unknown()
        return 1

    def _set_unit(self, unit: str) -> None:
        if (self.count or 1) > 1 and unit != "hour":
            raise self._unknown()
        if unit != "hour":
            self.count = None
        self.unit = unit

    def _set_clock(self, word: str) -> None:
        if self.clock:
            raise self._refused("has two hours in it")
        try:
            self.clock = read_clock(word)
        except (ValueError, OverflowError):
            raise self._refused("has an hour that no clock shows") from None

    def _bare_hour(self, hour: int) -> None:
        """“At 8”, which a part of the day makes certain."""
        if self.clock is not None:
            raise self._refused("has two hours in it")
        if 0 < hour <= HOURS_OF_A_DAY // 2 and not self.half:
            raise NotUnderstood(
                f"“{hour}” can be morning or evening. Nothing was kept.",
                "Say which:",
                tuple(
                    " ".join(f"{one}{half}" if _BARE.fullmatch(one) else one for one in self.words)
                    for half in ("am", "pm")
                ),
            )
        self._set_clock(f"{hour}{self.half}" if self.half and hour <= HOURS_OF_A_DAY // 2 else f"{hour}:00")

    def _hourly(self) -> Recurrence:
        if self.days or self.clock or self.day_of_month:
            raise self._unknown()
        count = self.count or 1
        if count == 1:
            return Recurrence("FREQ=HOURLY;BYMINUTE=0;BYSECOND=0", "hour")
        if HOURS_OF_A_DAY % count:
            raise self._refused("does not come at the same hours each day: say 2, 3, 4, 6, 8 or 12 hours")
        hours = ",".join(map(str, range(0, HOURS_OF_A_DAY, count)))
        return Recurrence(f"FREQ=DAILY;BYHOUR={hours};BYMINUTE=0;BYSECOND=0", f"{count} hours")

    def _monthly(self) -> Recurrence:
        day = self.day_of_month
        if self.days:
            raise self._unknown()
        if not day:
            raise self._refused("does not tell the day", "For example `every month on the 1st at 8am …`.")
        if not 1 <= day < NOT_EVERY_MONTH:
            raise self._refused("is a day that not every month has: say one up to the 28th")
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
        return self._at(f"FREQ=MONTHLY;BYMONTHDAY={day}", f"month on the {day}{suffix} at")

    def _at(self, rule: str, said: str) -> Recurrence:
        if self.clock is None and self.half:
            raise self._refused("tells no hour: say it, too, for example “8am” or “17:00”")
        at = self.clock or DEFAULT_HOUR
        return Recurrence(f"{rule};BYHOUR={at.hour};BYMINUTE={at.minute};BYSECOND=0", f"{said} {at:%H:%M}")

    def _of_year(self) -> str:
        """What is wrong with a date: it may not even be one."""
        number = next(at for at, one in enumerate(MONTHS.split("|"), 1) if one.startswith(self.month[:3]))
        if (self.day_of_month or self.count or 1) > monthrange(2000, number)[1]:
            return "is no date that there is"
        return "comes once a year: I repeat by the hour, the day, the week or the month"

    def _unknown(self) -> NotUnderstood:
        return self._refused(
            "is more than I can repeat by: the hour, the day, days of the week, a day of the month"
        )

    def _refused(self, why: str, example: str = EXAMPLES) -> NotUnderstood:
        return NotUnderstood(f"“every {' '.join(self.words)}” {why}. Nothing was kept.", example)


_UNITS = {"day": _DAY, "hour": _HOURS, "week": _WEEKS, "month": _MONTHS}
