"""What the page asks of the bots that run beside the cloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class BotControls(Protocol):
    """The bots, numbered from 1."""

    def states(self) -> Sequence[str]:
        """What each is: `listening`, `starting` or `down`."""

    def kill(self, number: int) -> None:
        """Ends one at once, as a power failure would; it is started again. Raises LookupError."""

    def forget(self) -> None:
        """Starts all of them with an empty database; returns when they listen."""


class NoBots:
    """Where the bot is not started by the sandbox."""

    def states(self) -> Sequence[str]:
        return ()

    def kill(self, number: int) -> None:
        raise LookupError(number)

    def forget(self) -> None:
        """There is nothing to forget."""
