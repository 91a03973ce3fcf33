"""What Webex said a workspace's licence does not include, believed for some hours."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports import Clock
from bot.webex.http.error_text import Unlicensed
from bot.webex.http.ttl_cache import is_recent

BELIEVED = timedelta(hours=6)


@dataclass(frozen=True)
class _Lesson:
    error: Unlicensed
    at: datetime


class LicenceCache:
    """By path template and workspace; reads and writes are told apart. Many threads may use it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._lessons: dict[tuple[str, str, bool], _Lesson] = {}

    def learn(self, path: str, workspace_id: str, error: Unlicensed, *, writing: bool = False) -> None:
        """Webex said so just now."""
        with self._lock:
            now = self._clock()
            self._lessons = {
                key: one for key, one in self._lessons.items() if is_recent(one.at, BELIEVED, now)
            }
            self._lessons[path, workspace_id, writing] = _Lesson(error, now)

    def known(self, path: str, workspace_id: str, *, writing: bool = False) -> Unlicensed | None:
        """The error to raise without asking Webex; None when it is not known to lack this."""
        with self._lock:
            lesson = self._lessons.get((path, workspace_id, writing))
        if lesson is None or not is_recent(lesson.at, BELIEVED, self._clock()):
            return None
        error, until = lesson.error, lesson.at + BELIEVED
        return Unlicensed(
            error.sentence,
            f"Webex said so at {lesson.at:%H:%M} UTC; I ask again after {until:%H:%M} UTC, or at once with "
            "`show <workspace> all`.",
            status=error.status,
            tracking_id=error.tracking_id,
            detail=error.detail,
        )

    def forget(self, path: str, workspace_id: str) -> None:
        """A read worked after all; what is known of writing stays."""
        with self._lock:
            self._lessons.pop((path, workspace_id, False), None)
