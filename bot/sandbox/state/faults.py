"""Planned mishaps: errors, slowness, lost answers and cut connections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass
class Fault:
    """What goes wrong with the next `times` requests whose `METHOD /path` matches.

    With `before` false the request is carried out all the same. A `status` of None answers normally, after
    the delay (seconds). `drop` cuts the connection instead of answering. With `later` it is carried out only
    when the cloud's `land` is called, whatever was answered.
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


def due(faults: list[Fault], method: str, path: str) -> Fault | None:
    """The first fault that meets this request; it is used up once."""
    for fault in faults:
        if fault.match.search(f"{method} {path}"):
            fault.times -= 1
            if fault.times <= 0:
                faults.remove(fault)
            return fault
    return None
