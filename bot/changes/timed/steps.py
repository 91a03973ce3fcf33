"""What a timed change does by itself when it is due: begin, remind, put back, ask, and try again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal

from bot.access import Gate
from bot.changes.apply import ChangeService
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome, Result
from bot.changes.request import ChangeRequest
from bot.changes.timed.by_hand import ChangedByHand
from bot.changes.timed.period import name_of
from bot.changes.timed.reminders import MAX_ASKED
from bot.changes.timed.timed_cards import TimedCards, changes_in, not_put_back
from bot.changes.timed.timed_changes import TimedChanges
from bot.errors import BotError, Busy, CalledOff, NotAllowed, NotAvailable, NotFound, Unkept, WebexError
from bot.events import Difference
from bot.ports.database import Entry, History, Timed
from bot.ports.webex import Directory
from bot.sentences import short_moment
from cards.card_builder import Card

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(minutes=1)
MAX_RETRY = timedelta(minutes=30)
LOOK_AGAIN = timedelta(seconds=30)
"""When it is looked again whether a change that is under way was made."""
BEGINNING_LASTS = timedelta(minutes=10)
"""So long after it was kept, a change may still wait for its turn at the door, or for Webex."""
WHY = {
    Result.ALREADY: "It is so already, so there is nothing to change and nothing to put back.",
    Result.MOVED: "Somebody is changing it right now.",
    Result.GONE: "It was removed.",
    Result.IGNORED: "Webex accepts it and does not show it; another setting may have to be on first.",
}
"""Why nothing was done, by what became of the change."""
SO_ALREADY = "It is so already, so there is nothing to change."
NO_RIGHTS = "{name} may not change this workspace any more, so I do not do it by myself."
GONE = "The workspace is gone from Webex, so nothing was put back."
PLACE_UNKNOWN = "Webex does not tell now where this workspace is."
MOVED = "Somebody changed it meanwhile."

Kind = Literal[
    "begun",
    "made",
    "reminded",
    "ended",
    "not begun",
    "so already",
    "moved",
    "asked",
    "not begun yet",
    "failed",
    "",
]
"""What there is to say; empty for nothing."""


@dataclass(frozen=True)
class Step:
    """What was done for a timed change that was due, before it is said and kept.

    `draw` makes the card of it alone; `why` and `changes` say it among others. The row then has `values`, and
    is woken again at `again_at`, or where that is None, when it has something to do next.
    """

    one: Timed
    kind: Kind = ""
    draw: Callable[[TimedCards], Card] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    again_at: datetime | None = None
    why: str = ""
    changes: Sequence[Difference] = ()
    lacks_rights: bool = False
    """Whether who asked for it may not put it back any more, as where their account is gone."""

    @property
    def is_first_failed_end(self) -> bool:
        """Whether the values from before were to be put back and were not, the first time."""
        if self.kind == "failed":
            return self.one.tries == 0
        return self.kind in ("asked", "moved") and self.one.asked == 0 and self.one.tries == 0


@dataclass(frozen=True)
class TimedSteps:
    """Does what is due; whatever was done already, the journal and the row tell, so that to do it again does
    nothing twice."""

    _timed: TimedChanges
    _changes: ChangeService
    _journal: History
    _gate: Gate
    _directory: Directory

    def waiting(self, plan_id: int) -> Sequence[Timed]:
        """Those of a plan that are not over, without any that was never begun."""
        return self._timed.waiting(plan_id=plan_id)

    def step(self, one: Timed, now: datetime) -> Step:
        """Does what is due for this one now."""
        match one.state:
            case "waiting":
                return self._begin(one, now)
            case "asking":
                return self._end(one, now)
            case _ if now >= one.ends_at:
                return self._end(one, now)
            case _:
                return self._remind(one, now)

    def _remind(self, one: Timed, now: datetime) -> Step:
        begun = self._timed.begun(one)
        if begun is None:
            return _never_begun(one, now)
        if self._timed.by_hand.is_over(one, begun):
            return Step(one)  # that is kept, and was said with the change
        return Step(one, "reminded", lambda cards: cards.reminder(begun), {"reminded_at": now})

    def _begin(self, one: Timed, now: datetime) -> Step:
        if begun := self._timed.begun(one):
            # It was begun just before the bot stopped.
            return self._has_begun(one, begun, now)
        if now >= one.ends_at and not one.stays:
            return _not_begun(one, "I was not running at that time, and its end has passed.")
        try:
            request = replace(ChangeRequest.load(one.request), timed_id=one.id, origin="timer")
            outcome = self._changes.apply(request)
        except CalledOff:
            return Step(one, again_at=now + LOOK_AGAIN)
        except BotError as error:
            if _is_temporary(error) or (isinstance(error, NotAllowed) and not self._is_refused(one)):
                return tried_again(one, error.sentence, now, is_end=False)
            return _not_begun(one, error.sentence)
        if begun := self._timed.begun(one):
            return self._has_begun(one, begun, now)
        is_so_already = outcome.result is Result.ALREADY
        why = SO_ALREADY if one.stays and is_so_already else WHY[outcome.result]
        return _not_begun(one, why, is_so_already=is_so_already)

    def _has_begun(self, one: Timed, begun: Entry, now: datetime) -> Step:
        changes = changes_in(begun)
        if one.stays:
            moved = self._timed.by_hand.between(one, begun)
            then = {"state": "made", "tries": 0}
            return Step(one, "made", lambda cards: cards.made(begun, moved), then, changes=changes)
        then = {"state": "running", "reminded_at": now, "tries": 0}
        return Step(one, "begun", lambda cards: cards.begun(begun), then, changes=changes)

    def _end(self, one: Timed, now: datetime) -> Step:
        # Read first: what is found to be settled here is not older in what follows.
        entries = self._journal.changes_of_timed(one.id)
        begun = self._timed.begun(one)
        if begun is None:
            return _never_begun(one, now)
        is_undone = self._timed.is_taken_back(begun)
        ended = next((entry for entry in entries if entry.parent_id and entry.state == "done"), None)
        if ended is not None or is_undone:
            # It was put back just before the bot stopped.
            return _ended(one, changes_in(ended) if ended else [])
        if any(_is_under_way(entry) for entry in entries):
            return Step(one, again_at=now + LOOK_AGAIN)
        if self._timed.by_hand.is_over(one, begun):
            return Step(one)  # that is kept, and was said with the change
        try:
            request = self._timed.restore(one, begun, person_id=one.person_id, space_id=one.space_id)
        except NotAvailable as error:
            return _ask(one, now, error.sentence)
        try:
            # What was asked about is written only when somebody has answered.
            found = (
                self._changes.foresee(request)
                if one.state == "asking"
                else self._changes.apply(
                    request, before_write=partial(self._timed.by_hand.require_untouched, begun)
                )
            )
        except ChangedByHand as changed:
            return replace(_ask(one, now, changed.sentence), kind="moved")
        except (NotAllowed, NotFound):
            return self._kept_out(one, now)
        except CalledOff:
            return Step(one, again_at=now + LOOK_AGAIN)
        except BotError as error:
            return tried_again(one, error.sentence, now, is_end=True)
        match found.result:
            case Result.DONE | Result.ALREADY | Result.GONE:
                not_taken = found.not_taken if isinstance(found, Outcome) else ()
                return _ended(one, found.differences, not_taken)
            case Result.MOVED:
                snapshot = found.before if isinstance(found, Foreseen) else found.after
                values = (snapshot.values if snapshot else None) or {}
                asked = _ask(one, now, MOVED)
                kind: Kind = "moved" if asked.kind else ""
                return replace(asked, kind=kind, draw=lambda cards: cards.moved(request, values))
            case Result.UNKNOWN:
                return Step(one, again_at=now + LOOK_AGAIN)
            case None:
                return _ask(
                    one, now, f"Its end came {short_moment(one.ends_at, one.zone)}, and it is not put back."
                )
            case _:
                return tried_again(one, WHY[found.result], now, is_end=True)

    def _kept_out(self, one: Timed, now: datetime) -> Step:
        """The door let this person not in: they may not any more, that cannot be told, or there is nothing
        behind it."""
        if self._is_refused(one):
            return replace(_ask(one, now, NO_RIGHTS.format(name=one.person_name)), lacks_rights=True)
        workspaces = self._directory.workspaces()
        workspace = workspaces.by_id.get(one.workspace_id)
        if workspace is None and workspaces.complete:
            return Step(one, "ended", TimedCards.gone, {"state": "ended"}, why=GONE)
        if workspace is None or not workspace.is_place_known:
            return tried_again(one, PLACE_UNKNOWN, now, is_end=True)
        why = f"I cannot read the admin roles of {one.person_name} in Webex."
        return tried_again(one, why, now, is_end=True)

    def _is_refused(self, one: Timed) -> bool:
        """Whether it is sure that this person may not change a workspace that is there: what kept the change
        out may have been roles or workspaces that could not be read at that moment."""
        rights, workspaces = self._gate.rights(one.person_id, fresh=True), self._directory.workspaces()
        return one.workspace_id in workspaces.by_id and rights.is_kept_out(workspaces, one.workspace_id)


def _ended(one: Timed, put_back: Sequence[Difference], others: Sequence[Difference] = ()) -> Step:
    return Step(
        one,
        "ended",
        lambda cards: cards.ended(put_back, others),
        {"state": "ended"},
        why=not_put_back(others) if others else "",
        changes=put_back,
    )


def _not_begun(one: Timed, why: str, *, is_so_already: bool = False) -> Step:
    kind: Kind = "so already" if is_so_already else "not begun"
    return Step(
        one,
        kind,
        lambda cards: cards.not_begun(why, is_so_already=is_so_already),
        {"state": "dropped"},
        why=why,
    )


def _never_begun(one: Timed, now: datetime) -> Step:
    """Forgets one that the bot stopped before; not while somebody may still be about to begin it."""
    if now - one.at < BEGINNING_LASTS:
        return Step(one, again_at=now + LOOK_AGAIN)
    return Step(one, values={"state": "dropped"})


def _ask(one: Timed, now: datetime, why: str) -> Step:
    """Asks the space what to do; after many questions it is left alone."""
    then = {"state": "asking", "asked": one.asked + 1, "reminded_at": now}
    is_said = one.asked < MAX_ASKED
    return Step(one, "asked" if is_said else "", lambda cards: cards.question(why), then, why=why)


def tried_again(one: Timed, why: str, now: datetime, *, is_end: bool) -> Step:
    """Tries again later, and says so the first time and then more and more seldom."""
    tries = one.tries + 1
    again_at = now + min(FIRST_RETRY * (1 << min(one.tries, 10)), MAX_RETRY)
    log.warning("%s could not be %s: %s", name_of(one), "ended" if is_end else "begun", why)
    is_said = tries == 1 or (tries > 2 and tries & (tries - 1) == 0)
    kind: Kind = "failed" if is_end else "not begun yet"
    return Step(
        one,
        kind if is_said else "",
        lambda cards: cards.failed(why, again_at, is_end=is_end),
        {"tries": tries},
        again_at,
        why,
    )


def _is_under_way(entry: Entry) -> bool:
    """Whether it is being made, or is looked at again later."""
    return entry.state == "intended" or (entry.state == "unknown" and entry.look_at is not None)


def _is_temporary(error: BotError) -> bool:
    return isinstance(error, Busy | Unkept) or (isinstance(error, WebexError) and error.is_temporary)
