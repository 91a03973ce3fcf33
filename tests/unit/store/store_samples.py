"""Sample records to put in a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.events import Changed, Difference
from bot.ports.database import Entry, Form
from bot.ports.notices import CHANGED as CHANGES
from bot.ports.notices import Notice, Watch
from bot.store.store import SqlStore

NOW = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

FORM = Form(
    id="f1",
    person_id="ana",
    space_id="team",
    workspace_id="lobby",
    family="call intercept",
    shown={"enabled": True, "number": "+33 1", "members": [{"id": "kim", "name": "Kim"}], "none": None},
    candidates={"members": [{"id": "lee"}]},
    expires_at=NOW + 15 * MINUTE,
)

ENTRY = Entry(
    id=0,
    at=NOW,
    actor_id="ana",
    actor_name="Ana Roux",
    space_id="team",
    workspace_id="lobby",
    workspace_name="Lobby Paris",
    location_id="paris",
    family="call intercept",
    fields=(
        {"key": "enabled", "label": "Enabled", "before": "Off", "after": "On", "was": False, "wanted": True},
    ),
    origin="form",
    state="intended",
)

CHANGED = Changed(
    id=0,
    at=NOW,
    actor_name="Ana Roux",
    workspace_id="lobby",
    workspace_name="Lobby Paris",
    location_id="paris",
    family="call intercept",
    differences=(Difference("Enabled", "Off", "On"), Difference("Zero", "", "+33 1")),
    space_id="team",
)


def watch_of(space: str, workspace: str = "", location: str = "") -> Watch:
    """A watch to be added."""
    return Watch(0, space, workspace, location, workspace or location or "everything", "ana", NOW)


def settle(
    store: SqlStore, entry_id: int, changed: Changed | None = CHANGED, *, state: str = "done", note: str = ""
) -> None:
    """Settles an entry with what it intended."""
    store.settle(
        replace(ENTRY, id=entry_id, state=state, tracking_id="ROUTER_1", note=note),
        None if changed is None else replace(changed, id=entry_id),
        NOW,
    )


def make_change(store: SqlStore, changed: Changed = CHANGED, *, space: str = "team") -> int:
    """Intends and settles a change asked in `space`; gives the entry's id."""
    entry_id = store.intend(replace(ENTRY, space_id=space))
    settle(store, entry_id, changed)
    return entry_id


def changed_in(notice: Notice) -> Changed:
    """The change that a notice tells of."""
    return CHANGES.validate_python(notice.payload)
