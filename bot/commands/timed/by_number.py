"""“Make s-1 end tomorrow at 9am”, “undo s-1”: a timed change by its number, in other words."""

from __future__ import annotations

import re

from bot.commands.context import Context
from bot.commands.timed.timed import may_see_timed
from bot.errors import NotFound
from bot.events import TextMessage
from bot.language.polite import POLITELY
from bot.language.times.time_words import LENGTH, UNITS
from bot.names.text import folded

_END = re.compile(
    rf"{POLITELY}(?:(?:make|let|have) (?P<one>[sp]-\d+) (?:to )?end|"
    r"(?P<verb>shorten|move|put off|postpone|delay|prolong|lengthen) (?P<other>[sp]-\d+)) "
    r"(?:(?P<joining>at|on|by|for|until|till|to) )?(?P<time>.+)"
)
_MOVES = frozenset({"move", "put off", "postpone", "delay"})
"""What begins later by them, where it has not begun."""
_SHOW = re.compile(rf"{POLITELY}(?:show|undo|revert) (?:me )?s-(?P<number>\d+)")


def said_by_number(context: Context, text: str) -> str:
    """The command that a text means which names a timed change by its number; empty for any other text."""
    said = folded(text).rstrip(" .!")
    if not isinstance(context.event, TextMessage):
        return ""
    if found := _END.fullmatch(said):
        name, time = found["one"] or found["other"], found["time"]
        if found["verb"] in _MOVES:
            how = "to" if found["joining"] in (None, "until", "till") else found["joining"]
            return f"reschedule {name} {how} {time}"
        is_length = bool(LENGTH.fullmatch(time.replace(" ", ""))) or time.split()[-1] in UNITS
        if found["joining"] == "by" and is_length:
            return ""  # by how much it is shortened is not read
        return f"extend {name} {'for' if is_length else 'until'} {time}"
    if found := _SHOW.fullmatch(said):
        return _shown_or_undone(context, int(found["number"]), shows=" show " in f" {said}")
    return ""


def _shown_or_undone(context: Context, number: int, *, shows: bool) -> str:
    """What shows it among those that wait, or takes it back; empty where it is over, or not to be seen."""
    try:
        one = context.services.timed.find(number)
    except NotFound:
        return ""
    workspace = context.seen().by_id.get(one.workspace_id)
    if (
        workspace is None
        or not may_see_timed(context, one)
        or one.state not in ("waiting", "running", "asking")
    ):
        return ""
    if shows:
        return context.command("scheduled", workspace=workspace)
    return f"cancel s-{number}" if one.state == "waiting" else f"end s-{number} now"
