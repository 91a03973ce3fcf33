"""`scheduled`: what begins or ends by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.changes.timed.plan_timed_cards import PlanTimedCards
from bot.changes.timed.timed_cards import scheduled_card
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import more_button, page_of
from bot.commands.timed.timed import may_see_timed, timed_cards
from bot.language.requests.showing import ListTimed
from bot.language.vocabulary import command_text
from bot.ports.database import Timed
from cards.list_cards import ListItem

TIMED_ON_PAGE = 4
"""Timed changes on a card: with a button each they are as many as a card should have."""


def list_timed(context: Context, request: ListTimed) -> Answer:
    """Lists what waits, of some workspaces or of all that this person may see; of all, a plan is one line of
    them."""
    selection = request.selection
    ids = {one.id for one in selection.workspaces} if selection else set()
    waiting = context.services.timed.waiting(next(iter(ids)) if len(ids) == 1 else "")
    seen = [one for one in waiting if may_see_timed(context, one) and (not ids or one.workspace_id in ids)]
    found = [[one] for one in seen] if selection else _by_plan(seen, waiting)
    page = page_of(found, request.page, TIMED_ON_PAGE)
    rows = [_row(context, ones) for ones in page.rows]
    more = more_button(context, page, command_text("scheduled", rest=selection.said if selection else ""))
    return card_answer(scheduled_card(rows, selection.name if selection else "", more))


def _by_plan(seen: Sequence[Timed], waiting: Sequence[Timed]) -> list[list[Timed]]:
    """All of a plan together, where this person may see everything of it; else each by itself."""
    of_plan: dict[int, list[Timed]] = {}
    for one in waiting:
        of_plan.setdefault(one.plan_id or 0, []).append(one)
    numbers, found, told = {one.id for one in seen}, list[list[Timed]](), set[int]()
    for one in seen:
        plan_id = one.plan_id or 0
        ones = of_plan[plan_id] if plan_id else [one]
        if not numbers.issuperset(other.id for other in ones):
            found.append([one])
        elif plan_id not in told:
            found.append(ones)
            told |= {plan_id} if plan_id else set()
    return found


def _row(context: Context, ones: Sequence[Timed]) -> ListItem:
    if len(ones) == 1:
        return timed_cards(context, ones[0]).row()
    plan = context.services.plans.find(ones[0].plan_id or 0)
    return PlanTimedCards(replace(plan, thread_id=context.thread_id), ones, context.now).row()
