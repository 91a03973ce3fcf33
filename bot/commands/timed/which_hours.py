"""Which hours are meant by a time that tells days alone: asked, with those that it may mean."""

from __future__ import annotations

from bot.commands.context import Context
from bot.errors import Unsure
from bot.language.times.times import NoHour, read_span
from bot.sentences import short_moment


def which_hours(context: Context, problem: NoHour, command: str, what: str, zone: str) -> Unsure:
    """The question which of the times is meant that `problem` has, in this zone; `command` sets `what`."""
    choices = tuple((_in_days(context, time, zone), what, f"{command} {time}") for time in problem.times)
    return Unsure(f"{problem.sentence} Which one?", "Or say it with another hour.", choices=choices)


def _in_days(context: Context, time: str, zone: str) -> str:
    """A time with its days of the week: `Until Fri 4 Dec, 08:00`."""
    span = read_span(time, context.now, zone, may_stay=True)
    if span.stays:
        return f"From {short_moment(span.ends, zone)} on; it stays so"
    begins = f"From {short_moment(span.starts, zone)} until" if span.starts else "Until"
    return f"{begins} {short_moment(span.ends, zone)}"
