"""The JSON client with the admin token: it limits, retries, pages and refreshes; synchronous from outside."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar
from urllib.parse import quote, urlencode

from tenacity import AsyncRetrying

from bot.catalogue.model.write import AttachedFile
from bot.errors import WebexError
from bot.log_records import tracked
from bot.patience import is_patient
from bot.webex.http.error_text import admin_error, not_understood, refusal_of
from bot.webex.http.paging import Page, Query, Reading, Rows
from bot.webex.http.rate_limiter import (
    BURST_REQUESTS,
    MAX_BULK_REQUESTS,
    MAX_SOON_REQUESTS,
    Priority,
    RateLimiter,
)
from bot.webex.http.refreshed_token import NOT_VALID
from bot.webex.http.retry import ADMIN_READ, CHANGE, RequestFailed, Unreadable, retry_after_seconds
from bot.webex.http.tokens import AdminToken
from bot.webex.http.transport import TOTAL_SECONDS, Response, Transport

log = logging.getLogger(__name__)

TRACKING_ID_START = "workspace-calling-bot_"
"""Of the id that each request with the admin token carries; by it the bot knows its own in Webex's logs."""
TOO_MANY = 429
TOKEN_CHECK_SECONDS = 300.0
"""A token that was used so lately is not tried to find out whether it works."""

Method = Literal["GET", "POST", "PUT", "DELETE"]
Value = str | int | bool
T = TypeVar("T")


@dataclass(frozen=True)
class ApiRequest:
    """One operation: `path` is the contract's template, below the base URL.

    `org` is False for the few operations that do not take `orgId`. `hidden` is made unreadable where Webex
    quotes it in a refusal. Webex limits what is `counted_apart` by itself: a 429 for it holds up no other
    request, and it is not tried again here.
    """

    method: Method
    path: str
    path_parameters: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Value] = field(default_factory=dict)
    json: object = field(default=None, repr=False)
    org: bool = True
    file: AttachedFile | None = None
    hidden: Set[str] = field(default=frozenset(), repr=False)
    counted_apart: bool = False

    @property
    def writing(self) -> bool:
        return self.method != "GET"


@dataclass(frozen=True)
class Listing:
    """A list that comes in pages: `key` names the rows in the body."""

    path: str
    key: str
    query: Mapping[str, Value] = field(default_factory=dict)
    path_parameters: Mapping[str, str] = field(default_factory=dict)
    take: Callable[[dict[str, Any]], dict[str, Any]] = field(default=lambda row: row, repr=False)
    """What is kept of a row of the answer."""


class ApiClient:
    """Requests with the admin token. All methods may be called from any thread and raise WebexError."""

    def __init__(
        self,
        transport: Transport,
        api_url: str,
        token: AdminToken,
        *,
        org_id: str = "",
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._transport = transport
        self._api_url = api_url.rstrip("/")
        self._token = token
        self._org_id = org_id
        self._deadline = ADMIN_READ.seconds
        self._now = now
        self._sleep = sleep
        self._limiter = RateLimiter(now, sleep)
        self._token_turn = asyncio.Lock()
        self.token_is_accepted = True
        """Whether Webex took the token when it was used last."""
        self._token_used_at = now()

    def request(self, call: ApiRequest) -> Response:
        """One operation. Raises Uncertain when a write may or may not have happened, else WebexError."""
        return self._transport.run(self._answered(call))

    def request_many(self, calls: Sequence[ApiRequest]) -> list[Response | WebexError]:
        """All of them, several at once; answers and errors in the order of `calls`."""
        return self._transport.run(self._many(calls))

    def collect(self, *listings: Listing) -> list[Rows | WebexError]:
        """All rows of each listing, the listings side by side; an error in the place of one whose first page
        failed. A later page that cannot be had leaves the rows not `complete`."""
        return self._transport.run(self._collected(listings))

    def token_works(self) -> bool:
        """Whether Webex accepts the token; it is asked where the token was not used for some minutes."""
        if self._now() - self._token_used_at > TOKEN_CHECK_SECONDS:
            with suppress(WebexError):
                self.request(ApiRequest("GET", "/people/me", org=False))
        return self.token_is_accepted

    async def _many(self, calls: Sequence[ApiRequest]) -> list[Response | WebexError]:
        priority = Priority.SOON if len(calls) <= BURST_REQUESTS and not is_patient() else Priority.BULK
        answers: dict[int, Response | WebexError] = {}
        waiting = iter(enumerate(calls))

        async def work() -> None:
            # All of them take from the same calls, so that no more wait for a turn than can have one.
            for index, call in waiting:
                answers[index] = await _or_error(self._answered(call, priority))

        workers = MAX_SOON_REQUESTS if priority is Priority.SOON else MAX_BULK_REQUESTS
        await asyncio.gather(*(work() for _ in calls[:workers]))
        return [answers[index] for index in range(len(calls))]

    async def _collected(self, listings: Sequence[Listing]) -> list[Rows | WebexError]:
        return await asyncio.gather(*(_or_error(self._rows(listing)) for listing in listings))

    async def _rows(self, listing: Listing) -> Rows:
        reading = Reading(self._query(ApiRequest("GET", listing.path, query=listing.query)))
        while wave := reading.wave:
            pages = await asyncio.gather(*(self._page(listing, query, len(wave)) for query in wave))
            reading.take(pages)
        if not reading.rows.complete:
            log.warning("%s: Webex named no page that can be read, or refused one", listing.path)
        return reading.rows

    async def _page(self, listing: Listing, query: Query, beside: int) -> Page | WebexError:
        call = ApiRequest("GET", listing.path, listing.path_parameters)
        # Pages beside others leave room for those who ask in chat.
        priority = Priority.NOW if beside == 1 else Priority.SOON
        response = await _or_error(self._answered(call, priority, query))
        if isinstance(response, WebexError):
            return response
        found = response.document.get(listing.key)
        if not isinstance(found, list):
            return not_understood(response.status, response.tracking_id)
        return Page([listing.take(row) for row in found if isinstance(row, dict)], response.link)

    def _query(self, call: ApiRequest) -> Query:
        query = {"orgId": self._org_id} if self._org_id and call.org else {}
        for name, value in call.query.items():
            query[name] = str(value).lower() if isinstance(value, bool) else str(value)
        return query

    def _address(self, call: ApiRequest, query: Query) -> str:
        values = {name: quote(value, safe="") for name, value in call.path_parameters.items()}
        if any(value in ("", ".", "..") for value in values.values()):
            raise ValueError("A path parameter would change the path.")
        url = self._api_url + call.path.format_map(values)
        return f"{url}?{urlencode(query, quote_via=quote)}" if query else url

    async def _answered(
        self, call: ApiRequest, priority: Priority = Priority.NOW, query: Query | None = None
    ) -> Response:
        """The 2xx in the end, after all retries that are allowed; `query` is in the place of the call's own.
        One that nobody waits for is PATIENT, whatever `priority` says.

        Raises WebexError.
        """
        if is_patient():
            priority = Priority.PATIENT
        url = self._address(call, self._query(call) if query is None else query)
        until = self._now() + self._deadline
        policy = replace(CHANGE if call.writing else ADMIN_READ, seconds=self._deadline)
        if call.counted_apart:
            policy = replace(policy, statuses=policy.statuses - {TOO_MANY})
        # The template, not the address: a path can hold an access code.
        options = policy.options(f"{call.method} {call.path}", self._now)
        try:
            return await AsyncRetrying(**options, sleep=self._sleep)(
                self._attempt, call, url, until, priority
            )
        except RequestFailed as refusal:
            raise admin_error(refusal, writing=call.writing) from refusal.__cause__

    async def _attempt(self, call: ApiRequest, url: str, until: float, priority: Priority) -> Response:
        async with self._limiter.slot(until, priority):
            token = self._token.ready or await self._of_token(self._token.current)
            response = await self._sent(call, url, token, until)
            # `refresh` says no, or raises where there is more to say, when asking again would not help.
            while response.status == 401 and await self._of_token(self._token.refresh, token):
                token = await self._of_token(self._token.current)
                response = await self._sent(call, url, token, until)
        self.token_is_accepted, self._token_used_at = response.status != 401, self._now()
        try:
            return _accepted(call, response)
        except RequestFailed as refusal:
            if refusal.status == TOO_MANY and not call.counted_apart:
                self._limiter.pause_all(refusal.wait_seconds)
            raise
        finally:
            if response.status != TOO_MANY:
                self._limiter.accepted()

    async def _of_token(self, ask: Callable[..., T], *args: str) -> T:
        # One at a time: they wait for each other's refresh, which needs a thread of the same few to connect.
        async with self._token_turn:
            try:
                return await asyncio.to_thread(ask, *args)
            except WebexError as refusal:
                self.token_is_accepted &= refusal.status not in NOT_VALID
                raise

    async def _sent(self, call: ApiRequest, url: str, token: str, until: float) -> Response:
        tracking_id = f"{TRACKING_ID_START}{uuid.uuid4()}"
        headers = {
            "Authorization": f"Bearer {token}",
            "TrackingID": tracking_id,
            "Accept": "application/json",
        }
        seconds = max(1.0, min(TOTAL_SECONDS, until - self._now()))
        try:
            response = await self._transport.exchange(
                call.method, url, headers=headers, body=call.json, file=call.file, seconds=seconds
            )
        except RequestFailed as silence:
            silence.tracking_id = tracking_id
            raise
        level = logging.INFO if call.writing else logging.DEBUG
        tracks = tracked(response.tracking_id or tracking_id)
        log.log(level, "%s %s: %s", call.method, call.path, response.status, extra=tracks)
        return response


async def _or_error(work: Awaitable[T]) -> T | WebexError:
    """What `work` gives, or the error that it raises."""
    try:
        return await work
    except WebexError as error:
        return error


def _accepted(call: ApiRequest, response: Response) -> Response:
    """A 2xx that can be read; raises RequestFailed for anything else."""
    if not 200 <= response.status < 300:
        raise refusal_of(
            response.status,
            response.body,
            tracking_id=response.tracking_id,
            retry_after=retry_after_seconds(response.retry_after),
            hidden=call.hidden,
        )
    if not response.readable and not call.writing:
        raise Unreadable(response.status, tracking_id=response.tracking_id)
    return response
