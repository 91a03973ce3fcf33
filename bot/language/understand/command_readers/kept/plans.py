"""Reads what is asked of plans: which there are, or what is to become of one by its number."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Viewer
from bot.language.requests.many import ListPlans, RetryPlan, RunPlan, ShowPlan, StopPlan, UndoPlan
from bot.language.requests.request import Request
from bot.language.understand.command_readers.kept.numbered import Numbered
from bot.language.words import Words, split_page

PLANS = Numbered("p", "the|plan|plans|one|of|please|now|all|what|failed")
names_plan = PLANS.names


def read_plans(viewer: Viewer, words: Words) -> ListPlans:
    """The plans, from `[page <number>]`."""
    return ListPlans(split_page(words)[1])


def is_list_of_plans(words: Words) -> bool:
    """Whether these words can stand behind `plans`."""
    return PLANS.names_none(tuple(word for word in split_page(words)[0] if word.plain != "my"))


read_run = PLANS.reader(RunPlan)
read_try = PLANS.reader(lambda number: RunPlan(number, is_trial=True))
read_stop = PLANS.reader(StopPlan)
read_retry = PLANS.reader(RetryPlan)
PLAN_VERBS: dict[str, Callable[[int], Request]] = {"show": ShowPlan, "undo": UndoPlan}
"""Commands that are about something else without the number of a plan."""


def read_of_plan(verb: str, words: Words) -> Request | None:
    """What a command that is not for plans alone asks of one; None where it names none."""
    return PLAN_VERBS[verb](PLANS.numbers(words)[0]) if names_plan(words) else None
