"""Changes by hand of what a timed change holds: it is over by them, or asks at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.catalogue import family_of
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome
from bot.errors import BotError
from bot.ports.database import Entry, History, Timed, TimedStore

MAX_ENTRIES = 500
"""So many changes of a setting are looked through since a timed change began."""
CLOCKS_DIFFER = timedelta(hours=1)
"""Several processes write the journal, each by its own clock."""
OPEN = frozenset({"running", "asking"})
"""The states of a timed change that has begun and is not over."""


class ChangedByHand(BotError):
    """Somebody changed what would be put back, though it has the value again that was set for a time."""

    def __init__(self, entry: Entry, keys: set[str]) -> None:
        rows = [row for row in entry.fields if row["key"] in keys]
        said = "; ".join(f"{row['label']}: {row['before']} → {row['after']}" for row in rows)
        super().__init__(f"{entry.actor_name} changed it meanwhile ({said}).")


@dataclass(frozen=True)
class Held:
    """A timed change that has fields of a change in force."""

    one: Timed
    back: Sequence[tuple[str, str]]
    """Which of them are not as they were before it: the label, and what was before."""
    is_over: bool
    """Whether all that it holds is as it was before it."""
    asks: bool
    """Whether it asks at its end before it puts them back, because somebody changed them."""
    is_agreed: bool
    """Whether another administrator agreed to its end."""


@dataclass(frozen=True)
class ByHand:
    """Compares timed changes with what the journal has of changes by hand."""

    _store: TimedStore
    _journal: History

    def since(self, begun: Entry) -> list[Entry]:
        """What people changed since through the bot of the fields that this change set, oldest first. Not
        what a timed change did by itself, nor what was seen from elsewhere."""
        found = self._journal.history(
            workspace_id=begun.workspace_id,
            family=begun.family,
            since=begun.at - CLOCKS_DIFFER,
            limit=MAX_ENTRIES,
        )
        return [one for one in reversed(found) if one.id > begun.id and _is_by_hand(one, _keys(begun))]

    def between(self, one: Timed, begun: Entry) -> Sequence[Entry]:
        """What somebody changed of its fields between the moment when it was set and its start, oldest first,
        also outside the bot."""
        found = self._journal.history(
            workspace_id=one.workspace_id,
            family=one.family,
            since=one.at,
            before_id=begun.id,
            limit=MAX_ENTRIES,
        )
        return [entry for entry in reversed(found) if entry.state == "done" and _keys(entry) & {*one.keys}]

    def had_end(self, made: Entry) -> bool:
        """Whether a change was made for a time that has an end."""
        one = self._store.timed(made.timed_id) if made.timed_id else None
        return made.timed_id is not None and not (one and one.stays)

    def is_over(self, one: Timed, begun: Entry) -> bool:
        """Whether somebody brought back by hand all that it set, so that nothing is left to put back; that is
        kept."""
        if one.state not in OPEN or begun.state != "done":
            return False
        if self._brought_back(begun) is None:
            return False
        self._store.change_timed(one, state="ended")
        return True

    def _brought_back(self, begun: Entry) -> Entry | None:
        """The first change by hand after which all that was set for a time is as before."""
        now = {row["key"]: row["wanted"] for row in begun.fields}
        for entry in self.since(begun):
            now |= {row["key"]: row["wanted"] for row in entry.fields if row["key"] in now}
            if not _not_as_before(begun, family_of(begun.family).load(now)):
                return entry
        return None

    def ended_by(self, entry: Entry) -> Timed | None:
        """The timed change that is over by this change: undone, what it set would have no end."""
        before = self._journal.history(
            workspace_id=entry.workspace_id, family=entry.family, before_id=entry.id, limit=MAX_ENTRIES
        )
        begun = next((one for one in before if _is_by_hand(one, _keys(entry))), None)
        if begun is None or begun.timed_id is None or begun.parent_id:
            return None
        last, one = self._brought_back(begun), self._store.timed(begun.timed_id)
        return one if one and one.state == "ended" and last and last.id == entry.id else None

    def held(self, change: Foreseen | Outcome) -> Sequence[Held]:
        """The timed changes that have fields in force of this change, which is foreseen, was made or is so
        already. One that is over by what was made or is so already, is over from then on."""
        request = change.request
        snapshot = change.after if isinstance(change, Outcome) else change.before
        if request.list or request.action != "change" or request.timed_id is not None:
            return ()
        if snapshot is None or snapshot.values is None:
            return ()
        changes = {} if isinstance(change, Outcome) else change.changes or {}
        found = []
        for one in self._store.open_timed(request.workspace_id):
            if one.state not in OPEN or (one.family, one.workspace_id) != (
                request.family,
                request.workspace_id,
            ):
                continue
            if set(one.keys).isdisjoint(request.values or ()):
                continue
            begun = begun_by(self._journal, one)
            if begun is not None and begun.state == "done":
                each = self._held(one, begun, {**snapshot.values, **changes}, {*(request.values or ())})
                if each.is_over and isinstance(change, Outcome):
                    self._store.change_timed(one, state="ended")
                found += [each] if each.is_over or each.back else []
        return found

    def _held(self, one: Timed, begun: Entry, now: Mapping[str, Any], asked: set[str]) -> Held:
        shape, left = family_of(begun.family), _not_as_before(begun, now)
        back = [row for row in begun.fields if row["key"] in left & asked]
        set_to = shape.load({row["key"]: row["wanted"] for row in back})
        moved = {field.key for field in shape.touched(now, set_to)}.union(*map(_keys, self.since(begun)))
        return Held(
            one,
            [(row["label"], row["before"]) for row in back],
            is_over=not left,
            asks=not moved.isdisjoint(row["key"] for row in back),
            is_agreed=one.request.get("approval_id") is not None or begun.approval_id is not None,
        )

    def require_untouched(self, begun: Entry, foreseen: Foreseen) -> None:
        """Raises ChangedByHand where one of the fields that would be put back was changed by hand since."""
        for entry in reversed(self.since(begun)):
            if keys := _keys(entry).intersection(foreseen.changes or ()):
                raise ChangedByHand(entry, keys)


def begun_by(journal: History, one: Timed) -> Entry | None:
    """The journal's entry of the change that began a timed change, unless that failed."""
    found = [entry for entry in journal.changes_of_timed(one.id) if not entry.parent_id]
    return next((entry for entry in reversed(found) if entry.state != "failed"), None)


def _is_by_hand(entry: Entry, keys: set[str]) -> bool:
    is_change = (entry.state, entry.action, entry.list) == ("done", "change", "")
    is_own = entry.origin == "timer" or entry.is_from_elsewhere
    return is_change and not is_own and not keys.isdisjoint(_keys(entry))


def _not_as_before(begun: Entry, now: Mapping[str, Any]) -> set[str]:
    """The fields that a change set and that have, by these values, not the value from before it."""
    shape = family_of(begun.family)
    before = shape.load({row["key"]: row["was"] for row in begun.fields})
    return {one.key for one in shape.touched(now, before)}


def _keys(entry: Entry) -> set[str]:
    return {row["key"] for row in entry.fields}
