"""Locks between processes: a lease in the database, which ends by itself when its process is gone."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import chain, repeat

import sqlalchemy as sa

from bot import process
from bot.clock import utc_now
from bot.errors import Busy, Unkept
from bot.store.database import Database, upsert
from bot.store.fair_locks import FairLocks
from bot.store.tables import lease

log = logging.getLogger(__name__)

LOCK_LEASE = timedelta(seconds=50)
"""How long a lock stays held after the last sign of life of its process: more than two heartbeats, and less
than others wait for it. The end of a process on this machine is noticed at once."""
WAIT_SECONDS = 60.0
ASK_AGAIN_SECONDS = (0.01, 0.02, 0.05, 0.1)
"""The pauses before asking again whether another process is finished; then always the longest one."""


class SqlLocks(Database):
    """`bot.ports.database.Locks`."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self._threads = FairLocks()
        self._held: set[str] = set()

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        deadline = time.monotonic() + WAIT_SECONDS
        with self._threads.holding(name, WAIT_SECONDS):
            self._take(name, deadline)
            try:
                yield
            finally:
                self._give_back(name)

    def prolong_locks(self) -> None:
        """Holds all locks of this process for another LOCK_LEASE."""
        if held := list(self._held):
            mine = lease.update().where(lease.c.name.in_(held), lease.c.process == self.process)
            self._write(mine.values(held_until=utc_now() + LOCK_LEASE), unsynced=True)

    def _take(self, name: str, deadline: float) -> None:
        for pause in chain(ASK_AGAIN_SECONDS, repeat(ASK_AGAIN_SECONDS[-1])):
            holder = self._taken_by(name)
            if holder != self.process and process.has_ended(holder, self.process):
                holder = self._taken_by(name, instead_of=holder)
            if holder == self.process:
                self._held.add(name)
                return
            if time.monotonic() + pause > deadline:
                raise Busy
            time.sleep(pause)

    def _taken_by(self, name: str, instead_of: str | None = None) -> str:
        """Takes the lease if it is free or `instead_of` holds it; gives the process that holds it now."""
        now = utc_now()
        new = upsert(self._engine.dialect, lease).values(
            name=name, process=self.process, held_until=now + LOCK_LEASE
        )
        take = new.on_conflict_do_update(
            index_elements=[lease.c.name],
            set_={"process": new.excluded.process, "held_until": new.excluded.held_until},
            # The threads of this process are told apart before. So far ahead only a clock that has been set
            # back since can have held it.
            where=lease.c.process.in_([self.process, instead_of or self.process])
            | (lease.c.held_until <= now)
            | (lease.c.held_until > now + 2 * LOCK_LEASE),
        )
        with self._writing_unsynced() as tx:
            taken = tx.execute(take.returning(lease.c.process)).scalar()
            holder = sa.select(lease.c.process).where(lease.c.name == name)
            # Given back meanwhile: nobody's, and to be asked for again.
            return taken or tx.execute(holder).scalar() or ""

    def _give_back(self, name: str) -> None:
        self._held.discard(name)
        mine = lease.delete().where(lease.c.name == name, lease.c.process == self.process)
        try:
            self._write(mine, unsynced=True)
        except Unkept:
            # What was done under the lock is done; without being prolonged the lease ends by itself.
            log.error("The lock %s could not be given back; other processes wait until its lease ends", name)
