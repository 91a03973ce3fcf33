"""Timed changes as people ask for them: set, extended, ended or left as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.access import Access
from bot.changes.apply import ChangeService
from bot.changes.approvals.policy import NeedsSecondKey, TimeAsked
from bot.changes.foresee import Foreseen
from bot.changes.journal import entry_of
from bot.changes.outcome import Outcome, Result
from bot.changes.request import ChangeRequest
from bot.changes.timed.by_hand import OPEN, ByHand, begun_by
from bot.changes.timed.due import wake_in
from bot.changes.timed.period import Overlaps, Period, name_of, overlapping
from bot.changes.undo import (
    is_taken_back,
    moved_check,
    over_moved,
    undo_request,
    what_stays,
    why_not_undoable,
    without_moved,
)
from bot.clock import Clock
from bot.errors import BotError, NotAvailable, NotFound, OutOfDate, Unkept
from bot.ports.database import Entry, History, Locks, Plan, Timed, TimedStore
from bot.sentences import short_moment
from bot.work.port import Transaction, Work

CLOSED_RESULTS = frozenset({Result.DONE, Result.ALREADY, Result.GONE})
"""After one of these at its end, a timed change is over."""


@dataclass(frozen=True)
class TimedOutcome:
    """What became of a change for a time."""

    foreseen: Foreseen
    kept: Timed | None
    """None where nothing was changed, so that nothing has to be put back."""
    outcome: Outcome | None
    """What became of the change; None where it begins later."""


@dataclass(frozen=True)
class TimedChanges:
    """Keeps timed changes; what they do is done by `ChangeService` alone."""

    _changes: ChangeService
    _store: TimedStore
    _journal: History
    _work: Work
    _clock: Clock
    _locks: Locks
    _plan: Callable[[int], Plan | None]

    def foresee(self, request: ChangeRequest, period: Period) -> Foreseen:
        """What the change would do now, where it may be timed.

        Raises NotAvailable for what cannot be put back, NotStorable for a secret, Overlaps where another
        timed change has the field at that time, and what `ChangeService.foresee` raises.
        """
        request.dump()
        foreseen = self._changes.foresee(request, Access.WRITE)
        if foreseen.blocking_error:
            raise foreseen.blocking_error
        if not period.stays:
            self._require_may_end(foreseen)
        self.require_free(request.workspace_id, request.family, _keys(foreseen, period), period)
        return foreseen

    def _require_may_end(self, foreseen: Foreseen) -> None:
        """Raises NotAvailable for what cannot be put back."""
        made = replace(entry_of(foreseen, self._clock()), state="done")
        is_change = foreseen.result is None
        if problem := foreseen.cannot_be_undone or (_why_no_end(made) if is_change else ""):
            raise NotAvailable(
                f"{problem} So it cannot end by itself. Nothing was changed.", "Say it without a time."
            )

    def set(
        self, request: ChangeRequest, period: Period, *, assignments: str, thread_id: str | None
    ) -> TimedOutcome:
        """Makes the change and keeps when it ends, or keeps when it begins. Raises what `foresee` and
        `ChangeService.apply` do, NeedsSecondKey before anything is kept; then nothing was changed and nothing
        is kept."""
        with self.one_at_a_time(request.workspace_id, request.family):
            return self._set(request, period, assignments, thread_id)

    def _set(
        self, request: ChangeRequest, period: Period, assignments: str, thread_id: str | None
    ) -> TimedOutcome:
        foreseen = self.foresee(request, period)
        try:
            self._changes.require_second_key(foreseen)
        except NeedsSecondKey as needs:
            raise NeedsSecondKey(
                needs.why, foreseen, time=TimeAsked(period.starts_at, period.ends_at, assignments)
            ) from None
        now, workspace = self._clock(), foreseen.workspace
        kept = self._store.keep_timed(
            Timed(
                id=0,
                at=now,
                state="waiting" if period.starts_at else "running",
                person_id=foreseen.person.id,
                person_name=foreseen.person.name,
                space_id=request.space_id,
                thread_id=thread_id,
                workspace_id=workspace.id,
                workspace_name=workspace.name,
                location_id=workspace.location_id,
                zone=workspace.time_zone,
                family=request.family,
                keys=_keys(foreseen, period),
                request=request.dump(),
                assignments=assignments,
                starts_at=period.starts_at,
                ends_at=period.ends_at,
                reminded_at=now,
                plan_id=request.plan_id,
                plan_position=request.plan_position,
            ),
            self._wake_in,
        )
        self._work.look()
        if period.starts_at:
            return TimedOutcome(foreseen, kept, None)
        # Its end is kept before it begins, so that no crash can leave it without one.
        try:
            outcome = self._changes.apply(replace(request, timed_id=kept.id))
        except BotError:
            with suppress(Unkept):
                self._drop(kept)
            raise
        if outcome.result not in (Result.DONE, Result.UNKNOWN):
            self._drop(kept)
            return TimedOutcome(foreseen, None, outcome)
        return TimedOutcome(foreseen, kept, outcome)

    def _drop(self, one: Timed) -> None:
        """Forgets one that was not begun, unless Webex may still make the change late."""
        if not any(entry.look_at for entry in self._journal.changes_of_timed(one.id)):
            self._store.change_timed(one, state="dropped")

    def find(self, number: int) -> Timed:
        """The timed change with this number. Raises NotFound."""
        one = self._store.timed(number)
        if one is None:
            raise NotFound(f"I know of no timed change s-{number}. Nothing was changed.", "See `scheduled`.")
        if one.state in OPEN and not self._holds(one):
            return self._store.timed(number) or one
        return one

    def waiting(self, workspace_id: str = "", plan_id: int | None = None) -> Sequence[Timed]:
        """Those that are not over, the first to end first, without any that was never begun; of one workspace
        or one plan if given."""
        found = self._store.open_timed(workspace_id, plan_id)
        return [one for one in found if one.state == "waiting" or self._holds(one)]

    def _holds(self, one: Timed) -> bool:
        begun = self.begun(one)
        return begun is not None and not self.by_hand.is_over(one, begun)

    @property
    def by_hand(self) -> ByHand:
        """What people change by hand of what timed changes hold."""
        return ByHand(self._store, self._journal)

    def extend(self, one: Timed, ends_at: datetime) -> Timed:
        """Lets it end at another moment. Raises OutOfDate where it is over, Overlaps where another one has
        the field by then, NotAvailable where it stays."""
        self._require_open(one)
        require_has_end(one, name_of(one))
        self.require_not_agreed(one)
        if one.state == "asking":
            raise OutOfDate(
                f"{name_of(one)} has reached its end, and I asked what to do with it. Nothing was changed.",
                "Put it back or leave it as it is:",
                (f"end {name_of(one)} now", f"cancel {name_of(one)}"),
            )
        period = Period(one.starts_at if one.state == "waiting" else None, ends_at)
        with self.one_at_a_time(one.workspace_id, one.family):
            self.require_free(one.workspace_id, one.family, one.keys, period, but=one.id)
            return self._changed(one, ends_at=ends_at, reminded_at=self._clock(), tries=0)

    def leave(self, one: Timed) -> Timed:
        """Forgets its end, or its start: nothing is written. Raises OutOfDate where it begins or ends at this
        moment."""
        self._require_open(one)
        self._require_not_beginning(one)
        if one.state == "running":
            self.require_not_agreed(one)
        return self._changed(one, state="dropped" if one.state == "waiting" else "kept")

    def end(
        self, one: Timed, check: str, *, is_rest: bool, person_id: str, space_id: str, event_id: str
    ) -> tuple[Outcome, ChangeRequest]:
        """Puts back now what was before, with the rights of this person; what was moved since only with the
        `check` of what they were shown, and with `is_rest` all but that. Gives what came of it, and what was
        to be put back. Raises OutOfDate where it is over or has not begun."""
        self._require_open(one)
        self._require_not_beginning(one)
        begun = self.begun(one)
        if one.state == "waiting" or begun is None:
            raise OutOfDate(
                f"{name_of(one)} has not begun yet. Nothing was changed.",
                "Forget it:",
                (f"cancel {name_of(one)}",),
            )
        back = self.put_back(one, begun, person_id=person_id, space_id=space_id, event_id=event_id)
        outcome = self._changes.apply(back)
        now = outcome.after.values if outcome.after else None
        if outcome.result is Result.MOVED and now is not None:
            if is_rest and (rest := without_moved(back, now)):
                outcome = self._changes.apply(rest)
            elif check and check == moved_check(back, now):
                outcome = self._changes.apply(over_moved(back, now))
        if outcome.result in CLOSED_RESULTS:
            self._changed(one, state="ended")
        return outcome, back

    def was_made(self, request: ChangeRequest) -> None:
        """This change was made; where it undid one that was made for a time, or brought back what was before
        it, there is nothing to put back."""
        if request.parent_id and (entry := self._journal.change(request.parent_id)):
            self.was_undone(entry)
        self.waiting(request.workspace_id)  # notes what is over by it

    def was_undone(self, entry: Entry) -> None:
        """The change that began it was undone, so there is nothing to put back any more."""
        one = self._store.timed(entry.timed_id) if entry.timed_id and not entry.parent_id else None
        if one and one.state in ("running", "asking") and self.is_taken_back(entry):
            self._store.change_timed(one, state="ended")

    def begun(self, one: Timed) -> Entry | None:
        """The journal's entry of the change that began it, unless that failed."""
        return begun_by(self._journal, one)

    def is_taken_back(self, begun: Entry) -> bool:
        """Whether the change that began it was undone since."""
        return is_taken_back(begun, self._journal.taking_back([begun.id]))

    def restore(self, one: Timed, begun: Entry, **asked: str) -> ChangeRequest:
        """The change that puts back what was before, as far as that was not done. Raises NotAvailable where
        it is not known."""
        taken_back = self._journal.taking_back([begun.id])
        back = undo_request(begun, taken_back, **asked)
        back = replace(back, plan_id=one.plan_id, plan_position=one.plan_position)
        return replace(back, timed_id=one.id, origin="timer")

    def put_back(self, one: Timed, begun: Entry, **asked: str) -> ChangeRequest:
        """The change with which a person puts it back, by itself: nobody agreed to it with the plan."""
        back = self.restore(one, begun, **asked)
        return replace(back, origin="command", plan_id=None, plan_position=None)

    def _changed(self, one: Timed, **values: Any) -> Timed:
        then = self._store.change_timed(one, self._wake_in, **values)
        if then is None:
            raise OutOfDate(
                f"{name_of(one)} was changed at this very moment. Nothing was changed now.",
                "Look at it again: `scheduled`.",
            )
        self._work.look()
        return then

    def _wake_in(self, tx: Transaction, one: Timed) -> None:
        wake_in(self._work, tx, one)

    def _require_open(self, one: Timed) -> None:
        if one.state not in ("waiting", "running", "asking"):
            how = {
                "ended": "is over",
                "kept": "was left as it is",
                "made": "was made and stays",
                "dropped": "was never begun",
            }[one.state]
            raise OutOfDate(
                f"{name_of(one)} {how}, so there is nothing to do for it. Nothing was changed.",
                "Say the change with a time again, or see `scheduled`.",
            )

    def _require_not_beginning(self, one: Timed) -> None:
        if one.state == "waiting" and self.begun(one):
            raise OutOfDate(
                f"{name_of(one)} has begun at this very moment. Nothing was changed now.",
                f"To take it back, say `end {name_of(one)} now` or `undo` in a moment.",
            )

    def require_not_agreed(self, one: Timed) -> None:
        """Raises NotAvailable where another administrator agreed to it, and so to its end."""
        begun, plan = self.begun(one), self._plan(one.plan_id) if one.plan_id else None
        agreed = one.request.get("approval_id"), begun and begun.approval_id, plan and plan.approval_id
        if any(number is not None for number in agreed):
            until = short_moment(one.ends_at, one.zone)
            raise NotAvailable(
                f"{name_of(one)} was agreed to until {until}, with a second key. Nothing was changed.",
                "Ask for the change anew, with another time or without one.",
            )

    def one_at_a_time(self, workspace_id: str, family: str) -> AbstractContextManager[None]:
        """Nobody else keeps a timed change of this setting between the look for another one and the keeping.
        The lock of the setting itself is taken inside."""
        return self._locks.holding(f"timed {workspace_id} {family}")

    def require_free(
        self, workspace_id: str, family: str, keys: Sequence[str], period: Period, but: int = 0
    ) -> None:
        """Raises Overlaps where another timed change has one of these fields at that time."""
        others = [one for one in self.waiting(workspace_id) if one.id != but]
        for other in overlapping(others, family, keys, period, self._clock()):
            raise Overlaps(other)


def require_has_end(one: Timed, name: str) -> None:
    """Raises NotAvailable where it begins later and stays; it or its plan is called `name`."""
    if one.stays:
        raise NotAvailable(
            f"{name} has no end: it begins {short_moment(one.ends_at, one.zone)} and stays. "
            "Nothing was changed.",
            "Cancel it, then say the change with another time:",
            (f"cancel {name}",),
        )


def _keys(foreseen: Foreseen, period: Period) -> list[str]:
    """The fields that are held: those that change, or where that is not known yet, all that are asked for."""
    asked = foreseen.request.values or {}
    return [*(asked if period.starts_at else foreseen.changes or asked)]


def _why_no_end(made: Entry) -> str:
    """Why a change cannot be put back whole, in a sentence; empty where it can."""
    return why_not_undoable(made) or what_stays(made)
