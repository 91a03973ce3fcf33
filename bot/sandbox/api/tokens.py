"""Access tokens: whose they are, what they may do, how they are refreshed."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import ADMIN_SCOPES
from bot.sandbox.state.quirks import RefreshQuirk

ACCESS_TOKEN_LIFETIME_SECONDS = 1_209_599
REFRESH_TOKEN_LIFETIME_SECONDS = 7_776_000
SAME_TOKEN_SECONDS = 86_400


@dataclass(frozen=True)
class Identity:
    """Who makes a request; `who` is `bot`, `admin` or a person's key."""

    who: str
    person_key: str
    scopes: frozenset[str]


class Tokens:
    """The tokens in use. All start with `sandbox-`, so that nobody takes them for real ones."""

    def __init__(self) -> None:
        self.bot = _token("bot")
        self.client_id = _token("client")
        self.client_secret = _token("secret")
        self.first_admin = _token("admin")
        self.first_refresh = _token("refresh")
        self.reset()

    def reset(self) -> None:
        """Back to the first tokens; later ones become invalid."""
        self.refresh = self.first_refresh
        self.admin_scopes = ADMIN_SCOPES
        self.admin_expires = {self.first_admin: time.time() + ACCESS_TOKEN_LIFETIME_SECONDS}
        self.people: dict[str, str] = {}
        self._last_refresh = "", 0.0
        """The last refresh: the access token, and until when another one gives the same (epoch seconds)."""

    def person(self, key: str) -> str:
        """A new token of a seeded person."""
        token = _token("person")
        self.people[token] = key
        return token

    def expire_admin(self) -> None:
        """Makes every admin token given out so far expire."""
        self.admin_expires = dict.fromkeys(self.admin_expires, 0.0)

    def identity(self, token: str) -> Identity:
        """Whose token it is. Raises ErrorResponse 401 for an unknown or expired one."""
        if token == self.bot:
            return Identity("bot", "bot", frozenset({"spark:all"}))
        if self.admin_expires.get(token, 0.0) > time.time():
            return Identity("admin", "app", self.admin_scopes)
        if token in self.people:
            return Identity(self.people[token], self.people[token], frozenset({"spark:all"}))
        raise ErrorResponse(
            401, "The request requires a valid access token set in the Authorization request header."
        )

    def expiry(self, token: str) -> float:
        """When a token expires, in seconds since the epoch."""
        return self.admin_expires.get(token, time.time() + 100 * 365 * 86400)

    def refreshed(self, form: dict[str, str], how: RefreshQuirk) -> Json:
        """An access token for a refresh token, which is replaced by a new one unless `how` keeps it."""
        if form.get("grant_type") != "refresh_token":
            raise ErrorResponse(400, "unsupported_grant_type")
        if form.get("client_id") != self.client_id or form.get("client_secret") != self.client_secret:
            raise ErrorResponse(401, "Invalid client credentials.")
        if form.get("refresh_token") != self.refresh:
            raise ErrorResponse(400, "The refresh token provided is expired, revoked, malformed, or invalid.")
        if how == "rotated":
            self.refresh = _token("refresh")
        now = time.time()
        access, good_until = self._last_refresh
        if how != "same token" or min(good_until, self.admin_expires.get(access, 0.0)) <= now:
            access = _token("admin")
            self.admin_expires[access] = now + ACCESS_TOKEN_LIFETIME_SECONDS
            self._last_refresh = access, now + SAME_TOKEN_SECONDS
        return {
            "access_token": access,
            "expires_in": int(self.admin_expires[access] - now),
            "refresh_token": self.refresh,
            "refresh_token_expires_in": REFRESH_TOKEN_LIFETIME_SECONDS,
            "token_type": "Bearer",
            "scope": " ".join(sorted(self.admin_scopes)),
        }


def bearer(authorization: str) -> str:
    """The token of an Authorization header; empty where it is no bearer token."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _token(kind: str) -> str:
    return f"sandbox-{kind}-{secrets.token_hex(12)}"
