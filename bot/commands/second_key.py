"""Requests for a second key: asked, listed, agreed to, denied, withdrawn, shown again, done alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.access import Access
from bot.changes.approvals.asked import time_of
from bot.changes.approvals.policy import NeedsSecondKey, name_of
from bot.changes.outcome import Result
from bot.changes.request import ChangeRequest
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.plans import run_plan
from bot.commands.named.saved_words import said_in_full
from bot.commands.pager import more_button, page_of
from bot.errors import NotAvailable, NotFound, NotUnderstood, OutOfDate
from bot.events import CardSubmission, Reply, TextMessage
from bot.language.requests.approving import (
    Approve,
    AskAgain,
    BreakGlass,
    Deny,
    ListApprovals,
    Remind,
    ShowApproval,
    Withdraw,
)
from bot.language.requests.many import RunPlan
from bot.ports.approvals import Approval
from bot.sentences import zoned_moment
from cards.list_cards import ListItem, list_card
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.text import message_text

MAX_OFFERED = 3
"""So many requests are offered where none was named."""
DECIDED = {"denied": "is denied.", "withdrawn": "is withdrawn.", "void": "is not made."}
"""What is said where a request is decided on in another space than its own."""


def ask_for_second_key(context: Context, needs: NeedsSecondKey) -> Answer:
    """Keeps a request for what another administrator must agree to, and shows it."""
    one, is_new = context.services.approvals.ask(
        needs, context.person, context.event.space.id, context.thread_id
    )
    context.services.posted_answers.came_of(context.event, "request", one.id)
    answer = replace(
        _shown(context, one, replaces=needs.plan.message_id if needs.plan else ""), approval=one.id
    )
    if is_new:
        return answer
    return replace(answer, reply=replace(answer.reply, text=f"It waits already.\n\n{answer.reply.text}"))


def or_second_key(context: Context, do: Callable[[], Answer]) -> Answer:
    """What `do` answers; where another administrator must agree first, a request for that."""
    try:
        return do()
    except NeedsSecondKey as needs:
        return ask_for_second_key(context, needs)


def list_approvals(context: Context, request: ListApprovals) -> Answer:
    """What waits for somebody to agree, as far as this person may see it."""
    found = [one for one in context.services.approvals.waiting() if _may_see(context, one)]
    page = page_of(found, request.page, MAX_ROWS_WITH_BUTTON)
    rows = [
        ListItem(
            f"{name_of(one)} · {one.title}",
            f"{one.person_name}, open until {zoned_moment(one.expires_at, _zone(context, one))}",
            context.button("Show", f"show {name_of(one)}"),
        )
        for one in page.rows
    ]
    said = "" if rows else "Nothing waits for a second key."
    return card_answer(list_card("Requests", said, rows, more_button(context, page, "requests")))


def _zone(context: Context, one: Approval) -> str:
    return context.services.approval_cards(one, None).zone


def show_approval(context: Context, request: ShowApproval) -> Answer:
    """How a request stands, one that is open with its buttons; or all of a plan, in a file."""
    one = _found(context, request.number)
    cards = context.services.approval_cards(one, context.thread_id)
    if request.is_whole and cards.plan is not None:
        return Answer(Reply(f"{name_of(one)}: {message_text(one.title)}", file=cards.plan.file()))
    here = one.space_id == context.event.space.id
    if here and one.state == "open":
        return _shown(context, one)
    return _card(context, one)


def approve(context: Context, request: Approve) -> Answer:
    """This person agrees; what then becomes of it is told where it was asked for."""
    _require_own_words(context)
    number = _which(context, request.number, "approve").id
    one = context.services.approvals.approve(number, context.person)
    if one.state == "void":
        return _decided(context, one)
    name = message_text(context.person.name)
    does = f"{one.person_name} can enter it now" if one.entered_keys is not None else "I make it now"
    return Answer(Reply(f"{name_of(one)}: {name} agreed. {message_text(does)}."))


def deny(context: Context, request: Deny) -> Answer:
    """This person does not agree."""
    _require_own_words(context)
    number = _which(context, request.number, "deny").id
    return _decided(context, context.services.approvals.deny(number, context.person, context.reason))


def withdraw(context: Context, request: Withdraw) -> Answer:
    """Who asked wants it no more."""
    number = _which(context, request.number, "withdraw").id
    return _decided(context, context.services.approvals.withdraw(number, context.person))


def remind(context: Context, request: Remind) -> Answer:
    """Shows it once more."""
    number = _which(context, request.number, "remind").id
    one = context.services.approvals.remind(number, context.person)
    return _shown(context, one) if one.space_id == context.event.space.id else _card(context, one)


def break_glass(context: Context, request: BreakGlass) -> Answer:
    """Who asked does it alone, where somebody else is told of it."""
    _require_own_words(context)
    approvals = context.services.approvals
    number = request.number
    if number is None:
        number = approvals.last_of(context.person.id, context.event.space.id).id
    _found(context, number)
    is_seen = not context.event.space.is_direct
    one = approvals.alone(number, context.person, context.reason, is_seen=is_seen)
    who, what = message_text(context.person.name), message_text(one.title)
    where = (
        "Spaces that watch are told, too." if is_seen else "It is announced, and spaces that watch are told."
    )
    return Answer(Reply(f"{name_of(one)} · {what}: {who} does this alone, without a second key. {where}"))


def ask_again(context: Context, request: AskAgain) -> Answer:
    """Asks for the same once more, as Webex holds it now; nothing is changed."""
    one = _found(context, request.number)
    if one.state == "open" and one.expires_at > context.now:
        return _shown(context, one)
    if one.plan_id is not None:
        return run_plan(context, RunPlan(one.plan_id))
    if one.entered_keys is not None:
        raise NotAvailable("What is never stored is entered again as the first time. Nothing was changed.")
    time = time_of(one)
    if time is not None and time.ends_at <= context.now:
        passed = "start" if time.stays else "end"
        raise OutOfDate(f"Its {passed} has passed. Nothing was changed.", "Say it with another time.")
    asked = replace(
        ChangeRequest.load(one.request),
        base={},
        person_id=context.person.id,
        space_id=context.event.space.id,
        event_id=context.event.id,
        reason=context.reason or one.reason,
    )
    foreseen = context.services.changes.foresee(asked, Access.WRITE)
    if foreseen.result is Result.ALREADY:
        raise OutOfDate("It is so already. Nothing was changed.")
    if foreseen.result is Result.GONE:
        raise NotFound("It is not there any more. Nothing was changed.")
    if foreseen.blocking_error:
        raise foreseen.blocking_error
    return ask_for_second_key(context, NeedsSecondKey((one.why,), foreseen, time=time))


def _decided(context: Context, one: Approval) -> Answer:
    """The request with what was decided, in its space; elsewhere that it was, and its space is told."""
    if one.space_id == context.event.space.id:
        return _shown(context, one)
    context.services.approvals.tell_now(one)
    return Answer(Reply(f"{name_of(one)} {DECIDED[one.state]} {message_text(one.note)}".strip()))


def _shown(context: Context, one: Approval, replaces: str = "") -> Answer:
    """The card of a request in its own space, in the place of the one before."""
    state = one.state

    def posted(message_id: str) -> str:
        return context.services.approvals.posted(one.id, message_id, state)

    answer = _card(context, one)
    event = context.event
    before = event.card_message_id if isinstance(event, CardSubmission) else ""
    return replace(answer, replaces=replaces or before, posted=posted)


def _card(context: Context, one: Approval) -> Answer:
    event = context.event
    is_private = event.space.is_direct and event.sender_id == one.person_id
    cards = context.services.approval_cards(one, context.thread_id, is_private=is_private)
    return card_answer(cards.card())


def _require_own_words(context: Context) -> None:
    """Raises NotUnderstood where a saved name stands for the words: whoever says it may not know them."""
    event = context.event
    said = event.text.strip() if isinstance(event, TextMessage) else ""
    if said_in_full(context.services.saved, event.space.id, said) != said:
        raise NotUnderstood(
            "Nobody decides by a name for other words. Nothing was changed.",
            "Press the button on the card, or type the words themselves.",
        )


def _which(context: Context, number: int | None, verb: str) -> Approval:
    """The request that is named. Where none is, raises NotUnderstood with those that may be meant."""
    if number is not None:
        return _found(context, number)
    is_own, me = verb in ("withdraw", "remind"), context.person.id
    open_here = [
        one
        for one in context.services.approvals.waiting()
        if (one.person_id == me) is is_own and _may_see(context, one)
    ]
    if not open_here:
        raise NotFound("Nothing waits for that. Nothing was changed.", "See `requests`.")
    found = tuple(f"{verb} {name_of(one)}" for one in open_here[-MAX_OFFERED:])
    raise NotUnderstood("Say which request. Nothing was changed.", "See `requests`.", found)


def _found(context: Context, number: int) -> Approval:
    """The request that is meant, where this person may see it. Raises NotFound."""
    one = context.services.approvals.find(number)
    if not _may_see(context, one):
        raise NotFound(f"I know of no request r-{number}. Nothing was changed.", "See `requests`.")
    return one


def _may_see(context: Context, one: Approval) -> bool:
    if context.rights.everywhere >= Access.READ or one.person_id == context.person.id:
        return True
    return context.services.approvals.workspace_ids(one) <= context.seen().by_id.keys()
