"""The door: read, compare, journal the intent, write, read back, journal the outcome, tell who watches."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.catalogue.family import Family
from bot.catalogue.shape import Values
from bot.errors import BotError, Uncertain, WebexError
from bot.events import Changed, Difference, Document, Person, Workspace
from bot.ports import Calling, Clock, Entry, Store
from cards.fields import Field, Ref

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Members:
    """A change of a list: who is added and who is taken off."""

    add: tuple[Ref, ...] = ()
    remove: tuple[Ref, ...] = ()

    def on(self, now: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The list with the change made, in its order, nobody twice."""
        return tuple(dict.fromkeys(ref for ref in (*now, *self.add) if ref not in self.remove))


@dataclass(frozen=True)
class Wanted:
    """A change somebody wants: only the fields they touched.

    `shown` are the values the person saw when they decided; empty for a typed command, which saw none.
    """

    family: Family
    workspace: Workspace
    values: Values
    person: Person
    space_id: str
    origin: str
    shown: Mapping[str, Any] = field(default_factory=dict)


class Result(Enum):
    """What became of a change."""

    DONE = "done"
    ALREADY = "already so"
    MOVED = "moved meanwhile"
    IGNORED = "accepted and not done"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """What the door reports: the differences are before → after, for MOVED shown → now."""

    result: Result
    differences: tuple[Difference, ...] = ()
    number: int = 0
    tracking_id: str = ""
    now: Values = field(default_factory=dict)
    missed: tuple[Difference, ...] = ()
    """What was wanted and is not so after all: wanted → now."""


class Incomplete(BotError):
    """Values that cannot stand together; `problems` has a sentence for each field key."""

    def __init__(self, problems: Mapping[str, str], labels: Mapping[str, str]) -> None:
        listed = " ".join(f"{labels[key]}: {sentence}" for key, sentence in problems.items())
        super().__init__(f"{listed} Nothing was changed.", "Give it in the same command, or use the form.")
        self.problems = problems


class Changes:
    """Makes every change of a setting, one at a time per setting of a workspace."""

    def __init__(self, calling: Calling, store: Store, clock: Clock, announce: Callable[[], None]) -> None:
        self._calling = calling
        self._store = store
        self._clock = clock
        self._announce = announce
        self._locks: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)

    def apply(self, wanted: Wanted) -> Outcome:
        """Makes the change, or says why not.

        Raises Incomplete for values that cannot stand together, WebexError when Webex refused; in both cases
        nothing was changed.
        """
        with self._lock(wanted.workspace.id, wanted.family.key):
            return self._apply(wanted)

    def _lock(self, workspace_id: str, family: str) -> AbstractContextManager[bool]:
        return self._locks[workspace_id, family]

    def _apply(self, wanted: Wanted) -> Outcome:
        family = wanted.family
        document = self._read(wanted)
        now = family.values(document.body)
        values = {
            key: value.on(now[key] or ()) if isinstance(value, Members) else value
            for key, value in wanted.values.items()
        }
        touched = family.touched(now, values)
        if not touched:
            return Outcome(Result.ALREADY, now=now, tracking_id=document.tracking_id)
        if moved := self._moved(wanted, touched, now):
            return Outcome(Result.MOVED, moved, now=now)
        changes = {one.key: values[one.key] for one in touched}
        problems = family.problems({**now, **changes}, set(changes))
        if problems:
            raise Incomplete(problems, {key: family.field(key).label for key in problems})
        return self._write(wanted, document, now, changes)

    def _read(self, wanted: Wanted) -> Document:
        return self._calling.read(wanted.family.path, wanted.workspace.id)

    def _moved(self, wanted: Wanted, touched: list[Field], now: Values) -> tuple[Difference, ...]:
        return tuple(
            Difference(one.label, one.text(wanted.shown[one.key]), one.text(now[one.key]))
            for one in touched
            if one.key in wanted.shown and not one.same(wanted.shown[one.key], now[one.key])
        )

    def _write(self, wanted: Wanted, document: Document, now: Values, changes: Values) -> Outcome:
        family = wanted.family
        number = self._store.intend(self._entry(wanted, now, changes))
        try:
            tracking_id = self._calling.write(
                family.path, wanted.workspace.id, family.body(document.body, changes)
            )
        except Uncertain as doubt:
            return self._find_out(wanted, number, now, changes, doubt)
        except BotError as error:
            self._settle(
                wanted, number, "failed", now, changes, getattr(error, "tracking_id", ""), error.sentence
            )
            raise
        return self._read_back(wanted, number, now, changes, tracking_id)

    def _find_out(
        self, wanted: Wanted, number: int, now: Values, changes: Values, doubt: Uncertain
    ) -> Outcome:
        """After a 5xx or no answer: reads again before anything is said."""
        try:
            after = wanted.family.values(self._read(wanted).body)
        except BotError:
            self._settle(wanted, number, "unknown", now, changes, doubt.tracking_id, doubt.sentence)
            return Outcome(Result.UNKNOWN, (), number, doubt.tracking_id)
        if wanted.family.touched(changes, {key: after[key] for key in changes}):
            self._settle(wanted, number, "failed", now, changes, doubt.tracking_id, doubt.sentence)
            raise WebexError(
                f"{doubt.sentence} I read the setting again: nothing was changed.",
                "Try again in a moment.",
                status=doubt.status,
                tracking_id=doubt.tracking_id,
                detail=doubt.detail,
            ) from doubt
        return self._done(wanted, number, now, after, changes, doubt.tracking_id)

    def _read_back(
        self, wanted: Wanted, number: int, now: Values, changes: Values, tracking_id: str
    ) -> Outcome:
        try:
            after = wanted.family.values(self._read(wanted).body)
        except BotError as error:
            log.warning("change %s was accepted, reading it back failed: %s", number, error)
            after = {**now, **changes}
        return self._done(wanted, number, now, after, changes, tracking_id)

    def _done(
        self, wanted: Wanted, number: int, now: Values, after: Values, changes: Values, tracking_id: str
    ) -> Outcome:
        family = wanted.family
        real = {one.key: after[one.key] for one in family.touched(now, {key: after[key] for key in changes})}
        missed = tuple(
            Difference(one.label, one.text(changes[one.key]), one.text(after[one.key]))
            for one in family.touched(changes, {key: after[key] for key in changes})
        )
        note = "Webex accepted the change and shows other values" if missed else ""
        self._settle(wanted, number, "done" if real else "failed", now, real or changes, tracking_id, note)
        result = Result.DONE if real else Result.IGNORED
        return Outcome(result, _differences(family, now, real), number, tracking_id, after, missed)

    def _entry(self, wanted: Wanted, now: Values, changes: Values) -> Entry:
        return Entry(
            id=0,
            at=self._clock(),
            actor_id=wanted.person.id,
            actor_name=wanted.person.name,
            space_id=wanted.space_id,
            workspace_id=wanted.workspace.id,
            workspace_name=wanted.workspace.name,
            location_id=wanted.workspace.location_id,
            family=wanted.family.key,
            fields=_rows(wanted.family, now, changes),
            origin=wanted.origin,
            state="intended",
        )

    def _settle(
        self, wanted: Wanted, number: int, state: str, now: Values, then: Values, tracking_id: str, note: str
    ) -> None:
        at = self._clock()
        changed = Changed(
            id=number,
            at=at,
            actor_name=wanted.person.name,
            workspace_id=wanted.workspace.id,
            workspace_name=wanted.workspace.name,
            location_id=wanted.workspace.location_id,
            family=wanted.family.key,
            differences=_differences(wanted.family, now, then),
            space_id=wanted.space_id,
        )
        self._store.settle(
            number,
            state=state,
            fields=_rows(wanted.family, now, then),
            tracking_id=tracking_id,
            note=note,
            changed=changed if state == "done" else None,
            at=at,
        )
        log.info(
            "change %s by %s: %s of %s: %s, %s", number, wanted.person.id, wanted.family.key,
            wanted.workspace.id, state, ", ".join(then),
        )  # fmt: skip
        if state == "done":
            self._announce()


def _differences(family: Family, before: Values, after: Values) -> tuple[Difference, ...]:
    return tuple(
        Difference(one.label, one.text(before.get(one.key)), one.text(after[one.key]))
        for one in family.touched(before, after)
    )


def _rows(family: Family, before: Values, after: Values) -> list[dict[str, Any]]:
    """The fields as the journal keeps them: in words for people, as values for an undo."""
    return [
        {
            "key": one.key,
            "label": one.label,
            "before": one.text(before.get(one.key)),
            "after": one.text(after[one.key]),
            "was": one.dump(before.get(one.key)),
            "wanted": one.dump(after[one.key]),
        }
        for one in family.touched(before, after)
    ]
