"""“Run”, “stop it”, “extend it by 1 hour”: the one plan or timed change of this person that is open here."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.access import Access
from bot.changes.plans.plans import PREVIEW_VALID_MINUTES
from bot.commands.context import Context
from bot.errors import NotFound, NotUnderstood
from bot.events import TextMessage
from bot.names.text import folded
from bot.ports.database import Plan, Timed
from bot.sentences import plan_name

MAX_PLANS = 20
"""Older ones are not looked at."""
_IT = r"(?: (?:it|that|this|(?:the|my) (?:plan|timer|timed change)))?"
_TIME = r"(?P<time> (?:by|for|until) .+)?"
_SAID = re.compile(rf"(?:please )?(?P<verb>run|try|stop|cancel|extend|end){_IT}(?: (?:now|please))*{_TIME}")
_OF_PLANS = frozenset({"run", "try", "stop", "cancel"})
_OF_TIMED = frozenset({"stop", "cancel", "extend", "end"})
_ONLY_OF_PLANS, _ONLY_OF_TIMED = _OF_PLANS - _OF_TIMED, _OF_TIMED - _OF_PLANS
Meant = tuple[str, str, str]
"""The label, what more there is to say, the command."""


def of_open_one(context: Context, text: str) -> str:
    """The command with its number that a text without one means; empty for any other text, and where it may
    answer a question. Raises NotUnderstood where several are open, or what is to become of one is not told,
    and NotFound where there is no plan."""
    found = _SAID.fullmatch(folded(text).rstrip(" .!"))
    is_typed, topic = isinstance(context.event, TextMessage), context.topic
    if found is None or not is_typed or context.rights.most < Access.WRITE:
        return ""
    verb, time = found["verb"], found["time"] or ""
    if verb == "stop" and not time and (running := _running(context)):
        return running  # whatever else is open: it would run on while somebody is asked
    if topic.offers or topic.has_form:
        return ""
    is_answer = topic.asks and verb not in _ONLY_OF_PLANS | _ONLY_OF_TIMED
    is_bare_end = verb == "end" and len(text.split()) == 1  # of a message, it is no order
    if is_answer or is_bare_end or (time and verb != "extend"):
        return ""
    plans = _open_plans(context) if verb in _OF_PLANS else []
    if verb not in _ONLY_OF_PLANS:
        plans = [one for one in plans if one.state != "looking"]
    timed = _open_timed(context) if verb in _OF_TIMED else {}
    meant = [(plan_name(one.id), one.asked, f"{verb} {plan_name(one.id)}") for one in plans]
    meant += [one for name, ones in timed.items() for one in _of_timed(verb, time, name, ones)]
    if not meant:
        if verb in _ONLY_OF_PLANS:
            raise NotFound(f"There is no plan of yours here to {verb}. Nothing was changed.", "See `plans`.")
        return ""
    if len(meant) == 1:
        return meant[0][2]
    raise NotUnderstood("Which one? Nothing was changed.", choices=tuple(meant))


def _of_timed(verb: str, time: str, name: str, ones: list[Timed]) -> list[Meant]:
    """What the verb can mean for a timed change, or for those of a plan."""
    title = (
        f"{ones[0].workspace_name} · {ones[0].assignments}" if len(ones) == 1 else f"{len(ones)} workspaces"
    )
    if verb in ("extend", "end"):
        return [(name, title, f"{verb} {name}{time}")]
    left = (f"Leave {name} as it is", f"{title}: nothing is put back", f"cancel {name}")
    if all(one.state == "waiting" for one in ones):
        return [left]
    return [(f"End {name} now", f"{title}: what was before is put back", f"end {name} now"), left]


def _running(context: Context) -> str:
    """The command that stops the one plan of this person that runs here; empty where not one does."""
    running = [one for one in _open_plans(context) if one.state == "running"]
    return f"stop {plan_name(running[0].id)}" if len(running) == 1 else ""


def _open_plans(context: Context) -> list[Plan]:
    """The plans of this person here that run, or were shown just now."""
    plans = context.services.plans
    shown_since = context.now - timedelta(minutes=PREVIEW_VALID_MINUTES)
    return [
        one
        for one in plans.latest(context.event.space.id, context.person.id, MAX_PLANS)
        if (one.space_id, one.person_id) == (context.event.space.id, context.person.id)
        and one.state != "over"
        and (one.state != "shown" or (one.shown_at is not None and one.shown_at >= shown_since))
        and (one.state != "shown" or plans.counts(one.id)["waiting"])
    ]


def _open_timed(context: Context) -> dict[str, list[Timed]]:
    """The timed changes of this person here that are not over, by their name, or that of their plan."""
    found: dict[str, list[Timed]] = {}
    for one in context.services.timed.waiting():
        if (one.space_id, one.person_id) == (context.event.space.id, context.person.id):
            name = f"s-{one.id}" if one.plan_id is None else plan_name(one.plan_id)
            found.setdefault(name, []).append(one)
    return found
