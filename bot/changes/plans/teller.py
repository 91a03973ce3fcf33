"""Who is told how far a plan is."""

from __future__ import annotations

from typing import Protocol

from bot.ports.database import Plan


class PlanTeller(Protocol):
    """Tells the space of a plan. A bot that was killed may tell the same again; `Plans.items` and
    `Plans.counts` say how far it is. An error of `show` and `ended` is logged, and they are called again
    later; after NotFound, of a space that the bot has left, they are not."""

    def show(self, plan: Plan) -> None:
        """It was looked at, or one item was tried, and it can be run."""

    def progress(self, plan: Plan) -> None:
        """Another part of it is over; called at most nine times a run. A BotError is only logged."""

    def ended(self, plan: Plan) -> None:
        """It has run, or was stopped after it had begun; again when it is known what became of a change that
        was `unknown` by then."""
