"""Planned faults: errors, delays, lost answers and cut connections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass
class Fault:
    """What goes wrong with the next `times` requests whose `METHOD /path` matches.

    The request is not carried out, unless `before` is false. A `status` of None answers normally, after the
    delay (seconds). `drop` cuts the connection instead of answering. With `later` the request is carried out
    only when the cloud's `run_postponed` is called, whatever was answered. With `room` only requests about
    that space are hit.
    """

    match: re.Pattern[str]
    status: int | None
    body: Any
    headers: Mapping[str, str]
    times: int
    before: bool
    delay: float
    drop: bool
    later: bool = False
    room: str = ""

    def is_about(self, query: Mapping[str, str], body: Any) -> bool:
        """Whether it hits a request with these parameters and this body."""
        named = body.get("roomId") if isinstance(body, Mapping) else None
        return not self.room or self.room in (query.get("roomId"), named)


def give_back(faults: list[Fault], fault: Fault) -> None:
    """Counts the fault as not used after all."""
    fault.times += 1
    if fault not in faults:
        faults.append(fault)


def take_fault(faults: list[Fault], method: str, path: str) -> Fault | None:
    """The first fault that matches this request, counted as used once; None without one."""
    for fault in faults:
        if fault.match.search(f"{method} {path}"):
            fault.times -= 1
            if fault.times <= 0:
                faults.remove(fault)
            return fault
    return None
