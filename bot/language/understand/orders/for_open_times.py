"""Orders for a time that does not tell its hours or its end: “turn on dnd in the gym tomorrow”, “this weekend
forward it to 4404”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.simple import DO_NOT_DISTURB
from bot.errors import BotError
from bot.language.requests.changing import Propose, SetFields, SetForTime
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from bot.language.sentence.kinds.asking.questions import begins_question, only_looks, wants_shown
from bot.language.sentence.words.tickets import without_last_ticket
from bot.language.sentence.words.tokens import sentences
from bot.language.times.holiday_words import is_holiday, spoken, with_holidays, without_holidays
from bot.language.times.open_times import AHEAD, BARE_HOURS, CLOCKS, OPEN_WORDS
from bot.language.times.time_clauses import POLITE, REASONS
from bot.language.times.time_words import UNTIL, kind_of
from bot.language.words import Words, joined, retype, split
from bot.names.text import folded
from cards.fields import People

MAX_WORDS = 6
"""Times of one moment are shorter."""
_STATES = (DO_NOT_DISTURB, CALL_INTERCEPT)
"""What a workspace is in for a time: its name alone turns it on beside one."""
_STARTS = frozenset({"at", "on", "from", "starting", "beginning", "next", "this", "over", "during"})
_MOMENTS = frozenset({"clock", "hours", "day", "date", "half", "open"})
_ENDS = UNTIL | {"to", "for"}
_BEFORE = frozenset({"this", "next", "new", "over", "during", "from", "starting", "beginning"})
"""Before the name of a time these belong to it."""
DENIED = re.compile(r"\b(?:not(?! disturb\b)|never|(?:don|won|can|doesn|isn|shouldn|mustn|needn|aren)'?t)\b")
"""What is denied: “don't close the gym on friday”, but not “do not disturb”."""
_AGAIN = frozenset({"every", "each", "all", "any", "most"})
"""Before it these tell of more than one time."""


def for_open_time(text: str, read: Callable[[str], Request | None]) -> SetForTime | None:
    """The change that is to be made for a time of which the hours, or the end, are to be asked; None for any
    other text. `read` tells what is asked for without the time."""
    if DENIED.search(folded(text)):
        return None  # what is not to be then may be meant as what is to be off then
    words = with_holidays(without_last_ticket(split(text)))
    while words and words[-1].plain in POLITE:
        words = words[:-1]
    asks = "?" if text.rstrip().endswith("?") else ""
    candidates = (*_before_reason(words), *_at_the_end(words), *_counted(words), *_at_the_start(words))
    for before, time in candidates:
        rest = without_holidays(before)
        try:
            found = read(retype(rest).rstrip(",") + asks)
            if isinstance(found, ShowSetting) and found.family in _STATES and not _looks(rest, asks):
                found = read(f"turn on {retype(rest).rstrip(',')}")  # “dnd gym tonight”
        except BotError:
            continue
        fields = found.fields if isinstance(found, Propose) and found.is_clear else found
        reason = found.reason if isinstance(found, Request) else ""
        if reason and before[-1] is not words[-1]:
            return None  # what is said of the time may be why
        if isinstance(fields, SetFields) and not any(
            isinstance(one.field, People) for one in fields.assignments
        ):
            time_said = spoken(joined(time)).rstrip(",.!")
            return SetForTime(fields, time_said, asks_first=True, reason=reason)
    return None


def moments_beside(words: Words, *, may_be_first: bool = False) -> Iterator[tuple[Words, str]]:
    """The words apart from a moment behind them, “open the gym” and “tomorrow at 8am”, the shortest first;
    then from one before them, if there `may_be` one."""
    while words and words[-1].plain in POLITE:
        words = words[:-1]
    first = _at_the_start(words) if may_be_first else ()
    for before, time in (*_at_the_end(words), *_counted(words), *first):
        said = joined(time).rstrip(",.!")
        if not BARE_HOURS.fullmatch(said) and not CLOCKS.fullmatch(said):
            yield before, said


def _at_the_end(words: Words) -> Iterator[tuple[Words, Words]]:
    """The words apart from the time behind them, the shortest first: a number before it may be of a name."""
    for at in range(len(words) - 1, max(len(words) - MAX_WORDS, 0), -1):
        if not _kind(words[at].plain) or words[at].plain in _ENDS:
            return
        if words[at - 1].plain in _AGAIN:
            return
        if _is_moment(words[at:]) and words[at - 1].plain not in _BEFORE:
            yield words[:at], words[at:]


def _looks(words: Words, asks: str) -> bool:
    return bool(asks) or any(
        only_looks(one) or begins_question(one) or wants_shown(one) for one in sentences(retype(words))
    )


def _counted(words: Words) -> Iterator[tuple[Words, Words]]:
    """The words apart from “in 10 minutes” or “from 9 to 5” behind them, or from “in 10 minutes” before."""
    for at in range(3, min(MAX_WORDS, len(words))):
        if AHEAD.fullmatch(joined(words[:at]).casefold().rstrip(",")):
            yield words[at:], words[:at]
            return
    for at in range(max(len(words) - MAX_WORDS, 1), len(words)):
        said = joined(words[at:]).casefold().rstrip(",.!")
        if any(one.fullmatch(said) for one in (AHEAD, BARE_HOURS, CLOCKS)):
            yield words[:at], words[at:]
            return


def _before_reason(words: Words) -> Iterator[tuple[Words, Words]]:
    """The same for a time that stands before a reason."""
    for end in range(2, len(words)):
        if words[end].plain in REASONS:
            yield from (((*rest, *words[end:]), time) for rest, time in _at_the_end(words[:end]))


def _at_the_start(words: Words) -> Iterator[tuple[Words, Words]]:
    """The same for a time before them."""
    end = next((at for at, word in enumerate(words) if not _kind(word.plain)), len(words))
    if 0 < end < min(len(words), MAX_WORDS) and _begins(words[:end]) and _is_moment(words[:end]):
        yield words[end:], words[:end]


def _begins(time: Words) -> bool:
    """Whether a time may stand first: not where it tells an end; “for thanksgiving” does not."""
    is_end = time[0].plain in _ENDS
    return not is_end or (time[0].plain == "for" and any(map(is_holiday, time[1:2])))


def _kind(word: str) -> str:
    plain = word.strip(",.!")
    if plain in OPEN_WORDS:
        return "open"
    return kind_of(plain) or ("start" if plain in _STARTS else "")


def _is_moment(time: Words) -> bool:
    said = [word.plain.strip(",.!") for word in time]
    kinds = [*map(_kind, said)]
    if "month" in kinds:
        return "number" in kinds
    if kinds == ["clock"] and ":" not in said[0]:
        return False  # of a name, too: “boardroom 4.12”
    # A number before a day is one of a name: “board room 2 tomorrow”.
    is_told = bool(_MOMENTS & {*kinds}) and kinds[0] != "number"
    return is_told or (said[0] == "at" and kinds[-1] == "number")
