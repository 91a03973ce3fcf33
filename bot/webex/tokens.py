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
from bot.errors import WebexError
from bot.ports import Clock
from bot.webex.refusals import DOCTOR, LATER, said
from bot.webex.wire import Response, Unanswered

log = logging.getLogger(__name__)

SECRET_NAME = "admin-refresh-token"  # noqa: S105 the name it is kept under
DAY = timedelta(days=1)
PATIENCE = timedelta(minutes=1)
"""How long after a refresh that did not help the next one waits."""
PAUSE = timedelta(seconds=5)
"""How long a refresh that failed speaks for all who ask meanwhile."""

Exchange = Callable[[Mapping[str, str]], Response]
"""Posts a form to `/access_token`. Raises Unanswered."""


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
        """After a 401 with `rejected`: whether `current` gives another token now.

        Raises WebexError when a refresh was tried and failed.
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
        self._refresh_at = self._expires_at = clock()
        self._forced_at = self._failed_at = clock() - PATIENCE
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
            if self._clock() < self._forced_at + PATIENCE:
                # The token that the last 401 brought was rejected too: another one would be as well.
                return False
            self._renew()
            self._forced_at = self._clock()
            return True

    def _renew(self) -> None:
        if self._failure and self._clock() < self._failed_at + PAUSE:
            raise self._failure
        try:
            self._take(self._asked())
        except WebexError as error:
            self._failure, self._failed_at = error, self._clock()
            raise
        self._failure = None

    def _asked(self) -> Response:
        form = {
            "grant_type": "refresh_token",
            "client_id": self._application.client_id,
            "client_secret": self._application.client_secret,
            "refresh_token": self._kept() or self._application.refresh_token,
        }
        try:
            response = self._exchange(form)
        except Unanswered as error:
            why = f" {error.cause.sentence}" if error.cause else ""
            raise WebexError(
                f"Webex could not be reached to refresh the bot's admin token.{why}", LATER
            ) from error
        if response.status != 200:
            raise _refused(response)
        return response

    def _kept(self) -> str:
        """The rotated refresh token, unless the operator configured a new one since."""
        kept = self._secrets.secret(SECRET_NAME)
        try:
            entry = json.loads(kept) if kept else {}
        except ValueError:
            return ""
        same = isinstance(entry, dict) and entry.get("mark") == self._application.mark
        return str(entry.get("refresh_token") or "") if same else ""

    def _take(self, response: Response) -> None:
        body = response.body if isinstance(response.body, dict) else {}
        access, rotated = body.get("access_token"), body.get("refresh_token")
        if not isinstance(access, str) or not access:
            raise WebexError("Webex gave no admin token back.", DOCTOR, tracking_id=response.tracking_id)
        if isinstance(rotated, str) and rotated:
            entry = {"mark": self._application.mark, "refresh_token": rotated}
            self._secrets.keep_secret(SECRET_NAME, json.dumps(entry))
        now, lifetime = self._clock(), _seconds(body.get("expires_in")) or DAY
        # Before the moments below: `ready` looks without the lock.
        self._access = access
        self._expires_at = now + lifetime
        early = lifetime * 0.8
        self._refresh_at = now + (min(early, lifetime - DAY) if lifetime > 2 * DAY else early)
        log.info("The admin token was refreshed; good until %s.", self._expires_at.isoformat("T", "minutes"))


def _refused(response: Response) -> WebexError:
    if response.status == 429 or response.status >= 500:
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
        detail=said(response.body),
    )


def _seconds(value: object) -> timedelta | None:
    """A lifetime as Webex gives it, in seconds; None for anything that is none."""
    try:
        seconds = float(value)  # type: ignore[arg-type]
        return timedelta(seconds=seconds) if seconds > 0 else None
    except (TypeError, ValueError, OverflowError):
        return None
