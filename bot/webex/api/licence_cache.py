"""What a workspace's licence does not include, as Webex said within the last hours."""

from __future__ import annotations

import threading
from datetime import timedelta

from bot.ports import Clock
from bot.webex.http.error_text import Unlicensed
from bot.webex.http.ttl_cache import CacheEntry, is_recent

BELIEVED_FOR = timedelta(hours=6)


class LicenceCache:
    """By path template and workspace, reads and writes apart. Many threads may use it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._remembered: dict[tuple[str, str, bool], CacheEntry[Unlicensed]] = {}

    def remember(self, path: str, workspace_id: str, error: Unlicensed, *, writing: bool = False) -> None:
        """Webex said so just now."""
        with self._lock:
            now = self._clock()
            self._remembered = {
                key: one for key, one in self._remembered.items() if is_recent(one.at, BELIEVED_FOR, now)
            }
            self._remembered[path, workspace_id, writing] = CacheEntry(error, now)

    def known(self, path: str, workspace_id: str, *, writing: bool = False) -> Unlicensed | None:
        """The error to raise without asking Webex; None when it is not known to be without this."""
        with self._lock:
            found = self._remembered.get((path, workspace_id, writing))
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
        with self._lock:
            self._remembered.pop((path, workspace_id, False), None)
