"""What spaces are told unasked: the kinds of notices, and the engine that delivers them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.assembly.ground import Ground
from bot.notices.audience import Audience
from bot.notices.change_notices import ChangeNotices
from bot.notices.delivery import MAX_SPACES_AT_ONCE, Delivery, Kind, Texts
from bot.notices.digests import Digests
from bot.notices.left_as_is import LeftNotices, LeftTeller
from bot.notices.missed import MissedNotices
from bot.notices.plan_notices import PlanNotices
from bot.notices.repeat_notices import RepeatNotices
from bot.ports.notices import (
    CHANGE,
    DIGEST,
    LEFT_AS_IS,
    MISSED,
    PLAN,
    REPEAT,
    TEXT,
    TO_BE_GATHERED,
    TO_BE_TOLD,
)
from bot.work.engines import make_engine


class Telling:
    """Delivers what stands in the outbox; further kinds may be added before the engine starts."""

    def __init__(self, ground: Ground) -> None:
        store, directory, clock = ground.store, ground.admin.directory, ground.clock
        self._store, self._clock = store, clock
        self.work = make_engine(store, clock, name="notices", at_once=MAX_SPACES_AT_ONCE)
        self.audience = Audience(
            store,
            directory,
            ground.admin.calling,
            ground.gate,
            ground.messenger,
            ground.config.mask_numbers == "groups",
        )
        texts = Texts(ground.find_space, store)
        self.kinds: dict[str, Kind] = {
            CHANGE: ChangeNotices(store, directory, ground.admin.calling, self.audience),
            DIGEST: Digests(store, directory, self.audience),
            TEXT: texts,
            MISSED: MissedNotices(ground.find_space),
            LEFT_AS_IS: LeftNotices(store, directory, self.audience),
            PLAN: PlanNotices(store),
            REPEAT: RepeatNotices(texts, self.audience.has_guests),
        }
        count = partial(ground.counts.add, "notices")
        self.work.handler(TO_BE_GATHERED, lambda space_id: store.gather(space_id, clock()))
        self.work.handler(TO_BE_TOLD, Delivery(store, ground.messenger, self.kinds, clock, count).wake)
        self.say_status = partial(self._say_status, ground.config.status_space)
        self.left_as_is = LeftTeller(store, directory, clock, self.work.look, self.say_status)

    def tell(self, space_id: str, key: str, text: str) -> None:
        """Says a text in a space, once for this key."""
        self._store.say(space_id, key, text, self._clock())
        self.work.look()

    def tell_missed(self, space_id: str, key: str, gap: Mapping[str, Any]) -> None:
        """Says what a space said while nobody listened, once for this key."""
        self._store.put(space_id, key, MISSED, gap, self._clock())
        self.work.look()

    def _say_status(self, space_id: str, key: str, text: str) -> None:
        if space_id:
            self.tell(space_id, f"{key} {space_id}", text)
