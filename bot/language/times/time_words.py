"""The words of times, and what each tells of one."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.errors import BotError
from bot.language.times.holiday_words import PLAIN_HOLIDAYS

UNTIL = frozenset({"until", "till", "til"})
BEGINS = UNTIL | {"for", "from"}
"""Words with which a time begins."""
WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
)
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days"), timedelta(days=1)),
    **dict.fromkeys(("w", "week", "weeks"), timedelta(weeks=1)),
}
COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "half": 0.5}
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})([ap]m)?|(\d{1,2})([ap]m)|(\d{1,2})h(\d{2})?|noon|midday|midnight")
DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4})?)?|\d{4}-\d{2}-\d{2}")
LENGTH = re.compile(r"(?:\d{1,4}(?:\.\d{1,2})?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|[hmdw]))+")
COUNTED = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")
WEEKDAY, MONTH = re.compile(WEEKDAYS), re.compile(MONTHS)
YEAR = re.compile(r"20\d\d|\d{3,5}")
NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
VAGUE = frozenset(
    {"weekend", "night", "morning", "afternoon", "evening", "next", "month", "months", "year"}
    | {"couple", "few", "lunch", "lunchtime", "overnight", "spring", "summer", "autumn", "winter"}
    | {"christmas", "xmas", "easter"}
)
"""Words for times that tell no moment."""
DAYS = frozenset({"today", "tomorrow", "tonight", "yesterday"})
FILLERS = frozenset({"at", "on", "of", "the", "this", "and", "in", "o'clock", "coming", "about", "around"})
JOINING = BEGINS | {"to", "now"}
HALVES = frozenset({"am", "pm", "a.m", "p.m"})
_TYPED = re.compile(r"`([^`]+)`")
"""A command in a sentence that tells what to type."""


def with_time(command: str, time: str) -> str:
    """A command that sets fields, for a time; any other as it is."""
    return f"{command} {time}" if command.startswith("set ") else command


def keep_time(refusal: BotError, time: str) -> None:
    """What a refusal offers or tells to type is for this time, too."""
    refusal.rewrite_commands(lambda command: with_time(command, time))
    refusal.next_step = _TYPED.sub(lambda found: f"`{with_time(found[1], time)}`", refusal.next_step)


def kind_of(word: str) -> str:
    """What a word tells of a time; empty for a word that tells nothing of one."""
    if word in COUNTS or NUMBER.fullmatch(word) or YEAR.fullmatch(word):
        return "number"
    if word.replace("'", "") in PLAIN_HOLIDAYS:
        return "date"
    if CLOCK.fullmatch(word) and LENGTH.fullmatch(word):
        return "hours"
    patterns = (("clock", CLOCK), ("date", DATE), ("day", WEEKDAY), ("month", MONTH), ("length", LENGTH))
    for kind, pattern in patterns:
        if pattern.fullmatch(word):
            return kind
    named = (
        ("unit", UNITS), ("day", DAYS), ("half", HALVES), ("vague", VAGUE), ("filler", FILLERS),
        ("joining", JOINING),
    )  # fmt: skip
    return next((kind for kind, known in named if word in known), "")
