"""`reschedule s-7 to mon 8am`: what has not begun begins at another moment, and lasts as long as before."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.changes.timed.period import THEN, Period, name_of, periods_in_words
from bot.commands.context import Answer, Context
from bot.commands.timed.timed import about_timed, extend_timed, found_timed, span_from
from bot.commands.timed.timed_plans import extend_plan, found_plan
from bot.errors import NotAvailable, NotUnderstood, Unsure
from bot.events import Reply
from bot.language.requests.changing import ExtendTimed, Reschedule
from bot.language.requests.many import ExtendPlan
from bot.language.times.place_times import read_time
from bot.language.times.times import LONGEST, NoHour, Span
from bot.ports.database import Timed
from bot.sentences import plan_name
from cards.text import message_text


def reschedule(context: Context, request: Reschedule) -> Answer:
    """Lets a timed change, or those of a plan, begin at another moment; of what has begun, another end is
    meant."""
    if request.is_plan:
        plan, ones = found_plan(context, request.number)
        name = plan_name(plan.id)
    else:
        ones = [found_timed(context, request.number)]
        name = name_of(ones[0])
    has_end = not all(one.stays for one in ones)
    if (request.how == "until" and has_end) or any(one.state != "waiting" for one in ones):
        return _another_end(context, request)
    periods = [_period(context, one, request, name) for one in ones]
    context.services.timed_plans.move([*zip(ones, periods, strict=True)], name)
    if request.how == "by":
        context.services.posted_answers.came_of(context.event, "extension", name)
    moments = ((one.starts_at, one.ends_at, each.zone) for one, each in zip(periods, ones, strict=True))
    words = periods_in_words(moments, context.now, THEN)
    said = "\n\n".join(f"{name}: {message_text(line)}" for line in words.split("\n"))
    return Answer(Reply(said)) if request.is_plan else about_timed(context, ones[0], Answer(Reply(said)))


def _another_end(context: Context, request: Reschedule) -> Answer:
    how = {"by": "", "for": "for "}.get(request.how, "until ")
    time, is_more = f"{how or 'for '}{request.time}", request.how == "by"
    if request.is_plan:
        return extend_plan(context, ExtendPlan(request.number, time, is_more))
    return extend_timed(context, ExtendTimed(request.number, time, is_more))


def _period(context: Context, one: Timed, request: Reschedule, name: str) -> Period:
    """From when to when it holds then. Raises NotUnderstood or NotAvailable."""
    starts = one.starts_at or one.at
    lasts = one.ends_at - starts
    if request.how in ("by", "for"):
        length = read_time(f"for {request.time}", context.now, one.zone, "").length
        if length is None:
            raise NotUnderstood(f"“{request.time}” is no length. Nothing was changed.")
        if request.how == "for" and one.stays:
            raise NotAvailable(
                f"{name} has no end. Nothing was changed.",
                "Cancel it, then say the change with another time:",
                (f"cancel {name}",),
            )
        period = (
            Period(starts, starts + length)
            if request.how == "for"
            else Period(starts + length, starts + length + lasts)
        )
    else:
        span = _to(context, one, request, name)
        if not span.stays and one.stays:
            raise NotAvailable(
                f"{name} has no end, and I cannot give it one. Nothing was changed.",
                "Cancel it, then say the change with this time:",
                (f"cancel {name}",),
            )
        begins = span.starts or context.now
        period = Period(begins, begins + lasts if span.stays else span.ends)
    if period.ends_at - context.now > LONGEST:
        raise NotUnderstood(f"{name} would end in more than a year. Nothing was changed.")
    return period


def _to(context: Context, one: Timed, request: Reschedule, name: str) -> Span:
    """The moments that are told; where they have no hour, the same hour as before is offered."""
    try:
        return span_from(context, one, request.time)
    except NoHour as refusal:
        before = (one.starts_at or one.at).astimezone(ZoneInfo(one.zone))
        time = f"{request.time} {before:%H:%M}"
        try:
            span_from(context, one, time)
        except NotUnderstood:
            raise refusal from None
        raise Unsure(
            f"“{message_text(request.time)}” tells no hour. Nothing was changed. At the same hour as before?",
            choices=((f"At {before:%H:%M}", name, f"reschedule {name} to {time}"),),
        ) from None
