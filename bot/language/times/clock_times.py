"""Reads the hour of a clock as people type it."""

from __future__ import annotations

import re
from datetime import datetime, time

from dateutil import parser as dates


def read_clock(word: str) -> time:
    """The hour that a word tells which `CLOCK` fits. Raises ValueError or OverflowError where no clock shows
    it."""
    word = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(word, word)
    word = re.sub(r"(\d+)h(\d*)", lambda found: f"{found[1]}:{found[2] or '00'}", word).replace(".", ":")
    read: datetime = dates.parse(word, default=datetime(2000, 1, 1))
    return read.time()
