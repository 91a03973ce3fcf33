"""The items of a plan that takes another one back: only what that one has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.changes.request import ChangeRequest
from bot.changes.timed.by_hand import ByHand
from bot.changes.undo import BULK_ACTIONS, add_again_requests, undo_request
from bot.errors import NotAvailable
from bot.ports.database import Entry, History, Plan, PlanItem


def items_taking_back(
    journal: History, by_hand: ByHand, plan: Plan, person_id: str, space_id: str
) -> list[PlanItem]:
    """An item for each change that the plan made, the last one first; what cannot be taken back says why."""
    made = [
        entry
        for entry in journal.changes_of_plan(plan.id)
        if entry.state == "done" and not (entry.timed_id and entry.parent_id)
    ]
    since: dict[int | None, list[Entry]] = defaultdict(list)
    for one in journal.taking_back([entry.id for entry in made]):
        since[one.takes_back_id].append(one)
    items: list[PlanItem] = []
    for entry in reversed(made):
        about = (entry.workspace_id, entry.workspace_name)
        try:
            _require_no_end(journal, by_hand, entry)
            requests = _requests(entry, since[entry.id], person_id, space_id)
        except NotAvailable as error:
            items.append(PlanItem(0, len(items), *about, {}, state="cannot", note=error.sentence))
            continue
        items += [
            PlanItem(0, position, *about, request.dump())
            for position, request in enumerate(requests, start=len(items))
        ]
    return items


def _require_no_end(journal: History, by_hand: ByHand, entry: Entry) -> None:
    """Raises NotAvailable where this took back or ended a change for a time: made again it would stay."""
    made = journal.change(entry.parent_id) if entry.parent_id else None
    if (made is not None and by_hand.had_end(made)) or (not entry.parent_id and by_hand.ended_by(entry)):
        raise NotAvailable("It was for a time; made again it would have no end. Say it again with a time.")


def _requests(
    entry: Entry, taken_back: Sequence[Entry], person_id: str, space_id: str
) -> list[ChangeRequest]:
    if entry.action in BULK_ACTIONS:
        asked = {"person_id": person_id, "space_id": space_id, "event_id": "", "reason": ""}
        return add_again_requests(entry, taken_back, **asked)
    return [undo_request(entry, taken_back, person_id=person_id, space_id=space_id)]
