"""Requests for a second key as people make them: asked, agreed to, denied, withdrawn, done alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot import sentences
from bot.access import Access, Gate
from bot.changes.apply import ChangeService
from bot.changes.approvals.asked import asked_of_change, asked_of_plan
from bot.changes.approvals.policy import NeedsSecondKey, name_of
from bot.changes.outcome import Result
from bot.changes.plans.plans import Plans
from bot.changes.request import ChangeRequest
from bot.clock import Clock
from bot.errors import NotAllowed, NotAvailable, NotFound, NotUnderstood, OutOfDate
from bot.events import Person
from bot.ports.approvals import Approval, ApprovalStore
from bot.ports.database import Locks
from bot.ports.webex import Directory
from bot.work.port import Task, Transaction, Work

KIND = "approval"
"""The kind of the tasks that wake requests; their subject is the number."""
AGREE_WITHIN = timedelta(hours=24)
"""So long somebody may agree."""
MAKE_WITHIN = timedelta(hours=1)
"""So long after that it is made, or may be entered; then nobody has agreed any more."""
REMIND_EVERY = timedelta(minutes=5)
TELL_AFTER = timedelta(seconds=20)
"""So long whoever decides has to be told the answer, before everybody is told of it anyway."""
SAYS = {
    "agreed": "is agreed to already",
    "running": "is agreed to already",
    "kept": "is agreed to already",
    "done": "was agreed to and is done",
    "failed": "was agreed to and could not be made",
    "denied": "was denied",
    "withdrawn": "was withdrawn",
    "expired": "has run out",
    "void": "does not hold any more, because the values moved",
}


@dataclass(frozen=True)
class Approvals:
    """Keeps requests; `ApprovalWake` does what was agreed to."""

    _changes: ChangeService
    _plans: Plans
    _store: ApprovalStore
    _work: Work
    _clock: Clock
    _gate: Gate
    _directory: Directory
    _locks: Locks
    _is_announced: bool = False
    """Whether there is a space that is told what is done alone."""

    def ask(
        self, needs: NeedsSecondKey, person: Person, space_id: str, thread_id: str | None
    ) -> tuple[Approval, bool]:
        """Keeps a request for what needs a second key; the same that waits already is not kept twice: then
        False. Raises the refusal again where it names no change."""
        now = self._clock()
        if needs.plan is not None:
            plan = needs.plan
            asked = asked_of_plan(plan, self._plans.items(plan.id))
        elif needs.foreseen is not None:
            asked = asked_of_change(needs.foreseen, needs.time)
        else:
            raise needs
        new = replace(
            asked,
            at=now,
            person_id=person.id,
            person_name=person.name,
            space_id=space_id,
            thread_id=thread_id,
            why=" ".join(filter(None, needs.why)),
            expires_at=min(now + AGREE_WITHIN, needs.time.ends_at) if needs.time else now + AGREE_WITHIN,
        )
        with self._locks.holding(f"approval {person.id}"):
            for other in self._store.approvals("open"):
                if other.expires_at > now and _is_same(other, new):
                    return other, False
            kept = self._store.keep_approval(new, self._wake_now)
        self._work.look()
        return kept, True

    def find(self, number: int) -> Approval:
        """The request with this number. Raises NotFound."""
        one = self._store.approval(number)
        if one is None:
            raise NotFound(f"I know of no request r-{number}. Nothing was changed.", "See `requests`.")
        return one

    def waiting(self) -> Sequence[Approval]:
        """Those that somebody may agree to, the oldest first."""
        now = self._clock()
        return [one for one in self._store.approvals("open") if one.expires_at > now]

    def workspace_ids(self, one: Approval) -> frozenset[str]:
        """The workspaces that a request would change."""
        if one.plan_id is None:
            return frozenset({ChangeRequest.load(one.request).workspace_id})
        return frozenset(item.workspace_id for item in self._plans.items(one.plan_id) if item.workspace_id)

    def approve(self, number: int, person: Person) -> Approval:
        """This person agrees. What has moved since it was shown makes it `void`.

        Raises NotAllowed for who asks and for who may not change all of it, OutOfDate where it is not open.
        """
        one = self._open(number)
        if one.person_id == person.id:
            raise NotAllowed(
                f"You asked for {name_of(one)} yourself: another administrator must agree. "
                "Nothing was changed.",
                f"Wait for one, or `remind {name_of(one)}`.",
            )
        self._require_rights(one, person)
        if why := self._why_void(one):
            return self._changed(one, self._wake_later, state="void", note=why)
        return self._agreed(one, person, "")

    def alone(self, number: int, person: Person, reason: str, *, is_seen: bool) -> Approval:
        """Who asks does it without a second key, and says why. Raises NotAvailable where nobody else would
        know: it was not said where others read along (`is_seen`), and no space is told."""
        one = self._open(number)
        if one.person_id != person.id:
            raise NotAllowed(f"Only {one.person_name} can do {name_of(one)} alone. Nothing was changed.")
        if not reason:
            raise NotUnderstood(
                f"To do {name_of(one)} alone, say why. Nothing was changed.",
                f"Fill in the reason on the card, or type `break glass {name_of(one)} because …`.",
            )
        if not (is_seen or self._is_announced):
            raise NotAvailable(
                f"What is done alone is announced, and nobody else reads this. {name_of(one)} stays open.",
                f"Say `break glass {name_of(one)} because …` in a group space. With APPROVAL_SPACE one is "
                "always told.",
            )
        return self._agreed(one, person, reason)

    def deny(self, number: int, person: Person, reason: str) -> Approval:
        """This person does not agree, so it is not made."""
        one = self._open(number)
        if one.person_id == person.id:
            raise NotAllowed(
                f"You asked for {name_of(one)} yourself. Nothing was changed.",
                "To take it back:",
                (f"withdraw {name_of(one)}",),
            )
        self._require_rights(one, person)
        return self._changed(
            one,
            self._wake_later,
            state="denied",
            note=reason,
            decided_by_id=person.id,
            decided_by=person.name,
        )

    def withdraw(self, number: int, person: Person) -> Approval:
        """Who asks wants it no more."""
        one = self._mine(number, person)
        return self._changed(one, self._wake_later, state="withdrawn")

    def remind(self, number: int, person: Person) -> Approval:
        """Shows it once more where others see it."""
        one, now = self._mine(number, person), self._clock()
        last = max(one.at, one.reminded_at or one.at)
        if timedelta() <= now - last < REMIND_EVERY:
            raise OutOfDate(f"{name_of(one)} was shown a moment ago. Nothing was changed.", "Give them time.")
        return self._changed(one, self._wake_now, reminded_at=now, told="")

    def last_of(self, person_id: str, space_id: str) -> Approval:
        """What this person asked for last in a space and what is still open. Raises NotFound."""
        mine = [one for one in self.waiting() if (one.person_id, one.space_id) == (person_id, space_id)]
        if not mine:
            raise NotFound("You have no open request here. Nothing was changed.", "See `requests`.")
        return mine[-1]

    def is_followed(self, number: int) -> bool:
        """Whether what becomes of its change is told by whoever makes it."""
        one = self._store.approval(number)
        return one is not None and one.state == "agreed" and one.entered_keys is None

    def tell_now(self, one: Approval) -> None:
        """Those who wait are told at once how it stands."""
        self._store.change_approval(one, self._wake_now)
        self._work.look()

    def posted(self, number: int, message_id: str, state: str) -> str:
        """The card of a request in its space is this message, and tells this state; gives the one before."""
        before = self.find(number).message_id
        self._store.approval_posted(number, message_id=message_id, told=state)
        return before

    def _open(self, number: int) -> Approval:
        one = self.find(number)
        if one.state == "open" and one.expires_at <= self._clock():
            raise OutOfDate(f"{name_of(one)} {SAYS['expired']}. Nothing was changed.", *_again(one))
        if one.state != "open":
            raise self._over(one)
        return one

    def _over(self, one: Approval) -> OutOfDate:
        over = one.state in ("denied", "withdrawn", "expired", "void", "failed")
        now = "" if one.state in ("agreed", "running", "kept", "done") else " Nothing was changed."
        return OutOfDate(f"{name_of(one)} {SAYS[one.state]}.{now}", *(_again(one) if over else ()))

    def _mine(self, number: int, person: Person) -> Approval:
        one = self._open(number)
        if one.person_id != person.id:
            raise NotAllowed(f"{one.person_name} asked for {name_of(one)}, not you. Nothing was changed.")
        return one

    def _require_rights(self, one: Approval, person: Person) -> None:
        """Raises NotAllowed where this person may not change all that is asked for, as Webex says now."""
        rights = self._gate.rights(person.id, fresh=True)
        if rights.most is Access.NONE:
            raise NotAllowed(sentences.refused(rights.no_rights_reason, rights.known))
        known = self._directory.workspaces().by_id
        found = [known.get(number) for number in self.workspace_ids(one)]
        kept_out = sum(
            rights.everywhere < Access.WRITE if workspace is None else rights.at(workspace) < Access.WRITE
            for workspace in found
        )
        if kept_out:
            what = "this workspace" if len(found) == 1 else f"{kept_out:,} of its {len(found):,} workspaces"
            raise NotAllowed(
                f"You may not change {what}, so you cannot decide on {name_of(one)}. Nothing was changed.",
                "Ask an administrator with write access; `whoami` shows your rights.",
            )

    def _why_void(self, one: Approval) -> str:
        """Why it cannot be made as it was shown, by what Webex holds now; empty where it can. Of a plan, that
        is looked at before it runs. Raises BotError where it cannot be read."""
        if one.plan_id is not None:
            return self._plans.why_not_agreed(one.plan_id, one.plan_check)
        request = ChangeRequest.load(one.request)
        asker = self._gate.rights(one.person_id, fresh=True)
        if asker.is_kept_out(self._directory.workspaces(), request.workspace_id):
            return f"{one.person_name} may not change it any more, or the workspace is gone."
        if one.entered_keys is not None:
            return ""
        foreseen = self._changes.foresee(request, Access.WRITE)
        if foreseen.result is Result.MOVED:
            moved = "; ".join(f"{each.label}: {each.before} → {each.after}" for each in foreseen.moved)
            return f"It moved since it was shown: {moved}."
        if foreseen.result is Result.ALREADY and not (one.time and one.time.get("starts_at")):
            return "It is so already."
        if foreseen.result is Result.GONE:
            return "It is not there any more."
        return foreseen.blocking_error.sentence if foreseen.blocking_error else ""

    def _agreed(self, one: Approval, person: Person, note: str) -> Approval:
        return self._changed(
            one,
            self._wake_now,
            state="agreed",
            decided_by_id=person.id,
            decided_by=person.name,
            note=note,
            expires_at=self._clock() + MAKE_WITHIN,
        )

    def _changed(self, one: Approval, wake: Any, **values: Any) -> Approval:
        """Decides: only one of those who do so at once. Raises OutOfDate for the others."""
        then = self._store.change_approval(one, wake, **values)
        if then is None:
            raise self._over_now(one.id)
        self._work.look()
        return then

    def _over_now(self, number: int) -> OutOfDate:
        now = self.find(number)
        if now.state != "open":
            return self._over(now)
        return OutOfDate(f"{name_of(now)} was changed at this very moment. Nothing was changed now.")

    def _wake_now(self, tx: Transaction, one: Approval) -> None:
        self._add(tx, one, self._clock())

    def _wake_later(self, tx: Transaction, one: Approval) -> None:
        self._add(tx, one, self._clock() + TELL_AFTER)

    def _add(self, tx: Transaction, one: Approval, at: datetime) -> None:
        self._work.add(tx, [Task(KIND, str(one.id), at)])


def _again(one: Approval) -> tuple[str, tuple[str, ...]]:
    return "To ask for it as it is now:", (f"ask {name_of(one)} again",)


def _is_same(one: Approval, other: Approval) -> bool:
    return (one.person_id, one.plan_id, one.plan_check, one.time) == (
        other.person_id, other.plan_id, other.plan_check, other.time,
    ) and {**one.request, "reason": ""} == {**other.request, "reason": ""}  # fmt: skip
