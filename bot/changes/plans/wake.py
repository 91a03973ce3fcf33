"""What plans do by themselves: change item by item what was looked at, and tell the space."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.access import Gate
from bot.changes.apply import ChangeService
from bot.changes.outcome import Outcome
from bot.changes.plans.each_item import Do, EachItem, Paused
from bot.changes.plans.item_states import STATE_AFTER, not_made, problem, why_of
from bot.changes.plans.look import PlanLook
from bot.changes.plans.plan_cards import STOPPED_LATE
from bot.changes.plans.plan_time import period_of
from bot.changes.plans.teller import PlanTeller
from bot.changes.request import ChangeRequest
from bot.changes.timed.timed_changes import TimedChanges
from bot.changes.timed.timed_of_plan import TimedOfPlan
from bot.clock import Clock
from bot.errors import BotError, Unkept
from bot.ports.database import Plan, PlanItem, PlanStore
from bot.ports.webex import Directory

log = logging.getLogger(__name__)

PROGRESS_PARTS = 10
"""Webex takes ten edits of a message."""
PAUSE = timedelta(seconds=15)
"""How often it is tried whether Webex lets a plan go on, and looked whether somebody has stopped it."""


@dataclass(frozen=True)
class PlanWake:
    """Woken for one plan at a time; how far it is, its rows tell."""

    _changes: ChangeService
    _timed: TimedChanges
    _timed_plans: TimedOfPlan
    _store: PlanStore
    _teller: PlanTeller
    _gate: Gate
    _directory: Directory
    _clock: Clock
    _look: PlanLook
    _items: EachItem

    def stop(self) -> None:
        """Begins no item more; the next process goes on."""
        self._items.stop()

    def wake(self, subject: str) -> datetime | None:
        """Goes on with the plan with this number; gives when it is due again."""
        plan = self._store.plan(int(subject))
        if plan is None:
            return None
        try:
            plan = self._gone_on(plan)
        except Paused:
            return self._clock() + PAUSE
        if plan is None:
            # Not finished, or somebody has changed it meanwhile.
            return self._clock()
        if plan.state == "shown" or plan.started_at is not None:
            # What was told with how it stands is not told again; what became known since is.
            self._teller.tell(None, plan)
            self._teller.look()
        return None

    def _gone_on(self, plan: Plan) -> Plan | None:
        if plan.state == "looking":
            return self._look.look(plan)
        if plan.state == "checking":
            return self._look.check(plan)
        return self._run(plan) if plan.state in ("running", "stopping") else plan

    def _run(self, plan: Plan) -> Plan | None:
        # Somebody else may have been at it, and is gone. What they had begun is looked at again later.
        not_begun, begun = ("waiting", "doing") if plan.state == "running" else ("stopped", "unknown")
        self._store.leave_items(plan.id, not_begun=not_begun, begun=begun)
        if plan.undoes_plan_id and plan.only_position is None and plan.state == "running":
            rights = self._gate.rights(plan.runner_id)
            workspaces = self._directory.workspaces()
            if not rights.is_known_of_all(workspaces):
                raise Paused
            self._timed_plans.forget_waiting(plan.undoes_plan_id, rights, workspaces)
        waiting = self._store.plan_items(plan.id, "waiting") if plan.state == "running" else []
        if plan.only_position is None:
            self._items.each(self._with_progress(plan, len(waiting)), plan, waiting)
        else:
            self._items.each(
                self._change, plan, [one for one in waiting if one.position == plan.only_position]
            )
        now, left = self._store.plan(plan.id), self._store.plan_items(plan.id, "waiting", "doing")
        if now is None or any(one.position == now.only_position for one in left if one.state == "waiting"):
            return None
        if any(one.state == "doing" for one in left):
            if now.state == "running":
                raise Paused
            return None
        if left and now.state == "running":
            if now.only_position is None:
                return None
            return self._told(now, state="shown", shown_at=self._clock(), only_position=None)
        is_late = now.state == "stopping" and not self._store.plan_counts(plan.id)["stopped"]
        note = STOPPED_LATE if is_late and not now.note else now.note
        return self._told(now, state="over", ended_at=self._clock(), note=note)

    def _told(self, plan: Plan, **values: Any) -> Plan | None:
        """Keeps how the plan stands, and has its space told so."""
        return self._store.change_plan(plan, self._teller.tell, **values)

    def _with_progress(self, plan: Plan, waiting: int) -> Do:
        """Changes an item, and says how far the plan is when another part is over."""
        counts, telling = self._store.plan_counts(plan.id), threading.Lock()
        whole = sum(counts.values()) - counts["same"] - counts["cannot"]
        over = count(whole - waiting + 1)

        def change(plan: Plan, item: PlanItem) -> bool:
            goes_on = self._change(plan, item)
            number = next(over)
            is_part = number * PROGRESS_PARTS // whole > (number - 1) * PROGRESS_PARTS // whole
            if goes_on and is_part and number < whole and telling.acquire(blocking=False):
                try:
                    self._teller.progress(self._store.plan(plan.id) or plan)
                except BotError as error:
                    log.warning("How far plan %s is could not be said: %s", plan.id, error)
                finally:
                    telling.release()
            return goes_on

        return change

    def _change(self, plan: Plan, item: PlanItem) -> bool:
        """Makes the change of an item; False where none is to follow."""
        if not self._store.take_item(item):
            return False
        try:
            request = replace(
                ChangeRequest.load(item.request),
                person_id=plan.runner_id,
                plan_id=plan.id,
                plan_position=item.position,
            )
            outcome = self._made(plan, item, request)
            if outcome is None:
                return True  # it begins later, as its item says
        except Unkept:
            raise
        except Exception as error:
            try:
                if self._items.is_kept_out(error, plan.runner_id, item):
                    self._halt(plan, error)
                    self._store.item_over(item, "stopped", "")
                    return False
            except Paused:
                self._store.item_over(item, "waiting", "")
                raise
            return self._store.item_over(item, *problem(error))
        if outcome.result in STATE_AFTER:
            return self._store.item_over(item, *not_made(outcome.result, outcome.differences, request))
        self._timed.was_made(request)
        return True

    def _made(self, plan: Plan, item: PlanItem, request: ChangeRequest) -> Outcome | None:
        """What became of the change; None where it is kept for its time."""
        period = period_of(plan, item, self._clock())
        if period is None:
            return self._changes.apply(request)
        if period.starts_at:
            request = replace(request, base={})  # until then it may change
        assignments, thread_id = plan.assignments or "", plan.thread_id
        return self._timed.set(request, period, assignments=assignments, thread_id=thread_id).outcome

    def _halt(self, plan: Plan, error: Exception) -> None:
        """Begins no item more, because none would be let through."""
        why = why_of(error)
        now = self._store.plan(plan.id)
        if now is not None and now.state == "running":
            log.warning("Plan %s is stopped: %s", plan.id, why)
            self._store.change_plan(now, state="stopping", note=why, items=(("waiting",), "stopped"))
