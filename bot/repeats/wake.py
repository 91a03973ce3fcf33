"""Woken for repeats: says the words in the space, with the rights that who asked has at that moment."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.access import Access
from bot.commands import handle
from bot.commands.context import Answer, Context, Services
from bot.commands.timed.repeated_request import ReadsOnly, repeated_request
from bot.errors import BotError, Busy, Unkept, WebexError, where
from bot.events import Reply, Space, TextMessage
from bot.language.remembered.memory import Topic
from bot.language.times.recurrence import next_moment
from bot.names.names_for_ids import with_names
from bot.ports.database import Repeat, RepeatStore
from bot.ports.notices import REPEAT
from bot.repeats.repeats import OVER, name_of
from bot.sentences import zoned_moment
from bot.work.port import Transaction
from cards.note import with_note
from cards.text import message_text, unmarked

log = logging.getLogger(__name__)

HELD = timedelta(minutes=5)
"""So long after it was begun it is begun again, where the process that did it is gone."""
LATE = timedelta(minutes=15)
"""From this on it is said that it is late."""
FIRST_RETRY = timedelta(minutes=1)
MAX_TRIES = 5
"""How often it is tried where Webex or the database is away; about half an hour in all."""
MAX_FAILURES = 3
"""So often in a row it may come to nothing before it is ended."""

NOT_READ = "I could not read the admin roles of who asked."

Values = Mapping[str, Any]
Done = tuple[Values, Reply | None]
"""The values of the row from now on, and what is said, if anything."""


@dataclass(frozen=True)
class RepeatWake:
    """Woken for one repeat at a time. What it says is kept with the row, and said by the outbox."""

    _services: Services
    _store: RepeatStore
    _announce: Callable[[], object]
    """Called when there is something to be said."""

    def wake(self, subject: str) -> datetime | None:
        """Does the repeat with this number if it is due; gives when it is due next."""
        one, now = self._store.repeat(int(subject)), self._services.clock()
        if one is None or one.state == OVER:
            return None
        if (at := _due(one)) > now:
            return at
        # Whoever changes the row does it; another one that is woken finds it held.
        taken = self._store.change_repeat(one, held_until=now + HELD)
        if taken is None:
            return now
        then = self._kept(taken, *self._done(taken, now))
        if then is None:
            return now  # it was ended meanwhile
        return None if then.state == OVER else _due(then)

    def _kept(self, one: Repeat, values: Values, reply: Reply | None) -> Repeat | None:
        """Keeps the values, and in the same transaction what is to be said."""

        def say(tx: Transaction, then: Repeat) -> None:
            if reply is not None:
                key, now = f"{name_of(then)} {then.version}", self._services.clock()
                self._services.outbox.post(then.space_id, key, reply, None, now, tx, REPEAT)

        then = self._store.change_repeat(one, say, **values)
        self._announce()
        return then

    def _done(self, one: Repeat, now: datetime) -> Done:
        """Does it, or finds when it is tried again."""
        try:
            return self._tried(one, now)
        except Exception as error:
            log.error("%s could not be done: %s", name_of(one), where(error))
            if one.tries + 1 >= MAX_TRIES:
                return self._given_up(one, error)
            return {"tries": one.tries + 1, "held_until": now + FIRST_RETRY * (1 << one.tries)}, None

    def _given_up(self, one: Repeat, error: Exception) -> Done:
        """Leaves it until it is due next."""
        why = error.sentence if isinstance(error, BotError) and not isinstance(error, Busy) else NOT_READ
        return self._next(one), Reply(f"{_line(one)}\n\nNot this time: {why}")

    def _tried(self, one: Repeat, now: datetime) -> Done:
        """The same. Raises what may work later."""
        services = self._services
        event_id = f"{name_of(one)}-{one.due_at.isoformat()}"
        rights = services.gate.rights(one.person_id, fresh=True, event_id=event_id)
        if not rights.known:
            raise Busy  # it may work later
        if rights.most is Access.NONE:
            name = message_text(one.person_name)
            return _over(one, f"{name} may not look at call settings any more. Nothing was read.")
        # Whoever reads along may be anybody, so it is never taken for a private space.
        event = TextMessage(event_id, one.person_id, Space(one.space_id, is_direct=False), one.said, now)
        context = Context(event, rights, services, None, Topic())
        try:
            request = repeated_request(context, one.said)
            answer = handle(context, request)
        except ReadsOnly as refusal:
            return _over(one, refusal.sentence)
        except BotError as problem:
            if _is_temporary(problem):
                raise
            return self._failed(one, problem)
        return self._next(one), self._said(one, answer, now)

    def _next(self, one: Repeat, failures: int = 0) -> Values:
        due_at = next_moment(one.rule, self._services.clock(), one.zone)
        return {"due_at": due_at, "held_until": None, "tries": 0, "failures": failures}

    def _failed(self, one: Repeat, problem: BotError) -> Done:
        """Nothing came of it; often in a row it is ended."""
        failures = one.failures + 1
        if failures >= MAX_FAILURES:
            return _over(one, problem.sentence)
        return self._next(one, failures), Reply(f"{_line(one)}\n\n{problem.sentence}")

    def _said(self, one: Repeat, answer: Answer, now: datetime) -> Reply:
        line = _line(one)
        if now - one.due_at >= LATE:
            line += f" It was due {zoned_moment(one.due_at, one.zone)}."
        text = with_names(self._services.directory.workspaces, answer.reply.text)
        card = answer.reply.card and with_note(answer.reply.card, unmarked(line))
        return replace(answer.reply, text=f"{line}\n\n{text}", card=card)


def _over(one: Repeat, why: str) -> Done:
    """Ends it, told once."""
    log.warning("%s is ended by itself", name_of(one))
    return {"state": OVER}, Reply(f"**{name_of(one)} is ended** (every {one.every}: {_typed(one)}). {why}")


def _due(one: Repeat) -> datetime:
    return max(one.due_at, one.held_until or one.due_at)


def _typed(one: Repeat) -> str:
    return message_text(one.said)


def _line(one: Repeat) -> str:
    return f"Every {one.every}: **{_typed(one)}**. To end it: **end {name_of(one)}**."


def _is_temporary(error: BotError) -> bool:
    return isinstance(error, Busy | Unkept) or (isinstance(error, WebexError) and error.is_temporary)
