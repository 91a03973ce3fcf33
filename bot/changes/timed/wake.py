"""What timed changes do by themselves: begin, remind, put back, ask, and try again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.access import Gate, Rights
from bot.changes.apply import ChangeService
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome, Result
from bot.changes.request import ChangeRequest
from bot.changes.timed.reminders import MAX_ASKED, next_wake
from bot.changes.timed.timed_cards import TimedCards, changes_in
from bot.changes.timed.timed_changes import TimedChanges, name_of
from bot.clock import Clock
from bot.errors import BotError, Busy, NotAllowed, NotAvailable, NotFound, Unkept, WebexError
from bot.events import Reply
from bot.ports.database import Entry, History, Timed, TimedStore
from bot.ports.webex import Directory, Messenger
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
NO_RIGHTS = "{name} may not change this workspace any more, so I do not do it by myself."


@dataclass(frozen=True)
class TimedWake:
    """Woken for one timed change at a time; whatever was done already, the journal and the row tell."""

    _timed: TimedChanges
    _changes: ChangeService
    _store: TimedStore
    _journal: History
    _gate: Gate
    _directory: Directory
    _messenger: Messenger
    _clock: Clock

    def wake(self, subject: str) -> datetime | None:
        """Does what is due for the timed change with this number; gives when it is due again."""
        one = self._store.timed(int(subject))
        if one is None or (at := next_wake(one)) is None:
            return None
        now = self._clock()
        if at > now:
            return at
        match one.state:
            case "waiting":
                return self._begin(one, now)
            case "asking":
                return self._end(one, now)
            case _ if now >= one.ends_at:
                return self._end(one, now)
            case _:
                return self._remind(one, now)

    def _remind(self, one: Timed, now: datetime) -> datetime | None:
        if self._timed.begun(one) is None:
            return self._never_begun(one, now)
        self._say(one, TimedCards.reminder)
        return self._then(one, reminded_at=now)

    def _begin(self, one: Timed, now: datetime) -> datetime | None:
        if begun := self._timed.begun(one):
            # It was begun just before the bot stopped.
            return self._has_begun(one, begun, now)
        if now >= one.ends_at:
            return self._not_begun(one, "I was not running at that time, and its end has passed.")
        try:
            request = replace(ChangeRequest.load(one.request), timed_id=one.id, origin="timer")
            outcome = self._changes.apply(request)
        except BotError as error:
            is_unknown = isinstance(error, NotAllowed) and not self._rights(one).known
            if is_unknown or _is_temporary(error):
                return self._again(one, error.sentence, now, is_end=False)
            return self._not_begun(one, error.sentence)
        if begun := self._timed.begun(one):
            return self._has_begun(one, begun, now)
        return self._not_begun(one, WHY[outcome.result])

    def _has_begun(self, one: Timed, begun: Entry, now: datetime) -> datetime | None:
        self._say(one, lambda cards: cards.begun(begun))
        return self._then(one, state="running", reminded_at=now, tries=0)

    def _end(self, one: Timed, now: datetime) -> datetime | None:
        begun = self._timed.begun(one)
        if begun is None:
            return self._never_begun(one, now)
        entries = self._journal.changes_of_timed(one.id)
        is_undone = self._timed.is_taken_back(begun)
        ended = next((entry for entry in entries if entry.parent_id and entry.state == "done"), None)
        if ended is not None or is_undone:
            # It was put back just before the bot stopped.
            put_back = changes_in(ended) if ended else []
            self._say(one, lambda cards: cards.ended(put_back))
            return self._over(one, "ended")
        if any(_is_under_way(entry) for entry in entries):
            return now + LOOK_AGAIN
        try:
            request = self._timed.restore(one, begun, person_id=one.person_id, space_id=one.space_id)
        except NotAvailable as error:
            why = error.sentence
            return self._ask(one, now, lambda cards: cards.question(why))
        try:
            # What was asked about is written only when somebody has answered.
            found = self._changes.foresee(request) if one.state == "asking" else self._changes.apply(request)
        except (NotAllowed, NotFound):
            return self._kept_out(one, now)
        except BotError as error:
            return self._again(one, error.sentence, now, is_end=True)
        match found.result:
            case Result.DONE | Result.ALREADY | Result.GONE:
                not_taken = found.not_taken if isinstance(found, Outcome) else ()
                self._say(one, lambda cards: cards.ended(found.differences, not_taken))
                return self._over(one, "ended")
            case Result.MOVED:
                snapshot = found.before if isinstance(found, Foreseen) else found.after
                values = (snapshot.values if snapshot else None) or {}
                return self._ask(one, now, lambda cards: cards.moved(request, values))
            case Result.UNKNOWN:
                return now + LOOK_AGAIN
            case None:
                why = f"Its end came {short_moment(one.ends_at, one.zone)}, and it is not put back."
                return self._ask(one, now, lambda cards: cards.question(why))
            case _:
                return self._again(one, WHY[found.result], now, is_end=True)

    def _kept_out(self, one: Timed, now: datetime) -> datetime | None:
        """The door let this person not in: they may not any more, that cannot be told, or there is nothing
        behind it."""
        workspaces = self._directory.workspaces()
        if not self._rights(one).known:
            why = f"I cannot read the admin roles of {one.person_name} in Webex."
            return self._again(one, why, now, is_end=True)
        if one.workspace_id in workspaces.by_id:
            return self._ask(one, now, lambda cards: cards.question(NO_RIGHTS.format(name=one.person_name)))
        if not workspaces.complete:
            return self._again(one, "Webex does not list all workspaces.", now, is_end=True)
        self._say(one, TimedCards.gone)
        return self._over(one, "ended")

    def _rights(self, one: Timed) -> Rights:
        return self._gate.rights(one.person_id, fresh=True)

    def _not_begun(self, one: Timed, why: str) -> datetime | None:
        self._say(one, lambda cards: cards.not_begun(why))
        return self._over(one, "dropped")

    def _ask(self, one: Timed, now: datetime, draw: Callable[[TimedCards], Card]) -> datetime | None:
        if one.asked < MAX_ASKED:
            self._say(one, draw)
        return self._then(one, state="asking", asked=one.asked + 1, reminded_at=now)

    def _again(self, one: Timed, why: str, now: datetime, *, is_end: bool) -> datetime:
        """Tries again later, and says so the first time and then more and more seldom."""
        tries = one.tries + 1
        again_at = now + min(FIRST_RETRY * (1 << min(one.tries, 10)), MAX_RETRY)
        log.warning("%s could not be %s: %s", name_of(one), "ended" if is_end else "begun", why)
        if tries == 1 or (tries > 2 and tries & (tries - 1) == 0):
            self._say(one, lambda cards: cards.failed(why, again_at, is_end=is_end))
        self._store.change_timed(one, tries=tries)
        return again_at

    def _then(self, one: Timed, **values: Any) -> datetime | None:
        """When it is woken again, with these values; at once where somebody changed it meanwhile."""
        then = self._store.change_timed(one, **values)
        if then is None:
            return self._clock()
        return next_wake(then)

    def _never_begun(self, one: Timed, now: datetime) -> datetime | None:
        """Forgets one that the bot stopped before; not while somebody may still be about to begin it."""
        return now + LOOK_AGAIN if now - one.at < BEGINNING_LASTS else self._over(one, "dropped")

    def _over(self, one: Timed, state: str) -> datetime | None:
        """Nothing is left to do; never woken again, unless somebody changed it meanwhile."""
        return None if self._store.change_timed(one, state=state) else self._clock()

    def _say(self, one: Timed, draw: Callable[[TimedCards], Card]) -> None:
        """Tells the space, in words alone where it takes no card. Raises WebexError where that may work
        later."""
        card = draw(TimedCards(one, self._clock(), self._directory.workspaces()))
        for reply in (Reply(card.text, card.content), Reply(card.text)):
            try:
                self._messenger.send(one.space_id, reply, one.thread_id)
            except NotFound:
                log.warning("%s: its space cannot be told, the bot is not in it any more", name_of(one))
            except WebexError as error:
                if error.is_temporary:
                    raise
                log.error("%s: its space cannot be told: %s", name_of(one), error)
                continue
            return


def _is_under_way(entry: Entry) -> bool:
    """Whether it is being made, or is looked at again later."""
    return entry.state == "intended" or (entry.state == "unknown" and entry.look_at is not None)


def _is_temporary(error: BotError) -> bool:
    return isinstance(error, Busy | Unkept) or (isinstance(error, WebexError) and error.is_temporary)
