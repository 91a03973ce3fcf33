"""Tells in time that the admin token ends, and at once that Webex no longer takes or renews it or lets
settings be read with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import BotError
from bot.sentences import lasting, short_moment, unreadable
from bot.webex.api.admin import Admin

log = logging.getLogger(__name__)

REFRESH_TOKEN_TOLD_BEFORE = (timedelta(days=1), timedelta(days=7))
"""So long before its end, the shortest first; whenever it is used its time begins anew."""
ACCESS_TOKEN_TOLD_BEFORE = timedelta(days=1)
"""It is renewed days earlier, and ends only where that fails."""
TRY_TO_RENEW_EVERY = timedelta(minutes=10)
NEXT_STEP = "Whoever runs me: python -m bot doctor says what to do."

Say = Callable[[str, str], object]
"""Says a text, once for its key."""


class TokenEndsTeller:
    """Looks now and then; it also has the token renewed where nobody uses the bot for weeks, as a refresh
    token that is not used ends. Where ends are not known, nothing is said of them."""

    def __init__(self, admin: Admin, say: Say, clock: Clock) -> None:
        self._admin = admin
        self._say = say
        self._clock = clock
        self._renew_at = clock()
        self._refused_since: datetime | None = None
        self._told: set[str] = set()

    def look(self) -> None:
        """Says and logs what is to be said now, once. Raises Unkept."""
        self._renew()
        for key, sentence in self._due():
            if key not in self._told:
                self._say(f"token {key}", f"{sentence} {NEXT_STEP}")
                log.warning("%s %s", sentence, NEXT_STEP)
                self._told.add(key)

    def _renew(self) -> None:
        now = self._clock()
        if not self._admin.token.ready and now >= self._renew_at:
            self._renew_at = now + TRY_TO_RENEW_EVERY
            with suppress(BotError):
                self._admin.token.current()

    def _due(self) -> Iterator[tuple[str, str]]:
        """What is to be said: what tells it from all else that is said, and the sentence."""
        now, ends = self._clock(), self._admin.token.ends()
        is_over = ends.is_refused and ends.access is not None and ends.access <= now
        is_accepted = self._admin.rest.token_is_accepted and not is_over
        if is_accepted and not ends.is_refused:
            self._refused_since = None
        else:
            since = self._refused_since = self._refused_since or now
            if is_accepted:
                until = f" It works until {short_moment(ends.access)}." if ends.access else ""
                yield f"not renewed {since:%Y-%m-%d}", f"Webex does not renew my admin token any more.{until}"
            else:
                yield f"not accepted {since:%Y-%m-%d}", "Webex does not accept my admin token any more."
            return
        if unreadable_since := self._admin.calling.refused_since():
            yield f"not readable {unreadable_since:%Y-%m-%d}", unreadable(unreadable_since)
        for before in REFRESH_TOKEN_TOLD_BEFORE:
            if ends.refresh and ends.refresh - now <= before:
                key = f"refresh {ends.refresh:%Y-%m-%d} {before.days} d"
                yield key, f"My refresh token {_ending(ends.refresh, now)}, and a new one is needed by then."
                break
        is_overdue = not self._admin.token.ready
        if is_overdue and ends.access and ends.access - now <= ACCESS_TOKEN_TOLD_BEFORE:
            key = f"access {ends.access:%Y-%m-%d}"
            yield key, f"My admin token {_ending(ends.access, now)}, and could not be renewed yet."


def _ending(at: datetime, now: datetime) -> str:
    return f"ends {short_moment(at)}, in {lasting(at - now)}" if at > now else f"ended {short_moment(at)}"
