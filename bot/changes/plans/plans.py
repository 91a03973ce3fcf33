"""Plans as people ask for them: kept, run, tried, stopped, tried again and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot import sentences
from bot.access import Access, Gate
from bot.changes.approvals.asked import check_of
from bot.changes.approvals.guard import Guard
from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.plans.plan_time import PlanTime
from bot.changes.plans.take_back import items_taking_back
from bot.changes.request import ChangeRequest
from bot.changes.timed.by_hand import ByHand
from bot.clock import Clock
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, OutOfDate
from bot.events import Person
from bot.ports.database import History, Plan, PlanItem, PlanStore
from bot.ports.webex import Directory
from bot.sentences import plan_name
from bot.work.port import Task, Transaction, Work

KIND = "plan"
"""The kind of the tasks that wake plans; their subject is the number."""
MAX_PLAN_WORKSPACES = 5_000
"""So many changes take a quarter of an hour at twenty requests a second."""
PREVIEW_VALID_MINUTES = 10
NOT_THERE = "It is not there any more."
NOT_YOURS = "It is on the list, but you cannot see it."
SETTLED_TOGETHER = timedelta(seconds=10)
"""What becomes known within so long is told together."""
SAYS = {
    "looking": "is still being looked at",
    "shown": "was not run",
    "checking": "is being looked at once more",
    "running": "is running",
    "stopping": "is being stopped",
    "over": "is over",
}


class TooManyWorkspaces(BotError):
    """A plan has more workspaces than are changed at once."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"These are {count:,} workspaces, and I change at most {MAX_PLAN_WORKSPACES:,} at once. "
            "Nothing was changed.",
            "Say it for fewer of them, one location after the other.",
        )


@dataclass(frozen=True)
class Plans:
    """Keeps plans; `PlanWake` does what they ask for."""

    _store: PlanStore
    _journal: History
    _by_hand: ByHand
    _work: Work
    _clock: Clock
    _gate: Gate
    _directory: Directory
    _guard: Guard

    def add(
        self,
        person: Person,
        space_id: str,
        thread_id: str | None,
        said: str,
        requests: Sequence[ChangeRequest],
        time: PlanTime | None = None,
        missing: Sequence[tuple[str, str]] = (),
        lacking: Sequence[tuple[str, str]] = (),
    ) -> Plan:
        """Keeps a plan of these changes, which is then looked at and shown; nothing is changed before
        somebody runs it. With a time what was before is put back at its end. `missing` are ids that were
        named, too, and cannot be changed, with the names that may be told; `lacking` is what was named and is
        no workspace, each with why. Raises TooManyWorkspaces,
        NotStorable for secrets, NotFound for no change at all."""
        known = self._directory.workspaces().by_id
        items = []
        for position, one in enumerate(self._not_too_many(requests)):
            workspace = known.get(one.workspace_id)
            name = workspace.name if workspace else ""
            place = (workspace.time_zone, workspace.region) if workspace else ("", "")
            item = PlanItem(0, position, one.workspace_id, name, one.dump())
            items.append(time.of(item, *place) if time else item)
        for number, (workspace_id, name) in enumerate(missing, start=1):
            request = replace(requests[0], workspace_id=workspace_id).dump()
            item = PlanItem(0, len(items), workspace_id, name or f"no. {number}", request)
            items.append(replace(item, state="cannot", note=NOT_THERE if name else NOT_YOURS))
        for name, why in lacking:
            request = replace(requests[0], workspace_id=name).dump()
            items.append(PlanItem(0, len(items), "", name, request, state="cannot", note=why))
        return self._keep(person, space_id, thread_id, said, items, time=time)

    def undo(
        self, number: int, person: Person, space_id: str | None = None, thread_id: str | None = None
    ) -> Plan:
        """Keeps a plan that takes back what this one has changed, which is then looked at and shown. Raises
        OutOfDate while it runs, NotAvailable where it has changed nothing."""
        plan = self._require(number, "over", "shown")
        items = items_taking_back(self._journal, self._by_hand, plan, person.id, space_id or plan.space_id)
        if not items:
            raise NotAvailable(f"{plan_name(plan.id)} has changed nothing, so there is nothing to take back.")
        said, where = f"undo {plan_name(plan.id)}", (space_id or plan.space_id, thread_id or plan.thread_id)
        return self._keep(person, *where, said, items, undoes_plan_id=plan.id)

    def find(self, number: int) -> Plan:
        """The plan with this number. Raises NotFound."""
        plan = self._store.plan(number)
        if plan is None:
            raise NotFound(f"I know of no plan {plan_name(number)}. Nothing was changed.")
        return plan

    def items(self, number: int, *states: str) -> Sequence[PlanItem]:
        """The items of a plan in their order; of these states if given."""
        return self._store.plan_items(number, *states)

    def counts(self, number: int) -> Mapping[str, int]:
        """How many items of a plan there are in each state; 0 for a state that none has."""
        return self._store.plan_counts(number)

    def open(self) -> Sequence[Plan]:
        """The plans that are not over, the oldest first; of those that were shown, also what is too old."""
        return self._store.open_plans()

    def posted(self, number: int, *, card: str = "", progress: str = "") -> None:
        """The card of the plan, or what says how far it is, is this message."""
        ids = {"message_id": card, "progress_message_id": progress}
        self._store.plan_posted(number, **{name: value for name, value in ids.items() if value})

    def latest(self, space_id: str, person_id: str, count: int) -> Sequence[Plan]:
        """The last plans of this space or this person, the newest first."""
        return self._store.latest_plans(space_id, person_id, count)

    def run(self, number: int, person: Person) -> Plan:
        """Lets all that waits be changed, with the rights of this person. Raises OutOfDate where it was not
        shown just now or has nothing to change, NotAllowed for who may not change one of the workspaces,
        NeedsSecondKey where another administrator must agree first."""
        plan = self._require_current(number)
        self._require_rights(plan, person, ("waiting",))
        self._require_no_second_key(plan)
        return self._begin(plan, person, only_position=None)

    def run_agreed(self, plan: Plan, person: Person, approval_id: int) -> Plan:
        """Lets a plan run to which somebody agreed, once it was looked at again. Raises what `run` does."""
        return self._begin(plan, person, only_position=None, state="checking", approval_id=approval_id)

    def why_not_agreed(self, number: int, check: str) -> str:
        """Why a plan is not the one any more that was shown, in a sentence; empty where it is."""
        plan = self._store.plan(number)
        if plan is None or plan.state != "shown":
            return f"{plan_name(number)} {SAYS[plan.state] if plan else 'is gone'}."
        is_same = check_of(self.items(number)) == check
        return "" if is_same else f"{plan_name(plan.id)} is not as it was shown any more."

    def try_one(self, number: int, person: Person) -> Plan:
        """Lets the first that waits be changed; then the plan is shown again. Raises what `run` does."""
        plan = self._require_current(number)
        if self._guard.why_plan(plan, self.items(number, "waiting")):
            raise NotAvailable(
                f"{plan_name(plan.id)} needs a second key, so it runs as a whole. Nothing was changed.",
                "Ask for it:",
                (f"run {plan_name(plan.id)}",),
            )
        return self._begin(plan, person, only_position=self.items(number, "waiting")[0].position)

    def retry(self, number: int, person: Person, states: Sequence[str] = ("failed",)) -> Plan:
        """Lets what failed be changed after all, in a plan that is over; looks at it again in one that was
        not run. Raises OutOfDate where there is nothing of that, NotAllowed as `run` does."""
        plan = self._require(number, "shown", "over")
        if plan.state == "shown" and plan.time:
            states = (*states, "cannot")  # what was in the way may have ended since
        if not self.items(number, *states) or (plan.state == "over" and plan.started_at is None):
            raise OutOfDate(
                f"There is nothing to try again in {plan_name(plan.id)}. Nothing was changed now."
            )
        if plan.state == "shown":
            return self._change(plan, wake=True, state="looking", items=(states, "new"))
        if plan.approval_id is None and self._guard.why_plan(plan, self.items(number, *states)):
            raise NotAvailable(
                f"{plan_name(plan.id)} needs a second key. Nothing was changed now.",
                "Say it again, and run that:",
                (plan.asked,),
            )
        return self._begin(plan, person, states, only_position=None, items=(states, "waiting"))

    def stop(self, number: int) -> Plan:
        """Begins no more changes; what is under way is finished. Raises OutOfDate where it does not run."""
        plan = self._require(number, "running")
        return self._change(plan, state="stopping", items=(("waiting",), "stopped"))

    def cancel(self, number: int, person: Person) -> Plan:
        """Forgets a plan that was not run. Raises OutOfDate where it runs or is over, NotAllowed for who
        neither asked for it nor may change all of it."""
        plan = self._require(number, "looking", "shown", "checking")
        if person.id != plan.person_id:
            self._require_rights(plan, person, ("new", "waiting"))
        left = (("new", "waiting"), "stopped")
        return self._change(plan, state="over", ended_at=self._clock(), approval_id=None, items=left)

    def settled(self, tx: Transaction, number: int) -> None:
        """What became of a change of the plan is known only now, by this transaction: of a plan that is over,
        it is told again."""
        if self._store.plan_settled(tx, number):
            self._work.add(tx, [Task(KIND, str(number), self._clock() + SETTLED_TOGETHER)])

    def _keep(
        self,
        person: Person,
        space_id: str,
        thread_id: str | None,
        said: str,
        items: Sequence[PlanItem],
        undoes_plan_id: int | None = None,
        time: PlanTime | None = None,
    ) -> Plan:
        plan = Plan(
            id=0,
            at=self._clock(),
            state="looking",
            person_id=person.id,
            person_name=person.name,
            space_id=space_id,
            thread_id=thread_id,
            said=said,
            undoes_plan_id=undoes_plan_id,
            time=time.typed if time else None,
            assignments=time.assignments if time else None,
        )
        kept = self._store.keep_plan(plan, items, self._wake_now)
        self._work.look()
        return kept

    def _not_too_many(self, requests: Sequence[ChangeRequest]) -> Sequence[ChangeRequest]:
        if not requests:
            raise NotFound("This names no workspace. Nothing was changed.")
        count = len({one.workspace_id for one in requests})
        if count > MAX_PLAN_WORKSPACES:
            raise TooManyWorkspaces(count)
        return requests

    def _begin(self, plan: Plan, person: Person, states: Sequence[str] = ("waiting",), **values: Any) -> Plan:
        self._require_rights(plan, person, states)
        begun = {
            "state": "running",
            "started_at": self._clock(),
            "ended_at": None,
            "runner_id": person.id,
            "runner_name": person.name,
            "note": "",
        }
        return self._change(plan, wake=True, **(begun | values))

    def _change(self, plan: Plan, *, wake: bool = False, **values: Any) -> Plan:
        then = self._store.change_plan(plan, self._wake_now if wake else None, **values)
        if then is None:
            raise self._cannot(self.find(plan.id))
        self._work.look()
        return then

    def _wake_now(self, tx: Transaction, plan: Plan) -> None:
        self._work.add(tx, [Task(KIND, str(plan.id), self._clock())])

    def _require(self, number: int, *states: str) -> Plan:
        plan = self.find(number)
        if plan.state not in states:
            raise self._cannot(plan)
        return plan

    def _require_current(self, number: int) -> Plan:
        plan = self._require(number, "shown")
        valid = timedelta(minutes=PREVIEW_VALID_MINUTES)
        if plan.shown_at is None or abs(self._clock() - plan.shown_at) > valid:
            raise OutOfDate(
                f"{plan_name(plan.id)} was shown more than {PREVIEW_VALID_MINUTES} minutes ago, and some of "
                "it may have changed since. Nothing was changed.",
                "Say it again to see what it would do now:",
                (plan.asked,),
            )
        if not self.counts(number)["waiting"]:
            raise OutOfDate(f"{plan_name(plan.id)} has nothing left to change. Nothing was changed now.")
        return plan

    def _require_no_second_key(self, plan: Plan) -> None:
        if why := self._guard.why_plan(plan, self.items(plan.id, "waiting")):
            raise NeedsSecondKey(why, plan=plan)

    def _require_rights(self, plan: Plan, person: Person, states: Sequence[str]) -> None:
        rights = self._gate.rights(person.id, fresh=True)
        if rights.most is Access.NONE:
            raise NotAllowed(sentences.refused(rights.no_rights_reason, rights.known))
        known = self._directory.workspaces().by_id
        found = [known.get(item.workspace_id) for item in self.items(plan.id, *states)]
        kept_out = sum(workspace is not None and rights.at(workspace) < Access.WRITE for workspace in found)
        if kept_out:
            raise NotAllowed(
                f"{person.name} may not change {kept_out} of the {len(found)} workspaces of "
                f"{plan_name(plan.id)}. Nothing was changed.",
                "Ask an administrator with write access to run it; `whoami` shows your rights.",
            )

    def _cannot(self, plan: Plan) -> OutOfDate:
        return OutOfDate(
            f"{plan_name(plan.id)} {SAYS[plan.state]}, so this cannot be done. Nothing was changed."
        )
