"""The sandbox's clock, which can be moved on; the bot's process reads from a file by how much."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

MAX_AHEAD = timedelta(days=366)


def real_time() -> datetime:
    """The time as this machine has it."""
    return datetime.now(UTC)


class MovedClock:
    """The time, as far ahead of this machine's as the file says in seconds; without a file not at all."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return real_time() + self.ahead

    @property
    def ahead(self) -> timedelta:
        """How far it was moved on."""
        # Where the file cannot be read at this moment, as it was before.
        with suppress(OSError, ValueError):
            self._ahead = timedelta(seconds=int(self.file.read_text(encoding="ascii")))
        return self._ahead

    def move(self, by: timedelta) -> None:
        """Moves it on. Raises ValueError for a step back, and beyond MAX_AHEAD."""
        ahead = self.ahead + by
        if by <= timedelta():
            raise ValueError("the clock only moves on")
        if ahead > MAX_AHEAD:
            raise ValueError(f"it is moved on by at most {MAX_AHEAD.days} days")
        self._keep(ahead)

    def put_back(self) -> None:
        """Back to this machine's time."""
        self._keep(timedelta())

    def _keep(self, ahead: timedelta) -> None:
        new = self.file.with_name(f"{self.file.name}-new")
        new.write_text(f"{ahead.total_seconds():.0f}", encoding="ascii")
        new.replace(self.file)
        self._ahead = ahead
