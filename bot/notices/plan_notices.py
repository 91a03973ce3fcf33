"""What a space is shown of a plan by itself: what it would change, what became of it, and a file of what went
wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.changes.plans.plan_cards import PlanCards
from bot.events import Reply
from bot.notices.delivery import Message, Unmade
from bot.ports.database import Plan, PlanStore
from bot.ports.notices import Notice
from bot.sentences import plan_name
from bot.work.port import Transaction
from cards.card_builder import Card


@dataclass(frozen=True)
class PlanNotices:
    """`bot.notices.delivery.Kind` for plans. The card stands in the place of what was said of the plan
    before."""

    _store: PlanStore

    def message(self, notice: Notice) -> Message:
        plan = self._plan(notice.payload)
        if plan.version != notice.payload.get("version"):
            return Message(None)  # it went on, and how it stands now is told by itself

        def became(tx: Transaction, message_id: str) -> Sequence[str]:
            return self._store.plan_told(tx, plan.id, message_id)

        if notice.payload.get("is_file"):
            left = self._cards(plan).left()
            return Message(Reply(_left(plan), file=left.file()) if left else None, plan.thread_id)
        card = self._card(plan)
        return Message(Reply(card.text, card.content), plan.thread_id, became=became)

    def words(self, notice: Notice) -> str:
        plan = self._plan(notice.payload)
        return _left(plan) if notice.payload.get("is_file") else self._card(plan).text

    def _plan(self, payload: Mapping[str, Any]) -> Plan:
        if plan := self._store.plan(int(payload.get("plan", 0))):
            return plan
        raise Unmade("there is no such plan any more")

    def _card(self, plan: Plan) -> Card:
        cards = self._cards(plan)
        return cards.preview() if plan.state == "shown" else cards.ended()

    def _cards(self, plan: Plan) -> PlanCards:
        return PlanCards(plan, self._store.plan_items(plan.id))


def _left(plan: Plan) -> str:
    """What is said with the file of what was not changed."""
    return f"What {plan_name(plan.id)} did not change:"
