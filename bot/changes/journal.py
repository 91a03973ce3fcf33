"""The journal's side of a change: what is about to be made, what became of it, and who is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.foresee import Foreseen
from bot.changes.reading import effect, reading_of
from bot.changes.request import ChangeRequest
from bot.changes.target import REMOVED, ChangeTarget, Snapshot, difference, differences, in_words
from bot.changes.undo import why_not_undoable
from bot.clock import Clock
from bot.errors import Unkept
from bot.events import Changed, Difference
from bot.log_records import tracked
from bot.ports.approvals import Approval
from bot.ports.database import Entry, Journal
from cards.fields import Field

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class JournalWriter:
    """Writes the journal before and after a change; `announce` is called after one that was made."""

    journal: Journal
    clock: Clock
    announce: Callable[[], None]
    count: Callable[[str], object] = lambda state: None
    """Told the state of each change that was tried."""

    def intend(self, foreseen: Foreseen, agreed: Approval | None = None) -> Entry:
        """Journals a change before it is made; gives the entry. Raises Unkept, NotAllowed or OutOfDate."""
        entry = entry_of(foreseen, self.clock())
        if agreed is not None:
            entry = replace(entry, approval_id=agreed.id, approved_by=approved_by(agreed))
        return replace(entry, id=self.journal.intend(entry))

    def added_again_by(self, request: ChangeRequest) -> Entry | None:
        """The change that has added already what this one would add again to undo another: an item would be
        on its list twice."""
        number = request.parent_id or request.redoes_id
        if request.action != "add" or number is None:
            return None
        wanted = request.target.shape.dump(request.values or {})
        made = self.journal.taking_back([number])
        added = (one for one in made if one.action == "add")
        return next((one for one in added if _wanted(one).items() <= wanted.items()), None)

    def settle(
        self,
        foreseen: Foreseen,
        entry: Entry,
        state: str,
        then: Values | None,
        tracking_id: str,
        *,
        note: str = "",
        look_at: datetime | None = None,
        item_id: str = "",
        after: Snapshot | None = None,
    ) -> None:
        """Journals what became of a change; one that was made is told to the spaces that watch.

        `then` are the values afterwards, None for a target that was removed. `item_id` is the id of an item
        that was added, `after` what was read back.
        """
        at = self.clock()
        self.count(state)
        before = foreseen.before.values or {}
        shown = differences(foreseen.target, before, then)
        settled = replace(
            entry,
            state=state,
            fields=field_rows(foreseen.target, before, then),
            tracking_id=tracking_id,
            note=note,
            look_at=look_at,
            item_id=item_id or entry.item_id,
        )
        changed = changed_in(settled, shown, at) if state == "done" and shown else None
        try:
            self.journal.settle(settled, changed, at, _effect(foreseen, then, after))
        except Unkept:
            # The person is told what Webex shows all the same; the journal finds it out as after a crash.
            log.error("Change %s: what became of it could not be journalled: %s", entry.id, state)
            return
        log.info(
            "Change %s by %s: %s of %s: %s, %s", entry.id, entry.actor_id, entry.family, entry.workspace_id,
            state, REMOVED if then is None else ", ".join(then), extra=tracked(tracking_id),
        )  # fmt: skip
        if state == "done":
            self.announce()


def entry_of(foreseen: Foreseen, at: datetime) -> Entry:
    """The journal's entry of a change before it is made; it has no number yet."""
    request, workspace = foreseen.request, foreseen.workspace
    return Entry(
        id=0,
        at=at,
        actor_id=foreseen.person.id,
        actor_name=foreseen.person.name,
        space_id=request.space_id,
        workspace_id=workspace.id,
        workspace_name=workspace.name,
        location_id=workspace.location_id,
        family=request.family,
        fields=field_rows(foreseen.target, foreseen.before.values or {}, foreseen.changes),
        origin=request.origin,
        state="intended",
        list=request.list,
        item_id=request.item_id,
        action=request.action,
        event_id=request.event_id or None,
        parent_id=request.parent_id,
        redoes_id=request.redoes_id,
        reason=request.reason or None,
        timed_id=request.timed_id,
        plan_id=request.plan_id,
        plan_position=request.plan_position,
    )


def approved_by(agreed: Approval) -> str:
    """Who agreed to a change, as the journal keeps it."""
    return "nobody, break glass" if agreed.is_alone else agreed.decided_by


def _wanted(entry: Entry) -> dict[str, Any]:
    return {row["key"]: row["wanted"] for row in entry.fields}


def changed_in(entry: Entry, shown: tuple[Difference, ...], at: datetime) -> Changed:
    """What the spaces that watch are told of a change that was made."""
    return Changed(
        id=entry.id,
        at=at,
        actor_name=entry.actor_name,
        workspace_id=entry.workspace_id,
        workspace_name=entry.workspace_name,
        location_id=entry.location_id,
        family=entry.family,
        differences=shown,
        space_id=entry.space_id,
        reason=entry.reason or "",
        plan_id=entry.plan_id,
        approved_by=entry.approved_by or "",
        since=entry.since,
        actor_email=entry.actor_email or "",
        actor_ip=entry.actor_ip or "",
        can_undo=not why_not_undoable(entry),
        timer_id=entry.timed_id if entry.origin == "timer" else None,
    )


def field_rows(target: ChangeTarget, before: Values, then: Values | None) -> list[dict[str, Any]]:
    """The fields as the journal keeps them: in words, and as values from which the change can be undone;
    secrets as neither. Where a person could not tell the values apart, both words are the same."""
    if then is None:
        kept = (one for one in target.shape.fields if before.get(one.key) is not None and not one.secret)
        return [_field(target.label(one), one, before[one.key], None) | {"after": REMOVED} for one in kept]
    touched = target.shape.touched(before, then)
    return [_field(target.label(one), one, before.get(one.key), then[one.key]) for one in touched]


def another_secret(target: ChangeTarget) -> dict[str, Any]:
    """The row of an item of which only what is secret is another."""
    field = next(one for one in target.shape.fields if one.secret)
    row = _field(target.label(field), field, None, None)
    return row | {"before": field.hidden_as, "after": f"{field.hidden_as}, another one"}


def _effect(foreseen: Foreseen, then: Values | None, after: Snapshot | None) -> dict[str, Any] | None:
    """What the change made otherwise in what is kept of the setting for those who watch it; None where that
    is not known: of a list that could not be read again."""
    target, before = foreseen.target, foreseen.before
    if after is not None and after.document and before.document:
        return effect(reading_of(target.family, before.document), reading_of(target.family, after.document))
    return None if target.list or then is None else target.family.dump(then)


def _field(label: str, field: Field, was: Any, wanted: Any) -> dict[str, Any]:
    words = in_words(field, wanted)
    shown = difference(label, field, was, wanted) or Difference(label, words, words)
    return {
        "key": field.key,
        "label": label,
        "before": shown.before,
        "after": shown.after,
        "was": None if field.secret else field.dump(was),
        "wanted": None if field.secret else field.dump(wanted),
    }
