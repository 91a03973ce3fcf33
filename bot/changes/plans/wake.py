"""What plans do by themselves: look what they would change, and change it item by item."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from bot.access import Access, Gate
from bot.changes.apply import ChangeService
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome, Result
from bot.changes.plans.checks import SentOn, noted
from bot.changes.plans.item_states import SO_ALREADY, STATE_AFTER, not_made, problem, why_of
from bot.changes.plans.plan_time import period_of
from bot.changes.plans.teller import PlanTeller
from bot.changes.request import ChangeRequest
from bot.changes.timed.timed_changes import TimedChanges
from bot.clock import Clock
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, Unkept, WebexError
from bot.ports.database import Plan, PlanItem, PlanStore
from bot.ports.webex import Directory

log = logging.getLogger(__name__)

CHANGES_AT_ONCE = 8
"""Workspaces of a plan that are read or changed at the same time; they mostly wait for their turn."""
PROGRESS_PARTS = 10
"""Webex takes ten edits of a message."""
KEPT_OUT_STATUSES = frozenset({401, 403})
"""Webex refuses the token, so every other change would be refused, too."""

PAUSE = timedelta(seconds=15)
"""How often it is tried whether Webex lets a plan go on, and looked whether somebody has stopped it."""
TOO_MANY_REQUESTS = 429

Do = Callable[[Plan, PlanItem], bool]


class Paused(Exception):
    """Nothing more can be done for a while: Webex wants a pause or does not tell the rights, and the item is
    as if it had not been begun; or it is not known yet what became of an item."""


@dataclass(frozen=True)
class PlanWake:
    """Woken for one plan at a time; how far it is, its rows tell."""

    _changes: ChangeService
    _timed: TimedChanges
    _store: PlanStore
    _teller: PlanTeller
    _gate: Gate
    _directory: Directory
    _clock: Clock
    _stopping: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Begins no item more; the next process goes on."""
        self._stopping.set()

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
        try:
            if plan.state == "shown":
                self._teller.show(plan)
            elif plan.started_at is not None:
                self._teller.ended(plan)
        except NotFound:
            log.warning("Plan %s: its space cannot be told, the bot is not in it any more", plan.id)
        return None

    def _gone_on(self, plan: Plan) -> Plan | None:
        if plan.state == "looking":
            return self._look(plan)
        if plan.state == "checking":
            return self._check(plan)
        return self._run(plan) if plan.state in ("running", "stopping") else plan

    def _look(self, plan: Plan) -> Plan | None:
        sent_on = SentOn()
        try:
            self._each(partial(self._look_at, sent_on), plan, self._store.plan_items(plan.id, "new"))
        except BaseException:
            for item in sent_on.kept():
                self._store.item_seen(item)
            raise
        places = self._gate.rights(plan.person_id).places
        forwarding = self._changes.forwarding(sent_on.numbers)
        for item in sent_on.checked(self._directory.workspaces(), forwarding, places):
            self._store.item_seen(item)
        if self._store.plan_counts(plan.id)["new"]:
            return None
        return self._store.change_plan(plan, state="shown", shown_at=self._clock())

    def _look_at(self, sent_on: SentOn, plan: Plan, item: PlanItem) -> bool:
        try:
            # Nothing is written, so that rights may be some seconds old.
            foreseen = self._foresee(plan, item)
        except Unkept:
            raise
        except Exception as error:
            self._is_kept_out(error, plan.person_id, item)
            return self._seen(item, *problem(error))
        item = replace(item, workspace_name=foreseen.workspace.name)
        if foreseen.result is not None and not self._may_differ(item, foreseen.result):
            return self._seen(item, *not_made(foreseen.result, foreseen.moved))
        if foreseen.blocking_error:
            return self._seen(item, *problem(foreseen.blocking_error))
        found = self._changes.risks(foreseen, alone=False)
        item = noted(replace(item, request=foreseen.as_seen().dump(), state="waiting", note=""), *found)
        return sent_on.keep(item, foreseen) or self._store.item_seen(item)

    def _foresee(self, plan: Plan, item: PlanItem) -> Foreseen:
        """What the change of an item would do now. Raises what `ChangeService.foresee` does, and what
        `TimedChanges.foresee` does where it is for a time."""
        asked = replace(ChangeRequest.load(item.request), event_id=f"plan-{plan.id}")
        period = period_of(plan, item, self._clock())
        if period is None:
            return self._changes.foresee(asked, Access.WRITE)
        return self._timed.foresee(asked, period)

    def _may_differ(self, item: PlanItem, result: Result) -> bool:
        """Whether it is only now that there is nothing to change: the item begins later."""
        return result is Result.ALREADY and item.starts_at is not None and item.starts_at > self._clock()

    def _seen(self, item: PlanItem, state: str, note: str) -> bool:
        return self._store.item_seen(replace(item, state=state, note=note))

    def _check(self, plan: Plan) -> Plan | None:
        """Reads again what somebody agreed to; where something moved since it was shown, nothing is run and
        it is shown anew."""
        moved: list[str] = []

        def look(plan: Plan, item: PlanItem) -> bool:
            if (why := self._why_moved(plan, item)) is not None:
                moved.append(f"{item.workspace_name}: {why}")
            return not moved

        self._each(look, plan, self._store.plan_items(plan.id, "waiting"))
        if self._stopping.is_set():
            return None
        if not moved:
            self._store.change_plan(plan, state="running")
            return None
        note = f"It moved since it was shown. {moved[0]}".strip()
        self._store.change_plan(
            plan, state="looking", note=note, approval_id=None, started_at=None, items=(("waiting",), "new")
        )
        return None

    def _why_moved(self, plan: Plan, item: PlanItem) -> str | None:
        """Why an item is not as it was shown; None where it is. What cannot be read now is found out at the
        change itself."""
        try:
            foreseen = self._foresee(plan, item)
        except Unkept:
            raise
        except BotError as error:
            self._is_kept_out(error, plan.person_id, item)
            return None
        if foreseen.result is None or self._may_differ(item, foreseen.result):
            return None
        return not_made(foreseen.result, foreseen.moved)[1] or SO_ALREADY

    def _run(self, plan: Plan) -> Plan | None:
        # Somebody else may have been at it, and is gone. What they had begun is looked at again later.
        not_begun, begun = ("waiting", "doing") if plan.state == "running" else ("stopped", "unknown")
        self._store.leave_items(plan.id, not_begun=not_begun, begun=begun)
        if plan.undoes_plan_id and plan.only_position is None and plan.state == "running":
            rights = self._gate.rights(plan.runner_id)
            if not rights.known:
                raise Paused
            self._timed.forget_waiting(plan.undoes_plan_id, rights)
        waiting = self._store.plan_items(plan.id, "waiting") if plan.state == "running" else []
        if plan.only_position is None:
            self._each(self._with_progress(plan, len(waiting)), plan, waiting)
        else:
            self._each(self._change, plan, [one for one in waiting if one.position == plan.only_position])
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
            return self._store.change_plan(now, state="shown", shown_at=self._clock(), only_position=None)
        return self._store.change_plan(now, state="over", ended_at=self._clock())

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
                if self._is_kept_out(error, plan.runner_id, item):
                    self._halt(plan, error)
                    self._store.item_over(item, "stopped", "")
                    return False
            except Paused:
                self._store.item_over(item, "waiting", "")
                raise
            return self._store.item_over(item, *problem(error))
        if outcome.result in STATE_AFTER:
            return self._store.item_over(item, *not_made(outcome.result, outcome.differences))
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

    def _is_kept_out(self, error: Exception, person_id: str, item: PlanItem) -> bool:
        """Whether this person, or the bot, may not change things any more. Raises Paused where that cannot
        be told now, and where Webex wants a pause."""
        if isinstance(error, NotAllowed):
            rights = self._gate.rights(person_id, fresh=True)
            workspace = self._directory.workspaces().by_id.get(item.workspace_id)
            if rights.known and (workspace is None or rights.at(workspace) < Access.WRITE):
                return True
            raise Paused
        if isinstance(error, NeedsSecondKey):
            return True
        if not isinstance(error, WebexError) or isinstance(error, NotFound | NotAvailable):
            return False
        if error.status == TOO_MANY_REQUESTS:
            raise Paused
        return error.status in KEPT_OUT_STATUSES

    def _halt(self, plan: Plan, error: Exception) -> None:
        """Begins no item more, because none would be let through."""
        why = why_of(error)
        now = self._store.plan(plan.id)
        if now is not None and now.state == "running":
            log.warning("Plan %s is stopped: %s", plan.id, why)
            self._store.change_plan(now, state="stopping", note=why, items=(("waiting",), "stopped"))

    def _each(self, do: Do, plan: Plan, items: Sequence[PlanItem]) -> None:
        """Calls `do` for each item, a few at a time and as patiently as the caller, until one says no or the
        bot stops."""
        context, is_over = copy_context(), threading.Event()

        def one(item: PlanItem) -> None:
            if is_over.is_set() or self._stopping.is_set():
                return
            try:
                goes_on = context.copy().run(do, plan, item)
            except BaseException:
                is_over.set()
                raise
            if not goes_on:
                is_over.set()

        with ThreadPoolExecutor(CHANGES_AT_ONCE, thread_name_prefix="plan") as pool:
            list(pool.map(one, items))
