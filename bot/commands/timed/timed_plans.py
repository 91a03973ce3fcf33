"""The timed changes of a plan together: `extend p-7`, `end p-7`, `cancel p-7`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes.timed.period import end_check, periods_in_words
from bot.commands.context import Answer, Context
from bot.commands.timed.timed import may_change_timed, may_see_timed, new_end
from bot.errors import NotAllowed, NotFound, OutOfDate
from bot.events import Reply
from bot.language.requests.many import EndPlan, ExtendPlan, StopPlan
from bot.ports.database import Plan, Timed
from bot.sentences import how_many_workspaces, plan_name
from cards.text import message_text


def extend_plan(context: Context, request: ExtendPlan) -> Answer:
    """Lets all timed changes of a plan end at another moment, each in the zone of its place."""
    plan, ones = found_plan(context, request.number)
    name = plan_name(plan.id)
    if request.seen and request.seen != end_check(*ones):
        raise OutOfDate(
            f"{name} was given another end since, or is over in a part. Nothing was changed now.",
            f"For another one say, for example, `extend {name} by 1 hour`.",
        )
    left = [one for one in ones if one.state != "asking" and one.ends_at > context.now]
    if not left:
        raise OutOfDate(f"{name} has reached its end. Nothing was changed.", "See `scheduled`.")
    ends = [(one, new_end(context, one, request.time, is_more=request.is_more, name=name)) for one in left]
    context.services.timed_plans.extend(ends)
    if request.is_more:
        context.services.posted_answers.came_of(context.event, "extension", name)
    words = periods_in_words(((None, ends_at, one.zone) for one, ends_at in ends), context.now)
    return Answer(Reply("\n\n".join(f"{name}: {message_text(line)}" for line in words.split("\n"))))


def end_plan(context: Context, request: EndPlan) -> Answer:
    """Puts back now what was before, in all workspaces of a plan, with the rights of whoever asks."""
    plan, ones = found_plan(context, request.number)
    if request.only_due:
        ones = _due(context, ones)
    elif any(one.state != "waiting" for one in ones):
        context.services.timed_plans.require_may_end(plan, ones, context.person)
    context.services.timed_plans.end(ones, context.person)
    back = sum(one.state != "waiting" for one in ones)
    waiting = len(ones) - back
    said = [f"{plan_name(plan.id)} ends now."]
    if back:
        place = "here" if context.event.space.id == plan.space_id else "in its space"
        said.append(f"Put back now: {how_many_workspaces(back)}. I say {place} what became of it.")
    if waiting:
        said.append(f"What had not begun in {how_many_workspaces(waiting)} is cancelled.")
    return Answer(Reply(" ".join(said)))


def leave_plan(context: Context, request: StopPlan) -> Answer:
    """Leaves what a plan has set for a time as it is."""
    plan, ones = found_plan(context, request.number)
    ones = _due(context, ones) if request.only_due else ones
    context.services.timed_plans.leave(ones)
    stays = sum(one.state != "waiting" for one in ones)
    said = [f"{plan_name(plan.id)} is cancelled."]
    if stays:
        said.append(f"Left as it is now: {how_many_workspaces(stays)}; nothing is put back.")
    if waiting := len(ones) - stays:
        said.append(f"Not changed: {how_many_workspaces(waiting)}.")
    return Answer(Reply(" ".join(said)))


def has_timed(context: Context, plan: Plan) -> bool:
    """Whether something of this plan begins or ends by itself from now on."""
    return bool(plan.time) and bool(context.services.timed_plans.waiting(plan.id))


def _due(context: Context, ones: Sequence[Timed]) -> Sequence[Timed]:
    """Those whose moment has come. Raises OutOfDate where there is none."""
    now = context.now
    moments = ((one, one.starts_at if one.state == "waiting" else one.ends_at) for one in ones)
    due = [one for one, at in moments if at and at <= now]
    if not due:
        raise OutOfDate("None of them waits for that any more. Nothing was changed now.", "See `scheduled`.")
    return due


def found_plan(context: Context, number: int) -> tuple[Plan, Sequence[Timed]]:
    """The plan, and what of it begins or ends by itself from now on, where this person may change all of
    these workspaces. Raises NotFound, OutOfDate or NotAllowed."""
    plan = context.services.plans.find(number)
    ones = context.services.timed_plans.waiting(number)
    is_mine = context.event.space.id == plan.space_id or context.person.id == plan.person_id
    if not (is_mine or (ones and all(may_see_timed(context, one) for one in ones))):
        raise NotFound(f"I know of no plan {plan_name(number)} here. Nothing was changed.", "See `plans`.")
    if not ones:
        raise OutOfDate(
            f"Nothing of {plan_name(plan.id)} begins or ends by itself any more. Nothing was changed.",
            f"`show {plan_name(plan.id)}` lists what became of it.",
        )
    if kept_out := sum(not may_change_timed(context, one) for one in ones):
        raise NotAllowed(
            f"You may not change {kept_out:,} of the {len(ones):,} workspaces of {plan_name(plan.id)}. "
            "Nothing was changed.",
            "`scheduled` shows those that you may see one by one.",
        )
    return plan, ones
