"""Changes that were under way when the bot stopped: found out at the next start, and said aloud."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from bot.catalogue import family_of
from bot.changes.many import Many, subject_of
from bot.changes.subject import Thing
from bot.changes.unread import Sent
from bot.errors import BotError
from bot.events import Changed, Difference
from bot.ports import Calling, Clock, Entry, Store

log = logging.getLogger(__name__)

UNDER_WAY = timedelta(seconds=75)
"""Younger than this, another process may be making the change right now."""


def settle_interrupted(
    store: Store, calling: Calling, clock: Clock, tell: Callable[[Entry, str], None]
) -> None:
    """Reads again each setting whose change was never settled, journals what became of it and calls `tell`
    with the entry and `done`, `failed` or `unknown`."""
    for entry in store.unsettled():
        if clock() - entry.at < UNDER_WAY:
            continue
        state = _state(entry, calling)
        at = clock()
        store.settle(
            entry.id,
            state=state,
            fields=entry.fields,
            tracking_id=entry.tracking_id,
            note="the bot stopped during the change and found this out afterwards",
            changed=_changed(entry, clock) if state == "done" else None,
            at=at,
        )
        log.warning("change %s was interrupted: %s", entry.id, state)
        tell(entry, state)


def _state(entry: Entry, calling: Calling) -> str:
    """What became of it; a new thing cannot be told from the others, so nothing is claimed of it, nor of one
    that is only known by a mark of the process that is gone, nor of what Webex never shows."""
    if entry.action == "add":
        return "unknown"
    try:
        subject = subject_of(family_of(entry.family), entry.things, entry.item, entry.action)
        if isinstance(subject, Thing | Many) and subject.items.secret and subject.item:
            return "unknown"
        if isinstance(subject, Sent):
            return "unknown"
        now = subject.read(calling, entry.workspace_id).values
    except (BotError, KeyError):
        return "unknown"
    if now is None or entry.action == "remove":
        return "done" if now is None and entry.action == "remove" else "failed"
    wanted = subject.shape.load({row["key"]: row["wanted"] for row in entry.fields})
    return "failed" if subject.shape.touched(now, wanted) else "done"


def _changed(entry: Entry, clock: Clock) -> Changed:
    return Changed(
        id=entry.id,
        at=clock(),
        actor_name=entry.actor_name,
        workspace_id=entry.workspace_id,
        workspace_name=entry.workspace_name,
        location_id=entry.location_id,
        family=entry.family,
        differences=tuple(Difference(row["label"], row["before"], row["after"]) for row in entry.fields),
        space_id=entry.space_id,
    )
