"""The JSON client with the admin token: pacing, waiting, paging, refreshing; synchronous from outside."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar
from urllib.parse import quote, urlencode

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from bot.catalogue.model.write import AttachedFile
from bot.errors import WebexError
from bot.webex.http.error_text import blotted, no_answer, not_understood, refusal
from bot.webex.http.paging import Page, Query, Reading, Rows
from bot.webex.http.rate_limiter import (
    BULK_AT_ONCE,
    BURST,
    SOON_AT_ONCE,
    Priority,
    RateLimiter,
    TooManyWaiting,
)
from bot.webex.http.retry import BROKEN, LONGEST_PAUSE_SECONDS, TOLD_TO_WAIT, Refusal, pause, seconds_of
from bot.webex.http.retry_stop import Patience, status
from bot.webex.http.tokens import AdminToken
from bot.webex.http.transport import TOTAL_SECONDS, Response, Transport, Unanswered

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 60.0
Method = Literal["GET", "POST", "PUT", "DELETE"]
Value = str | int | bool
T = TypeVar("T")


@dataclass(frozen=True)
class ApiRequest:
    """One operation: `path` is the contract's template, below the base URL.

    `org` is False for the few operations that do not take `orgId`. `hidden` is blotted out where Webex quotes
    it.
    """

    method: Method
    path: str
    path_parameters: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Value] = field(default_factory=dict)
    json: object = field(default=None, repr=False)
    org: bool = True
    file: AttachedFile | None = None
    hidden: Set[str] = field(default=frozenset(), repr=False)

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
    """What is kept of a row."""


@dataclass(frozen=True)
class ApiResponse:
    """A 2xx: `body` is the parsed JSON, None when there was none."""

    status: int
    body: Any
    tracking_id: str


class _Refused(Refusal):
    """An attempt that brought no 2xx: the error it ends in, unless `again` and another attempt helps."""

    def __init__(self, error: WebexError, *, again: bool, retry_after: str = "") -> None:
        super().__init__(error.status, tracking_id=error.tracking_id, retry_after=seconds_of(retry_after))
        self.error = error
        self.again = again


class ApiClient:
    """Requests with the admin token. All methods may be called from any thread and raise WebexError."""

    def __init__(
        self,
        wire: Transport,
        api_url: str,
        token: AdminToken,
        *,
        org_id: str = "",
        deadline: float = DEADLINE_SECONDS,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._wire = wire
        self._api_url = api_url.rstrip("/")
        self._token = token
        self._org_id = org_id
        self._deadline = deadline
        self._now = now
        self._sleep = sleep
        self._pace = RateLimiter(now, sleep)
        self._token_turn = asyncio.Lock()

    def request(
        self,
        method: Method,
        path: str,
        *,
        path_parameters: Mapping[str, str] | None = None,
        query: Mapping[str, Value] | None = None,
        json: object = None,
        org: bool = True,
        file: AttachedFile | None = None,
        hidden: Set[str] = frozenset(),
    ) -> ApiResponse:
        """One operation. Raises Uncertain when a write may or may not have happened, else WebexError."""
        call = ApiRequest(method, path, path_parameters or {}, query or {}, json, org, file, hidden)
        response = self._wire.run(self._settled(call, self._url(call)))
        return ApiResponse(response.status, response.body, response.tracking_id)

    def request_many(self, calls: Sequence[ApiRequest]) -> list[ApiResponse | WebexError]:
        """All of them, several at once; answers and errors in the order of `calls`."""
        return self._wire.run(self._many(calls))

    def collect(self, *listings: Listing) -> list[Rows | WebexError]:
        """All rows of each listing, the listings side by side; an error in the place of one whose first page
        failed. A later page that cannot be had leaves the rows not `complete`."""
        return self._wire.run(self._collected(listings))

    async def _many(self, calls: Sequence[ApiRequest]) -> list[ApiResponse | WebexError]:
        haste = Priority.SOON if len(calls) <= BURST else Priority.SPACED
        answers: dict[int, ApiResponse | WebexError] = {}
        waiting = iter(enumerate(calls))

        async def work() -> None:
            # All of them take from the same calls, so that no more wait for a turn than can have one.
            for index, call in waiting:
                answers[index] = await self._answer(call, haste)

        most = SOON_AT_ONCE if haste is Priority.SOON else BULK_AT_ONCE
        await asyncio.gather(*(work() for _ in calls[:most]))
        return [answers[index] for index in range(len(calls))]

    async def _answer(self, call: ApiRequest, haste: Priority) -> ApiResponse | WebexError:
        try:
            response = await self._settled(call, self._url(call), haste)
        except WebexError as error:
            return error
        return ApiResponse(response.status, response.body, response.tracking_id)

    async def _collected(self, listings: Sequence[Listing]) -> list[Rows | WebexError]:
        async def one(listing: Listing) -> Rows | WebexError:
            try:
                return await self._rows(listing)
            except WebexError as error:
                return error

        return await asyncio.gather(*(one(listing) for listing in listings))

    async def _rows(self, listing: Listing) -> Rows:
        reading = Reading(self._query(ApiRequest("GET", listing.path, query=listing.query)))
        while wave := reading.wave:
            pages = await asyncio.gather(*(self._page(listing, query, len(wave)) for query in wave))
            reading.take(pages)
        if not reading.rows.complete:
            log.warning("%s: Webex named no page that can be read, or refused one.", listing.path)
        return reading.rows

    async def _page(self, listing: Listing, query: Query, beside: int) -> Page | WebexError:
        call = ApiRequest("GET", listing.path, listing.path_parameters)
        # Pages beside others leave room for those who ask in chat.
        haste = Priority.NOW if beside == 1 else Priority.SOON
        try:
            response = await self._settled(call, self._address(call, query), haste)
        except WebexError as error:
            return error
        found = response.body.get(listing.key) if isinstance(response.body, dict) else None
        if not isinstance(found, list):
            return not_understood(response.status, response.tracking_id)
        return Page([listing.take(row) for row in found if isinstance(row, dict)], response.link)

    def _url(self, call: ApiRequest) -> str:
        return self._address(call, self._query(call))

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

    async def _settled(self, call: ApiRequest, url: str, haste: Priority = Priority.NOW) -> Response:
        """The 2xx in the end, after all the waiting that is allowed."""
        until = self._now() + self._deadline
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, _Refused) and error.again),
            wait=pause,
            stop=Patience(until, self._now),
            before_sleep=lambda state: self._again(call, state),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return await retrying(self._attempt, call, url, until, haste)
        except _Refused as refused:
            if refused.status == 429 and refused.retry_after is not None:
                # This asker is told now; nobody else asks before the time is over.
                self._pace.hold(min(refused.retry_after, LONGEST_PAUSE_SECONDS))
            raise refused.error from refused.__cause__

    def _again(self, call: ApiRequest, state: RetryCallState) -> None:
        failed, seconds = status(state), state.upcoming_sleep
        error = state.outcome.exception() if state.outcome else None
        why = failed or (error.error.detail if isinstance(error, _Refused) else "")
        # The template, not the address: a path can hold an access code.
        log.info("%s %s: %s, again in %.1f s.", call.method, call.path, why, seconds)
        if failed == 429:
            self._pace.hold(seconds)

    async def _attempt(self, call: ApiRequest, url: str, until: float, haste: Priority) -> Response:
        try:
            async with self._pace.slot(until, haste):
                token = self._token.ready or await self._of_token(self._token.current)
                response = await self._sent(call, url, token, until)
                if response.status == 401 and await self._of_token(self._token.refresh, token):
                    token = await self._of_token(self._token.current)
                    response = await self._sent(call, url, token, until)
                    if response.status == 401:
                        # Raises where there is more to say than that it was refused.
                        await self._of_token(self._token.refresh, token)
        except TooManyWaiting as crowded:
            told = refusal(429, None, "", writing=call.writing, wait=crowded.seconds)
            raise _Refused(told, again=False) from None
        if response.status != 429:
            self._pace.taken()
        return _accepted(call, response)

    async def _of_token(self, ask: Callable[..., T], *args: str) -> T:
        # One at a time: they wait for each other's refresh, which needs a thread of the same few to connect.
        async with self._token_turn:
            return await asyncio.to_thread(ask, *args)

    async def _sent(self, call: ApiRequest, url: str, token: str, until: float) -> Response:
        tracking_id = f"workspace-calling-bot_{uuid.uuid4()}"
        headers = {
            "Authorization": f"Bearer {token}",
            "TrackingID": tracking_id,
            "Accept": "application/json",
        }
        seconds = max(1.0, min(TOTAL_SECONDS, until - self._now()))
        try:
            return await self._wire.exchange(
                call.method, url, headers=headers, body=call.json, file=call.file, seconds=seconds
            )
        except Unanswered as silence:
            error = no_answer(
                writing=call.writing,
                sent=silence.sent,
                reason=str(silence),
                tracking_id=tracking_id,
                cause=silence.cause,
            )
            passing = silence.cause is None or silence.cause.passing
            raise _Refused(error, again=passing and not (call.writing and silence.sent)) from silence


def _accepted(call: ApiRequest, response: Response) -> Response:
    code = response.status
    if not 200 <= code < 300:
        error = refusal(
            code,
            blotted(response.body, call.hidden),
            response.tracking_id,
            writing=call.writing,
            wait=seconds_of(response.retry_after),
        )
        again = code in TOLD_TO_WAIT or (code in BROKEN and not call.writing)
        raise _Refused(error, again=again, retry_after=response.retry_after)
    if not response.readable and not call.writing:
        raise _Refused(not_understood(code, response.tracking_id), again=False)
    return response
