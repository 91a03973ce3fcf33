"""What a plan would change: looked at before it is shown, and once more where somebody agreed to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.access import Access, Gate
from bot.changes.apply import ChangeService
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Result
from bot.changes.plans.checks import SentOn, not_in_force, noted, seen_whole
from bot.changes.plans.each_item import EachItem
from bot.changes.plans.item_states import SO_ALREADY, not_made, problem
from bot.changes.plans.plan_time import period_of
from bot.changes.plans.teller import PlanTeller
from bot.changes.request import ChangeRequest
from bot.changes.timed.timed_changes import TimedChanges
from bot.clock import Clock
from bot.errors import Unkept
from bot.ports.database import Plan, PlanItem, PlanStore
from bot.ports.webex import Directory, SettingsReader
from bot.sentences import short_moment

MAX_LOOKED_BESIDE = 10
"""Of so many workspaces of a plan the settings that come before the one to be changed are read too: up to ten
requests each."""


@dataclass(frozen=True)
class PlanLook:
    """Reads only; what it finds stands in the items, and is told once it can be shown."""

    _changes: ChangeService
    _timed: TimedChanges
    _store: PlanStore
    _gate: Gate
    _directory: Directory
    _reader: SettingsReader
    _clock: Clock
    _items: EachItem
    _teller: PlanTeller

    def look(self, plan: Plan) -> Plan | None:
        """Looks at the items that are new; gives the plan once it can be shown, else None."""
        self._items.each(self._look_at, plan, self._store.plan_items(plan.id, "new"))
        if self._store.plan_counts(plan.id)["new"]:
            return None
        self._note_circles(plan)
        return self._store.change_plan(plan, self._teller.tell, state="shown", shown_at=self._clock())

    def _note_circles(self, plan: Plan) -> None:
        """Says of all items together, once each was looked at, where they would send calls in a circle."""
        sending = SentOn.by(self._store.plan_items(plan.id, "waiting"), self._directory.workspaces())
        places = self._gate.rights(plan.person_id).places
        for item in sending.checked(self._changes.forwarding(sending.numbers), places):
            self._store.item_noted(item)

    def _look_at(self, plan: Plan, item: PlanItem) -> bool:
        try:
            # Nothing is written, so that rights may be some seconds old.
            foreseen = self._foresee(plan, item)
        except Unkept:
            raise
        except Exception as error:
            self._items.is_kept_out(error, plan.person_id, item)
            return self._seen(item, *problem(error))
        item = replace(item, workspace_name=foreseen.workspace.name)
        if foreseen.result is not None and not self._may_differ(item, foreseen.result):
            state, why = not_made(foreseen.result, foreseen.moved, foreseen.request)
            return self._seen(item, state, "\n".join(filter(None, (why, *self._held(plan, foreseen)))))
        if foreseen.blocking_error:
            return self._seen(item, *problem(foreseen.blocking_error))
        reader = self._reader if item.position < MAX_LOOKED_BESIDE else None
        found = (
            *self._changes.risks(foreseen, alone=False),
            *not_in_force(foreseen, reader),
            *self._held(plan, foreseen),
        )
        request = seen_whole(foreseen).dump()
        return self._store.item_seen(noted(replace(item, request=request, state="waiting", note=""), *found))

    def _held(self, plan: Plan, foreseen: Foreseen) -> Iterator[str]:
        """What this means for changes for a time that hold it, in sentences without their numbers, which are
        said once for many workspaces."""
        if plan.time or foreseen.request.parent_id:
            return  # refused where one holds it; or takes them back
        for held in self._timed.by_hand.held(foreseen):
            ends = short_moment(held.one.ends_at, held.one.zone)
            if held.is_over:
                yield "What holds it for a time now is over with this."
            elif held.asks:
                yield f"What holds it for a time ends {ends}: then I ask whether to put it back."
            else:
                yield f"It is held for a time, until {ends}; then it goes back."

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

    def check(self, plan: Plan) -> Plan | None:
        """Reads again what somebody agreed to; where something moved since it was shown, nothing is run and
        it is shown anew."""
        moved: list[str] = []

        def look(plan: Plan, item: PlanItem) -> bool:
            if (why := self._why_moved(plan, item)) is not None:
                moved.append(f"{item.workspace_name}: {why}")
            return not moved

        self._items.each(look, plan, self._store.plan_items(plan.id, "waiting"))
        if self._items.is_stopping:
            return None
        if not moved:
            self._store.change_plan(plan, state="running")
            return None
        note = f"It moved since it was shown. {moved[0]}"
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
        except Exception as error:
            problem(error)  # notes what is no BotError in the log
            self._items.is_kept_out(error, plan.person_id, item)
            return None
        if foreseen.result is None or self._may_differ(item, foreseen.result):
            return None
        return not_made(foreseen.result, foreseen.moved, foreseen.request)[1] or SO_ALREADY
