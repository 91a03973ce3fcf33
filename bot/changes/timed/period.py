"""From when to when a change is in force, and what people call it meanwhile."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.catalogue import title_of
from bot.changes.undo import CHECK_CHARS
from bot.errors import BotError
from bot.ports.database import Timed
from bot.sentences import coming, how_many_workspaces, short_moment, zoned_moment
from cards.text import message_text

MAX_PERIODS = 4
"""Moments that are said of a plan; one for each time zone."""


THEN, STAYS = "then it goes back", "then it stays so"
"""What is at the end of a change for a time, and behind the start of one that has no end."""
MOMENT = timedelta(minutes=1)
"""How long what stays keeps other timed changes of its fields away."""


@dataclass(frozen=True)
class Period:
    """From when to when; without `starts_at` from now on. What begins later and stays has its start as its
    end, too."""

    starts_at: datetime | None
    ends_at: datetime

    @property
    def stays(self) -> bool:
        """Whether it has no end."""
        return self.ends_at == self.starts_at


def name_of(one: Timed) -> str:
    """What people call it: `s-7`."""
    return f"s-{one.id}"


def lasts(one: Timed) -> timedelta:
    """How long it is in force."""
    return one.ends_at - (one.starts_at or one.at)


def end_check(*ones: Timed) -> str:
    """A short check value, different when one of them ends at another moment."""
    moments = "".join(sorted(one.ends_at.astimezone(UTC).isoformat() for one in ones))
    return hashlib.sha256(moments.encode()).hexdigest()[:CHECK_CHARS]


def periods_in_words(
    periods: Iterable[tuple[datetime | None, datetime, str]], now: datetime, then: str = ""
) -> str:
    """From when to when, in the zone of each place, and what is `then`: a sentence; where that is not the
    same for all, one on each line, with the number of workspaces."""
    counted = Counter(periods)
    shown = counted.most_common(MAX_PERIODS)
    said = []
    for (starts_at, ends_at, zone), count in shown:
        begins = f"from {coming(starts_at, now, zone)} " if starts_at and starts_at > now else ""
        until = f"{begins}until {coming(ends_at, now, zone)}"
        if starts_at == ends_at:
            until = begins.rstrip() or f"from {short_moment(ends_at, zone)} on"
            then = then and STAYS
        where = f"in {how_many_workspaces(count)} " if len(counted) > 1 else ""
        said.append(f"{where}{until}")
    if (left := counted.total() - sum(count for _, count in shown)) > 0:
        said.append(f"in {left:,} more at other moments")
    lines = [f"{line[:1].upper()}{line[1:]}" for line in said]
    if len(lines) == 1 and then:
        return f"{lines[0]}; {then}."
    return "\n".join([*(f"{line}." for line in lines), *([f"{then[:1].upper()}{then[1:]}."] if then else [])])


class Overlaps(BotError):
    """Another timed change has the same field at that time."""

    def __init__(self, other: Timed) -> None:
        name = name_of(other)
        place = f"{title_of(other.family)} of {message_text(other.workspace_name)}"
        until = zoned_moment(other.ends_at, other.zone)
        if other.stays:
            super().__init__(
                f"{name} will change {place} at {until}. Nothing was changed.",
                "Cancel it, or say this for another time:",
                (f"cancel {name}",),
            )
        elif other.state == "waiting":
            begins = short_moment(other.starts_at or other.at, other.zone)
            super().__init__(
                f"{name} will hold {place} from {begins} until {until}. Nothing was changed.",
                "Cancel it or let it end at another moment, then say this again:",
                (f"cancel {name}", f"extend {name}"),
            )
        else:
            super().__init__(
                f"{name} holds {place} until {until} already. Nothing was changed.",
                "Extend it, end it now, or leave it as it is, then say this again:",
                (f"extend {name}", f"end {name} now", f"cancel {name}"),
            )
        self.other = other


def overlapping(
    others: Sequence[Timed], family: str, keys: Sequence[str], period: Period, now: datetime
) -> Iterator[Timed]:
    """Those that have one of these fields in force during the period, of those that are not over."""
    same = (one for one in others if one.family == family and not set(one.keys).isdisjoint(keys))
    return (one for one in same if _meet(one, period, now))


def _meet(other: Timed, period: Period, now: datetime) -> bool:
    """Whether one that is not over is in force during the period. What has begun is until it is put back,
    whatever the clock says."""
    if other.state == "waiting":
        begins = period.starts_at or now
        return (other.starts_at or other.at) < _over_at(period) and begins < _over_at(other)
    return other.state == "asking" or period.starts_at is None or period.starts_at < other.ends_at


def _over_at(one: Timed | Period) -> datetime:
    """Until when it has its fields for itself."""
    return one.ends_at + MOMENT if one.stays else one.ends_at
