"""The journal: each change is written down before it is made, and what became of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.errors import CalledOff, NotAllowed, OutOfDate
from bot.events import Changed
from bot.ids import edit_id
from bot.store.approvals import begin_approved
from bot.store.database import Database
from bot.store.plans import begin_item, release_item, settle_item
from bot.store.readings import note_effect
from bot.store.records.journal import ELSEWHERE, Actor, Entry
from bot.store.tables import claim, columns_of, journal, timed, values_of
from bot.store.telling import queue_notices
from bot.store.timed import BY_TIMER, is_wanted
from bot.store.watches import LARGEST_ID

ENTRY_COLUMNS = columns_of(journal, Entry)
OUTCOME = ("state", "fields", "tracking_id", "note", "look_at", "item_id")
"""What is known of a change only after it."""
STATES_BEFORE = {"done": ("intended", "unknown", "failed")}
"""The states that an outcome may follow, where they are not those of OPEN_STATES."""
OPEN_STATES = ("intended", "unknown")
LONGEST_UNTIL_LOOK = timedelta(minutes=10)
"""No look is put off for longer than this."""


class SqlJournal(Database):
    """`bot.ports.database.Journal`."""

    def intend(self, entry: Entry) -> int:
        with self._writing() as tx:
            if entry.event_id is not None and not _is_ours(tx, entry.event_id, self.process):
                raise NotAllowed("This took me too long and was given up. Nothing was changed.")
            if entry.timed_id is not None and _is_made(tx, entry):
                raise OutOfDate("This was done already, or is being done. Nothing was changed now.")
            if entry.timed_id is not None and not is_wanted(tx, entry):
                raise CalledOff("This was called off at this very moment. Nothing was changed.")
            new = journal.insert().values(values_of(entry, "id") | {"state": "intended"})
            number = int(tx.execute(new.returning(journal.c.id)).scalar_one())
            if entry.is_of_item and not begin_item(tx, entry, number, self.process):
                raise OutOfDate("The plan was stopped, or somebody else is at this. Nothing was changed now.")
            if (
                entry.plan_id is None
                and entry.approval_id is not None
                and not begin_approved(tx, entry, number)
            ):
                raise OutOfDate("This was made already, or is not agreed to. Nothing was changed now.")
        return number

    def settle(
        self,
        entry: Entry,
        changed: Changed | None,
        at: datetime,
        effect: Mapping[str, Any] | None = None,
        also: Callable[[sa.Connection], object] | None = None,
    ) -> bool:
        outcome = (
            journal.update()
            .where(journal.c.id == entry.id, journal.c.state.in_(STATES_BEFORE.get(entry.state, OPEN_STATES)))
            .values({name: getattr(entry, name) for name in OUTCOME} | {"settled_at": at})
        )
        with self._writing() as tx:
            row = tx.execute(outcome.returning(journal.c.space_id)).first()
            if row is None:
                if tx.execute(sa.select(journal.c.id).where(journal.c.id == entry.id)).first() is None:
                    raise LookupError(f"the journal has no entry {entry.id}")
                return False
            if entry.is_of_item:
                settle_item(tx, entry)
            if entry.state == "done":
                note_effect(tx, entry, effect)
            if changed is not None:
                queue_notices(tx, changed, row.space_id)
            if also:
                also(tx)
        return True

    def call_fine(self, number: int, person: str) -> bool:
        which = journal.c.id == min(number, LARGEST_ID), journal.c.fine_by.is_(None)
        return self._write(journal.update().where(*which).values(fine_by=person))

    def changes_from_elsewhere(self, since: datetime, limit: int) -> Sequence[Entry]:
        wanted = journal.c.origin == ELSEWHERE, journal.c.at >= since
        return self._entries(*wanted, order=journal.c.id.desc(), limit=limit)

    def name_actor(self, entry_id: int, actor: Actor) -> None:
        is_it = journal.c.id == entry_id, journal.c.origin == ELSEWHERE
        named = {f"actor_{name}": value for name, value in vars(actor).items()}
        self._write(journal.update().where(*is_it).values(named))

    def tracking_ids(self, workspace_id: str, since: datetime, until: datetime) -> Collection[str]:
        is_own = journal.c.workspace_id == workspace_id, journal.c.origin != ELSEWHERE
        # The last sign of a change is when it was settled.
        last = sa.func.coalesce(journal.c.settled_at, journal.c.at)
        made = sa.select(journal.c.tracking_id).where(
            *is_own, journal.c.state != "failed", journal.c.at <= until, last >= since
        )
        with self._reading() as tx:
            return {row.tracking_id for row in tx.execute(made)}

    def unsettled(self, now: datetime) -> Sequence[Entry]:
        return self._entries(_is_unsettled(now), order=journal.c.id.asc())

    def take_entry(self, entry: Entry, now: datetime, until: datetime) -> bool:
        take = journal.update().where(
            journal.c.id == entry.id, journal.c.state == entry.state, _is_unsettled(now)
        )
        with self._writing_unsynced() as tx:
            is_taken = tx.execute(take.values(look_at=until)).rowcount > 0
            if is_taken and entry.is_of_item and entry.state == "intended":
                release_item(tx, entry)
        return is_taken

    def look_again(self, entry_id: int, at: datetime | None) -> None:
        self._write(journal.update().where(journal.c.id == entry_id).values(look_at=at))

    def changes_of_timed(self, number: int) -> Sequence[Entry]:
        return self._entries(journal.c.timed_id == number, order=journal.c.id.asc())

    def changes_of_plan(self, number: int) -> Sequence[Entry]:
        return self._entries(journal.c.plan_id == number, order=journal.c.id.asc())

    def changes_of(self, event_id: str) -> Sequence[Entry]:
        return self._entries(journal.c.event_id == event_id, order=journal.c.id.asc())

    def changes_of_message(self, message_id: str) -> Sequence[Entry]:
        edits = journal.c.event_id.startswith(edit_id(message_id, ""), autoescape=True)
        return self._entries((journal.c.event_id == message_id) | edits, order=journal.c.id.asc())

    def history(
        self,
        *,
        workspace_id: str = "",
        workspace_ids: Iterable[str] | None = None,
        location_ids: Iterable[str] | None = None,
        family: str = "",
        actor_ids: Iterable[str] | None = None,
        since: datetime | None = None,
        reason: str = "",
        before_id: int = 0,
        limit: int = 10,
    ) -> Sequence[Entry]:
        wanted: list[sa.ColumnElement[bool]] = []
        if workspace_id:
            wanted.append(journal.c.workspace_id == workspace_id)
        if workspace_ids is not None:
            wanted.append(journal.c.workspace_id.in_(list(workspace_ids)))
        if location_ids is not None:
            wanted.append(journal.c.location_id.in_(list(location_ids)))
        if family:
            wanted.append(journal.c.family == family)
        if actor_ids is not None:
            wanted.append(journal.c.actor_id.in_(list(actor_ids)))
        if since is not None:
            wanted.append(journal.c.at >= since)
        if reason:
            wanted += [journal.c.reason.is_not(None), journal.c.reason.icontains(reason, autoescape=True)]
        if before_id > 0:
            wanted.append(journal.c.id < min(before_id, LARGEST_ID))
        return self._entries(*wanted, order=journal.c.id.desc(), limit=limit)

    def actors(self) -> Mapping[str, str]:
        # Who has no id is not one person.
        known = sa.select(sa.func.max(journal.c.id)).where(journal.c.actor_id != "")
        last = known.group_by(journal.c.actor_id)
        named = sa.select(journal.c.actor_id, journal.c.actor_name).where(journal.c.id.in_(last))
        with self._reading() as tx:
            return {row.actor_id: row.actor_name for row in tx.execute(named)}

    def change(self, number: int) -> Entry | None:
        return next(
            iter(self._entries(journal.c.id == min(number, LARGEST_ID), order=journal.c.id.asc())), None
        )

    def last_change(self, person_id: str, space_id: str, *, before_id: int = 0) -> Entry | None:
        wanted = [
            *_made_here(person_id, space_id),
            journal.c.parent_id.is_(None),
            journal.c.id.not_in(_undone()),
        ]
        if before_id > 0:
            wanted.append(journal.c.id < min(before_id, LARGEST_ID))
        return next(iter(self._entries(*wanted, order=journal.c.id.desc(), limit=1)), None)

    def last_undo(self, person_id: str, space_id: str) -> Entry | None:
        wanted = _made_here(person_id, space_id)
        last = next(iter(self._entries(*wanted, order=journal.c.id.desc(), limit=1)), None)
        return last if last and last.parent_id else None

    def undo_to_redo(self, person_id: str, space_id: str) -> Entry | None:
        here = _made_here(person_id, space_id)
        is_new = journal.c.parent_id.is_(None), journal.c.redoes_id.is_(None)
        last_new = sa.select(sa.func.coalesce(sa.func.max(journal.c.id), 0)).where(*here, *is_new)
        wanted = (
            *here,
            journal.c.parent_id.is_not(None),
            journal.c.id > last_new.scalar_subquery(),
            journal.c.id.not_in(_redone()),
        )
        return next(iter(self._entries(*wanted, order=journal.c.id.desc(), limit=1)), None)

    def taking_back(self, numbers: Collection[int]) -> Sequence[Entry]:
        wanted = [number for number in numbers if number <= LARGEST_ID]
        is_of_one = journal.c.parent_id.in_(wanted) | journal.c.redoes_id.in_(wanted)
        return self._entries(is_of_one, journal.c.state == "done", order=journal.c.id.asc())

    def _entries(
        self, *wanted: sa.ColumnElement[bool], order: sa.UnaryExpression[int], limit: int | None = None
    ) -> Sequence[Entry]:
        with self._reading() as tx:
            rows = tx.execute(sa.select(*ENTRY_COLUMNS).where(*wanted).order_by(order).limit(limit))
            return [Entry(**{**row._mapping, "fields": tuple(row.fields)}) for row in rows]


def _undone() -> sa.Select[tuple[int]]:
    """The numbers of the changes that were undone."""
    return sa.select(journal.c.parent_id).where(journal.c.parent_id.is_not(None), journal.c.state == "done")


def _redone() -> sa.Select[tuple[int]]:
    """The numbers of the undos that were taken back."""
    return sa.select(journal.c.redoes_id).where(journal.c.redoes_id.is_not(None), journal.c.state == "done")


def _made_here(person_id: str, space_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """What somebody changed in a space; of what timed changes did by themselves only what has no end."""
    stays = sa.select(timed.c.id).where(timed.c.starts_at == timed.c.ends_at)
    return (
        journal.c.actor_id == person_id,
        journal.c.space_id == space_id,
        journal.c.state == "done",
        (journal.c.origin != BY_TIMER) | journal.c.timed_id.in_(stays),
    )


def _is_unsettled(now: datetime) -> sa.ColumnElement[bool]:
    # A look further ahead was put off by a clock that has been set back since.
    due = (journal.c.look_at <= now) | (journal.c.look_at > now + LONGEST_UNTIL_LOOK)
    return due | (journal.c.look_at.is_(None) & (journal.c.state == "intended"))


def _is_made(tx: sa.Connection, entry: Entry) -> bool:
    """Whether the same timed change was begun, or ended, before or is at this moment."""
    is_end = journal.c.parent_id.is_not(None) if entry.parent_id else journal.c.parent_id.is_(None)
    made = sa.select(journal.c.id).where(
        journal.c.timed_id == entry.timed_id, is_end, journal.c.state.in_(("intended", "done"))
    )
    return tx.execute(made).first() is not None


def _is_ours(tx: sa.Connection, event_id: str, process: str) -> bool:
    holder = tx.execute(sa.select(claim.c.process).where(claim.c.event_id == event_id)).scalar()
    return holder is None or holder == process
