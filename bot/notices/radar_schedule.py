"""When the radar reads each setting, and how much the budget lends for what the audit log names."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Set
from datetime import datetime, timedelta

LOOK_EVERY_SECONDS = 5.0
"""How often it looks, where the budget allows more than one request in that time."""
MAX_AT_ONCE = 50
"""Documents of one look."""
HOT = frozenset({"intercept", "forwarding", "dnd", "voicemail", "incoming", "outgoing"})
"""The keys of the settings that matter most to callers."""
TIMES_AS_OFTEN = 4
"""How often these are read while one of the others is read once."""
LATELY = timedelta(minutes=30)
"""A setting that was changed so lately is read as often as these; so long what was named is tried again."""
SHORTEST, LONGEST = timedelta(seconds=20), timedelta(days=7)
"""The time between two readings of a setting, however few or many are watched."""
LENT_FOR_HOT, LENT_FOR_OTHERS = timedelta(minutes=10), timedelta(minutes=7)
"""The budget of so long is lent to what the audit log names."""

Pair = tuple[str, str]
"""The ids of a workspace and of a family."""


class Schedule:
    """What comes up first is read first, so that nothing is left behind however slow Webex is.

    What the audit log names is read before its turn, on credit: no more than the budget of ten minutes, and
    nothing else is read until that is made up for. At 0.5 requests a second these are 300 requests: the six
    settings that matter most of 50 workspaces, or all 28 settings of 7 workspaces, which take 196 of the 210
    requests that the others may have. Forty workspaces at once: 240 requests for what matters most, within
    two polls of the log, and the other 880 in the half hour after the 8 minutes that these cost. What is not
    lent is read in order, in every second request: nothing that was named is forgotten, and what was not
    named goes on at half the pace.
    """

    def __init__(self, per_second: float, now: datetime) -> None:
        self._per_second = per_second
        self._due_at: dict[Pair, datetime] = {}
        self._due: list[tuple[datetime, Pair]] = []
        """A heap; what has another moment in `_due_at` is not meant any more."""
        self._named: list[tuple[bool, datetime, Pair]] = []
        """A heap of what is to be read before its turn, what matters most and was not tried yet first."""
        self._named_until: dict[Pair, datetime] = {}
        """Until when these are tried again where Webex does not answer."""
        self._looked_at: dict[Pair, datetime] = {}
        self._lately: dict[Pair, datetime] = {}
        """When a setting was changed last, as long as that is lately."""
        self._seconds_of_one = 0.0
        """After so long a hot setting comes up again."""
        self._spent_until = now
        """Until when the budget is spent."""
        self._is_turn_of_named = True

    @property
    def watched(self) -> Collection[Pair]:
        """All that is read."""
        return self._due_at.keys()

    @property
    def next_at(self) -> datetime | None:
        """When the next one comes up; None where there is none."""
        self._drop_old()
        named, due = (one[1] for one in self._named[:1]), (one[0] for one in self._due[:1])
        return min((*named, *due), default=None)

    def owes(self, now: datetime) -> timedelta:
        """How long nothing is to be read, for what was read."""
        return max(self._spent_until - now, timedelta())

    def plan(self, watched: Set[Pair], read_at: Mapping[Pair, datetime | None], now: datetime) -> None:
        """Has these read and no others. Who waits keeps the place that it has."""
        self._lately = {pair: at for pair, at in self._lately.items() if now - at < LATELY}
        self._looked_at = {pair: at for pair, at in self._looked_at.items() if pair in watched}
        self._named_until = {pair: at for pair, at in self._named_until.items() if pair in watched}
        self._named = [one for one in self._named if one[2] in watched]
        heapq.heapify(self._named)
        parts = sum(1 / self._weight(pair) for pair in watched)
        self._seconds_of_one = parts / self._per_second
        before = self._due_at
        self._due_at = {}
        for pair in watched:
            moments = [at for at in (read_at.get(pair), self._looked_at.get(pair)) if at]
            last = max(moments, default=None)
            # What was read later than now was read by a clock that has been set back since.
            due_at = last + self._wait(pair) if last and last <= now else now
            waits_since = before.get(pair)
            if waits_since and (last is None or last < waits_since):
                due_at = min(due_at, waits_since)
            self._due_at[pair] = due_at
        self._due = [(at, pair) for pair, at in self._due_at.items()]
        heapq.heapify(self._due)

    def set_back(self, now: datetime) -> None:
        """The clock is earlier than it was: nothing is owed, nothing was looked at, and nothing is named."""
        self._spent_until = now
        self._named.clear()
        self._named_until.clear()
        self._looked_at.clear()
        self._due_at.clear()

    def name(self, changed_at: Mapping[Pair, datetime], now: datetime) -> None:
        """These are to be read before their turn, in the order in which they were changed."""
        for pair, at in changed_at.items():
            if pair in self._due_at and pair not in self._named_until:
                self._named_until[pair] = now + LATELY
                heapq.heappush(self._named, (pair[1] not in HOT, min(at, now), pair))

    def take_named(self, now: datetime) -> list[Pair]:
        """What was named, as much as the budget lends and one look takes."""
        found: list[Pair] = []
        self._drop_old()
        while self._named and self._named[0][1] <= now and len(found) < MAX_AT_ONCE:
            lent = LENT_FOR_OTHERS if self._named[0][0] else LENT_FOR_HOT
            if self.owes(now) + timedelta(seconds=(len(found) + 1) / self._per_second) > lent:
                break
            found.append(heapq.heappop(self._named)[2])
            self._drop_old()
        return found

    def come_up(self, now: datetime) -> list[Pair]:
        """What one look takes; nothing while something is owed."""
        limit = min(max(int(self._per_second * LOOK_EVERY_SECONDS), 1), MAX_AT_ONCE)
        found: list[Pair] = []
        while len(found) < limit and self.owes(now) <= timedelta():
            self._drop_old()
            is_due = bool(self._due) and self._due[0][0] <= now
            is_named = bool(self._named) and self._named[0][1] <= now
            if is_named and (self._is_turn_of_named or not is_due):
                pair = heapq.heappop(self._named)[2]
            elif is_due:
                pair = heapq.heappop(self._due)[1]
            else:
                break
            self._is_turn_of_named = not self._is_turn_of_named
            if pair not in found:
                found.append(pair)
        return found

    def looked(
        self, pairs: Collection[Pair], not_kept: Set[Pair], failed: Set[Pair], requests: int, now: datetime
    ) -> None:
        """These were asked for from `now` on. What was read and not kept comes up soon again, and so does
        what Webex could not give, where it was named."""
        self._spent_until = max(now, self._spent_until) + timedelta(seconds=requests / self._per_second)
        for pair in pairs:
            self._looked_at[pair] = now
            self._put(pair, now + (SHORTEST if pair in not_kept else self._wait(pair)))
            until = self._named_until.pop(pair, now)
            if now < until and pair in not_kept | failed:
                self._named_until[pair] = until
                # Behind those that were not tried yet, whatever matters most: it would hide them until then.
                heapq.heappush(self._named, (True, now + SHORTEST, pair))

    def changed(self, pair: Pair, at: datetime) -> None:
        """A change of this one was seen: it comes up as often as what matters most, for a while."""
        self._lately[pair] = at

    def _put(self, pair: Pair, at: datetime) -> None:
        if pair in self._due_at:
            self._due_at[pair] = at
            heapq.heappush(self._due, (at, pair))

    def _drop_old(self) -> None:
        while self._named and self._named[0][2] not in self._named_until:
            heapq.heappop(self._named)
        while self._due and self._due_at.get(self._due[0][1]) != self._due[0][0]:
            heapq.heappop(self._due)

    def _weight(self, pair: Pair) -> int:
        return 1 if pair[1] in HOT or pair in self._lately else TIMES_AS_OFTEN

    def _wait(self, pair: Pair) -> timedelta:
        """How long after one reading the next one comes up."""
        return min(max(timedelta(seconds=self._weight(pair) * self._seconds_of_one), SHORTEST), LONGEST)
