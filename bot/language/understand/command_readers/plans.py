"""Reads what is asked of plans: which there are, or what is to become of one by its number."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.language.requests.many import ListPlans, RetryPlan, RunPlan, ShowPlan, StopPlan, UndoPlan
from bot.language.requests.request import Request
from bot.language.words import Word, Words, split_page

_NUMBER = re.compile(r"#?p-?(\d{1,12})[.,!]?")
_SAYS_NOTHING = frozenset({"the", "plan", "plans", "one", "of", "please", "now", "all", "what", "failed"})
"""Words beside the number of a plan that change nothing about what is asked."""


def names_plan(words: Words) -> bool:
    """Whether the words name one plan, and nothing else: `p-7`."""
    numbers = [word for word in words if _NUMBER.fullmatch(word.plain)]
    rest = [word for word in words if word not in numbers and word.plain.strip(".,!") not in _SAYS_NOTHING]
    return len(numbers) == 1 and not rest


def is_number_of_plan(word: Word) -> bool:
    """Whether a word is the number of a plan: `p-7`."""
    return _NUMBER.fullmatch(word.plain) is not None


def number_of(words: Words) -> int:
    """The number of the plan that the words name."""
    found = next(filter(None, (_NUMBER.fullmatch(word.plain) for word in words)))
    return int(found[1])


def read_plans(viewer: Viewer, words: Words) -> ListPlans:
    """The plans, from `[page <number>]`."""
    return ListPlans(split_page(words)[1])


def is_list_of_plans(words: Words) -> bool:
    """Whether these words can stand behind `plans`."""
    return all(word.plain in _SAYS_NOTHING | {"my"} for word in split_page(words)[0])


def of_plan(make: Callable[[int], Request]) -> Callable[[Viewer, Words], Request]:
    """A reader of `<p-number>` for this request."""
    return lambda viewer, words: make(number_of(words))


read_run = of_plan(RunPlan)
read_try = of_plan(lambda number: RunPlan(number, is_trial=True))
read_stop = of_plan(StopPlan)
read_retry = of_plan(RetryPlan)
PLAN_VERBS: dict[str, Callable[[int], Request]] = {"show": ShowPlan, "undo": UndoPlan}
"""Commands that are about something else without the number of a plan."""


def read_of_plan(verb: str, words: Words) -> Request | None:
    """What a command that is not for plans alone asks of one; None where it names none."""
    return PLAN_VERBS[verb](number_of(words)) if names_plan(words) else None
