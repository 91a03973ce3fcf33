"""Finds the words for a start that stand before a length or an end: “at 6pm for 2 hours”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.times.open_times import AHEAD
from bot.language.times.time_words import CLOCK, DAYS, FILLERS, UNTIL, kind_of
from bot.language.words import Words, joined

_LEADS = frozenset({"at", "on", "starting", "beginning", "after"})
"""Words that lead to a start, and tell nothing of it."""
_NO_START = frozenset({"by", "before", "since", "every", "each", "not", "except"})
"""Behind these it is no start."""
_PARTS = frozenset(
    {"clock", "hours", "day", "date", "month", "half", "number", "vague", "unit", "length", "filler"}
)
_DAY_ALONE = frozenset({"day", "date"})
_NEARER = frozenset({"next", "this"})
_HALVED = ("am", "pm", "noon", "midday", "midnight", ":")
"""A clock with one of these in it is no number of a room."""
_THIS_DAY = frozenset({"today", "tonight"})


def start_before(words: Words) -> int:
    """Where the words for a start begin at the end of these; their number where there are none."""
    said, first = _plain(words), len(words)
    while first > 1 and not words[first - 1].quoted and _is_part(said[first - 1]):
        first -= 1
    if said[first - 1] in _NO_START:
        return len(words)
    return next((at for at in range(first, len(words)) if _is_start(said[at:])), len(words))


def start_at_first(words: Words) -> int:
    """How many words for a start stand first; 0 for none."""
    said, end = _plain(words), 0
    while end < len(words) - 1 and not words[end].quoted and _is_part(said[end]):
        end += 1
    while end and said[end - 1] in FILLERS:
        end -= 1
    return end if end and _is_start(said[:end]) else 0


def joined_with_start(start: Words, time: Words) -> str:
    """The time from this start on. “Today until 18:00” tells when it ends, and begins at once."""
    said, at = _plain(start), 0
    while at < len(said) - 1 and said[at] in _LEADS:
        at += 1
    if said[at:] in ([one] for one in _THIS_DAY) and time[0].plain in UNTIL:
        return joined((time[0], *start[at:], *time[1:]))
    return f"from {joined(start[at:]).strip(',;')} {joined(time)}"


def _is_start(said: Sequence[str]) -> bool:
    """Whether these words tell a day or an hour, and begin with what cannot be of anything else."""
    first, *more = said
    if AHEAD.fullmatch(" ".join(said)):
        return True
    if first in ("starting", "beginning", "after"):
        return bool(more) and _is_start(["at", *more] if more[0] not in _LEADS else more)
    if first == "at":
        is_hour = len(more) == 1 and more[0].isdigit() and len(more[0]) <= 2
        return is_hour or any(kind_of(one) in ("clock", "hours", "half", *_DAY_ALONE) for one in more)
    if first == "on":
        return bool(more) and more[0] not in (DAYS | _LEADS) and _is_start(more) and not _is_clock(more[0])
    if first in _NEARER:
        return any(kind_of(one) in ("vague", "unit", "day") for one in more)
    kinds = [kind_of(one) for one in said]
    if kinds[0] == "number":
        return kinds[1:2] in (["month"], ["half"]) or more[:2] == ["of", "the"]
    if kinds[0] == "month":
        return "number" in kinds
    return (kinds[0] in _DAY_ALONE and not _is_name(first)) or _is_clock(first)


def _is_clock(word: str) -> bool:
    return CLOCK.fullmatch(word) is not None and any(one in word for one in _HALVED)


def _is_name(word: str) -> bool:
    """Whether it may be the number of a room: “boardroom 4.12”."""
    return CLOCK.fullmatch(word) is not None


def _is_part(word: str) -> bool:
    return word in _LEADS or kind_of(word) in _PARTS


def _plain(words: Words) -> list[str]:
    return [word.plain.strip(",;!").removesuffix(".") for word in words]
