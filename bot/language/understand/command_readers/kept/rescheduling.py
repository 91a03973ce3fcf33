"""Reads `reschedule`: a timed change or a plan by its number, and when it is to begin."""

from __future__ import annotations

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.requests.changing import Reschedule
from bot.language.times.time_words import LENGTH, UNITS
from bot.language.understand.command_readers.kept.plans import PLANS
from bot.language.understand.command_readers.kept.timed_changes import TIMED, names_waiting
from bot.language.words import Words, joined
from bot.sentences import plan_name

_JOINING = {
    **dict.fromkeys(("to", "at", "on", "from", "for"), "to"),
    **dict.fromkeys(("until", "till", "til"), "until"),
    "by": "by",
}


def read_reschedule(viewer: Viewer, words: Words) -> Reschedule:
    """When it is to begin, from `s-<number> to|by|for|until <time>`; with a length in the place of a time,
    how long it is to last."""
    at = next(at for at, word in enumerate(words) if names_waiting((word,)))
    plan = next(iter(PLANS.numbers(words[at : at + 1])), None)
    number = next(iter(TIMED.numbers(words[at : at + 1])), 0) if plan is None else plan
    time = words[at + 1 :]
    name = f"s-{number}" if plan is None else plan_name(plan)
    how = _JOINING.get(time[0].plain, "") if time else ""
    time = time[1:] if how else time
    if not time:
        raise NotUnderstood("To when? Nothing was changed.", f"For example `reschedule {name} to mon 8am`.")
    said = joined(time)
    if may_tell_secret(said):
        raise NotUnderstood(f"That is no time. Nothing was changed. {CODE_UNUSED}", "See `scheduled`.")
    is_length = bool(LENGTH.fullmatch(said.replace(" ", "").casefold())) or time[-1].plain in UNITS
    if is_length and how != "by" and time[0].plain != "in":
        how = "for"
    return Reschedule(number, plan is not None, how or "to", said)
