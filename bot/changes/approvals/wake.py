"""What requests for a second key do by themselves: make what was agreed to, run out, and tell."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.access import Gate
from bot.changes.apply import UNCHANGED, ChangeService
from bot.changes.approvals.approvals import TELL_AFTER
from bot.changes.approvals.asked import time_of
from bot.changes.approvals.policy import name_of
from bot.changes.approvals.space_teller import ApprovalTeller
from bot.changes.outcome import Result
from bot.changes.plans.plans import Plans
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import Period
from bot.changes.timed.period import name_of as timed_name
from bot.changes.timed.timed_changes import TimedChanges
from bot.clock import Clock
from bot.errors import BotError, Busy, NotAllowed, RightsUnknown, Unkept, WebexError
from bot.events import Person
from bot.ports.approvals import Approval, ApprovalStore
from bot.ports.database import Entry, History, TimedStore
from bot.sentences import in_words

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=30)
MAX_RETRY = timedelta(minutes=10)
LOOK_AGAIN = timedelta(seconds=30)
"""When it is looked again whether a change that is under way was made."""
PLAN_EVERY = timedelta(seconds=5)
"""How often it is looked how far a plan is."""
WHY = {
    Result.ALREADY: "It is so already.",
    Result.GONE: "It is not there any more.",
    Result.IGNORED: "Webex accepts it and does not show it; another setting may have to be on first.",
}
"""Why nothing was done, by what became of the change."""


@dataclass(frozen=True)
class ApprovalWake:
    """Woken for one request at a time; how far it is, its row and the journal tell."""

    _changes: ChangeService
    _plans: Plans
    _timed: TimedChanges
    _timed_store: TimedStore
    _store: ApprovalStore
    _journal: History
    _teller: ApprovalTeller
    _gate: Gate
    _clock: Clock

    def wake(self, subject: str) -> datetime | None:
        """Does what is due for the request with this number; gives when it is due again."""
        try:
            return self._woken(subject)
        finally:
            self._teller.look()

    def _woken(self, subject: str) -> datetime | None:
        one = self._store.approval(int(subject))
        if one is None:
            return None
        now = self._clock()
        if one.state == "open" and one.expires_at <= now:
            return self._over(one, "expired", "")
        if one.state == "open":
            return self._show(one, now)
        if one.state == "agreed":
            return self._make(one, now)
        if one.state == "running":
            return self._follow(one, one.plan_id or 0, now)
        self._teller.tell(None, one)
        return None

    def _show(self, one: Approval, now: datetime) -> datetime:
        """Shows it where nobody did; who asks is answered first."""
        asked_at = max(one.at, one.reminded_at or one.at)
        if not one.told and asked_at <= now < asked_at + TELL_AFTER:
            self._teller.tell_approvers(None, one)
            return asked_at + TELL_AFTER
        self._teller.tell(None, one)
        return one.expires_at

    def _make(self, one: Approval, now: datetime) -> datetime | None:
        if one.entered_keys is not None:
            self._teller.tell(None, one)
        if one.plan_id is not None:
            return self._run(one, one.plan_id, now)
        if one.entry_id is not None:
            return self._look(one, self._journal.change(one.entry_id), now)
        if one.expires_at <= now:
            return self._over(one, "expired", f"{one.decided_by} agreed, and it could not be made in time.")
        if one.entered_keys is not None:
            return one.expires_at
        try:
            return self._changed(one, now)
        except BotError as error:
            return self._failed(one, error, now)

    def _changed(self, one: Approval, now: datetime) -> datetime | None:
        """Makes the change. Raises what `ChangeService.apply` does."""
        reason = "; ".join(filter(None, (one.reason, one.note if one.is_alone else "")))
        request = replace(ChangeRequest.load(one.request), approval_id=one.id, reason=reason)
        if time := time_of(one):
            if time.ends_at <= now:
                return self._over(one, "void", f"Its {'start' if time.stays else 'end'} has passed.")
            kept = next(
                (
                    other
                    for other in self._timed_store.open_timed(request.workspace_id)
                    if other.request.get("approval_id") == one.id
                ),
                None,
            )
            if kept is None:
                starts_at = time.starts_at if time.starts_at and time.starts_at > now else None
                # Until a later start it may change, as that of any timed change.
                done = self._timed.set(
                    replace(request, base={}) if starts_at else request,
                    Period(starts_at, time.ends_at),
                    assignments=time.assignments,
                    thread_id=one.thread_id,
                )
                kept, outcome = done.kept, done.outcome
            else:
                # It was kept just before the bot stopped.
                waits = kept.state == "waiting"
                outcome = None if waits else self._changes.apply(replace(request, timed_id=kept.id))
            if outcome is None and kept is not None:
                return self._over(one, "kept", timed_name(kept))
            if outcome is None:
                return self._over(one, "void", WHY[Result.ALREADY])
        else:
            outcome = self._changes.apply(request)
        if outcome.result is Result.MOVED:
            return self._over(one, "void", f"It moved since it was shown: {in_words(outcome.differences)}.")
        if outcome.result in WHY:
            is_sent = outcome.result is Result.IGNORED
            return self._over(one, "failed" if is_sent else "void", WHY[outcome.result])
        if outcome.result is Result.UNKNOWN:
            return now + LOOK_AGAIN
        return self._done(one)

    def _look(self, one: Approval, entry: Entry | None, now: datetime) -> datetime | None:
        """What became of a change that was begun before the bot stopped, or that Webex did not answer."""
        if entry is None or entry.state == "intended" or (entry.state == "unknown" and entry.look_at):
            return now + LOOK_AGAIN
        if entry.state == "done":
            return self._done(one)
        if entry.state == "unknown":
            return self._over(one, "failed", "Webex did not answer: it may or may not be changed.")
        # It was begun just before the bot stopped, and found not to be made.
        self._store.change_approval(one, entry_id=None)
        return now

    def _done(self, one: Approval) -> datetime | None:
        now = self._store.approval(one.id) or one
        entry = self._journal.change(now.entry_id) if now.entry_id else None
        if (
            entry is not None
            and entry.takes_back_id
            and (before := self._journal.change(entry.takes_back_id))
        ):
            self._timed.was_undone(before)
        return self._over(now, "done", now.note)

    def _failed(self, one: Approval, error: BotError, now: datetime) -> datetime | None:
        """Tries again later what may pass; the rest is told and over."""
        if not isinstance(error, Unkept):
            one = self._store.approval(one.id) or one
        not_told = isinstance(error, RightsUnknown) or (
            isinstance(error, NotAllowed) and not self._gate.rights(one.person_id, fresh=True).known
        )
        is_webex = isinstance(error, WebexError) and error.is_temporary
        if one.entry_id is None and (not_told or is_webex or isinstance(error, Busy | Unkept)):
            again_at = now + min(FIRST_RETRY * (1 << min(one.tries, 8)), MAX_RETRY)
            log.warning("%s could not be made: %s", name_of(one), error.sentence)
            self._store.change_approval(one, tries=one.tries + 1)
            return min(again_at, one.expires_at)
        return self._over(one, "failed", error.sentence)

    def _run(self, one: Approval, plan_id: int, now: datetime) -> datetime | None:
        """Lets a plan run, with the rights of who asked."""
        plan = self._plans.find(plan_id)
        if plan.approval_id != one.id:
            if one.expires_at <= now:
                return self._over(one, "expired", f"{one.decided_by} agreed, and it could not run in time.")
            if why := self._plans.why_not_agreed(plan_id, one.plan_check):
                return self._over(one, "void", why)
            # Before the plan can tell of its end.
            self._teller.tell(None, one)
            try:
                self._plans.run_agreed(plan, Person(one.person_id, one.person_name, "", ""), one.id)
            except BotError as error:
                return self._failed(one, error, now)
        return self._then(one, now + PLAN_EVERY, state="running")

    def _follow(self, one: Approval, plan_id: int, now: datetime) -> datetime | None:
        """Looks how far its plan is; what moved since it was shown is found before the plan runs."""
        plan = self._plans.find(plan_id)
        if plan.approval_id != one.id:
            why = "The plan was cancelled." if plan.state == "over" else "Values moved since it was shown."
            return self._over(one, "void", plan.note or why)
        if plan.state != "over":
            return now + PLAN_EVERY
        # The plan's own card says what became of it.
        return self._then(one, now, state="done", told="done")

    def _over(self, one: Approval, state: str, note: str) -> datetime | None:
        then = self._told(one, state=state, note=note.removesuffix(UNCHANGED))
        return None if then else self._clock()

    def _then(self, one: Approval, at: datetime, **values: Any) -> datetime:
        return at if self._told(one, **values) else self._clock()

    def _told(self, one: Approval, **values: Any) -> Approval | None:
        """Keeps how it stands, and in the same transaction what those who wait are told."""
        return self._store.change_approval(one, self._teller.tell, **values)
