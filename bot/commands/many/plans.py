"""Changes of several workspaces: shown as a plan, run, tried, stopped, tried again and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Access, unavailable
from bot.catalogue.model.shape import Values
from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plan_time import PlanTime
from bot.changes.plans.plans import SAYS
from bot.changes.request import ChangeRequest
from bot.changes.target import SettingTarget
from bot.changes.timed.period import Period
from bot.commands.changing.edit import which_one
from bot.commands.changing.propose import own_values_note, wanted_switches
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.values import WhichOne, people_on_many, resolve
from bot.commands.pager import more_button, page_of
from bot.commands.timed.timed import may_change_timed
from bot.commands.timed.timed_plans import has_timed, leave_plan
from bot.commands.timed.which_hours import which_hours
from bot.errors import BotError, NotAvailable, NotFound, NotUnderstood, OutOfDate
from bot.events import Reply, Workspace
from bot.language.assignments import Assignment
from bot.language.reasons import with_reason
from bot.language.requests.changing import SetFields
from bot.language.requests.many import ListPlans, RetryPlan, RunPlan, SetOnMany, ShowPlan, StopPlan, UndoPlan
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.frames.frame import typed
from bot.language.times.place_times import read_time
from bot.language.times.times import NoHour
from bot.language.vocabulary import command_text
from bot.ports.database import Plan
from bot.ports.webex import Read
from bot.sentences import how_many_workspaces, in_one_row, plan_name
from cards.fields import People, Ref
from cards.list_cards import ListItem, list_card
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.text import message_text, unmarked

MAX_LISTS_READ = 50
"""Lists of people that are read for a name to be taken off them."""
TRIED_STATES = ("done", "scheduled", "unknown")
"""What an item of a plan is that was tried, where that may have changed something."""
LATEST_PLANS = 40
"""The last plans, of which `plans` shows a page at a time."""


def set_on_many(context: Context, request: SetOnMany) -> Answer:
    """Keeps a plan of the changes; its card comes when all of them were looked at."""
    fields = _with_switches(request.fields)
    said = command_text("set", fields.family, request.selection.said, assignments_text(fields.assignments))
    notes = own_values_note(request.fields, fields)
    time = _time(context, request, fields, said, notes) if request.time else None
    requests = _requests(context, request, fields)
    selection = request.selection
    return keep_plan(context, said, requests, notes, time, selection.missing, selection.lacking)


def _time(context: Context, request: SetOnMany, fields: SetFields, said: str, notes: list[str]) -> PlanTime:
    """The moments that the time means in each time zone and region. Raises NotUnderstood where it means none
    in any."""
    by_place: dict[tuple[str, str], Period | BotError] = {}
    for place in dict.fromkeys((one.time_zone, one.region) for one in request.selection.workspaces):
        try:
            span = read_time(request.time, context.now, *place)
            by_place[place] = Period(span.starts, span.ends)
            notes += [span.days] if span.days and span.days not in notes else []
        except NotUnderstood as problem:
            by_place[place] = problem
    problems = [one for one in by_place.values() if isinstance(one, BotError)]
    if len(problems) == len(by_place):
        refusal, (zone, _) = problems[0], next(iter(by_place))
        if isinstance(refusal, NoHour) and refusal.times:
            what = f"{fields.family.title} · {request.selection.said}"
            raise which_hours(context, refusal, said, what, zone)
        raise refusal
    return PlanTime(request.time, assignments_text(fields.assignments), by_place)


def keep_plan(
    context: Context,
    said: str,
    requests: Sequence[ChangeRequest],
    notes: Sequence[str] = (),
    time: PlanTime | None = None,
    missing: Sequence[tuple[str, str]] = (),
    lacking: Sequence[tuple[str, str]] = (),
) -> Answer:
    """Keeps a plan of these changes, which `said` asks for; its card comes when all of them were looked at.
    `missing` and `lacking` are those of a `Selection`. Raises what `Plans.add` does."""
    plan = context.services.plans.add(
        context.person,
        context.event.space.id,
        context.thread_id,
        with_reason(said, context.reason),
        requests,
        time,
        missing,
        lacking,
    )
    context.services.posted_answers.came_of(context.event, "plan", plan.id)
    return _looking(context, plan, notes)


def _requests(context: Context, request: SetOnMany, fields: SetFields) -> list[ChangeRequest]:
    """The same change of each workspace; what a number means depends on the country."""
    target, notes = SettingTarget(fields.family), list[str]()
    by_country = {one.country: one for one in reversed(request.selection.workspaces)}
    try:
        values = {
            country: _values(context, request, fields, one, notes) for country, one in by_country.items()
        }
    except WhichOne as several:
        several.next_step = "Say the extension or the whole name."
        raise which_one(fields, several, request.selection.said) from None
    return [context.change_request(target, one, values[one.country]) for one in request.selection.workspaces]


def _values(
    context: Context, request: SetOnMany, fields: SetFields, one: Workspace, notes: list[str]
) -> Values:
    """What the fields mean in the country of one of the workspaces, names looked up."""
    found: Values = {}
    for told in fields.assignments:
        if isinstance(told.field, People):
            lists = _on_lists(context, request, told.field) if told.names.remove else ()
            found[told.field.key] = people_on_many(context, told.field, told.names, one, lists)
        else:
            found[told.field.key] = resolve(context, told, one, notes=notes)
    return found


def _on_lists(context: Context, request: SetOnMany, field: People) -> tuple[Ref, ...] | None:
    """Everybody who is on one of the lists now; None where these are too many to be read at once."""
    family, selected = request.fields.family, request.selection.workspaces
    ones = [one for one in selected if not unavailable(family, one)]
    if len(ones) > MAX_LISTS_READ:
        return None
    documents = context.services.calling.read_many([Read(family.path, one.id) for one in ones])
    read = (family.values(one.body)[field.key] or () for one in documents if not isinstance(one, BotError))
    return tuple(dict.fromkeys(ref for refs in read for ref in refs))


def _with_switches(fields: SetFields) -> SetFields:
    """The same, with the switches without which the values of the location stay in force, and of a sentence
    with those that it does not mean."""
    wanted = {key: is_on for key, is_on in wanted_switches(fields).items() if is_on or fields.is_sentence}
    further = [Assignment(fields.family.field(key), typed(is_on)) for key, is_on in wanted.items()]
    return replace(fields, assignments=(*fields.assignments, *further)) if further else fields


def _looking(context: Context, plan: Plan, notes: Sequence[str] = ()) -> Answer:
    plans = context.services.plans
    count = len({item.workspace_id for item in plans.items(plan.id) if item.workspace_id})

    def posted(message_id: str) -> str:
        plans.posted(plan.id, progress=message_id)
        return "" if plans.find(plan.id).state == "looking" else message_id  # its card came before

    said = f"{plan_name(plan.id)}: I look at {how_many_workspaces(count)} first. Nothing is changed yet."
    return Answer(Reply("\n\n".join((said, *notes))), posted=posted)


def run_plan(context: Context, request: RunPlan) -> Answer:
    """Lets a plan run, or its first change be tried."""
    plans, plan = context.services.plans, _found(context, request.number)
    begin = plans.try_one if request.is_trial else plans.run
    return _running(context, begin(plan.id, context.person), plan.message_id)


def retry_plan(context: Context, request: RetryPlan) -> Answer:
    """Lets what failed be changed after all, or be looked at again."""
    plan = _found(context, request.number)
    then = context.services.plans.retry(plan.id, context.person)
    return _looking(context, then) if then.state == "looking" else _running(context, then, plan.message_id)


def _running(context: Context, plan: Plan, before: str) -> Answer:
    plans = context.services.plans
    card = PlanCards(plan, plans.items(plan.id)).running()

    def posted(message_id: str) -> str:
        if plans.find(plan.id).state not in ("running", "stopping"):
            return message_id  # it was over before this was said
        plans.posted(plan.id, card=message_id)
        return ""

    answer = card_answer(card, replaces=before)
    return Answer(answer.reply, replaces=before, posted=posted)


def stop_plan(context: Context, request: StopPlan) -> Answer:
    """Begins no more changes of a plan that runs; forgets one that does not, and the ends of one that has
    run."""
    plans = context.services.plans
    plan = plans.find(request.number)
    if request.only_due or (plan.state == "over" and has_timed(context, plan)):
        return leave_plan(context, request)
    plan = _found(context, request.number)
    if plan.state == "running":
        plans.stop(plan.id)
        return Answer(Reply(f"{plan_name(plan.id)} is being stopped: what is under way is finished."))
    if plan.state == "over":
        raise OutOfDate(f"{plan_name(plan.id)} is over already, so nothing is left to stop.")
    then, counts = plans.cancel(plan.id, context.person), plans.counts(plan.id)
    goes_back = "What was tried still goes back at its time: `scheduled`." if has_timed(context, plan) else ""
    if not any(counts[state] for state in TRIED_STATES):
        said = f"{plan_name(plan.id)} is cancelled. Nothing more is changed. {goes_back}".rstrip()
        return Answer(Reply(said), replaces=plan.message_id)

    def posted(message_id: str) -> str:
        plans.posted(plan.id, card=message_id)
        return ""

    card = PlanCards(then, plans.items(plan.id)).cancelled(unmarked(goes_back))
    return replace(card_answer(card, replaces=plan.message_id), posted=posted)


def undo_plan(context: Context, request: UndoPlan) -> Answer:
    """Keeps a plan that takes back what this one has changed."""
    plan = _found(context, request.number)
    try:
        back = context.services.plans.undo(plan.id, context.person, context.event.space.id, context.thread_id)
    except NotAvailable as refusal:
        if has_timed(context, plan):
            refusal.choices = (*refusal.choices, ("Forget what waits", "", f"cancel {plan_name(plan.id)}"))
        raise
    waits = [
        one
        for one in context.services.timed_plans.waiting(plan.id)
        if one.state == "waiting" and may_change_timed(context, one)
    ]
    note = f"When it runs, what has not begun in {how_many_workspaces(len(waits))} is cancelled."
    return _looking(context, back, [note] if waits else [])


def show_plan(context: Context, request: ShowPlan) -> Answer:
    """Every workspace of a plan that this person may see, in a file."""
    plans, plan = context.services.plans, _found(context, request.number)
    sees_all, known = context.rights.everywhere >= Access.READ, context.seen().by_id
    items = [
        item
        for item in plans.items(plan.id)
        if sees_all or item.workspace_id in known or not item.workspace_id
    ]
    timed = context.services.timed_plans.all(plan.id) if plan.time else ()
    if not plans.counts(plan.id):
        raise NotAvailable(
            f"What became of each workspace of {plan_name(plan.id)} is too old to be kept.",
            "What was changed is in the history: `history all`.",
        )
    cards = PlanCards(plan, items, timed)
    return Answer(Reply(message_text(cards.title()), file=cards.file()))


def list_plans(context: Context, request: ListPlans) -> Answer:
    """The last plans of this space and of who asks."""
    found = context.services.plans.latest(context.event.space.id, context.person.id, LATEST_PLANS)
    page = page_of(found, request.page, MAX_ROWS_WITH_BUTTON)
    rows = [_row(context, plan) for plan in page.rows]
    hint = "To begin one, name several workspaces: “dnd on in all lobbies”, “… except the gym”."
    more = more_button(context, page, "plans")
    return card_answer(list_card(f"Plans{page.suffix}", "" if rows else "There is none.", rows, more, hint))


def _row(context: Context, plan: Plan) -> ListItem:
    cards = PlanCards(plan, context.services.plans.items(plan.id))
    state = "" if plan.state == "over" else SAYS[plan.state].split(" ", 1)[1].capitalize()
    return ListItem(
        cards.title() if cards.items else f"{plan_name(plan.id)} · {plan.asked}",
        in_one_row((cards.by(), ": ".join(filter(None, (state, cards.counts()))))),
        context.button("Show", f"show {plan_name(plan.id)}"),
    )


def _found(context: Context, number: int) -> Plan:
    """The plan that is meant, where it is of this space or of this person. Raises NotFound."""
    plan = context.services.plans.find(number)
    if context.event.space.id != plan.space_id and context.person.id != plan.person_id:
        raise NotFound(f"I know of no plan {plan_name(number)} here. Nothing was changed.", "See `plans`.")
    return plan
