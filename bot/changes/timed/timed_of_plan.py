"""The timed changes of one plan together: ended, given another end, or left as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.changes.timed.due import plan_name, wake_in
from bot.changes.timed.period import Period
from bot.changes.timed.timed_changes import TimedChanges
from bot.clock import Clock
from bot.errors import OutOfDate
from bot.events import Person
from bot.ports.database import Timed, TimedStore
from bot.work.port import Work


@dataclass(frozen=True)
class TimedOfPlan:
    """Changes all of a plan in one transaction, or none; what they do then, `TimedWake` does."""

    _timed: TimedChanges
    _store: TimedStore
    _work: Work
    _clock: Clock

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

    def extend(self, ends: Sequence[tuple[Timed, datetime]]) -> None:
        """Gives them these ends. Raises Overlaps where another timed change has a field by then, NotAvailable
        where another administrator agreed to their end, OutOfDate as `end` does."""
        for one, ends_at in ends:
            self._timed.require_not_agreed(one)
            period = Period(one.starts_at if one.state == "waiting" else None, ends_at)
            self._timed.require_free(one.workspace_id, one.family, one.keys, period, but=one.id)
        then = {"reminded_at": self._clock(), "tries": 0}
        self._change([(one, {"ends_at": ends_at, **then}) for one, ends_at in ends])

    def leave(self, ones: Sequence[Timed]) -> None:
        """Forgets their ends and starts: nothing is written. Raises NotAvailable as `extend`, OutOfDate as
        `end` does."""
        for one in ones:
            if one.state == "running":
                self._timed.require_not_agreed(one)
        self._change([(one, {"state": "dropped" if one.state == "waiting" else "kept"}) for one in ones])

    def _change(self, changes: Sequence[tuple[Timed, Mapping[str, Any]]]) -> None:
        then = self._store.change_timed_together(changes, lambda tx, one: wake_in(self._work, tx, one))
        if len(then) < len(changes):
            name = plan_name(changes[0][0].plan_id)
            raise OutOfDate(
                f"{name} was changed at this very moment. Nothing was changed now.",
                "Look at it again: `scheduled`.",
            )
        self._work.look()
