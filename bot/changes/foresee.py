"""What a change would do, found out by reading only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.item_target import Full, ItemTarget
from bot.changes.outcome import Incomplete, Outcome, Refused, Result
from bot.changes.request import ChangeRequest, ListEdit
from bot.changes.sealed import Sealed
from bot.changes.target import ChangeTarget, Snapshot, difference, differences
from bot.changes.unrecoverable import what_is_lost
from bot.errors import BotError
from bot.events import Difference, Person, Workspace
from bot.ports.webex import SettingsReader
from cards.fields import Field, People

CHECK_CHARS = 16
"""So many tell two states of a setting apart."""


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What a change would do, as Webex holds its target now."""

    request: ChangeRequest
    target: ChangeTarget
    workspace: Workspace
    person: Person
    before: Snapshot
    changes: Values | None = None
    """The values that would be written; None where the target would be removed, or nothing written."""
    result: Result | None = None
    """ALREADY, MOVED or GONE where nothing would be written; else None."""
    moved: tuple[Difference, ...] = ()
    """What is not as the person saw it any more: seen → now."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """What speaks against the values: a sentence by field key."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """What is never done, whatever else is given with it: a sentence by field key."""
    full: Full | None = None
    """Set where there is no room for another item on the list."""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What would change: now → then."""
        return () if self.result else differences(self.target, self.before.values or {}, self.changes)

    @property
    def check(self) -> str:
        """Tells whether the values that would be overwritten are those that were shown."""
        before = json.dumps([(one.label, one.before) for one in self.differences])
        return hashlib.sha256(before.encode()).hexdigest()[:CHECK_CHARS]

    @property
    def cannot_be_undone(self) -> str:
        """What of the change could not be undone, in a sentence; empty where all of it could."""
        return "" if self.result else what_is_lost(self.target, self.changes)

    @property
    def blocking_error(self) -> BotError | None:
        """The error with which the change would be refused for its values, if any."""
        labels = {key: self.target.shape.field(key).label for key in (*self.problems, *self.refused)}
        if self.refused:
            return Refused(self.refused, labels)
        return self.full or (Incomplete(self.problems, labels) if self.problems else None)

    def as_outcome(self) -> Outcome:
        """What came of it where nothing would be written."""
        return Outcome(
            request=self.request,
            target=self.target,
            workspace=self.workspace,
            result=self.result or Result.ALREADY,
            after=self.before,
        )

    def as_seen(self) -> ChangeRequest:
        """The request of a person who has seen this: what is changed by others from now on stops it."""
        seen = self.before.values or {}
        if self.changes is not None:
            seen = {key: seen[key] for key in self.changes}
        return replace(self.request, base={**seen, **self.request.base})


def foresee(reader: SettingsReader, request: ChangeRequest, workspace: Workspace, person: Person) -> Foreseen:
    """Reads the target and says what the request would do. Raises BotError where it cannot be read."""
    target = request.target
    before = target.read(reader, workspace.id)
    target = target.with_name(before)
    foreseen = Foreseen(
        request=replace(request, item_id=target.item_id) if request.said_item else request,
        target=target,
        workspace=workspace,
        person=person,
        before=before,
    )
    if before.values is None:
        return replace(foreseen, result=Result.GONE)
    if request.values is None:
        return _unless_moved(foreseen, request.base)
    values = {key: _meant(value, before.values[key]) for key, value in request.values.items()}
    touched = target.shape.touched(before.values, values)
    if not touched and request.action != "add":
        return replace(foreseen, result=Result.ALREADY)
    if (
        request.only_missing
        and isinstance(target, ItemTarget)
        and target.same_as(reader, workspace.id, before.document, values)
    ):
        return replace(foreseen, result=Result.ALREADY)
    foreseen = replace(foreseen, changes={one.key: values[one.key] for one in touched})
    return _checked(_unless_moved(foreseen, foreseen.changes or {}))


def _meant(value: Any, now: Any) -> Any:
    match value:
        case ListEdit():
            return value.on(now or ())
        case Sealed():
            return value.opened()
        case _:
            return value


def _unless_moved(foreseen: Foreseen, keys: Collection[str]) -> Foreseen:
    """With the result MOVED where a field with one of these keys is not as the person saw it."""
    target, base, now = foreseen.target, foreseen.request.base, foreseen.before.values or {}
    found = (
        difference(target.label(one), one, base[one.key], now[one.key])
        for one in target.shape.touched(base, now)
        if one.key in keys and one.key in base and not one.secret
    )
    moved = tuple(filter(None, found))
    return replace(foreseen, result=Result.MOVED, moved=moved) if moved else foreseen


def _checked(foreseen: Foreseen) -> Foreseen:
    """With what does not go together afterwards; what did not before, in fields that stay as they are, may
    stay so."""
    shape, now, changes = foreseen.target.shape, foreseen.before.values or {}, foreseen.changes or {}
    try:
        problems = foreseen.target.problems(foreseen.before, changes)
    except Full as full:
        return replace(foreseen, full=full)
    problems |= {one.key: why for one in shape.fields if (why := _too_many(one, foreseen))}
    already = {} if foreseen.request.action == "add" else shape.problems(now, set())
    then = shape.problems({**now, **changes}, set(changes))
    found = {key: why for key, why in then.items() if key in changes or already.get(key) != why}
    return replace(foreseen, problems=problems | found)


def _too_many(one: Field, foreseen: Foreseen) -> str:
    """Why a list of people cannot be so long, in a sentence; empty where it can, or was longer before."""
    changes, now = foreseen.changes or {}, foreseen.before.values or {}
    if not isinstance(one, People) or one.key not in changes:
        return ""
    count, before = len(changes[one.key] or ()), len(now[one.key] or ())
    return (
        f"It can hold at most {one.limit}; these would be {count}." if count > max(one.limit, before) else ""
    )
