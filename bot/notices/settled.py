"""What spaces are told of changes whose result is known only later: interrupted, or not answered by Webex."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot import sentences
from bot.catalogue import title_of
from bot.changes.approvals.approvals import Approvals
from bot.changes.plans.plans import Plans
from bot.clock import Clock
from bot.ports.database import Entry
from bot.ports.notices import Outbox
from bot.work.port import Transaction
from cards.text import message_text


@dataclass(frozen=True)
class SettledTeller:
    """Says what became of them, where nobody else does."""

    _outbox: Outbox
    _plans: Plans
    _approvals: Approvals
    _clock: Clock

    def telling(self, entry: Entry, state: str) -> Callable[[Transaction], object]:
        """`bot.changes.recovery.Telling`."""
        if entry.plan_id is not None and entry.is_of_item:
            return partial(self._plans.settled, number=entry.plan_id)
        if self._is_told_elsewhere(entry, state):
            return lambda tx: None
        said = sentences.interrupted if entry.state == "intended" else sentences.found_out
        text = said(entry.id, message_text(entry.workspace_name), title_of(entry.family), state)
        key, now = f"settled {entry.id} {state}", self._clock()
        return lambda tx: self._outbox.say(entry.space_id, key, text, now, tx)

    def _is_told_elsewhere(self, entry: Entry, state: str) -> bool:
        """Whether it is told with what it is a change of."""
        if entry.approval_id is not None and self._approvals.is_followed(entry.approval_id):
            return True
        # The timed change looks for itself, tells its end and tries it again.
        return entry.origin == "timer" and (state == "done" or (state == "failed" and bool(entry.parent_id)))
