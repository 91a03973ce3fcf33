"""Tells the space of a plan what it would change, how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plans import Plans
from bot.clock import Clock
from bot.events import Reply
from bot.ports.database import Plan
from bot.ports.notices import PLAN, Outbox
from bot.ports.webex import Messenger
from bot.work.port import Transaction


@dataclass(frozen=True)
class SpaceTeller:
    """`bot.changes.plans.teller.PlanTeller` for the people in the space."""

    _plans: Plans
    _messenger: Messenger
    _outbox: Outbox
    _clock: Clock
    _announce: Callable[[], object]
    """Called when there is something to be told."""

    def tell(self, tx: Transaction | None, plan: Plan) -> None:
        as_it_stands = {"plan": plan.id, "version": plan.version}
        key = f"{PLAN} {plan.id} {plan.version}"
        if plan.state == "over":
            file = {**as_it_stands, "is_file": True}
            self._outbox.put(plan.space_id, f"{key} file", PLAN, file, self._clock(), tx)
        self._outbox.put(plan.space_id, key, PLAN, as_it_stands, self._clock(), tx)

    def look(self) -> None:
        self._announce()

    def progress(self, plan: Plan) -> None:
        said = PlanCards(plan, self._plans.items(plan.id)).progress()
        now = self._plans.find(plan.id)
        if now.progress_message_id:
            self._messenger.edit(now.progress_message_id, now.space_id, said)
        else:
            sent = self._messenger.send(plan.space_id, Reply(said), plan.thread_id)
            self._plans.posted(plan.id, progress=sent)
