"""The policy of two keys at the door: what needs an agreement, and whether the one that it has is good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.access import Gate
from bot.catalogue.model.held_back import NOT_IN_FORCE
from bot.changes.approvals.asked import without
from bot.changes.approvals.policy import NeedsSecondKey, TwoKeys, name_of
from bot.changes.foresee import Foreseen
from bot.changes.request import ChangeRequest, NotStorable
from bot.changes.risk import risks
from bot.clock import Clock
from bot.errors import OutOfDate
from bot.ports.approvals import Approval, ApprovalStore
from bot.ports.database import History, Plan, PlanItem, PlanStore
from bot.ports.webex import Directory, SettingsReader

TAKES_BACK = "It takes back a change that needed a second key."
WHAT_COUNTS = (
    "family", "list", "item_id", "action", "values", "workspace_id", "person_id", "parent_id", "redoes_id",
)  # fmt: skip
"""What must be the same in a change that is made as in the one that was agreed to."""


@dataclass(frozen=True)
class Guard:
    """`bot.changes.approvals.policy.SecondKey`."""

    _policy: TwoKeys
    _store: ApprovalStore
    _plans: PlanStore
    _journal: History
    _directory: Directory
    _reader: SettingsReader
    _gate: Gate
    _clock: Clock

    def require(self, foreseen: Foreseen) -> Approval | None:
        request = foreseen.request
        if self._is_end(request):
            return None
        if request.approval_id is not None:
            return self._agreed(request.approval_id, request)
        plan = None if request.plan_id is None else self._plans.plan(request.plan_id)
        if plan is not None and plan.approval_id is not None:
            return self._agreed_for_plan(plan, request)
        if not (why := self._why(foreseen, plan)):
            return None
        if plan is None and (one := self._entered_again(request)):
            return one
        raise NeedsSecondKey(why, foreseen)

    def why_plan(self, plan: Plan, items: Sequence[PlanItem]) -> tuple[str, ...]:
        """Why a plan needs a second key before these items are changed; nothing where it needs none."""
        if self._policy.kind == "off":
            return ()
        if self._policy.kind == "all":
            return ("",)
        if why := self._why_many(plan):
            return why
        requests = [ChangeRequest.load(item.request) for item in items if item.request]
        if any(map(self._takes_back, requests)):
            return (TAKES_BACK,)
        if self._policy.kind != "risky":
            return ()
        # What is risky about an item that waits was found and shown when it was looked at, circles too.
        waiting = (item for item in items if item.state == "waiting")
        lines = dict.fromkeys(line for item in waiting for line in item.note.split("\n"))
        return tuple(line for line in lines if line and not line.startswith(NOT_IN_FORCE))

    def why_end(self, plan: Plan, put_back: Iterable[Foreseen]) -> tuple[str, ...]:
        """Why what a plan has set for a time is put back before its end only with a second key; these changes
        are gone through only where what is risky about them counts."""
        if self._policy.kind == "off":
            return ()
        if self._policy.kind == "all":
            return ("",)
        if plan.approval_id is not None:
            return (TAKES_BACK,)
        if (why := self._why_many(plan)) or self._policy.kind != "risky":
            return why
        return next(filter(None, map(self._risks, put_back)), ())

    def _why(self, foreseen: Foreseen, plan: Plan | None) -> tuple[str, ...]:
        if self._policy.kind == "off":
            return ()
        if self._policy.kind == "all":
            return ("",)
        if plan is not None and (why := self._why_many(plan)):
            return why
        if self._takes_back(foreseen.request):
            return (TAKES_BACK,)
        return self._risks(foreseen) if self._policy.kind == "risky" else ()

    def _risks(self, foreseen: Foreseen) -> tuple[str, ...]:
        """What a preview would call risky."""
        places = self._gate.rights(foreseen.person.id).places
        return risks(foreseen, self._directory, self._reader, places)

    def _why_many(self, plan: Plan) -> tuple[str, ...]:
        count = self._plans.plan_size(plan.id)
        return (f"It is for {count:,} workspaces.",) if count >= self._policy.many else ()

    def _takes_back(self, request: ChangeRequest) -> bool:
        """Whether it undoes, or makes again, a change that needed a second key."""
        number = request.parent_id or request.redoes_id
        before = None if number is None else self._journal.change(number)
        return before is not None and before.approval_id is not None

    def _is_end(self, request: ChangeRequest) -> bool:
        """Whether the bot puts back by itself what was for a time: that was agreed to with its beginning."""
        if request.origin != "timer" or request.parent_id is None or request.timed_id is None:
            return False
        begun = self._journal.change(request.parent_id)
        return begun is not None and begun.timed_id == request.timed_id

    def _agreed(self, number: int, request: ChangeRequest) -> Approval:
        """The agreement, where it is for this change and still good; what waits for its start was kept while
        it was. Raises OutOfDate."""
        one = self._store.approval(number)
        if one is None or one.plan_id is not None or not _same(request, one.request):
            raise OutOfDate("Nobody has agreed to this change. Nothing was changed.")
        waits = one.state == "kept" and request.timed_id is not None
        if one.entry_id is not None or not (waits or one.state == "agreed"):
            raise OutOfDate(f"{name_of(one)} is not agreed to, or was made already. Nothing was changed now.")
        if not waits and one.expires_at <= self._clock():
            raise OutOfDate(f"The agreement to {name_of(one)} has run out. Nothing was changed.")
        return one

    def _agreed_for_plan(self, plan: Plan, request: ChangeRequest) -> Approval:
        one = None if plan.approval_id is None else self._store.approval(plan.approval_id)
        if one is None or one.plan_id != plan.id or one.state not in ("agreed", "running", "done"):
            raise NeedsSecondKey(("Nobody has agreed to this plan.",))
        if request.timed_id is None and one.expires_at <= self._clock():
            raise NeedsSecondKey((f"The agreement to {name_of(one)} has run out.",))
        return one

    def _entered_again(self, request: ChangeRequest) -> Approval | None:
        """The agreement to a change whose values are never stored, so that they are entered again."""
        now = self._clock()
        return next(
            (
                one
                for one in self._store.approvals("agreed")
                if one.entered_keys is not None
                and one.entry_id is None
                and one.expires_at > now
                and one.person_id == request.person_id
                and request.values is not None
                and _same(replace(request, values=without(request, one.entered_keys)), one.request)
            ),
            None,
        )


def _same(request: ChangeRequest, stored: Any) -> bool:
    """Whether a change is the one that was stored."""
    try:
        asked = request.dump()
    except NotStorable:
        return False
    return all(asked[name] == stored.get(name) for name in WHAT_COUNTS)
