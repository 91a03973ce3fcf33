"""An admin token that is refreshed early, by one process for all that share the store."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.clock import Clock
from bot.errors import Busy, Unkept, WebexError, where
from bot.ports.database import Locks, Secrets
from bot.webex.http.error_text import DOCTOR, LATER, message_of
from bot.webex.http.retry import RequestFailed
from bot.webex.http.transport import Response
from bot.webex.http.ttl_cache import is_recent

log = logging.getLogger(__name__)

SECRET_NAME = "admin-refresh-token"  # noqa: S105 the name it is kept under
LOCK_NAME = "admin-token"
DAY = timedelta(days=1)
LONGEST_LIFE = timedelta(days=36_500)
"""No token lasts longer; a bot's lasts a hundred years."""
FORCED_REFRESH_INTERVAL = timedelta(minutes=1)
"""How long after a refresh that did not help the next one waits."""
FAILURE_AGE = timedelta(seconds=5)
"""For so long a failed refresh is answered with the same error instead of a new request."""

NOT_VALID = frozenset({400, 401})
"""How Webex refuses a refresh token or a client secret."""
SAME_AGAIN = (
    "Webex does not accept the bot's admin token, and a refresh gave the same one back. Webex does so within "
    "a day of the last refresh; the token may have been withdrawn."
)

Exchange = Callable[[Mapping[str, str]], Response]
"""Posts a form to `/access_token`. Raises RequestFailed when no answer comes."""


class TokenStore(Secrets, Locks, Protocol):
    """Where all processes of the bot keep the token, and agree on which of them refreshes it."""


@dataclass(frozen=True)
class Application:
    """A service app or integration, as configured."""

    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)

    @property
    def mark(self) -> str:
        """Tells whether the configured refresh token is still the one a rotated one descends from."""
        return hashlib.sha256(f"{self.client_id} {self.refresh_token}".encode()).hexdigest()


@dataclass(frozen=True)
class TokenEnds:
    """When the access and the refresh token end; None where that is not known. `is_refused` tells that Webex
    did not take the refresh token when it was used last."""

    access: datetime | None = None
    refresh: datetime | None = None
    is_refused: bool = False


@dataclass(frozen=True)
class _KeptToken:
    """What is kept in the store: the last refresh token, and the access token that came with it.

    `asked` says that a refresh was begun of which the end is not known.
    """

    refresh_token: str = ""
    asked: bool = False
    access_token: str = ""
    refresh_at: str = ""
    expires_at: str = ""
    refresh_ends_at: str = ""
    """All three moments in ISO 8601; the last of the refresh token, where Webex said it."""

    @classmethod
    def parsed(cls, text: str | None, mark: str) -> _KeptToken:
        """What was kept, unless it is damaged or the operator configured another refresh token since."""
        try:
            entry: dict[str, Any] = json.loads(text or "{}")
            if entry.pop("mark", "") == mark:
                # What a newer bot may keep besides is passed over.
                return cls(**{name: entry[name] for name in cls.__match_args__ if name in entry})
        except (ValueError, TypeError, AttributeError):
            pass
        return cls()


class RefreshedToken:
    """An access token from a refresh token, `POST /access_token`.

    One refresh at a time for all threads of all processes on the store; the others take what it brought.
    """

    def __init__(self, application: Application, store: TokenStore, exchange: Exchange, clock: Clock) -> None:
        self._application = application
        self._store = store
        self._exchange = exchange
        self._clock = clock
        self._lock = threading.Lock()
        self._access = ""
        self._seen: str | None = None
        """What the store kept when this process looked last."""
        self._not_kept = ""
        """A rotated refresh token that the database did not take."""
        self._refresh_at = self._expires_at = clock()
        self._forced_at = self._failed_at = clock() - FORCED_REFRESH_INTERVAL
        self._came_back_same = False
        self._is_refused = False
        self._failure: WebexError | None = None

    @property
    def ready(self) -> str:
        return self._access if self._clock() < self._refresh_at else ""

    def ends(self) -> TokenEnds:
        kept = _KeptToken.parsed(self._store.secret(SECRET_NAME), self._application.mark)
        access = self._expires_at if self._access else _moment(kept.expires_at)
        return TokenEnds(access, _moment(kept.refresh_ends_at), self._is_refused)

    def current(self) -> str:
        with self._lock:
            if self._access and self._clock() < self._refresh_at:
                return self._access
            try:
                self._renew()
            except WebexError:
                if not self._access or self._clock() >= self._expires_at:
                    raise
                log.warning("The admin token could not be refreshed early; the present one still works")
                self._refresh_at = self._clock() + FORCED_REFRESH_INTERVAL
            return self._access

    def refresh(self, rejected: str) -> bool:
        with self._lock:
            if rejected != self._access:
                return True
            if is_recent(self._forced_at, FORCED_REFRESH_INTERVAL, self._clock()):
                # The token that the last 401 brought was rejected too: another one would be as well.
                if self._came_back_same:
                    raise WebexError(SAME_AGAIN, DOCTOR, status=401)
                return False
            if self._renew():
                self._forced_at, self._came_back_same = self._clock(), self._access == rejected
            return True

    def _renew(self) -> bool:
        """Gets another access token; False when another process had got it already."""
        if self._failure and is_recent(self._failed_at, FAILURE_AGE, self._clock()):
            raise self._failure
        seen = self._seen if self._access else self._store.secret(SECRET_NAME)
        try:
            with self._alone():
                text = self._store.secret(SECRET_NAME)
                kept = _KeptToken.parsed(text, self._application.mark)
                is_new = text == seen or not self._take_over(kept)
                if is_new:
                    self._take(self._ask(kept))
                self._seen = self._store.secret(SECRET_NAME)
        except WebexError as error:
            self._failure, self._failed_at = error, self._clock()
            raise
        self._failure = None
        return is_new

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process of the bot refreshes meanwhile."""
        with ExitStack() as held:
            try:
                held.enter_context(self._store.holding(LOCK_NAME))
            except Unkept:
                # A database that cannot be written to is no reason to do without a token now.
                log.error("The refresh of the admin token could not be locked against other processes")
            except Busy:
                raise WebexError("Another process still refreshes the bot's admin token.", LATER) from None
            yield

    def _take_over(self, kept: _KeptToken) -> bool:
        """Takes the access token that another process got, unless it is the same or ends soon."""
        refresh_at, expires_at = _moment(kept.refresh_at), _moment(kept.expires_at)
        if refresh_at is None or expires_at is None:
            return False
        is_good = kept.access_token not in ("", self._access) and self._clock() < refresh_at
        if is_good:
            self._set(kept.access_token, refresh_at, expires_at)
        return is_good

    def _ask(self, kept: _KeptToken) -> Response:
        """What Webex answers to the first refresh token that it takes."""
        refresh_token = self._not_kept or kept.refresh_token
        ends_at = kept.refresh_ends_at
        # Written first: should the bot die before the answer is kept, the next start can tell.
        self._keep(_KeptToken(refresh_token, asked=True, refresh_ends_at=ends_at))
        response = self._exchanged(refresh_token or self._application.refresh_token)
        if response.status in NOT_VALID and refresh_token:
            response = self._exchanged(self._application.refresh_token)
        if response.status == 200:
            return response
        if response.status not in NOT_VALID:
            raise _refused(response)
        self._is_refused = True
        interrupted = kept.asked and not self._not_kept
        self._keep(_KeptToken(refresh_token, asked=interrupted, refresh_ends_at=ends_at))
        raise _refused(response, interrupted=interrupted)

    def _exchanged(self, refresh_token: str) -> Response:
        form = {
            "grant_type": "refresh_token",
            "client_id": self._application.client_id,
            "client_secret": self._application.client_secret,
            "refresh_token": refresh_token,
        }
        try:
            return self._exchange(form)
        except RequestFailed as error:
            why = f" {error.cause.sentence}" if error.cause else ""
            raise WebexError(
                f"Webex could not be reached to refresh the bot's admin token.{why}", LATER
            ) from error

    def _keep(self, kept: _KeptToken) -> bool:
        try:
            self._store.keep_secret(SECRET_NAME, json.dumps({"mark": self._application.mark, **vars(kept)}))
        except Exception as error:
            # A database that cannot be written to is no reason to do without a token now.
            log.error("The refresh token could not be kept, a restart may need a new one: %s", where(error))
            return False
        return True

    def _take(self, response: Response) -> None:
        body = response.document
        access, rotated = body.get("access_token"), body.get("refresh_token")
        if not isinstance(access, str) or not access:
            raise WebexError("Webex gave no admin token back.", DOCTOR, tracking_id=response.tracking_id)
        now, lifetime = self._clock(), _seconds(body.get("expires_in")) or DAY
        early = lifetime * 0.8
        refresh_at = now + (min(early, lifetime - DAY) if lifetime > 2 * DAY else early)
        expires_at = now + lifetime
        if isinstance(rotated, str) and rotated:
            refresh_lifetime = _seconds(body.get("refresh_token_expires_in"))
            refresh_ends_at = (now + refresh_lifetime).isoformat() if refresh_lifetime else ""
            kept = _KeptToken(
                rotated, False, access, refresh_at.isoformat(), expires_at.isoformat(), refresh_ends_at
            )
            self._not_kept = "" if self._keep(kept) else rotated
        self._set(access, refresh_at, expires_at)
        log.info("The admin token was refreshed; good until %s", expires_at.isoformat("T", "minutes"))

    def _set(self, access: str, refresh_at: datetime, expires_at: datetime) -> None:
        # The token before the moments: `ready` looks without the lock.
        self._access = access
        self._is_refused = False
        self._expires_at = expires_at
        self._refresh_at = refresh_at


def _refused(response: Response, *, interrupted: bool = False) -> WebexError:
    if interrupted:
        sentence = (
            "Webex did not refresh the bot's admin token: an earlier refresh was cut off before the bot "
            "could keep the new refresh token, and Webex does not take the old one any more."
        )
        next_step = "A new refresh token is needed in WEBEX_REFRESH_TOKEN. " + DOCTOR
    elif response.status == 429 or response.status >= 500:
        sentence, next_step = "Webex did not refresh the bot's admin token just now.", LATER
    else:
        sentence = (
            "Webex did not refresh the bot's admin token: its client id, client secret or refresh token is "
            "wrong."
        )
        next_step = DOCTOR
    return WebexError(
        sentence,
        next_step,
        status=response.status,
        tracking_id=response.tracking_id,
        detail=message_of(response.body),
    )


def _moment(text: object) -> datetime | None:
    """A moment in ISO 8601 with its zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _seconds(value: object) -> timedelta | None:
    """Seconds as a timedelta; None unless it is a positive number that a token can last."""
    try:
        length = timedelta(seconds=float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return length if timedelta() < length < LONGEST_LIFE else None
