"""What a workspace's licence does not include, as Webex said within the last hours."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import Clock
from bot.webex.http.error_text import Unlicensed
from bot.webex.http.ttl_cache import TtlCache, is_recent

BELIEVED_FOR = timedelta(hours=6)
"""Licences change rarely; a new one is noticed within a working day."""


class LicenceCache:
    """By path template and workspace, reads and writes apart. Many threads may use it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: TtlCache[Unlicensed] = TtlCache(BELIEVED_FOR, clock)

    def remember(self, path: str, workspace_id: str, error: Unlicensed, *, writing: bool = False) -> None:
        """Webex said so just now."""
        self._kept.put((path, workspace_id, writing), error)

    def known(self, path: str, workspace_id: str, *, writing: bool = False) -> Unlicensed | None:
        """The error to raise without asking Webex; None when it is not known to be without this."""
        found = self._kept.peek((path, workspace_id, writing))
        if found is None or not is_recent(found.at, BELIEVED_FOR, self._clock()):
            return None
        until = found.at + BELIEVED_FOR
        return Unlicensed.about(
            found.value,
            found.value.sentence,
            f"Webex said so at {found.at:%H:%M} UTC; I ask again after {until:%H:%M} UTC, or at once with "
            "`show <workspace> all`.",
        )

    def forget(self, path: str, workspace_id: str) -> None:
        """A read worked after all; what is known of writes stays."""
        self._kept.forget((path, workspace_id, False))
