"""The journal's side of a change: what was intended, what became of it, and who is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.request import ChangeRequest
from bot.changes.target import ChangeTarget, difference, in_words
from bot.errors import Unkept
from bot.events import Changed, Difference
from bot.ports import Clock, Entry, Store

log = logging.getLogger(__name__)

REMOVED = "removed"


class JournalWriter:
    """Writes the journal before and after a change, and announces what was done."""

    def __init__(self, store: Store, clock: Clock, announce: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._announce = announce

    def now(self) -> datetime:
        """The time the journal goes by."""
        return self._clock()

    def intend(self, wanted: ChangeRequest, now: Values, then: Values | None) -> int:
        """Journals a change before it is made; gives its number."""
        entry = Entry(
            id=0,
            at=self._clock(),
            actor_id=wanted.person.id,
            actor_name=wanted.person.name,
            space_id=wanted.space_id,
            workspace_id=wanted.workspace.id,
            workspace_name=wanted.workspace.name,
            location_id=wanted.workspace.location_id,
            family=wanted.target.family.key,
            fields=rows(wanted.target, now, then),
            origin=wanted.origin,
            state="intended",
            list=wanted.target.list,
            item_id=wanted.target.item_id,
            action=wanted.action,
            event_id=wanted.event_id or None,
        )
        return self._store.intend(entry)

    def settle(
        self,
        wanted: ChangeRequest,
        number: int,
        state: str,
        now: Values,
        then: Values | None,
        tracking_id: str,
        note: str = "",
        look_at: datetime | None = None,
    ) -> None:
        """Journals what became of it; a change that was done is told to the spaces that watch."""
        at = self._clock()
        shown = differences(wanted.target, now, then)
        changed = Changed(
            id=number,
            at=at,
            actor_name=wanted.person.name,
            workspace_id=wanted.workspace.id,
            workspace_name=wanted.workspace.name,
            location_id=wanted.workspace.location_id,
            family=wanted.target.family.key,
            differences=shown,
            space_id=wanted.space_id,
        )
        try:
            self._store.settle(
                number,
                state=state,
                fields=rows(wanted.target, now, then),
                tracking_id=tracking_id,
                note=note,
                changed=changed if state == "done" and shown else None,
                at=at,
                look_at=look_at,
            )
        except Unkept:
            # The person is told what Webex holds all the same; the journal finds it out as after a crash.
            log.error("change %s: what became of it could not be journalled: %s", number, state)
            return
        log.info(
            "change %s by %s: %s of %s: %s, %s", number, wanted.person.id, wanted.target.family.key,
            wanted.workspace.id, state, REMOVED if then is None else ", ".join(then),
        )  # fmt: skip
        if state == "done":
            self._announce()


def differences(target: ChangeTarget, before: Values, after: Values | None) -> tuple[Difference, ...]:
    """Field by field, before → after, in words; one line for a thing that is taken away."""
    if after is None:
        return (Difference(target.title, _in_words(target, before), REMOVED),)
    found = (
        difference(target.label(one), one, before.get(one.key), after[one.key])
        for one in target.shape.touched(before, after)
    )
    return tuple(filter(None, found))


def _in_words(target: ChangeTarget, values: Values) -> str:
    """A thing that goes, in one line; what is secret in it is left out."""
    fields = (one for one in target.shape.fields if not one.secret and values.get(one.key))
    return "; ".join(f"{one.label}: {one.text(values[one.key])}" for one in fields)


def rows(target: ChangeTarget, before: Values, after: Values | None) -> list[dict[str, Any]]:
    """The fields as the journal keeps them: in words, and as values for an undo; secrets as neither.

    Where nobody could tell the values apart, the words are the same before and after.
    """
    shape = target.shape
    fields = None
    if after is None:
        fields = [one for one in shape.fields if before.get(one.key) is not None and not one.secret]
    kept = []
    for one in shape.touched(before, after or {}) if fields is None else fields:
        was, wanted = before.get(one.key), None if after is None else after[one.key]
        label, words = target.label(one), in_words(one, wanted)
        shown = difference(label, one, was, wanted) or Difference(label, words, words)
        kept.append(
            {
                "key": one.key,
                "label": label,
                "before": shown.before,
                "after": REMOVED if after is None else shown.after,
                "was": None if one.secret else one.dump(was),
                "wanted": None if one.secret else one.dump(wanted),
            }
        )
    return kept
