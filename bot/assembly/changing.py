"""What changes settings: the one door, and what goes through it later, on many, or with a second key."""

from __future__ import annotations

from functools import partial

from bot.assembly.ground import Ground
from bot.assembly.telling import Telling
from bot.changes.apply import ChangeService
from bot.changes.approvals import approvals
from bot.changes.approvals.approvals import Approvals
from bot.changes.approvals.guard import Guard
from bot.changes.approvals.policy import TwoKeys
from bot.changes.approvals.shown import ShownApprovals
from bot.changes.approvals.space_teller import ApprovalTeller
from bot.changes.approvals.wake import ApprovalWake
from bot.changes.journal import JournalWriter
from bot.changes.plans import plans
from bot.changes.plans.each_item import EachItem
from bot.changes.plans.look import PlanLook
from bot.changes.plans.plans import Plans
from bot.changes.plans.space_teller import SpaceTeller
from bot.changes.plans.wake import PlanWake
from bot.changes.timed.due import KIND as TIMED
from bot.changes.timed.steps import TimedSteps
from bot.changes.timed.timed_changes import TimedChanges
from bot.changes.timed.timed_of_plan import TimedOfPlan
from bot.changes.timed.wake import TimedWake
from bot.notices.approval_notices import ApprovalNotices
from bot.notices.settled import SettledTeller
from bot.ports.notices import (
    APPROVAL,
)
from bot.work.engines import make_engine

PLANS_AT_ONCE = 2
"""Plans that run at the same time; a small one need not wait for a large one."""


class Changing:
    """The door, and the engines for what is not waited for in chat."""

    def __init__(self, ground: Ground, telling: Telling) -> None:
        store, directory, calling = ground.store, ground.admin.directory, ground.admin.calling
        gate, clock, look = ground.gate, ground.clock, telling.work.look
        config = ground.config
        keys = TwoKeys(config.two_keys, config.two_keys_from)
        guard = Guard(keys, store, store, store, directory, calling, gate, clock)
        journal = JournalWriter(store, clock, look, partial(ground.counts.add, "changes"))
        self.changes = ChangeService(gate, directory, calling, calling, journal, store, guard)
        self.work = make_engine(store, clock, name="work")
        self.timed = TimedChanges(self.changes, store, store, self.work, clock, store, store.plan)
        steps = TimedSteps(self.timed, self.changes, store, gate, directory)
        not_put_back = telling.left_as_is.not_put_back
        self.timed_wake = TimedWake(steps, store, store, directory, store, clock, look, not_put_back)
        self.work.handler(TIMED, self.timed_wake.wake)
        self.timed_plans = TimedOfPlan(self.changes, self.timed, store, self.work, clock, guard)
        self.plan_work = make_engine(store, clock, name="plans", at_once=PLANS_AT_ONCE)
        by_hand = self.timed.by_hand
        self.plans = Plans(store, store, by_hand, self.plan_work, clock, gate, directory, guard)
        teller = SpaceTeller(self.plans, ground.messenger, store, clock, look)
        items = EachItem(gate, directory)
        plan_look = PlanLook(self.changes, self.timed, store, gate, directory, calling, clock, items, teller)
        self.plan_wake = PlanWake(
            self.changes,
            self.timed,
            self.timed_plans,
            store,
            teller,
            gate,
            directory,
            clock,
            plan_look,
            items,
        )
        self.plan_work.handler(plans.KIND, self.plan_wake.wake)
        has_space = bool(config.approval_space or config.status_space)
        self.approvals = Approvals(
            self.changes, self.plans, store, self.work, clock, gate, directory, store, has_space
        )
        self.shown_approvals = ShownApprovals(self.plans, store, directory, clock)
        telling.kinds[APPROVAL] = ApprovalNotices(store, self.shown_approvals, ground.find_space)
        self.settled = SettledTeller(store, self.plans, self.approvals, clock)
        tells = ApprovalTeller(store, clock, look, config.approval_space, config.status_space)
        agreed = ApprovalWake(self.changes, self.plans, self.timed, store, store, store, tells, gate, clock)
        self.work.handler(approvals.KIND, agreed.wake)

    def stop(self) -> None:
        """Begins nothing more of what is under way."""
        self.plan_wake.stop()
        self.timed_wake.stop()
