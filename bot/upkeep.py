"""What is done again and again while the bot runs: signs of life, tidying, what a crash left open."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from bot.assembly.changing import Changing
from bot.assembly.ground import Ground
from bot.assembly.telling import Telling
from bot.catch_up import CatchUp
from bot.changes.recovery import settle_uncertain
from bot.errors import BotError, where
from bot.health.token_ends import TokenEndsTeller
from bot.patience import patiently

log = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 20.0
"""How often this process tells the database that it lives and until when it has listened; the leases in
bot/store last several heartbeats."""
TIDY_EVERY = timedelta(hours=6)
"""How often old rows are deleted; they are kept for days, so more often is of no use."""
LEFT_ON_EVERY = timedelta(hours=1)
"""How often it is looked what was left on; spaces hear of it once a day at most."""


class Upkeep:
    """Keeps the database up to date; `settle` and what it calls wait for Webex as long as it takes."""

    def __init__(
        self,
        ground: Ground,
        telling: Telling,
        changing: Changing,
        catch_up: CatchUp,
        note_heard: Callable[[], None],
    ) -> None:
        self._store, self._clock = ground.store, ground.clock
        self._calling, self._settled = ground.admin.calling, changing.settled
        self._look, self._left_as_is = telling.work.look, telling.left_as_is
        self._catch_up, self._note_heard = catch_up, note_heard
        self.token_ends = TokenEndsTeller(ground.admin, telling.say_status, ground.clock)
        self._tidy_at = self._left_on_at = ground.clock()

    def run(self, stopping: threading.Event) -> None:
        """Goes on until it is to stop."""
        # Apart from the heartbeat, because it may wait long for Webex.
        slow = threading.Thread(target=_repeat, args=(self._upkeep, stopping), name="upkeep", daemon=True)
        slow.start()
        _repeat(self._heartbeat, stopping)
        slow.join(5.0)

    @patiently()
    def settle(self) -> None:
        """Finds out what became of changes that a crash interrupted."""
        settle_uncertain(self._store, self._calling, self._clock, self._settled.telling)
        self._look()

    def _heartbeat(self) -> None:
        self._store.sign_of_life(self._clock())
        self._note_heard()

    def _upkeep(self) -> None:
        now = self._clock()
        if now >= self._tidy_at:
            self._store.tidy(now)
            self._tidy_at = now + TIDY_EVERY
        self.settle()
        self._catch_up.take_over()
        self.token_ends.look()
        if now >= self._left_on_at:
            self._left_on_at = now + LEFT_ON_EVERY
            try:
                self._left_as_is.left_on()
            except BotError as error:
                log.warning("What is left on could not be looked for: %s", where(error))


def _repeat(call: Callable[[], None], stopping: threading.Event) -> None:
    while not stopping.wait(HEARTBEAT_SECONDS):
        try:
            call()
        except Exception as error:
            log.error("The database could not be kept up to date: %s", where(error))
