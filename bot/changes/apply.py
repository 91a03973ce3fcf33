"""The only way to change a setting: check, read, compare, journal, write, read back, journal, tell."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from bot import sentences
from bot.access import Access, Gate, NotLicensed, unavailable
from bot.catalogue.model.shape import Values
from bot.changes.approvals.policy import SecondKey
from bot.changes.foresee import Foreseen, foresee
from bot.changes.journal import JournalWriter
from bot.changes.outcome import Outcome, Result, explained
from bot.changes.reach import Forwarding, Places, forwarding_by
from bot.changes.recovery import can_be_read_back, next_look
from bot.changes.request import ChangeRequest
from bot.changes.risk import refusals, risks, risks_together
from bot.changes.target import Snapshot, differences, is_made, not_taken
from bot.changes.write_only import NotConfirmed
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, OutOfDate, Uncertain, WebexError
from bot.events import Person, Workspace
from bot.names.workspaces import INCOMPLETE
from bot.ports.approvals import Approval
from bot.ports.database import Entry, Locks
from bot.ports.webex import Directory, SettingsReader, SettingsWriter

log = logging.getLogger(__name__)

NO_ANSWER_STATUSES = frozenset({0, 502, 504})
"""No answer, or a gateway's that had none: the write may still be carried out."""
UNREAD = "Webex did not answer and I could not read the setting again: it may or may not be changed."
NOT_YET = "I read the setting again: it is not changed so far, and the change may still come."
LOOKED_AGAIN = " I look again in one minute and in five, and say here what became of it."
LOOK_YOURSELF = " Please look again in a few minutes."
UNCHANGED = " Nothing was changed."


@dataclass(frozen=True)
class ChangeService:
    """Makes every change of a setting, one at a time per setting of a workspace."""

    _gate: Gate
    _directory: Directory
    _reader: SettingsReader
    _writer: SettingsWriter
    _journal: JournalWriter
    _locks: Locks
    _second_key: SecondKey

    def foresee(self, request: ChangeRequest, need: Access = Access.READ) -> Foreseen:
        """Says what a change would do, without writing; the person must have this access to the workspace.

        Raises BotError where they have not, or the setting cannot be had or read.
        """
        return self._foresee(request, need)

    def apply(
        self, change: ChangeRequest | Foreseen, *, before_write: Callable[[Foreseen], None] | None = None
    ) -> Outcome:
        """Makes the change, or says why not; of one that was foreseen, nothing that has moved since. What
        `before_write` raises of what it is about to write, stops it.

        Raises NotAllowed, NotFound or NotAvailable where the person may not or the workspace cannot have it,
        NeedsSecondKey where another administrator must agree first, OutOfDate where nobody agreed to it, or
        for an undo that was made meanwhile, Incomplete for values that do not go together, Full, and
        WebexError when Webex refused; in all these cases nothing was changed.
        """
        request = change.as_seen() if isinstance(change, Foreseen) else change
        with self._locks.holding(f"{request.workspace_id} {request.family}"):
            foreseen = self._foresee(request, Access.WRITE)
            if foreseen.result:
                return _outcome(foreseen, foreseen.result, foreseen.before, differences=foreseen.moved)
            if foreseen.blocking_error:
                raise foreseen.blocking_error
            if other := self._journal.added_again_by(request):
                raise OutOfDate(f"Change {other.id} of {other.actor_name} did the same meanwhile.{UNCHANGED}")
            if before_write:
                before_write(foreseen)
            agreed = self._second_key.require(foreseen)
            try:
                return self._write(foreseen, agreed)
            except WebexError as error:
                raise explained(foreseen.target, foreseen.changes, error) from error

    def _foresee(self, request: ChangeRequest, need: Access) -> Foreseen:
        try:
            person, workspace = self._permitted(request, need)
            foreseen = foresee(self._reader, request, workspace, person)
            return replace(foreseen, refused=refusals(foreseen, self._directory))
        except WebexError as error:
            # A copy: the reader may keep the error, to say it again without asking Webex.
            refused = copy(error)
            refused.sentence += UNCHANGED
            raise refused from error

    def risks(self, foreseen: Foreseen, places: Places = None, *, alone: bool = True) -> tuple[str, ...]:
        """What is risky about a change, in sentences with the names that somebody with these places may know;
        without `alone` not whether calls go in a circle, because others are changed with it."""
        return risks(foreseen, self._directory, self._reader, places, alone=alone)

    def risks_together(self, changes: Sequence[Foreseen], places: Places = None) -> tuple[str, ...]:
        """What is risky about changes that are made one after the other, looked at before the first."""
        return risks_together(changes, self._directory, self._reader, places)

    def forwarding(self, known: Mapping[str, Sequence[str]] | None = None) -> Forwarding:
        """To where workspaces send calls on, read where it is not known."""
        return forwarding_by(self._reader, known)

    def _permitted(self, request: ChangeRequest, need: Access) -> tuple[Person, Workspace]:
        """Who asks and at which workspace, where they may and its licence has the setting; asked now.

        Raises NotAllowed, NotFound, NotAvailable or OutOfDate with a sentence that says why not, WebexError
        where Webex does not tell, RightsUnknown where it does not tell of the rights.
        """
        if not request.person_id:
            raise NotAllowed(f"I do not know who asks for this.{UNCHANGED}")
        rights = self._gate.rights(request.person_id, fresh=True, event_id=request.event_id)
        if rights.person is None or rights.most is Access.NONE:
            raise NotAllowed(sentences.refused(rights.no_rights_reason, rights.known))
        workspace_id = request.workspace_id
        workspace = self._directory.workspaces().by_id.get(workspace_id) or (
            self._directory.read_again().by_id.get(workspace_id)
        )
        if workspace is None and not self._directory.workspaces().complete:
            raise WebexError(f"{INCOMPLETE}{UNCHANGED}", "Try again in a few minutes.")
        if workspace is None or (rights.at(workspace) is Access.NONE and rights.is_known_at(workspace)):
            raise NotFound(f"This workspace is gone, or out of your reach.{UNCHANGED}")
        rights.require(workspace, need)
        try:
            target = request.target
        except KeyError:
            raise OutOfDate(f"I do not know this setting any more.{UNCHANGED}") from None
        if reason := unavailable(target.family, workspace, need):
            raise NotLicensed(f"{reason}{UNCHANGED}", target.family, workspace, need)
        return rights.person, workspace

    def require_second_key(self, foreseen: Foreseen) -> Approval | None:
        """Raises what `apply` would where nobody agreed to this change."""
        return self._second_key.require(foreseen)

    def _write(self, foreseen: Foreseen, agreed: Approval | None) -> Outcome:
        target, workspace_id = foreseen.target, foreseen.workspace.id
        before, changes = foreseen.before, foreseen.changes
        write = target.write(before, changes)
        entry = self._journal.intend(foreseen, agreed)
        try:
            tracking_id = self._writer.send(write, workspace_id)
        except Uncertain as doubt:
            return self._find_out(foreseen, entry, doubt)
        except BotError as error:
            tracking_id = getattr(error, "tracking_id", "")
            self._journal.settle(foreseen, entry, "failed", changes, tracking_id, note=error.sentence)
            if isinstance(error, NotFound | NotAvailable) and self._is_gone(foreseen):
                return _outcome(foreseen, Result.GONE, None, entry_id=entry.id, tracking_id=tracking_id)
            raise
        as_asked = Snapshot(None if changes is None else {**(before.values or {}), **changes})
        try:
            after = target.read_back(self._reader, workspace_id, before, changes)
        except NotConfirmed as unconfirmed:
            done = self._done(foreseen, entry, as_asked, tracking_id)
            return replace(done, after=unconfirmed.after, note=unconfirmed.sentence)
        except BotError as error:
            log.warning("Change %s was accepted, reading it back failed: %s", entry.id, error)
            return replace(self._done(foreseen, entry, as_asked, tracking_id), after=None)
        return self._done(foreseen, entry, after, tracking_id)

    def _is_gone(self, foreseen: Foreseen) -> bool:
        """Whether an item was taken off its list between reading and writing."""
        target = foreseen.target
        return bool(target.item_id) and target.read(self._reader, foreseen.workspace.id).values is None

    def _find_out(self, foreseen: Foreseen, entry: Entry, doubt: Uncertain) -> Outcome:
        """What became of a write that got a 5xx or no answer.

        Webex may make such a change late: after no answer at all, its own or a gateway's, one look proves
        nothing, and it is looked again later.
        """
        target, changes = foreseen.target, foreseen.changes
        now = self._journal.clock()
        look_at = next_look(now, now) if can_be_read_back(target) else None
        then = LOOKED_AGAIN if look_at else LOOK_YOURSELF

        def settle(state: str) -> None:
            self._journal.settle(
                foreseen, entry, state, changes, doubt.tracking_id, note=doubt.sentence, look_at=look_at
            )

        def unknown(after: Snapshot | None, note: str) -> Outcome:
            settle("unknown")
            return _outcome(
                foreseen,
                Result.UNKNOWN,
                after,
                entry_id=entry.id,
                tracking_id=doubt.tracking_id,
                note=note + then,
            )

        try:
            after = target.read_back(self._reader, foreseen.workspace.id, foreseen.before, changes)
        except BotError:
            return unknown(None, UNREAD)
        if is_made(target, changes, after):
            return self._done(foreseen, entry, after, doubt.tracking_id)
        if doubt.status in NO_ANSWER_STATUSES:
            return unknown(after, f"{doubt.sentence} {NOT_YET}")
        settle("failed")
        raise WebexError.about(
            doubt,
            f"{doubt.sentence} I read the setting again: nothing was changed.",
            "Try again in a moment. Should Webex make the change late after all, I say so here.",
        ) from doubt

    def _done(self, foreseen: Foreseen, entry: Entry, after: Snapshot, tracking_id: str) -> Outcome:
        """What Webex shows now, which may not be what was asked for."""
        target, changes, before = foreseen.target, foreseen.changes, foreseen.before.values or {}
        is_removed = changes is None and after.values is None
        changed = None if is_removed else _changed(foreseen, after)
        other = not_taken(target, changes, after)
        is_done = is_removed or bool(changed) or is_made(target, changes, after)
        kept = None if is_removed else changed or changes
        self._journal.settle(
            foreseen,
            entry,
            "done" if is_done else "failed",
            kept,
            tracking_id,
            note="Webex accepted the change and shows other values" if other else "",
            item_id=after.item_id if is_done and target.action == "add" else "",
            after=after,
        )
        return _outcome(
            foreseen,
            Result.DONE if is_done else Result.IGNORED,
            after,
            differences=differences(target, before, kept) if is_done else (),
            not_taken=other,
            entry_id=entry.id,
            tracking_id=tracking_id,
        )


def _outcome(foreseen: Foreseen, result: Result, after: Snapshot | None, **rest: Any) -> Outcome:
    return Outcome(
        request=foreseen.request,
        target=foreseen.target,
        workspace=foreseen.workspace,
        result=result,
        after=after,
        **rest,
    )


def _changed(foreseen: Foreseen, after: Snapshot) -> Values:
    """The values Webex shows now of the fields that were to be changed, where they are not as before."""
    if foreseen.changes is None or after.values is None:
        return {}
    then = {key: after.values[key] for key in foreseen.changes}
    touched = foreseen.target.shape.touched(foreseen.before.values or {}, then)
    return {one.key: then[one.key] for one in touched}
