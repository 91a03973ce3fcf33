"""Finds a time at the end or the start of what was typed, and cuts it off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from bot.language.times.holiday_words import spoken, with_holidays, without_holidays
from bot.language.times.start_words import joined_with_start, start_at_first, start_before
from bot.language.times.time_words import BEGINS, DAYS, FILLERS, UNTIL, kind_of
from bot.language.words import Word, Words, joined, split

TODAY = "until midnight"
"""What “today” means for a change: it is put back at the end of the day."""
REST_OF_DAY = tuple(
    tuple(one.split())
    for one in (
        "for the rest of the day",
        "for the rest of today",
        "until the end of the day",
        "until end of day",
        "until the end of today",
    )
)
_TELLS_TIME = BEGINS | {"between", "today"}
"""Without one of these there is no time to cut off."""
_MARKS = ",;!."
_WHO = frozenset({"we", "they", "nobody", "everybody", "everyone", "somebody"})
"""Who is spoken of in a reason: “we are closed today”."""
_BEFORE_TODAY = frozenset({"for", "just", "only"})
POLITE = frozenset({"please", "pls", "plz", "thanks", "thank", "you", "thx"})
"""Behind a time these are no part of it."""
REASONS = frozenset({"as", "because", "since", "cause", "so"})
"""Words that a reason begins with."""
_SAYS_WHY = REASONS | _WHO
_ANSWERING = frozenset(
    {"answer", "answers", "answered", "answering", "ring", "rings", "ringing", "wait", "waits", "waiting"}
)
"""Before “for 20 seconds” these tell how long a phone rings."""


def _with_holidays(cut: Callable[[Words], tuple[Words, str]]) -> Callable[[Words], tuple[Words, str]]:
    """The same for words among which each name of a holiday is one; words that no time begins with are given
    back as they are."""

    @wraps(cut)
    def cut_with_holidays(words: Words) -> tuple[Words, str]:
        if not any(word.plain.strip(_MARKS) in _TELLS_TIME for word in words):
            return words, ""
        named = with_holidays(words)
        rest, time = cut(named)
        if named is words:
            return rest, time
        return without_holidays(rest), spoken(time)

    return cut_with_holidays


@_with_holidays
def cut_time(words: Words) -> tuple[Words, str]:
    """The words before the time at their end, and the time; an empty one where there is none. “Tomorrow from
    8:00 to 9:00” is “from tomorrow 8:00 to 9:00”, and “at 6pm for 2 hours” is “from 6pm for 2 hours”; an “on”
    before such a word is no part of it, as it is of “on monday from 8:00 to 9:00”."""
    words = _from_between(words)
    said = [_plain(words, at) for at in range(len(words))]
    end = len(words)
    while end and said[end - 1] in POLITE:
        end -= 1
    for rest in REST_OF_DAY:
        size = len(rest)
        if end > size and tuple(said[end - size : end]) == rest:
            return words[: end - size], TODAY
    for at in range(1, end):
        if said[at] in BEGINS and _is_time(said[at:end]):
            if said[at - 1] in _ANSWERING and said[at] == "for":
                return words, ""
            if said[at] != "from" and (start := start_before(words[:at])) < at:
                return words[:start], joined_with_start(words[start:at], words[at:end])
            day = _day_before(words, at) if said[at] == "from" else at
            is_joined = day < at and said[day - 1] == "on" and said[day] not in DAYS
            return words[: day - is_joined], joined((words[at], *words[day:at], *words[at + 1 : end]))
    if end > 2 and said[end - 1] == "today" and _SAYS_WHY.isdisjoint(said[:end]):
        return words[: end - 1 - (said[end - 2] in _BEFORE_TODAY)], TODAY
    return words, ""


@_with_holidays
def cut_start(words: Words) -> tuple[Words, str]:
    """The words before a start without an end that stands last, and the start: “from monday 9:00”; an empty
    one where there is none."""
    said = [_plain(words, at) for at in range(len(words))]
    at = len(said) - 1 - said[::-1].index("from") if "from" in said else 0
    kinds = [kind_of(one) for one in said[at + 1 :]]
    is_start = bool(kinds) and all(kinds) and "joining" not in kinds and {"clock", "hours"} & {*kinds}
    return (words[:at], joined(words[at:])) if at and is_start else (words, "")


def _day_before(words: Words, at: int) -> int:
    """Where the words for a day begin that stand before “from 8:00 to 9:00”; `at` where there are none."""
    start = at
    while start > 2:
        kind = kind_of(_plain(words, start - 1))
        beside = [kind_of(_plain(words, one)) for one in (start - 2, start) if one < at]
        if kind not in ("day", "date", "month") and not (kind == "number" and "month" in beside):
            break
        start -= 1
    return start


@_with_holidays
def cut_time_around(words: Words) -> tuple[Words, str]:
    """The same for a time of which the start stands first: “tomorrow at 9am turn on dnd for 2 hours”."""
    rest, time = cut_time(words)
    rest = with_holidays(rest)
    begins = start_at_first(rest)
    if not (begins and time) or "from" in time.split():
        return rest, time
    return rest[begins:], joined_with_start(rest[:begins], split(time))


def cut_inner_time(words: Words) -> tuple[Words, str]:
    """The same for a time that stands before a reason: “until mon 8am as we are closed”."""
    for end in range(2, len(words)):
        if _plain(words, end) in REASONS:
            rest, time = cut_time(words[:end])
            if time:
                return (*rest, *words[end:]), time
    return words, ""


@_with_holidays
def cut_first_time(words: Words) -> tuple[Words, str]:
    """The same for a time at the start: “until mon 8am, forward …”."""
    words = _from_between(words)
    if not words or _plain(words, 0) not in BEGINS:
        return words, ""
    end = 1
    while end < len(words) - 1 and kind_of(_plain(words, end)) and not words[end - 1].text.endswith(","):
        end += 1
    while end > 1 and _plain(words, end - 1) in FILLERS:
        end -= 1
    said = [_plain(words, at) for at in range(end)]
    return (words[end:], joined(words[:end])) if _is_time(said) else (words, "")


def _from_between(words: Words) -> Words:
    """The words with “from 9am to 5pm” for “between 9am and 5pm”."""
    if all("between" not in word.plain for word in words):
        return words
    said = [_plain(words, at) for at in range(len(words))]
    if "between" not in said:
        return words
    start = said.index("between")
    end = next((at for at in range(start + 2, len(said) - 1) if said[at] == "and"), 0)
    if not end or not all(kind_of(word) for word in (*said[start + 1 : end], said[end + 1])):
        return words
    between, to = (Word("from"), Word("to"))
    return (*words[:start], between, *words[start + 1 : end], to, *words[end + 1 :])


def _plain(words: Words, at: int) -> str:
    return words[at].plain.strip(",;!").removesuffix(".")


def _is_time(said: Sequence[str]) -> bool:
    """Whether words from “until”, “for” or “from” on speak of nothing but a time."""
    kinds = [kind_of(word) for word in said]
    if len(said) < 2 or not all(kinds) or said[-1] == "on":  # “For 2 hours on”: a value stands behind it.
        return False
    if said[0] == "for":
        return bool({"unit", "length", "hours", "vague"} & {*kinds})
    if said[0] == "from":
        joins = UNTIL | {"to", "for"}
        return bool({"clock", "hours", "day", "half", "month", "date"} & {*kinds}) and any(
            word in joins for word in said[1:-1]
        )
    return bool({"clock", "hours", "day", "date", "number", "vague", "month", "half"} & {*kinds})
