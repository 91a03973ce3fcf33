"""Reads how the bot is from the parts of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.health.state import Health
from bot.store.store import SqlStore
from bot.webex.api.admin import Admin
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue


@dataclass(frozen=True)
class HealthReader:
    """Asks the parts of the running bot."""

    listener: Listener
    queue: SpaceQueue
    store: SqlStore
    admin: Admin
    is_radar_on: bool
    clock: Clock

    def read(self) -> Health:
        """How the bot is now. Raises Unkept where the database cannot be used."""
        now, ends = self.clock(), self.admin.token.ends()
        return Health(
            at=now,
            listening_since=self.listener.listening_since,
            messages_waiting=self.queue.waiting(),
            backlog=self.store.backlog(),
            token_works=self.admin.rest.token_works(),
            access_ends_at=ends.access,
            refresh_ends_at=ends.refresh,
            is_renewal_refused=ends.is_refused,
            is_radar_on=self.is_radar_on,
            unreadable_since=self.admin.calling.refused_since(),
        )
