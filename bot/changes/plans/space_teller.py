"""Tells the space of a plan what it would change, how far it is, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plans import Plans
from bot.events import Reply
from bot.ports.database import Plan
from bot.ports.webex import Messenger
from bot.progress import take_away
from cards.card_builder import Card


@dataclass(frozen=True)
class SpaceTeller:
    """`bot.changes.plans.teller.PlanTeller` for the people in the space."""

    _plans: Plans
    _messenger: Messenger

    def show(self, plan: Plan) -> None:
        self._post(plan, self._cards(plan).preview())

    def progress(self, plan: Plan) -> None:
        said = self._cards(plan).progress()
        now = self._plans.find(plan.id)
        if now.progress_message_id:
            self._messenger.edit(now.progress_message_id, now.space_id, said)
        else:
            sent = self._messenger.send(plan.space_id, Reply(said), plan.thread_id)
            self._plans.posted(plan.id, progress=sent)

    def ended(self, plan: Plan) -> None:
        self._post(plan, self._cards(plan).ended())

    def _cards(self, plan: Plan) -> PlanCards:
        return PlanCards(plan, self._plans.items(plan.id))

    def _post(self, plan: Plan, card: Card) -> None:
        """Posts the card in the place of what was said of the plan before."""
        sent = self._messenger.send(
            plan.space_id, Reply(card.text, card.content), plan.thread_id, wait_for_pause=True
        )
        before = self._plans.replaced(plan.id, sent)
        for message_id in before:
            take_away(self._messenger, message_id)
