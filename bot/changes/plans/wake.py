"""What plans do by themselves: look what they would change, and change it item by item."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from bot.access import Access
from bot.changes.apply import UNCHANGED, ChangeService
from bot.changes.outcome import Result
from bot.changes.plans.teller import PlanTeller
from bot.changes.request import ChangeRequest
from bot.clock import Clock
from bot.errors import BotError, Busy, NotAllowed, NotAvailable, NotFound, Unkept, WebexError, where
from bot.events import Difference
from bot.ports.database import Plan, PlanItem, PlanStore

log = logging.getLogger(__name__)

CHANGES_AT_ONCE = 8
"""Workspaces of a plan that are read or changed at the same time; they mostly wait for their turn."""
PROGRESS_PARTS = 10
"""Webex takes ten edits of a message."""
KEPT_OUT_STATUSES = frozenset({401, 403})
"""Webex refuses the token, so every other change would be refused, too."""
IN_THE_MIDDLE = "I was stopped in the middle of it, and look later whether it was made."
BROKEN = "Something went wrong in me. Look whether it was changed."
STATE_AFTER = {Result.ALREADY: "same", Result.MOVED: "cannot", Result.GONE: "cannot"}
"""What an item is after these; what it is after the others, the journal has noted with the change."""

Do = Callable[[Plan, PlanItem], bool]


@dataclass(frozen=True)
class PlanWake:
    """Woken for one plan at a time; how far it is, its rows tell."""

    _changes: ChangeService
    _store: PlanStore
    _teller: PlanTeller
    _clock: Clock
    _stopping: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Begins no item more; the next process goes on."""
        self._stopping.set()

    def wake(self, subject: str) -> datetime | None:
        """Goes on with the plan with this number; gives when it is due again."""
        plan = self._store.plan(int(subject))
        if plan is not None and plan.state == "looking":
            plan = self._look(plan)
        elif plan is not None and plan.state in ("running", "stopping"):
            plan = self._run(plan)
        elif plan is None:
            return None
        if plan is None:
            # Not finished, or somebody has changed it meanwhile.
            return self._clock()
        if plan.state == "shown":
            self._teller.show(plan)
        elif plan.started_at is not None:
            self._teller.ended(plan)
        return None

    def _look(self, plan: Plan) -> Plan | None:
        self._each(self._look_at, plan, self._store.plan_items(plan.id, "new"))
        if self._store.plan_counts(plan.id)["new"]:
            return None
        return self._store.change_plan(plan, state="shown", shown_at=self._clock())

    def _look_at(self, plan: Plan, item: PlanItem) -> bool:
        try:
            # Nothing is written, so that rights may be some seconds old.
            asked = replace(ChangeRequest.load(item.request), event_id=f"plan-{plan.id}")
            foreseen = self._changes.foresee(asked, Access.WRITE)
        except Unkept:
            raise
        except Exception as error:
            return self._seen(item, *_problem(error))
        item = replace(item, workspace_name=foreseen.workspace.name)
        if foreseen.result is not None:
            return self._seen(item, *_not_made(foreseen.result, foreseen.moved))
        if foreseen.blocking_error:
            return self._seen(item, *_problem(foreseen.blocking_error))
        return self._seen(replace(item, request=foreseen.as_seen().dump()), "waiting", "")

    def _seen(self, item: PlanItem, state: str, note: str) -> bool:
        return self._store.item_seen(replace(item, state=state, note=note))

    def _run(self, plan: Plan) -> Plan | None:
        # Somebody else may have been at it, and is gone.
        not_begun = "waiting" if plan.state == "running" else "stopped"
        self._store.leave_items(plan.id, not_begun, IN_THE_MIDDLE)
        waiting = self._store.plan_items(plan.id, "waiting") if plan.state == "running" else []
        if plan.only_position is None:
            self._each(self._with_progress(plan, len(waiting)), plan, waiting)
        else:
            self._each(self._change, plan, [one for one in waiting if one.position == plan.only_position])
        now, left = self._store.plan(plan.id), self._store.plan_items(plan.id, "waiting", "doing")
        if now is None or any(one.state == "doing" or one.position == now.only_position for one in left):
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
            outcome = self._changes.apply(request)
        except Unkept:
            raise
        except Exception as error:
            if isinstance(error, BotError) and _keeps_out(error):
                self._halt(plan, error)
                self._store.item_over(item, "stopped", "")
                return False
            return self._store.item_over(item, *_problem(error))
        if outcome.result in STATE_AFTER:
            return self._store.item_over(item, *_not_made(outcome.result, outcome.differences))
        return True

    def _halt(self, plan: Plan, error: BotError) -> None:
        """Begins no item more, because none would be let through."""
        why = _why(error)
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


def _problem(error: Exception) -> tuple[str, str]:
    """The state of an item after this error, and why."""
    if not isinstance(error, BotError):
        log.error("An item of a plan went wrong: %s", where(error))
        return "failed", BROKEN
    may_pass = isinstance(error, WebexError | Busy) and not isinstance(error, NotFound | NotAvailable)
    return "failed" if may_pass else "cannot", _why(error)


def _why(error: BotError) -> str:
    """The error's sentence without what stands in the item's state already."""
    return error.sentence.removesuffix(UNCHANGED)


def _keeps_out(error: BotError) -> bool:
    if isinstance(error, WebexError) and not isinstance(error, NotFound | NotAvailable):
        return error.status in KEPT_OUT_STATUSES
    return isinstance(error, NotAllowed)


def _not_made(result: Result, moved: Sequence[Difference]) -> tuple[str, str]:
    """The state of an item for which nothing is to be written, and why."""
    said = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in moved)
    why = {
        Result.MOVED: f"Somebody changed it meanwhile: {said}.",
        Result.GONE: "It is not there any more.",
    }
    return STATE_AFTER[result], why.get(result, "")
