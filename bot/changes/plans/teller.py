"""Who is told how far a plan is."""

from __future__ import annotations

from typing import Protocol

from bot.ports.database import Plan
from bot.work.port import Transaction


class PlanTeller(Protocol):
    """Tells the space of a plan; `Plans.items` and `Plans.counts` say how far it is."""

    def tell(self, tx: Transaction | None, plan: Plan) -> None:
        """It was looked at, or one item was tried, and it can be run; or it is over. To be called in the
        transaction that keeps so; what is told of a plan as it stands is told once, however often it is
        called."""

    def look(self) -> None:
        """To be called when the transaction is over."""

    def progress(self, plan: Plan) -> None:
        """Another part of it is over; called at most nine times a run. A BotError is only logged."""
