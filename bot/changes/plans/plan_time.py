"""For how long the changes of a plan hold: each in the time zone of its workspace's location."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.changes.apply import UNCHANGED
from bot.changes.timed.period import Period
from bot.errors import BotError, NotAvailable
from bot.ports.database import Plan, PlanItem
from bot.sentences import short_moment


@dataclass(frozen=True)
class PlanTime:
    """A time as it was typed, with the fields and values that hold for it, and the moments that it means in
    each time zone and region; or why it means none there."""

    typed: str
    assignments: str
    by_place: Mapping[tuple[str, str], Period | BotError]

    def of(self, item: PlanItem, zone: str, region: str) -> PlanItem:
        """An item with its moments; where there are none, it cannot be."""
        period = self.by_place.get((zone, region))
        if period is None:
            return replace(item, state="cannot", note="I cannot tell its time zone.")
        if isinstance(period, BotError):
            return replace(item, state="cannot", note=period.sentence.removesuffix(UNCHANGED))
        return replace(item, starts_at=period.starts_at, ends_at=period.ends_at, zone=zone)


def period_of(plan: Plan, item: PlanItem, now: datetime) -> Period | None:
    """From when to when the change of an item holds; None for ever. Raises NotAvailable where that is over or
    not known: what is to end by itself is never made without an end."""
    if not plan.time:
        return None
    if item.ends_at is None:
        raise NotAvailable(item.note or "I cannot tell its time zone.")
    if item.ends_at <= now:
        what = "start" if item.starts_at == item.ends_at else "end"
        raise NotAvailable(f"Its {what}, {short_moment(item.ends_at, item.zone or '')}, has passed.")
    is_later = item.starts_at is not None and item.starts_at > now
    return Period(item.starts_at if is_later else None, item.ends_at)
