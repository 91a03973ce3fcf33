"""The admin token: given once, or refreshed early and its rotated refresh token kept across restarts."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.config import Config
from bot.errors import WebexError, where
from bot.ports import Clock
from bot.webex.http.error_text import DOCTOR, LATER, message_of
from bot.webex.http.retry import Refusal
from bot.webex.http.transport import Response
from bot.webex.http.ttl_cache import is_recent

log = logging.getLogger(__name__)

SECRET_NAME = "admin-refresh-token"  # noqa: S105 the name it is kept under
DAY = timedelta(days=1)
PATIENCE = timedelta(minutes=1)
"""How long after a refresh that did not help the next one waits."""
PAUSE = timedelta(seconds=5)
"""How long a refresh that failed speaks for all who ask meanwhile."""

NOT_VALID = frozenset({400, 401})
"""How Webex refuses a refresh token or a client secret."""
SAME_AGAIN = (
    "Webex does not accept the bot's admin token, and a refresh gave the same one back. Webex does so within "
    "a day of the last refresh; the token may have been withdrawn."
)

Exchange = Callable[[Mapping[str, str]], Response]
"""Posts a form to `/access_token`. Raises Refusal when no answer comes."""


class Secrets(Protocol):
    """Where a rotated refresh token is kept; bot.ports.Store is one."""

    def secret(self, name: str) -> str | None:
        """What is kept under this name."""

    def keep_secret(self, name: str, value: str) -> None:
        """Keeps it."""


class AdminToken(Protocol):
    """The token the settings client speaks with."""

    @property
    def ready(self) -> str:
        """A token that should work now, if there is one without waiting; else empty."""

    def current(self) -> str:
        """A token that should work now. Raises WebexError when there is none to be had."""

    def refresh(self, rejected: str) -> bool:
        """After a 401 with `rejected`: whether it is worth asking again with what `current` gives now.

        Raises WebexError when a refresh was tried and failed, or cannot help.
        """


def admin_token(config: Config, secrets: Secrets, exchange: Exchange, clock: Clock) -> AdminToken:
    """The token as configured; a refreshed one, which does not end, goes before a given one."""
    client_secret = config.webex_client_secret.get_secret_value()
    refresh_token = config.webex_refresh_token.get_secret_value()
    if config.webex_client_id and client_secret and refresh_token:
        application = Application(config.webex_client_id, client_secret, refresh_token)
        return RefreshedToken(application, secrets, exchange, clock)
    return GivenToken(config.webex_admin_token.get_secret_value())


class GivenToken:
    """An access token from the configuration, good until it expires."""

    def __init__(self, token: str) -> None:
        self._token = token

    @property
    def ready(self) -> str:
        return self._token

    def current(self) -> str:
        return self._token

    def refresh(self, rejected: str) -> bool:
        return False


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


class RefreshedToken:
    """An access token from a refresh token, `POST /access_token`; one refresh at a time, for all threads."""

    def __init__(self, application: Application, secrets: Secrets, exchange: Exchange, clock: Clock) -> None:
        self._application = application
        self._secrets = secrets
        self._exchange = exchange
        self._clock = clock
        self._lock = threading.Lock()
        self._access = ""
        self._unkept = ""
        """A rotated refresh token that the database did not take."""
        self._refresh_at = self._expires_at = clock()
        self._forced_at = self._failed_at = clock() - PATIENCE
        self._came_back_same = False
        self._failure: WebexError | None = None

    @property
    def ready(self) -> str:
        return self._access if self._clock() < self._refresh_at else ""

    def current(self) -> str:
        with self._lock:
            if self._access and self._clock() < self._refresh_at:
                return self._access
            try:
                self._renew()
            except WebexError:
                if not self._access or self._clock() >= self._expires_at:
                    raise
                log.warning("The admin token could not be refreshed early; the present one still works.")
                self._refresh_at = self._clock() + PATIENCE
            return self._access

    def refresh(self, rejected: str) -> bool:
        with self._lock:
            if rejected != self._access:
                return True
            if is_recent(self._forced_at, PATIENCE, self._clock()):
                # The token that the last 401 brought was rejected too: another one would be as well.
                if self._came_back_same:
                    raise WebexError(SAME_AGAIN, DOCTOR, status=401)
                return False
            self._renew()
            self._forced_at, self._came_back_same = self._clock(), self._access == rejected
            return True

    def _renew(self) -> None:
        if self._failure and is_recent(self._failed_at, PAUSE, self._clock()):
            raise self._failure
        try:
            self._take(self._asked())
        except WebexError as error:
            self._failure, self._failed_at = error, self._clock()
            raise
        self._failure = None

    def _asked(self) -> Response:
        """What Webex answers to the first refresh token that it takes."""
        kept, was_asked = self._kept()
        kept = self._unkept or kept
        # Written first: should the bot die before the answer is kept, the next start can tell.
        self._keep(kept, asked=True)
        response = self._exchanged(kept or self._application.refresh_token)
        if response.status in NOT_VALID and kept:
            response = self._exchanged(self._application.refresh_token)
        if response.status == 200:
            return response
        if response.status not in NOT_VALID:
            raise _refused(response)
        interrupted = was_asked and not self._unkept
        self._keep(kept, asked=interrupted)
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
        except Refusal as error:
            why = f" {error.cause.sentence}" if error.cause else ""
            raise WebexError(
                f"Webex could not be reached to refresh the bot's admin token.{why}", LATER
            ) from error

    def _kept(self) -> tuple[str, bool]:
        """The rotated refresh token, unless the operator configured a new one since, and whether a refresh
        with it was begun of which the end is not known."""
        kept = self._secrets.secret(SECRET_NAME)
        try:
            entry = json.loads(kept) if kept else {}
        except ValueError:
            return "", False
        if not isinstance(entry, dict) or entry.get("mark") != self._application.mark:
            return "", False
        return str(entry.get("refresh_token") or ""), entry.get("asked") is True

    def _keep(self, refresh_token: str, *, asked: bool = False) -> bool:
        entry: dict[str, object] = {"mark": self._application.mark, "refresh_token": refresh_token}
        if asked:
            entry["asked"] = True
        try:
            self._secrets.keep_secret(SECRET_NAME, json.dumps(entry))
        except Exception as error:
            # A database that cannot be written to is no reason to do without a token now.
            log.error("The refresh token could not be kept, a restart may need a new one: %s", where(error))
            return False
        return True

    def _take(self, response: Response) -> None:
        body = response.body if isinstance(response.body, dict) else {}
        access, rotated = body.get("access_token"), body.get("refresh_token")
        if not isinstance(access, str) or not access:
            raise WebexError("Webex gave no admin token back.", DOCTOR, tracking_id=response.tracking_id)
        if isinstance(rotated, str) and rotated:
            self._unkept = "" if self._keep(rotated) else rotated
        now, lifetime = self._clock(), _seconds(body.get("expires_in")) or DAY
        # Before the moments below: `ready` looks without the lock.
        self._access = access
        self._expires_at = now + lifetime
        early = lifetime * 0.8
        self._refresh_at = now + (min(early, lifetime - DAY) if lifetime > 2 * DAY else early)
        log.info("The admin token was refreshed; good until %s.", self._expires_at.isoformat("T", "minutes"))


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
            "Webex did not refresh the bot's admin token: refresh token or client secret are not valid."
        )
        next_step = DOCTOR
    return WebexError(
        sentence,
        next_step,
        status=response.status,
        tracking_id=response.tracking_id,
        detail=message_of(response.body),
    )


def _seconds(value: object) -> timedelta | None:
    """A lifetime as Webex gives it, in seconds; None for anything that is none."""
    try:
        seconds = float(value)  # type: ignore[arg-type]
        return timedelta(seconds=seconds) if seconds > 0 else None
    except (TypeError, ValueError, OverflowError):
        return None
