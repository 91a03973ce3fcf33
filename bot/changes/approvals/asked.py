"""What is kept of a change or a plan that needs a second key: exactly what would be made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.catalogue import title_of
from bot.catalogue.model.shape import Values
from bot.changes.approvals.policy import TimeAsked
from bot.changes.foresee import Foreseen
from bot.changes.request import ChangeRequest, NotStorable
from bot.ports.approvals import Approval
from bot.ports.database import Plan, PlanItem
from bot.sentences import how_many_workspaces


def asked_of_change(foreseen: Foreseen, time: TimeAsked | None) -> Approval:
    """The request for one change, with the values seen; without values that are never stored."""
    request = foreseen.as_seen()
    keys = [*entered_keys(request)]
    if keys:
        base = {key: value for key, value in request.base.items() if key not in keys}
        request = replace(request, values=without(request, keys), base=base)
    target = foreseen.target
    listed = target.list[:1].upper() + target.list[1:]
    what = target.family.with_title(listed) if listed else target.family.title
    return replace(
        EMPTY,
        title=f"{what} · {foreseen.workspace.name}",
        reason=request.reason,
        request=request.dump(),
        entered_keys=keys or None,
        time=_dumped(time),
    )


def entered_keys(request: ChangeRequest) -> Iterator[str]:
    """The fields whose values are never stored: secrets and files."""
    for key, value in (request.values or {}).items():
        try:
            replace(request, values={key: value}, base={}).dump()
        except NotStorable:
            yield key


def without(request: ChangeRequest, keys: Collection[str]) -> Values:
    """The values of a change but for these fields."""
    return {key: value for key, value in (request.values or {}).items() if key not in keys}


def asked_of_plan(plan: Plan, items: Sequence[PlanItem]) -> Approval:
    """The request for a plan, as it was looked at."""
    waiting = [item for item in items if item.state == "waiting"]
    requests = [ChangeRequest.load(item.request) for item in waiting]
    families = {request.family for request in requests}
    what = title_of(families.pop()) if len(families) == 1 else "Several settings"
    count = len({item.workspace_id for item in waiting})
    return replace(
        EMPTY,
        title=f"{what}, {how_many_workspaces(count)}",
        reason=next((request.reason for request in requests if request.reason), ""),
        plan_id=plan.id,
        plan_check=check_of(items),
    )


def check_of(items: Sequence[PlanItem]) -> str:
    """Some characters that are others when other changes of a plan wait."""
    waiting = [[item.position, dict(item.request)] for item in items if item.state == "waiting"]
    return hashlib.sha256(json.dumps(waiting, sort_keys=True).encode()).hexdigest()[:32]


def time_of(one: Approval) -> TimeAsked | None:
    """From when to when the change of a request holds; None for ever."""
    if one.time is None:
        return None
    starts = one.time["starts_at"]
    return TimeAsked(
        datetime.fromisoformat(starts) if starts else None,
        datetime.fromisoformat(one.time["ends_at"]),
        one.time["assignments"],
    )


def _dumped(time: TimeAsked | None) -> dict[str, Any] | None:
    if time is None:
        return None
    starts = time.starts_at.astimezone(UTC).isoformat() if time.starts_at else ""
    ends = time.ends_at.astimezone(UTC).isoformat()
    return {"starts_at": starts, "ends_at": ends, "assignments": time.assignments}


EMPTY = Approval(
    id=0,
    at=datetime.min.replace(tzinfo=UTC),
    state="open",
    person_id="",
    person_name="",
    space_id="",
    thread_id=None,
    title="",
    why="",
    reason="",
    request={},
    expires_at=datetime.min.replace(tzinfo=UTC),
)
"""A request that says nothing yet."""
