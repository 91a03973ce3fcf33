"""What looks for changes made elsewhere: the radar, and the audit log that says who made them."""

from __future__ import annotations

from datetime import datetime

from bot.assembly.ground import Ground
from bot.assembly.telling import Telling
from bot.notices import audit, radar
from bot.notices.audit import AuditReader
from bot.notices.audit_trail import AuditTrail
from bot.notices.radar import Radar
from bot.ports.notices import (
    Actor,
)
from bot.work.engines import make_engine


class Looking:
    """The radar and the reader of the audit log, each with an engine of its own."""

    def __init__(self, ground: Ground, telling: Telling) -> None:
        store, directory, clock = ground.store, ground.admin.directory, ground.clock
        self.radar_work = make_engine(store, clock, name=radar.KIND, at_once=1)
        self.radar = Radar(
            store,
            ground.admin.calling,
            directory,
            self.radar_work,
            clock,
            telling.work.look,
            ground.config.radar_requests_per_second,
            self._actor,
        )
        self.radar_work.handler(radar.KIND, self.radar.wake)
        # Apart from the radar, which a log that does not answer must not hold up.
        self.audit_work = make_engine(store, clock, name=audit.KIND, at_once=1)
        self.audit = AuditReader(
            ground.admin.audit_log, AuditTrail(store), self.radar, store, directory, self.audit_work, clock
        )
        self.audit_work.handler(audit.KIND, self.audit.wake)

    def begin(self) -> None:
        """What others change is looked for from now on."""
        self.radar.begin()
        self.audit.begin()

    def _actor(self, workspace_id: str, since: datetime, until: datetime) -> Actor | None:
        # The two ask each other, so one is there before the other.
        return self.audit.actor(workspace_id, since, until)
