"""Reads at which hours a space wants to hear of changes: `quiet 19:00-07:00`, `digest 18:00`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.access import Viewer
from bot.errors import NotAvailable, NotUnderstood
from bot.language.times.clock_times import read_clock
from bot.language.words import Words, joined

_CLOCK = r"(\d{1,2}(?:[:.h]\d{2})? ?[ap]m|\d{1,2}[:.h]\d{2}|\d{1,2}h?|noon|midday|midnight)"
_QUIET = re.compile(
    r"(?:(?:and|with|but) )*quiet(?: hours?)?(?: is| are)?(?: from| between)? "
    rf"{_CLOCK} ?(?:-|–|to|till|until|and) ?{_CLOCK}(?![\w:])",
    re.I,
)
_DAILY = "(?:daily|every day|once a day)"
_DIGEST = re.compile(
    rf"(?:(?:and|with|as|in|a|one) )*(?:{_DAILY} )?(?:digest|summary|{_DAILY})(?: {_DAILY})?(?: at)? "
    rf"{_CLOCK}(?![\w:])",
    re.I,
)
_OTHER_HOURS = frozenset(
    {"quiet", "digest", "summary", "night", "nights", "nightly", "weekly", "monthly", "hourly", "daily"}
    | {"weekday", "weekdays", "weekend", "weekends", "evenings", "mornings"}
)
_BEFORE_TIMES = frozenset({"at", "during", "on", "over"})
_BARE = re.compile(r"\d{1,2}h?")
EXAMPLES = "For example `watch lobby quiet 19:00-07:00`, or `watch all digest 18:00`."


class WrongHours(NotUnderstood):
    """Hours of a watch that no clock shows, or that may be two: the words are no sentence about a phone."""


@dataclass(frozen=True)
class Hours:
    """As a watch has them; empty where none were said."""

    quiet: str = ""
    digest: str = ""


def cut_hours(words: Words) -> tuple[Words, Hours]:
    """The words without the hours, and the hours. Raises NotUnderstood for those that no clock shows, or that
    may be before or after noon."""
    words, quiet = _cut(words, _QUIET)
    words, digest = _cut(words, _DIGEST)
    if quiet and quiet[0] == quiet[1]:
        raise WrongHours("Quiet hours need a begin and another end. Nothing was changed.", EXAMPLES)
    return words, Hours("-".join(quiet), "".join(digest))


def require_no_other_hours(viewer: Viewer, words: Words) -> None:
    """Raises NotAvailable for times that a watch cannot have (“weekly digest”, “on weekdays”, “quiet at
    night”), where no workspace is called so."""
    names = viewer.workspaces().name_words
    for at, word in enumerate(words):
        plain = word.plain.strip(",.;")
        is_name = names.with_word(plain) and not (
            at + 1 < len(words) and words[at + 1].plain in _BEFORE_TIMES
        )
        if plain in _OTHER_HOURS and not (word.quoted or is_name):
            raise NotAvailable(
                "A watch has quiet hours by the clock, and a digest once a day. Nothing was changed.",
                EXAMPLES,
            )


def _cut(words: Words, pattern: re.Pattern[str]) -> tuple[Words, Sequence[str]]:
    for at, word in enumerate(words):
        if not word.quoted and (found := pattern.match(joined(words[at:]))):
            end = at + len(found[0].split())
            before = [replace(one, text=one.text.rstrip(",;")) for one in words[max(at - 1, 0) : at]]
            return (*words[: max(at - 1, 0)], *before, *words[end:]), _clocks(found.groups())
    return words, ()


def _clocks(said: Sequence[str]) -> list[str]:
    """The hours as `HH:MM`. One that is bare may be before or after noon, unless another one tells how hours
    are counted."""
    said = [one.casefold().replace(" ", "") for one in said]
    bare = [one for one in said if _BARE.fullmatch(one)]
    if len(bare) == len(said) and all(1 <= int(one.rstrip("h")) <= 12 for one in bare):
        hour = int(bare[0].rstrip("h"))
        raise WrongHours(f"Do you mean {hour}:00 or {hour}pm? Nothing was changed.", EXAMPLES)
    try:
        return [f"{read_clock(one if one not in bare else one.rstrip('h') + ':00'):%H:%M}" for one in said]
    except (ValueError, OverflowError):
        raise WrongHours(f"No clock shows {' or '.join(said)}. Nothing was changed.", EXAMPLES) from None
