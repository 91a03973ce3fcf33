"""People and their admin roles through webexteamssdk with the admin token: `GET /people/{personId}`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import requests
from tenacity import Retrying, retry_if_exception
from webexteamssdk.exceptions import webexteamssdkException

from bot.errors import WebexError
from bot.events import Person
from bot.ids import bare, decoded
from bot.ports import Clock
from bot.webex.endpoints import Endpoints
from bot.webex.http.error_text import no_answer, not_understood, refusal
from bot.webex.http.retry import LONGEST_PAUSE_SECONDS, TRANSIENT, Refusal, pause
from bot.webex.http.retry_stop import Patience
from bot.webex.http.tokens import AdminToken
from bot.webex.http.ttl_cache import TtlCache
from bot.webex.outbound.sdk import connect, document, unanswered

AGE = timedelta(minutes=5)
DEADLINE_SECONDS = 40.0


class PeopleReader:
    """Reads one person at a time; may be asked from any thread."""

    def __init__(
        self,
        endpoints: Endpoints,
        token: AdminToken,
        clock: Clock,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._endpoints = endpoints
        self._token = token
        self._recent: TtlCache[Person] = TtlCache(AGE, clock)
        self._lock = threading.Lock()
        self._api: Any = None
        self._sleep = sleep
        self._held_until = time.monotonic()
        """Webex wants nothing before."""

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        """Somebody as the admin token sees them. Raises NotFound or WebexError."""
        return self._recent.get(person_id, lambda: self._read(person_id), fresh=fresh)

    def close(self) -> None:
        """Lets go of the connections."""
        with self._lock:
            self._drop()

    def _read(self, person_id: str) -> Person:
        token = self._token.current()
        try:
            raw = self._asked(person_id, token)
        except Refusal as error:
            if error.status != 401 or not self._token.refresh(token):
                raise _told(error) from error
            token = self._token.current()
            try:
                raw = self._asked(person_id, token)
            except Refusal as again:
                if again.status == 401:
                    # Raises where there is more to say than that it was refused.
                    self._token.refresh(token)
                raise _told(again) from again
        return _person(person_id, raw)

    def _asked(self, person_id: str, token: str) -> object:
        if (left := self._held_until - time.monotonic()) > 0:
            raise Refusal(429, retry_after=left)
        api = self._speaking(token)
        retrying = Retrying(
            retry=retry_if_exception(
                lambda error: isinstance(error, Refusal) and error.passing and error.status in TRANSIENT
            ),
            wait=pause,
            stop=Patience(time.monotonic() + DEADLINE_SECONDS, time.monotonic),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(_get, api, person_id)
        except Refusal as error:
            if error.status == 429 and error.retry_after is not None:
                seconds = min(error.retry_after, LONGEST_PAUSE_SECONDS)
                self._held_until = max(self._held_until, time.monotonic() + seconds)
            raise

    def _speaking(self, token: str) -> Any:
        """The library's client with this token, made anew when the token is another one."""
        with self._lock:
            if self._api is None or self._api.access_token != token:
                self._drop()
                self._api = connect(token, self._endpoints)
            return self._api

    def _drop(self) -> None:
        if self._api is not None:
            self._api._session._req_session.close()
            self._api = None


def _get(api: Any, person_id: str) -> object:
    """Asks once. Raises Refusal; what cannot be read is no person."""
    try:
        # The library puts the id into the path as it is.
        return document(api.people.get(quote(person_id, safe="")))
    except requests.RequestException as error:
        raise unanswered(error) from error
    except (ValueError, TypeError, AttributeError, RecursionError, webexteamssdkException):
        return None


def _told(error: Refusal) -> WebexError:
    if error.status == 0:
        return no_answer(
            writing=False, sent=True, reason=error.detail, tracking_id=error.tracking_id, cause=error.cause
        )
    said = {"message": error.detail}
    return refusal(error.status, said, error.tracking_id, writing=False, wait=error.retry_after)


def _person(person_id: str, raw: object) -> Person:
    fields = raw if isinstance(raw, Mapping) else {}
    org_id, emails = fields.get("orgId"), fields.get("emails")
    if bare(str(fields.get("id"))) != bare(person_id) or not isinstance(org_id, str) or not org_id:
        raise not_understood(200, "")
    email = str(emails[0]) if isinstance(emails, list) and emails else ""
    roles = fields.get("roles")
    return Person(
        id=person_id,
        name=str(fields.get("displayName") or email or "Somebody"),
        email=email,
        org_id=org_id,
        is_bot=fields.get("type") == "bot",
        roles=role_names(roles if isinstance(roles, list) else ()),
        is_active=fields.get("loginEnabled") in (None, True, "true"),
    )


def role_names(role_ids: Iterable[object]) -> frozenset[str]:
    """The names inside role ids (`id_full_admin`); what is no role id gives no right."""
    # The vendor's example holds several ids in one string.
    singles = (single for entry in role_ids if isinstance(entry, str) for single in entry.split(","))
    inside = (decoded(single.strip()) for single in singles)
    return frozenset(name for kind, name in filter(None, inside) if kind == "ROLE")
