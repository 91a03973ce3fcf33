"""Events handled once: claimed, then answered; and the moments the bot listened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot import process
from bot.store.database import Database, upsert
from bot.store.records.tasks import Claim
from bot.store.tables import claim, columns_of, listening

ONLY_ROW = 1
CLAIM_COLUMNS = columns_of(claim, Claim)
CLAIM_LEASE = timedelta(seconds=90)
"""How long an event stays its process's after the last sign of life. Four heartbeats, because what is taken
from a process that is only slow may be answered twice; the end of one on this machine is noticed at once."""


class SqlClaims(Database):
    """`bot.ports.database.Claims`."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self._owed: set[str] = set()
        """Answered events of which that could not be written yet."""

    def claim(self, event_id: str, at: datetime, *, space_id: str = "", is_press: bool = False) -> bool:
        insert = self._insert(event_id, at, space_id, is_press=is_press, is_begun=True)
        mine = insert.on_conflict_do_update(
            index_elements=[claim.c.event_id],
            set_={"is_begun": True, "process": self.process, "held_until": insert.excluded.held_until},
            where=claim.c.is_begun.is_(False),
        )
        return self._write(mine.returning(claim.c.event_id), unsynced=True)

    def expect(self, event_id: str, at: datetime, *, space_id: str, is_press: bool) -> None:
        insert = self._insert(event_id, at, space_id, is_press=is_press, is_begun=False)
        self._write(insert.on_conflict_do_nothing(), unsynced=True)

    def answered(self, event_id: str) -> None:
        done = claim.update().where(claim.c.event_id == event_id, claim.c.process == self.process)
        self._owed.add(event_id)
        self._write(done.values(is_begun=True, held_until=None), unsynced=True)
        self._owed.discard(event_id)

    def sign_of_life(self, at: datetime) -> None:
        for event_id in self._owed.copy():
            self.answered(event_id)
        mine = claim.update().where(claim.c.held_until.is_not(None), claim.c.process == self.process)
        self._write(mine.values(held_until=at + CLAIM_LEASE), unsynced=True)

    def abandoned(self, now: datetime) -> Sequence[Claim]:
        held = (
            sa.select(*CLAIM_COLUMNS, claim.c.held_until)
            .where(claim.c.held_until.is_not(None), claim.c.process != self.process)
            .order_by(claim.c.at, claim.c.event_id)
        )
        with self._reading() as tx:
            rows = tx.execute(held).all()
        return [
            Claim(*values)
            for *values, held_until in rows
            if not self._is_held(held_until, now) or process.has_ended(values[-1], self.process)
        ]

    def take_over(self, one: Claim, now: datetime) -> bool:
        take = claim.update().where(
            claim.c.event_id == one.event_id,
            claim.c.process == one.process,
            claim.c.held_until.is_not(None),
        )
        return self._write(take.values(process=self.process, is_begun=False, held_until=now + CLAIM_LEASE))

    def heard(self, at: datetime, now: datetime | None = None) -> None:
        insert = upsert(self._engine.dialect, listening).values(id=ONLY_ROW, at=at)
        earlier = listening.c.at < insert.excluded.at
        later = insert.on_conflict_do_update(
            index_elements=[listening.c.id],
            set_={"at": insert.excluded.at},
            where=earlier if now is None else earlier | (listening.c.at > now),
        )
        self._write(later, unsynced=True)

    def last_heard(self) -> datetime | None:
        with self._reading() as tx:
            return tx.execute(sa.select(listening.c.at)).scalar()

    def _insert(self, event_id: str, at: datetime, space_id: str, *, is_press: bool, is_begun: bool) -> Any:
        return upsert(self._engine.dialect, claim).values(
            event_id=event_id,
            at=at,
            space_id=space_id,
            is_press=is_press,
            is_begun=is_begun,
            process=self.process,
            held_until=at + CLAIM_LEASE,
        )

    def _is_held(self, held_until: datetime, now: datetime) -> bool:
        # So far ahead it was held only by a clock that has been set back since.
        return now < held_until <= now + 2 * CLAIM_LEASE
