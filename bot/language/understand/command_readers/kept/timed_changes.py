"""Reads what is asked of timed changes: `scheduled`, and `extend`, `end` or `cancel` with a number."""

from __future__ import annotations

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.requests.changing import (
    CancelTimed,
    EndTimed,
    ExtendTimed,
    LeaveAsItIs,
    WhatMoved,
)
from bot.language.requests.many import EndPlan, ExtendPlan, StopPlan
from bot.language.requests.request import Request
from bot.language.requests.showing import ListTimed
from bot.language.selecting.selection_words import ALL, AND, ARTICLES, INSIDE, plain_word
from bot.language.selecting.selections import selected
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.command_readers.kept.approvals import names_request, read_of_request
from bot.language.understand.command_readers.kept.numbered import Numbered
from bot.language.understand.command_readers.kept.plans import PLANS, names_plan
from bot.language.understand.places.several.which_workspaces import selection_of
from bot.language.words import Word, Words, joined, retype, split_page
from bot.sentences import plan_name

TIMED = Numbered("s", "the|timer|timed|change|please|now")
_BY = "by"
_SEEN = "seen"
_DUE = "due"
_ALL = frozenset(
    {"what", "is", "are", "the", "all", "everything", "changes", "change", "there", "my", "now", "for"}
)
"""Words beside `scheduled` that name no workspace."""
_IN_A_ROW = ALL | AND | INSIDE | ARTICLES | {"page", "list", ""}
"""Words beside names in a row."""


def names_waiting(words: Words) -> bool:
    """Whether the words name a timed change (`s-7`), or a plan (`p-7`)."""
    return bool(TIMED.numbers(words) or PLANS.numbers(words))


def names_what_waits(words: Words) -> bool:
    """Whether the words name a timed change or a plan, or nothing: what was shown last."""
    is_plan = names_plan(_without_due(words)[0])
    return not words or bool(TIMED.numbers(words)) or is_plan or names_request(words)


def may_be_scheduled(words: Words) -> bool:
    """Whether these words can stand behind `scheduled`: not in “scheduled maintenance, turn on dnd …”, where
    a word says more than names do."""
    if not any(word.plain.endswith(",") for word in words):
        return True
    plain = {plain_word(word) for word in words if not word.quoted} - _IN_A_ROW
    return not any(map(lexicon().knows, plain))


def read_scheduled(viewer: Viewer, words: Words) -> ListTimed:
    """What waits for its start or end, from `[workspaces] [page <number>]`."""
    words, page = split_page(words)
    while words and words[0].plain in _ALL and not _selects(viewer, words):
        words = words[1:]
    while words and words[-1].plain in _ALL:
        words = words[:-1]
    selection = selection_of(viewer, words, "scheduled") if words else None
    return ListTimed(None if selection and selection.rule.is_everything else selection, page)


def _selects(viewer: Viewer, words: Words) -> bool:
    return selected(viewer.workspaces(), retype(words), viewer.lists) is not None


def read_cancel(viewer: Viewer, words: Words) -> Request:
    """The timed change that is to be left as it is, from `s-<number>`; or the plan, from `p-<number>`; alone,
    what was shown last."""
    if not words:
        return LeaveAsItIs()
    named, only_due = _without_due(words)
    if names_plan(named):
        return StopPlan(PLANS.numbers(named)[0], only_due)
    return read_of_request("cancel", words) or CancelTimed(_only_number(words, "cancel s-7"))


def _without_due(words: Words) -> tuple[Words, bool]:
    """The words without the one that buttons end in which are only about what is due."""
    is_due = bool(words) and words[-1].plain == _DUE
    return (words[:-1], True) if is_due else (words, False)


def read_end(viewer: Viewer, words: Words) -> EndTimed | EndPlan:
    """The timed change that is to end at once, from `s-<number> [now] [rest|anyway]`, or those of a plan,
    from `p-<number> [now]`."""
    named, only_due = _without_due(words)
    if names_plan(named):
        return EndPlan(PLANS.numbers(named)[0], only_due)
    match [word.plain for word in words if word.plain != "now"]:
        case [_, "rest"]:
            return EndTimed(_number(words[:1]), WhatMoved(is_left=True))
        case [_, "anyway", check]:
            return EndTimed(_number(words[:1]), WhatMoved(check=check))
        case _:
            return EndTimed(_only_number(words, "end s-7 now"), WhatMoved())


def read_extend(viewer: Viewer, words: Words) -> ExtendTimed | ExtendPlan:
    """The timed change that is to end later, from `s-<number> by|for|until <time> [seen <check>]`, or
    those of a plan, with its number."""
    seen = ""
    if len(words) > 2 and words[-2].plain == _SEEN:
        words, seen = words[:-2], words[-1].plain
    at = next(at for at, word in enumerate(words) if names_waiting((word,)))
    plan = next(iter(PLANS.numbers(words[at : at + 1])), None)
    number, time = _number(words[at : at + 1]), words[:at] + words[at + 1 :]
    name = f"s-{number}" if plan is None else plan_name(plan)
    if not time:
        raise NotUnderstood(
            "Until when? Nothing was changed.",
            "Or say the time, for example `until mon 8am`:",
            (f"extend {name} by 1 hour", f"extend {name} by 1 day"),
        )
    if may_tell_secret(joined(time)):
        raise NotUnderstood(
            f"That is no time. Nothing was changed. {CODE_UNUSED}", f"For example `extend {name} by 1 hour`."
        )
    if time[0].plain == "to":
        time = (Word("until"), *time[1:])  # “extend it to saturday 9am”
    is_more = time[0].plain == _BY
    said = f"for {joined(time[1:])}" if is_more else joined(time)
    if plan is not None:
        return ExtendPlan(plan, said, is_more, seen)
    return ExtendTimed(number, said, is_more, seen)


def _only_number(words: Words, example: str) -> int:
    if len(TIMED.numbers(words)) + len(TIMED.others(words)) != 1:
        raise NotUnderstood(
            "I do one timed change at a time, by its number. Nothing was changed.",
            f"For example `{example}`; `scheduled` shows the numbers.",
        )
    return _number(words)


def _number(words: Words) -> int:
    return next(iter(TIMED.numbers(words)), 0)
