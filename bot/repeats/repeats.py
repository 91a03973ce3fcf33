"""Keeps what is said again and again in spaces, and ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.errors import NotAvailable, NotFound
from bot.language.times.recurrence import Recurrence, next_moment
from bot.names.text import folded
from bot.ports.database import Repeat, RepeatStore
from bot.work.port import Task, Transaction, Work

KIND = "repeat"
"""The kind of the tasks; their subject is the number of the repeat."""
MAX_IN_SPACE = 10
OVER = "over"


def name_of(one: Repeat) -> str:
    """What people call it: `e-3`."""
    return f"e-{one.id}"


@dataclass(frozen=True)
class Repeats:
    """The repeats of spaces; the rows are the truth, tasks only wake."""

    _store: RepeatStore
    _work: Work
    _clock: Clock

    def keep(
        self, recurrence: Recurrence, said: str, zone: str, *, person_id: str, person_name: str, space_id: str
    ) -> Repeat:
        """Keeps it from its next moment on. Raises NotAvailable where the space has the same, or too many."""
        others, now = self.here(space_id), self._clock()
        for one in others:
            if (one.rule, one.zone, folded(one.said)) == (recurrence.rule, zone, folded(said)):
                raise NotAvailable(
                    f"{name_of(one)} does that already. Nothing was kept.", "See them: `repeats`."
                )
        if len(others) >= MAX_IN_SPACE:
            raise NotAvailable(
                f"There are {MAX_IN_SPACE} repeats here already. Nothing was kept.",
                "End one first: `repeats`.",
            )
        new = Repeat(
            id=0,
            at=now,
            state="on",
            person_id=person_id,
            person_name=person_name,
            space_id=space_id,
            said=said,
            every=recurrence.said,
            rule=recurrence.rule,
            zone=zone,
            due_at=next_moment(recurrence.rule, now, zone),
        )
        kept = self._store.keep_repeat(new, self._wake_in)
        self._work.look()
        return kept

    def here(self, space_id: str) -> Sequence[Repeat]:
        """Those of a space, oldest first."""
        return self._store.repeats(space_id)

    def end(self, number: int, space_id: str) -> Repeat:
        """Ends one of this space. Raises NotFound where there is none."""
        while (one := self._store.repeat(number)) and one.space_id == space_id and one.state == "on":
            if ended := self._store.change_repeat(one, state=OVER):
                return ended
        raise NotFound(f"There is no e-{number} here.", "See `repeats`.")

    def _wake_in(self, tx: Transaction, one: Repeat) -> None:
        self._work.add(tx, [Task(KIND, str(one.id), one.due_at)])
