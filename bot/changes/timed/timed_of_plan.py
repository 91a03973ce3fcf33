"""The timed changes of one plan together: ended, given another end, or left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.access import Access, Rights
from bot.changes.apply import ChangeService
from bot.changes.approvals.guard import Guard
from bot.changes.foresee import Foreseen
from bot.changes.timed.due import wake_in
from bot.changes.timed.period import Period
from bot.changes.timed.timed_changes import TimedChanges, require_has_end
from bot.clock import Clock
from bot.errors import NotAvailable, NotFound, OutOfDate
from bot.events import Person
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import Plan, Timed, TimedStore
from bot.sentences import plan_name
from bot.work.port import Work


@dataclass(frozen=True)
class TimedOfPlan:
    """Changes all of a plan in one transaction, or none; what they do then, `TimedWake` does."""

    _changes: ChangeService
    _timed: TimedChanges
    _store: TimedStore
    _work: Work
    _clock: Clock
    _guard: Guard

    def waiting(self, plan_id: int) -> Sequence[Timed]:
        """Those that are not over, the first to end first, without any that was never begun."""
        return self._timed.waiting(plan_id=plan_id)

    def all(self, plan_id: int) -> Sequence[Timed]:
        """All that the plan has set, also what is over."""
        return self._store.timed_of_plan(plan_id)

    def end(self, ones: Sequence[Timed], person: Person) -> None:
        """Lets what was before be put back now, with the rights of this person, and forgets what has not
        begun. Raises OutOfDate where somebody changes one at this moment."""
        now = self._clock()
        over = {
            "state": "running",
            "ends_at": now,
            "reminded_at": now,
            "person_id": person.id,
            "person_name": person.name,
            "tries": 0,
            "asked": 0,
        }
        self._change([(one, {"state": "dropped"} if one.state == "waiting" else over) for one in ones])

    def require_may_end(self, plan: Plan, ones: Sequence[Timed], person: Person) -> None:
        """Raises NotAvailable where these are put back before their end only with a second key, which a plan
        that takes them back asks for; BotError where it cannot be read whether one is risky."""
        name = plan_name(plan.id)
        if self._guard.why_end(plan, self._foresee_ends(ones, person)):
            raise NotAvailable(
                f"To end {name} before its time needs a second key. Nothing was changed.",
                "Take it back, and I ask for that:",
                (f"undo {name}",),
            )

    def forget_waiting(self, plan_id: int, rights: Rights, workspaces: WorkspaceIndex) -> None:
        """What a plan has set to begin later never begins, where somebody with these rights may change it,
        unless it begins at this moment."""
        waiting = [one for one in self._store.open_timed(plan_id=plan_id) if one.state == "waiting"]
        mine = [
            one
            for one in waiting
            if rights.of_one(workspaces, one.workspace_id, one.location_id) >= Access.WRITE
            and self._timed.begun(one) is None
        ]
        if not all(self._store.change_timed(one, state="dropped") for one in mine):
            self.forget_waiting(plan_id, rights, workspaces)  # somebody changed one at this moment

    def extend(self, ends: Sequence[tuple[Timed, datetime]]) -> None:
        """Gives them these ends. Raises Overlaps where another timed change has a field by then, NotAvailable
        where another administrator agreed to their end, OutOfDate as `end` does."""
        with ExitStack() as held:
            for workspace_id, family in sorted({(one.workspace_id, one.family) for one, _ in ends}):
                held.enter_context(self._timed.one_at_a_time(workspace_id, family))
            for one, ends_at in ends:
                require_has_end(one, plan_name(one.plan_id))
                self._timed.require_not_agreed(one)
                period = Period(one.starts_at if one.state == "waiting" else None, ends_at)
                self._timed.require_free(one.workspace_id, one.family, one.keys, period, but=one.id)
            then = {"reminded_at": self._clock(), "tries": 0}
            self._change([(one, {"ends_at": ends_at, **then}) for one, ends_at in ends])

    def move(self, moves: Sequence[tuple[Timed, Period]], name: str) -> None:
        """Lets what waits for its start hold from when to when each of these tells. Raises Overlaps,
        NotAvailable and OutOfDate as `extend` does; `name` is that of all of them."""
        with ExitStack() as held:
            for workspace_id, family in sorted({(one.workspace_id, one.family) for one, _ in moves}):
                held.enter_context(self._timed.one_at_a_time(workspace_id, family))
            for one, period in moves:
                self._timed.require_not_agreed(one)
                self._timed.require_free(one.workspace_id, one.family, one.keys, period, but=one.id)
            then = {"reminded_at": self._clock(), "tries": 0}
            moved = [(one, {"starts_at": to.starts_at, "ends_at": to.ends_at, **then}) for one, to in moves]
            self._change(moved, name)

    def leave(self, ones: Sequence[Timed]) -> None:
        """Forgets their ends and starts: nothing is written. Raises NotAvailable as `extend`, OutOfDate as
        `end` does."""
        for one in ones:
            if one.state == "running":
                self._timed.require_not_agreed(one)
        self._change([(one, {"state": "dropped" if one.state == "waiting" else "kept"}) for one in ones])

    def _foresee_ends(self, ones: Iterable[Timed], person: Person) -> Iterator[Foreseen]:
        """What it would do now to put back each that has begun, as far as that is known and still there.
        Raises BotError where one cannot be read."""
        for one in ones:
            if one.state != "waiting" and (begun := self._timed.begun(one)):
                with suppress(NotAvailable, NotFound):
                    back = self._timed.put_back(one, begun, person_id=person.id, space_id=one.space_id)
                    yield self._changes.foresee(back)

    def _change(self, changes: Sequence[tuple[Timed, Mapping[str, Any]]], name: str = "") -> None:
        then = self._store.change_timed_together(changes, lambda tx, ones: wake_in(self._work, tx, *ones))
        if len(then) < len(changes):
            name = name or plan_name(changes[0][0].plan_id)
            raise OutOfDate(
                f"{name} was changed at this very moment. Nothing was changed now.",
                "Look at it again: `scheduled`.",
            )
        self._work.look()
