"""The door: read, compare, journal the intent, write, read back, journal the outcome, tell who watches."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.catalogue.model.shape import Values
from bot.changes.explain_error import explained
from bot.changes.journal import JournalWriter, differences
from bot.changes.recovery import can_be_told, next_look
from bot.changes.request import ChangeRequest, Incomplete, ListEdit, Outcome, Result
from bot.changes.target import Snapshot, difference, made, missed
from bot.changes.write_only import NotConfirmed
from bot.errors import BotError, NotAvailable, NotFound, Uncertain, WebexError
from bot.events import Difference
from bot.ports import Calling, Clock, Store

log = logging.getLogger(__name__)


NO_ANSWER = frozenset({0, 502, 504})
"""No answer, or a gateway's that had none: what was sent may be carried out yet."""
UNREAD = "Webex did not answer and I could not read the setting again: it may or may not be changed."
NOT_YET = "I read the setting again: it is not changed so far, and the change may still come."
LOOKED_AGAIN = " I look again in one minute and in five, and say here what became of it."
UNCHANGED = " Nothing was changed."
LOOK_YOURSELF = " Please look again in a few minutes."


class ChangeService:
    """Makes every change of a setting, one at a time per setting of a workspace."""

    def __init__(self, calling: Calling, store: Store, clock: Clock, announce: Callable[[], None]) -> None:
        self._calling = calling
        self._ledger = JournalWriter(store, clock, announce)
        self._locks: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)

    def apply(self, wanted: ChangeRequest) -> Outcome:
        """Makes the change, or says why not.

        Raises Incomplete for values that cannot stand together, WebexError when Webex refused; in both cases
        nothing was changed.
        """
        with self._locks[wanted.workspace.id, wanted.target.family.key]:
            held = self._first_look(wanted)
            if held.values is None:
                return Outcome(Result.GONE)
            wanted = replace(wanted, target=wanted.target.with_name(held))
            try:
                if wanted.values is None:
                    return self._remove(wanted, held, held.values)
                return self._change(wanted, held, held.values)
            except WebexError as error:
                raise explained(wanted.target, wanted.values, error) from error

    def _first_look(self, wanted: ChangeRequest) -> Snapshot:
        try:
            return wanted.target.read(self._calling, wanted.workspace.id)
        except BotError as error:
            error.sentence += UNCHANGED
            raise

    def _remove(self, wanted: ChangeRequest, held: Snapshot, now: Values) -> Outcome:
        if moved := _moved(wanted, now, dict(wanted.shown)):
            return Outcome(Result.MOVED, moved)
        return self._write(wanted, held, now, None)

    def _change(self, wanted: ChangeRequest, held: Snapshot, now: Values) -> Outcome:
        shape = wanted.target.shape
        values = {
            key: value.on(now[key] or ()) if isinstance(value, ListEdit) else value
            for key, value in (wanted.values or {}).items()
        }
        touched = shape.touched(now, values)
        if not touched and wanted.action != "add":
            return Outcome(Result.ALREADY, tracking_id=held.tracking_id)
        changes = {one.key: values[one.key] for one in touched}
        if moved := _moved(wanted, now, changes):
            return Outcome(Result.MOVED, moved)
        problems = wanted.target.refusal(held, changes) | _problems(wanted, now, changes)
        if problems:
            raise Incomplete(problems, {key: shape.field(key).label for key in problems})
        return self._write(wanted, held, now, changes)

    def _write(self, wanted: ChangeRequest, held: Snapshot, now: Values, changes: Values | None) -> Outcome:
        number = self._ledger.intend(wanted, now, changes)
        try:
            tracking_id = self._calling.send(wanted.target.call(held, changes), wanted.workspace.id)
        except Uncertain as doubt:
            return self._find_out(wanted, held, number, now, changes, doubt)
        except BotError as error:
            tracking_id = getattr(error, "tracking_id", "")
            self._ledger.settle(wanted, number, "failed", now, changes, tracking_id, error.sentence)
            if isinstance(error, NotFound | NotAvailable) and self._is_gone(wanted):
                return Outcome(Result.GONE, (), number, tracking_id)
            raise
        taken = Snapshot(None if changes is None else {**now, **changes})
        try:
            after = wanted.target.read_back(self._calling, wanted.workspace.id, held, changes)
        except NotConfirmed as note:
            return replace(self._done(wanted, number, now, changes, taken, tracking_id), note=note.sentence)
        except BotError as error:
            log.warning("change %s was accepted, reading it back failed: %s", number, error)
            return replace(self._done(wanted, number, now, changes, taken, tracking_id), seen=False)
        return self._done(wanted, number, now, changes, after, tracking_id)

    def _is_gone(self, wanted: ChangeRequest) -> bool:
        """Whether a thing was taken off its list between reading and writing."""
        target = wanted.target
        return bool(target.item_id) and target.read(self._calling, wanted.workspace.id).values is None

    def _find_out(
        self,
        wanted: ChangeRequest,
        held: Snapshot,
        number: int,
        now: Values,
        changes: Values | None,
        doubt: Uncertain,
    ) -> Outcome:
        """After a 5xx or no answer: reads again before anything is said, and looks again later, as Webex may
        make a change late. After no answer at all, its own or a gateway's, one look proves nothing."""
        look_at = next_look(self._ledger.now(), self._ledger.now()) if can_be_told(wanted.target) else None

        def settle(state: str) -> None:
            sentence, tracking_id = doubt.sentence, doubt.tracking_id
            self._ledger.settle(wanted, number, state, now, changes, tracking_id, sentence, look_at)

        try:
            after = wanted.target.read_back(self._calling, wanted.workspace.id, held, changes)
        except BotError:
            settle("unknown")
            note = UNREAD + (LOOKED_AGAIN if look_at else LOOK_YOURSELF)
            return Outcome(Result.UNKNOWN, (), number, doubt.tracking_id, note=note)
        if made(wanted.target, changes, after):
            return self._done(wanted, number, now, changes, after, doubt.tracking_id)
        if doubt.status in NO_ANSWER:
            settle("unknown")
            note = f"{doubt.sentence} {NOT_YET}" + (LOOKED_AGAIN if look_at else LOOK_YOURSELF)
            return Outcome(Result.UNKNOWN, (), number, doubt.tracking_id, note=note)
        settle("failed")
        raise WebexError(
            f"{doubt.sentence} I read the setting again: nothing was changed.",
            "Try again in a moment. Should Webex make the change late after all, I say so here.",
            status=doubt.status,
            tracking_id=doubt.tracking_id,
            detail=doubt.detail,
        ) from doubt

    def _done(
        self,
        wanted: ChangeRequest,
        number: int,
        now: Values,
        changes: Values | None,
        after: Snapshot,
        tracking_id: str,
    ) -> Outcome:
        """Says what Webex holds now, not what was asked for."""
        real = _real(wanted, now, changes, after)
        lacking = missed(wanted.target, changes, after)
        note = "Webex accepted the change and shows other values" if lacking else ""
        is_made = real is None or bool(real) or made(wanted.target, changes, after)
        kept = None if real is None else real or changes
        self._ledger.settle(wanted, number, "done" if is_made else "failed", now, kept, tracking_id, note)
        shown = differences(wanted.target, now, kept) if is_made else ()
        return Outcome(Result.DONE if is_made else Result.IGNORED, shown, number, tracking_id, lacking)


def _problems(wanted: ChangeRequest, now: Values, changes: Values) -> dict[str, str]:
    """What cannot stand together afterwards; what did not before, in fields that stay as they are, may be."""
    shape = wanted.target.shape
    before = {} if wanted.action == "add" else shape.problems(now, set())
    after = shape.problems({**now, **changes}, set(changes))
    return {key: why for key, why in after.items() if key in changes or before.get(key) != why}


def _moved(wanted: ChangeRequest, now: Values, concerned: dict[str, Any]) -> tuple[Difference, ...]:
    """The concerned fields that are not what the person saw: shown → now."""
    found = (
        difference(wanted.target.label(one), one, wanted.shown[one.key], now[one.key])
        for one in wanted.target.shape.touched(wanted.shown, now)
        if one.key in concerned and one.key in wanted.shown and not one.secret
    )
    return tuple(filter(None, found))


def _real(wanted: ChangeRequest, now: Values, changes: Values | None, after: Snapshot) -> Values | None:
    """What really changed of what was wanted; None for a thing that is gone as wanted."""
    if changes is None:
        return None if after.values is None else {}
    if after.values is None:
        return {}
    then = {key: after.values[key] for key in changes}
    return {one.key: then[one.key] for one in wanted.target.shape.touched(now, then)}
