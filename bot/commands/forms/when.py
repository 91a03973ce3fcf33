"""When a change for a time begins and ends, in words."""

from __future__ import annotations

from bot.changes.timed.period import STAYS, THEN
from bot.commands.context import Context
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.times.place_times import read_time
from bot.language.times.times import Span
from bot.sentences import coming
from cards.text import unmarked


def when(context: Context, workspace: Workspace, span: Span) -> str:
    """From when to when, in the zone of the workspace."""
    zone, now = workspace.time_zone, context.now
    begins = f"from {coming(span.starts, now, zone)} " if span.starts else ""
    said = f"{begins}until {coming(span.ends, now, zone)}; {THEN}."
    if span.stays:
        said = f"{begins.rstrip()}; {STAYS}."
    return said[:1].upper() + said[1:]


def when_typed(context: Context, workspace: Workspace, time: str) -> str:
    """The same for a time as it is typed; what is wrong with it, where it means none any more."""
    try:
        return when(context, workspace, read_time(time, context.now, workspace.time_zone, workspace.region))
    except NotUnderstood as problem:
        return unmarked(problem.sentence)
