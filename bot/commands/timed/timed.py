"""Changes for a time, and `extend`, `end` or `cancel` of one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access import Access
from bot.catalogue import family_of, title_of
from bot.catalogue.model.shape import Values
from bot.changes.number_names import named
from bot.changes.outcome import Result
from bot.changes.target import SettingTarget
from bot.changes.timed.period import Period, end_check, name_of
from bot.changes.timed.timed_cards import TimedCards
from bot.changes.timed.timed_changes import CLOSED_RESULTS
from bot.commands.changing.edit import values_of
from bot.commands.changing.for_time import NOTHING_BACK, made_for_time
from bot.commands.changing.propose import change_button, own_values_note, with_switches
from bot.commands.context import MOVED, Answer, Context, card_answer
from bot.commands.forms.when import when
from bot.commands.timed.which_hours import which_hours
from bot.commands.views.named_numbers import names_of
from bot.commands.views.outcome_answer import outcome_answer
from bot.commands.views.why_shown import with_why
from bot.errors import BotError, NotAllowed, NotFound, NotUnderstood, OutOfDate, Unsure
from bot.events import Reply
from bot.language.reasons import with_reason
from bot.language.remembered.memory import Offer
from bot.language.request_subject import RequestSubject
from bot.language.requests.changing import CancelTimed, EndTimed, ExtendTimed, SetFields, SetForTime
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.times.place_times import read_time
from bot.language.times.time_words import keep_time
from bot.language.times.times import LONGEST, NoHour, Span, typed_span
from bot.ports.database import Timed
from bot.sentences import coming
from cards.outcome import outcome_card
from cards.text import message_text

CHECK_TIME = "please check the time."


def set_for_time(context: Context, request: SetForTime) -> Answer:
    """Sets the fields and puts them back at the end; what was said in a sentence is shown first."""
    fields = request.fields
    try:
        span = read_time(request.time, context.now, fields.workspace.time_zone, fields.workspace.region)
    except NotUnderstood as problem:
        if request.asks_first or (isinstance(problem, NoHour) and problem.times):
            raise _with_choices(context, fields, problem) from None
        raise
    notes: list[str] = []
    values = _values(context, fields, request.time, notes)
    if request.asks_first or _is_to_be_shown(context, fields, values, span):
        return _shown_first(context, request, span)
    change = context.change_request(SettingTarget(fields.family), fields.workspace, values)
    return made_for_time(context, fields, change, span, notes)


def _shown_first(context: Context, request: SetForTime, span: Span) -> Answer:
    """Shows old → new and until when; the button says the command that does it."""
    fields = with_switches(context, request.fields)
    family, workspace = fields.family, fields.workspace
    notes = own_values_note(request.fields, fields)
    values = _values(context, fields, request.time, notes)
    foreseen = context.services.timed.foresee(
        context.change_request(SettingTarget(family), workspace, values), Period(span.starts, span.ends)
    )
    title = f"{family.title} · {workspace.name}"
    if foreseen.result is Result.ALREADY and request.then:
        raise _only_then(context, fields, request.then, span)
    if foreseen.result is Result.ALREADY and not span.starts:
        return card_answer(
            outcome_card(title, "plain", f"It is so already; nothing was written. {NOTHING_BACK}")
        )
    time = request.time if span.length and not span.starts else typed_span(span, workspace.time_zone)
    command = context.command("set", family, workspace, f"{assignments_text(fields.assignments)} {time}")
    command = with_reason(command, context.reason)
    if context.reason:
        notes.append(f"The reason I would note: “{context.reason}”.")
    asked = "Nothing is changed yet. Shall I make this change?"
    moved = [MOVED] if context.has_moved(foreseen) else []
    why = with_why(context, (*moved, *context.preview(foreseen)), CHECK_TIME)
    card = outcome_card(
        title,
        "plain",
        "\n".join((*why, asked, *filter(None, (span.days,)), when(context, workspace, span), *notes)),
        [*named(foreseen.differences, names_of(context, family, foreseen.differences, workspace))],
        [
            context.do_it(command, foreseen.check),
            change_button(context, fields, time),
            context.button("Cancel", "cancel"),
        ],
    )
    return replace(card_answer(card), offers=(Offer("Do it", "", command, check=foreseen.check),))


def _only_then(context: Context, fields: SetFields, then: str, span: Span) -> Unsure:
    """The refusal of an order for a time that is so already, as its end would put nothing back; with what was
    ordered for its end to choose."""
    zone, told = fields.workspace.time_zone, replace(fields.assignments[0], text=then)
    when_then = typed_span(Span(span.ends, span.ends), zone)
    said = f"{assignments_text((told,))} {when_then}"
    return Unsure(
        "It is so already, so nothing would be put back at the end. Nothing was changed. "
        "Shall I make only the second change?",
        choices=((said, "", context.command("set", fields.family, fields.workspace, said)),),
    )


def _is_to_be_shown(context: Context, fields: SetFields, values: Values, span: Span) -> bool:
    """Whether it is shown before it is made: it names a holiday, it begins later and stays, it is risky, or
    other values are there now than were shown."""
    if span.days and not context.was_shown:
        return True
    if not context.check and (context.was_shown or context.services.preview == "never"):
        return False
    if span.stays and not context.was_shown:
        return True
    request = context.change_request(SettingTarget(fields.family), fields.workspace, values)
    foreseen = context.services.timed.foresee(request, Period(span.starts, span.ends))
    return context.has_moved(foreseen) if context.was_shown else bool(context.preview(foreseen))


def _values(context: Context, fields: SetFields, time: str, notes: list[str]) -> Values:
    """The values that are meant; what is offered where a name fits several is set for the time, too."""
    try:
        return values_of(context, fields, notes)
    except BotError as refusal:
        keep_time(refusal, time)
        raise


def _with_choices(context: Context, fields: SetFields, problem: NotUnderstood) -> Unsure:
    """The refusal of a time in a sentence, with the change without it to choose; where days are told without
    an hour, with what may be meant."""
    family, workspace = fields.family, fields.workspace
    now = context.command("set", family, workspace, assignments_text(fields.assignments))
    if isinstance(problem, NoHour) and problem.times:
        what = f"{family.title} · {workspace.name}"
        return which_hours(context, problem, now, what, workspace.time_zone)
    return Unsure(
        f"{problem.sentence} Shall I do it now, without an end?",
        f"Or say it with another time. {problem.next_step}",
        choices=(
            (now, "", now),
            ("Leave it as it is", "", context.command("show", family, workspace)),
        ),
    )


def cancel_timed(context: Context, request: CancelTimed) -> Answer:
    """Forgets the end, or the start: nothing is written."""
    one = found_timed(context, request.number)
    context.services.timed.leave(one)
    place, title = message_text(one.workspace_name), title_of(one.family)
    said = (
        f"{name_of(one)} is cancelled: {title} of {place} is not changed."
        if one.state == "waiting"
        else f"{name_of(one)} is cancelled: {title} of {place} stays as it is now, and nothing is put back."
    )
    return about_timed(context, one, Answer(Reply(said)))


def extend_timed(context: Context, request: ExtendTimed) -> Answer:
    """Lets it end at another moment."""
    one = found_timed(context, request.number)
    if request.seen and request.seen != end_check(one):
        until = message_text(coming(one.ends_at, context.now, one.zone))
        raise OutOfDate(
            f"{name_of(one)} was given another end since: it holds until {until}. Nothing was changed now.",
            f"For another one say, for example, `extend {name_of(one)} by 1 hour`.",
        )
    ends_at = new_end(context, one, request.time, is_more=request.is_more, name=name_of(one))
    then = context.services.timed.extend(one, ends_at)
    if request.is_more:
        context.services.posted_answers.came_of(context.event, "extension", name_of(one))
    said = f"{name_of(one)} holds until {message_text(coming(then.ends_at, context.now, one.zone))}."
    return about_timed(context, one, Answer(Reply(said)))


def span_from(context: Context, one: Timed, start: str) -> Span:
    """What a start means in the zone of a timed change (“friday 9am”, “in 2 hours”), maybe with an end behind
    it. Raises NotUnderstood."""
    is_ahead = start.casefold().startswith("in ")
    return read_time(start if is_ahead else f"from {start}", context.now, one.zone, _region(context, one))


def _region(context: Context, one: Timed) -> str:
    workspace = context.seen().by_id.get(one.workspace_id)
    return workspace.region if workspace else ""


def new_end(context: Context, one: Timed, time: str, *, is_more: bool, name: str) -> datetime:
    """The end that a time means for a timed change; with `is_more` it counts from its end so far. Raises
    NotUnderstood or OutOfDate, in which it is called `name`."""
    since = max(one.ends_at, one.starts_at or one.ends_at) if is_more else context.now
    try:
        ends_at = read_time(time, since, one.zone, _region(context, one), may_stay=False).ends
    except NoHour as problem:
        if is_more or not problem.times:
            raise
        what = f"{title_of(one.family)} · {one.workspace_name}"
        raise which_hours(context, problem, f"extend {name}", what, one.zone) from None
    if ends_at <= max(context.now, one.starts_at or context.now):
        raise OutOfDate(
            f"{name} would end in the past, or before it begins. Nothing was changed.",
            f"Say a later moment, or `end {name} now`.",
        )
    if ends_at - context.now > LONGEST:
        raise OutOfDate(
            f"{name} would end in more than a year. Nothing was changed.", "Say an earlier moment."
        )
    return ends_at


def end_timed(context: Context, request: EndTimed) -> Answer:
    """Puts back now what was before, with the rights of whoever asks."""
    one = found_timed(context, request.number)
    outcome, back = context.services.timed.end(
        one,
        request.moved.check,
        is_rest=request.moved.is_left,
        person_id=context.person.id,
        space_id=context.event.space.id,
        event_id=context.event.id,
    )
    begun = context.services.timed.begun(one)
    cards = timed_cards(context, one)
    if begun and outcome.result in CLOSED_RESULTS:
        answer = card_answer(cards.ended(outcome.differences, outcome.not_taken))
    elif begun and outcome.result is Result.MOVED:
        now = (outcome.after.values if outcome.after else None) or {}
        answer = card_answer(cards.moved(back, now))
    else:
        answer = outcome_answer(context, outcome)
    return about_timed(context, one, answer)


def timed_cards(context: Context, one: Timed) -> TimedCards:
    """The cards of a timed change, for whoever asks."""
    here = replace(one, thread_id=context.thread_id)
    return TimedCards(here, context.now, context.seen())


def may_see_timed(context: Context, one: Timed) -> bool:
    """Whether who asks may know of it."""
    return context.rights.everywhere >= Access.READ or one.workspace_id in context.seen().by_id


def may_change_timed(context: Context, one: Timed) -> bool:
    """Whether who asks may change its workspace."""
    access = context.rights.of_one(context.seen(), one.workspace_id, one.location_id)
    return access >= Access.WRITE


def found_timed(context: Context, number: int) -> Timed:
    """The timed change with this number, where this person may change its workspace, or its location where
    the workspace is not among those that Webex lists. Raises NotFound or NotAllowed."""
    one = context.services.timed.find(number)
    if not may_see_timed(context, one):
        raise NotFound(f"I know of no timed change s-{number}. Nothing was changed.", "See `scheduled`.")
    if workspace := context.seen().by_id.get(one.workspace_id):
        context.rights.require(workspace, Access.WRITE)
    elif not may_change_timed(context, one):
        raise NotAllowed(
            f"Webex does not list {message_text(one.workspace_name)} right now, so I cannot tell whether you "
            "may change it. Nothing was changed.",
            "Try again in a moment, or ask an administrator with write access everywhere.",
        )
    return one


def about_timed(context: Context, one: Timed, answer: Answer) -> Answer:
    """The answer, after which its workspace and setting were spoken of."""
    workspace = context.seen().by_id.get(one.workspace_id)
    return replace(answer, about=RequestSubject(workspace, family_of(one.family)))
