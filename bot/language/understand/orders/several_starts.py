"""Two orders, each with its start: “turn on dnd in the gym tomorrow at 8am and off at 6pm” is one for a
time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.errors import NotUnderstood
from bot.language.requests.changing import SetForTime
from bot.language.requests.request import Request
from bot.language.sentence.words.tickets import without_last_ticket
from bot.language.times.time_words import BEGINS, kind_of
from bot.language.understand.orders.for_open_times import DENIED, moments_beside
from bot.language.words import joined, retype, split
from bot.names.text import folded
from cards.fields import Toggle

_JOINT = re.compile(r"(?:\s*[;,])?\s+(?:and then|and|then)\s+|\s*[;,]\s+", re.IGNORECASE)
_STATE = re.compile(
    r"(?:(?:please|turn|switch|put|set|it|them|that|this|dnd|do not disturb|back) )*(?P<state>on|off)"
    r"(?: again| it)?"
)
_OPENED = re.compile(r"(?:please )?(?:re-?)?open(?: it| them| that| again| up| back)*")
"""The contrary of a closing."""
_MOMENTS = frozenset({"clock", "hours", "day", "date", "month", "unit"})
_MIN_MOMENTS = 2
NO_STATE = "neither"
_ENDS = BEGINS - {"from"} | {"to"}


def several_starts(text: str, read: Callable[[str], Request | None]) -> SetForTime | None:
    """The change for a time that an order and its contrary make, each with its start; None for any other
    text. `read` tells what a part is for.

    Raises NotUnderstood, with both to choose, for two other orders that have a start each.
    """
    words = without_last_ticket(split(text))
    moments = sum(kind_of(word.plain.strip(",.;")) in _MOMENTS for word in words)
    if moments < _MIN_MOMENTS or DENIED.search(folded(text)) or text.rstrip().endswith("?"):
        return None
    for first, second in _halves(retype(words)):
        begin = read(first)
        if not isinstance(begin, SetForTime) or _tells_end(begin.time):
            continue
        if whole := _until_contrary(begin, second):
            return whole
        if isinstance(read(second), SetForTime):
            raise NotUnderstood(
                "That is more than one order, each with its time. Nothing was changed yet.",
                "Which one first?",
                (first, second),
            )
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The text in two, wherever each half may have a moment of its own."""
    for joint in _JOINT.finditer(text):
        halves = text[: joint.start()], text[joint.end() :]
        if all(any(True for _ in moments_beside(split(half), may_be_first=True)) for half in halves):
            yield halves


def _until_contrary(begin: SetForTime, second: str) -> SetForTime | None:
    """The order until the moment at which the contrary is ordered; None where that is not what is said."""
    told = [one for one in begin.fields.assignments if isinstance(one.field, Toggle)]
    if len(begin.fields.assignments) != 1 or not told:
        return None
    contrary = {"on": "off", "off": "on"}.get(told[0].text.casefold(), NO_STATE)
    for rest, time in moments_beside(split(second), may_be_first=True):
        if contrary == _state_in(begin, folded(joined(rest)).strip(" .,!")) and not _tells_end(time):
            start, end = (re.sub(r"^from ", "", one, flags=re.IGNORECASE) for one in (begin.time, time))
            return replace(begin, time=f"from {start} to {end}", asks_first=True, then=contrary)
    return None


def _state_in(begin: SetForTime, said: str) -> str:
    """The state that the second order turns the same setting to; empty for any other order."""
    if begin.fields.family is CALL_INTERCEPT and _OPENED.fullmatch(said):
        return "off"
    found = _STATE.fullmatch(said)
    return found["state"] if found else ""


def _tells_end(time: str) -> bool:
    return not _ENDS.isdisjoint(time.casefold().split())
