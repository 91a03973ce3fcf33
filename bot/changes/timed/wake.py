"""Woken for timed changes: does what is due, tells the space, and keeps how far they are."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.changes.timed.due import plan_in
from bot.changes.timed.period import name_of
from bot.changes.timed.plan_timed_cards import PlanTimedCards
from bot.changes.timed.reminders import next_wake
from bot.changes.timed.steps import FIRST_RETRY, Kind, Step, TimedSteps, tried_again
from bot.changes.timed.timed_cards import TimedCards
from bot.clock import Clock
from bot.errors import Unkept, where
from bot.events import Reply
from bot.ports.database import PlanStore, Timed, TimedStore
from bot.ports.notices import Outbox
from bot.ports.webex import Directory
from bot.sentences import plan_name
from bot.work.port import Transaction
from cards.card_builder import Card

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Timed changes of a plan that are begun or put back at the same time; they mostly wait for their turn."""
TOLD_TOGETHER: tuple[Kind, ...] = ("begun", "made", "reminded", "ended", "so already")
"""What is told of a whole plan; anything else asks for an answer for the workspace that it is about."""
MADE: tuple[Kind, ...] = ("begun", "ended")
"""What was done in Webex, and happens once; anything else only says that it was not."""
OPEN_STATES = ("waiting", "running", "asking")
BROKEN = "An error in the bot."
Message = tuple[str, Card]
"""What it is about, by its name, and the card."""
MOST_ALONE = 3
"""So many of a plan are told by themselves; where more went wrong at once, they are told together, too."""


@dataclass(frozen=True)
class TimedWake:
    """Woken for one timed change at a time, or for all of a plan. How far it is and what its space is told
    are kept together, so that it is told once."""

    _steps: TimedSteps
    _store: TimedStore
    _plans: PlanStore
    _directory: Directory
    _outbox: Outbox
    _clock: Clock
    _announce: Callable[[], object]
    """Called when there is something to be told."""
    _tell_watchers: Callable[[Sequence[Step]], object] = lambda steps: None
    """Takes what was done, for the spaces that watch, and for the operator."""
    _stopping: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Begins with none more; the next process goes on."""
        self._stopping.set()

    def wake(self, subject: str) -> datetime | None:
        """Does what is due for the timed change with this number, or for those of a plan; gives when it is
        due again."""
        if plan_id := plan_in(subject):
            return self._wake_plan(plan_id)
        one, now = self._store.timed(int(subject)), self._clock()
        if one is None or (at := next_wake(one)) is None:
            return None
        if at > now:
            return at
        step = self._steps.step(one, now)
        # First, as the space where it was asked for may be one that cannot be told.
        self._tell_watchers([step])
        return self._keep([step], self._message(step))[one.id]

    def _wake_plan(self, plan_id: int) -> datetime | None:
        now = self._clock()
        ones = self._store.open_timed(plan_id=plan_id)
        moments = {one.id: next_wake(one) for one in ones}
        due = [one for one in ones if (at := moments[one.id]) and at <= now]
        due.sort(key=lambda one: one.plan_position or 0)
        steps = self._all(due, now)
        if len(steps) < len(due):
            return now  # the bot stops, and what was done is told after the next start
        by_kind: dict[Kind, list[Step]] = {}
        for step in steps:
            by_kind.setdefault(step.kind, []).append(step)
        self._tell_watchers(steps)
        over = {step.one.id for step in steps if step.values.get("state") in ("dropped", "ended", "made")}
        for kind, found in by_kind.items():
            if message := self._message_of_all(plan_id, kind, found, over):
                moments |= self._keep(found, message)
            else:
                for step in found:
                    moments |= self._keep([step], self._message(step))
        return min(filter(None, moments.values()), default=None)

    def _all(self, due: Sequence[Timed], now: datetime) -> list[Step]:
        """Does what is due for each, a few at a time and as patiently as the caller; fewer where the bot
        stops."""
        context = copy_context()

        def one_step(one: Timed) -> Step | None:
            if self._stopping.is_set():
                return None
            try:
                return context.copy().run(self._steps.step, one, now)
            except Exception as error:
                # The others go on; what was done the journal tells.
                log.error("%s went wrong and is tried again: %s", name_of(one), where(error))
                is_end = one.state != "waiting"
                if isinstance(error, Unkept) or (is_end and now < one.ends_at):
                    return Step(one, again_at=now + FIRST_RETRY)
                return tried_again(one, BROKEN, now, is_end=is_end)

        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="timed") as pool:
            return [*filter(None, pool.map(one_step, due))]

    def _message_of_all(
        self, plan_id: int, kind: Kind, steps: Sequence[Step], over: Collection[int]
    ) -> Message | None:
        """One message for all of a plan that had the same, of which those with the numbers in `over` are over
        then; None where each is to be told by itself, as what went wrong in single workspaces."""
        plan = self._plans.plan(plan_id)
        if not kind or plan is None or len(steps) <= (1 if kind in TOLD_TOGETHER else MOST_ALONE):
            return None
        ones = [one for one in self._steps.waiting(plan_id) if one.id not in over]
        card = PlanTimedCards(plan, ones or [step.one for step in steps], self._clock()).of(kind, steps)
        return plan_name(plan_id), card

    def _message(self, step: Step) -> Message | None:
        if not (step.kind and step.draw):
            return None
        card = step.draw(TimedCards(step.one, self._clock(), self._directory.workspaces()))
        return name_of(step.one), card

    def _keep(self, steps: Sequence[Step], message: Message | None) -> dict[int, datetime | None]:
        """Keeps how far these are, and in the same transaction the one message for their space; gives when
        each is woken again, at once where somebody changed one meanwhile."""
        if not steps[0].values:
            return {step.one.id: step.again_at for step in steps}

        def tell(tx: Transaction | None, _: object = None) -> None:
            if message:
                self._post(steps[0], message, tx)

        again: dict[int, datetime | None] = {step.one.id: self._clock() for step in steps}
        left = steps
        while not (then := self._store.change_timed_together([(one.one, one.values) for one in left], tell)):
            if steps[0].kind not in MADE:
                return again  # what is to be asked or said may be another by now
            left = self._as_they_are(left)
            if not left:
                tell(None)  # what was done is told all the same
                break
            if len(steps) == 1:
                message = self._message(left[0])
        self._announce()
        kept = zip(left, then, strict=True)
        return again | {one.id: step.again_at or next_wake(one) for step, one in kept}

    def _as_they_are(self, steps: Sequence[Step]) -> list[Step]:
        """The same for the rows as somebody has changed them meanwhile, without those that are over."""
        rows = [(step, self._store.timed(step.one.id)) for step in steps]
        return [replace(step, one=row) for step, row in rows if row and row.state in OPEN_STATES]

    def _post(self, step: Step, message: Message, tx: Transaction | None = None) -> None:
        one, (name, card) = step.one, message
        # What was made is told once, whatever somebody changed of the row meanwhile.
        key = f"{name} {step.kind} {one.id}" + ("" if step.kind in MADE else f" {one.version}")
        reply = Reply(card.text, card.content)
        self._outbox.post(one.space_id, key, reply, one.thread_id, self._clock(), tx)
