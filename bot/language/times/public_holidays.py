"""The public holidays of a country and its states, from the library `holidays`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.errors import NotUnderstood
from bot.names.text import folded

_UNSURE = "estimated"
"""Beside a date that is not known yet."""
_SAYS_NOTHING = frozenset({"day", "the", "of", "and", "a", "jr", "holiday"})
_SPELLINGS = {"labour": "labor", "worker": "labor", "xma": "christma", "st": "saint", "deepavali": "diwali"}
_OTHER_NAMES = {
    "mlk": "martin luther king",
    "president": "washington birthday",
    "juneteenth": "juneteenth national independence",
    "whit monday": "pentecost monday",
    "whit sunday": "pentecost",
    "unity": "german unity",
    "three king": "epiphany",
    "queen birthday": "king birthday",
    "assumption": "assumption mary",
    "ve": "victory",
    "labor": "international labor",
    "christma": "second christma",
}
"""What a name can be called, too, where the country has none of the name itself."""
_OF_A_COUNTRY = {("bastille", "FR"): "national"}
_FIXED = {"christma eve": (12, 24), "new year eve": (12, 31)}
"""Days with a date that is the same everywhere, whether they are public holidays or not."""
_WITH_ARTICLE = frozenset({"Netherlands", "Philippines"})
_DAY = timedelta(days=1)
_NEAR = timedelta(days=7)
"""The day that is off in place of a holiday is not further from it."""


@dataclass(frozen=True)
class Holiday:
    """Days of one name that follow each other."""

    title: str
    first: date
    last: date

    @property
    def said(self) -> str:
        """Which days these are, in a sentence."""
        last = f" to {_said(self.last)}" if self.last != self.first else ""
        return f"{self.title} is {_said(self.first)}{last}."


def next_holidays(name: str, since: date, region: str, year: int | None = None) -> list[Holiday]:
    """The next days from this one on that a name can mean in a country or a state of it (`US-CO`), or those
    of a year: more than one where the day off is another one.

    Raises NotUnderstood where there is no such holiday there, or its date is not known for sure.
    """
    key, (country, state) = _key(name), _place(region)
    if fixed := _FIXED.get(key):
        first = date(year or since.year + (date(since.year, *fixed) < since), *fixed)
        return [Holiday(_titled(name), first, first)]
    years = (year,) if year else (since.year, since.year + 1)
    for one in years:
        days = (_of_name(key, country, state, one) if state else ()) or _of_name(key, country, "", one)
        found = [day for day in days if day.last >= since or year]
        if not found:
            continue
        if any(_UNSURE in day.title for day in found):
            raise NotUnderstood(
                f"The date of {found[0].title.partition(' (')[0]} in {one} is only estimated so far. "
                "Nothing was changed.",
                "Say the date.",
            )
        return [day for day in found if day.first - found[0].first <= _NEAR]
    if not country:
        raise NotUnderstood(
            f"When “{name}” is depends on the country, and Webex does not tell that of this location. "
            "Nothing was changed.",
            "Say the date.",
        )
    where = _country_name(country)
    if state:
        why = f"There is no public holiday “{name}” in {_state_name(country, state)}, {where}."
    elif any(_of_name(key, country, one, years[0]) for one in _states(country)):
        why = f"“{name}” is a public holiday in parts of {where} only, and the address does not tell which."
    else:
        why = f"There is no public holiday “{name}” in {where}."
    raise NotUnderstood(f"{why} Nothing was changed.", "Say the date.")


def _place(region: str) -> tuple[str, str]:
    """The country, and the code of the state where the library knows it by its code or its name."""
    import holidays

    country, _, said = region.partition("-")
    states = _states(country)
    if not said or not states:
        return country, ""
    names: dict[str, str] = getattr(holidays, country).subdivisions_aliases
    known = {folded(name): code for name, code in names.items()} | {folded(one): one for one in states}
    return country, known.get(folded(said), "")


def _states(country: str) -> Sequence[str]:
    """The codes of the states of a country that have holidays of their own, as far as the library knows."""
    import holidays

    return holidays.list_supported_countries().get(country, ()) if country else ()


def _state_name(country: str, state: str) -> str:
    import holidays

    names: dict[str, str] = getattr(holidays, country).subdivisions_aliases
    return next((name for name, code in names.items() if code == state), state)


def _country_name(country: str) -> str:
    import holidays.registry

    names: dict[str, str] = {entry[1]: entry[0] for entry in holidays.registry.COUNTRIES.values()}
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names.get(country, country))
    return f"the {name}" if name.startswith("United") or name in _WITH_ARTICLE else name


def christmas_days(region: str, year: int) -> list[date]:
    """Which of the days from 24 to 26 December are public holidays in a country, or in a state of it."""
    known = _known(*_place(region), year)
    return [day for day in (date(year, 12, one) for one in (24, 25, 26)) if day in known]


def _of_name(key: str, country: str, state: str, year: int) -> list[Holiday]:
    """The days of this name in a year, in a state or in all of the country, those that follow each
    other together; what is off in place of a day at the weekend is another one."""
    keys = (key, _OTHER_NAMES.get(key, ""), _OF_A_COUNTRY.get((key, country), ""))
    for one in filter(None, keys):
        days = [(day, title) for day, titles in _known(country, state, year).items() for title in titles]
        if found := [*_runs((day, title) for day, title in sorted(days) if _key(title) == one)]:
            return found
    return []


def _runs(days: Iterable[tuple[date, str]]) -> Iterator[Holiday]:
    run: Holiday | None = None
    for day, title in days:
        if run and run.title == title and day - run.last == _DAY:
            run = Holiday(title, run.first, day)
            continue
        if run:
            yield run
        run = Holiday(title, day, day)
    if run:
        yield run


@lru_cache(maxsize=64)
def _known(country: str, state: str, year: int) -> dict[date, tuple[str, ...]]:
    """The public holidays of a state, or without one those that all of a country has, by their English names;
    none for a country that is not known."""
    import holidays  # takes 0.2 seconds, and most sentences name none

    if not country or country not in holidays.list_supported_countries():
        return {}
    languages = holidays.list_localized_countries().get(country, [])
    language = "en_US" if "en_US" in languages else None
    found = holidays.country_holidays(country, state or None, years=year, language=language)
    return {day: tuple(names.split("; ")) for day, names in found.items()}


def _key(name: str) -> str:
    """A name as it is compared: “saint patrick” for “St. Patrick's Day (observed)”."""
    bare = re.sub(r"\(.*?\)", "", folded(name)).replace("'", "")
    words = (re.sub(r"s$", "", word) for word in re.findall(r"[\w-]+", bare) if word not in _SAYS_NOTHING)
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _said(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
