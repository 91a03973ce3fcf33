"""When an effect is to hold, how often, or how surely: words that a change of it would leave out."""

from __future__ import annotations

import re

from bot.language.times.holiday_words import HOLIDAYS
from bot.language.times.time_words import COUNTS, MONTHS

_COUNT = rf"(?:{'|'.join(COUNTS)}|\d+|a couple of|a few|several|some|half an?)"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|nights?)"
_FROM_NOW = re.compile(
    r"\b(?:as of|as from|from|starting|beginning|effective) (?:today|now|this \w+)\b(?: (?:on|onwards?))?",
    re.IGNORECASE,
)
"""At once, and for good."""
_WHEN = re.compile(
    rf"\bfor (?:the (?:next |coming |whole )?)?{_COUNT} {_UNIT}\b"
    r"|\bfor (?:the )?(?:(?:next|coming) )?(?:day|night|weekend|week|month|season)\b"
    r"|\b(?:today|tonight|tomorrow|overnight|weekdays|workdays)\b"
    r"|\b(?:this|over the|on the|at the) (?:week|weekend|month|year|summer|winter)\b"
    r"|\b(?:this|over the|in the) (?:morning|afternoon|evening|night)\b"
    r"|\b(?:at|over|around|past|by) (?:noon|midday|midnight|lunch(?:time)?|night)\b"
    r"|\b(?:outside|out of|after|within|in) (?:the )?(?:(?:office|opening|business|working) )?hours\b"
    rf"|\bby \d{{1,2}}(?::\d\d)?(?: ?[ap]m)?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b"
    rf"|\b(?:on|over|for|at|during|this) (?:{HOLIDAYS}|christmas|xmas|easter|the holidays?)\b",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"\b(?:every|each|all) (?:other |second |single )?(?:(?:week|work|school|holi)?days?|weeks?|weekends?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|nights?|evenings?|mornings?|afternoons?|months?|years?|"
    r"christmas|easter|summers?|winters?|time)\b",
    re.IGNORECASE,
)
"""Again and again, and no word for all calls."""
_UNSURE = re.compile(
    r"\b(?:sometimes|occasionally|rarely|seldom|hardly|partly|not always|(?:more|less) often)\b"
    r"|\b(?:in theory|theoretically|ideally|reportedly|allegedly|rumou?rs?|i hear|i heard|oppos\w+)\b"
    r"|\b(?:i|we)(?: am| are| was| were|['’]m|['’]re|['’]ve been| have been) told\b"
    r"|\b(?:nobody|no[- ]?one) (?:demands?|insists?|requests?|says?)\b"
    r"|\b(?:some|others|half)(?: of (?:us|them))? (?:wants?|do|don['’]t|would|like)\b"
    r"|^\W*(?:(?:please|pls|kindly|can|could|you) )*(?:check|confirm|verify|explain)\b",
    re.IGNORECASE,
)
"""How often it is to be so, or that somebody else says so."""


def tells_when(text: str) -> bool:
    """Whether words beside an effect say when it is to hold, or how often, or that it is not certain."""
    said = _FROM_NOW.sub(" ", text)
    return any(one.search(said) for one in (_WHEN, _REPEATS, _UNSURE))


def is_repeated(text: str) -> bool:
    """Whether it is to be so again and again: “every weekday”."""
    return _REPEATS.search(text) is not None
