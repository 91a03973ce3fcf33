"""One request and its answer over HTTPS, on an event loop that has a thread of its own."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any, TypeVar

import aiohttp
from aiohttp import ClientHandlerType, ClientRequest, ClientResponse

from bot.catalogue.model.write import AttachedFile
from bot.errors import WebexError
from bot.webex.http.connection_errors import cause_of
from bot.webex.http.event_loop import ConnectionTrackingLoop
from bot.webex.http.proxy import Proxies
from bot.webex.http.retry import RequestFailed, tracking_id_of

T = TypeVar("T")
Heard = Callable[[int], object]
"""Told the status of each answer, 0 where none came."""

MAX_ADMIN_CONNECTIONS = 58
"""More than bot.webex.http.rate_limiter lets through, so that none waits here unseen."""
CONNECT_SECONDS = 5.0
"""Connections to Webex are made within one second; a judgement."""
TOTAL_SECONDS = 30.0
"""For a whole answer; the slowest lists take a few seconds."""
MAX_BODY_BYTES = 32 * 1024 * 1024
"""A guard against an answer without end; the largest page of a list is far below."""
MAX_NESTING = 64
"""How many lists and objects may stand inside each other."""
NEVER_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientConnectorCertificateError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)


@dataclass(frozen=True)
class Response:
    """An answer as it came: `body` is None when there was none, `readable` is False when it is no JSON."""

    status: int
    body: Any
    readable: bool
    tracking_id: str
    retry_after: str = ""
    link: str = ""
    """The `Link` header as it came; several are joined with commas."""
    date: str = ""

    @property
    def document(self) -> dict[str, Any]:
        """The body where it is an object, else an empty one."""
        return self.body if isinstance(self.body, dict) else {}


def unheard(status: int) -> None:
    """Nobody is told."""


def _silence(error: Exception) -> RequestFailed:
    """What an error of aiohttp means: there is no answer."""
    sent = not isinstance(error, NEVER_SENT)
    return RequestFailed(0, detail=type(error).__name__, sent=sent, cause=cause_of(error))


async def _sent_once(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Keeps aiohttp from sending a PUT a second time when the connection breaks."""
    try:
        return await handler(request)
    except (aiohttp.ClientError, OSError) as error:
        raise _silence(error) from error


class Transport:
    """The thread, its event loop and the connections that live on it. `close` ends all three."""

    def __init__(
        self, trust: SSLContext, heard: Heard = unheard, *, total_seconds: float = TOTAL_SECONDS
    ) -> None:
        self._heard = heard
        self._timeout = aiohttp.ClientTimeout(total=total_seconds, sock_connect=CONNECT_SECONDS)
        self._proxies = Proxies()
        self._closing = threading.Lock()
        self._open = True
        self._loop = ConnectionTrackingLoop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="webex-rest", daemon=True)
        self._thread.start()
        self._session = self.run(self._connect(trust))

    async def _connect(self, trust: SSLContext) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=trust, limit=MAX_ADMIN_CONNECTIONS),
            timeout=self._timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(_sent_once,),
        )

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`, done on the loop while the calling thread (any other one) waits.

        The context of the thread goes along, and with it how patient it is.
        """
        with self._closing:
            if not self._open:
                work.close()
                raise _stopping()
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except CancelledError:
            raise _stopping() from None

    def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Response:
        """One exchange, from any other thread. Raises RequestFailed when no answer comes."""
        return self.run(self.exchange(method, url, headers=headers or {}, form=form))

    async def exchange(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: object = None,
        form: Mapping[str, str] | None = None,
        file: AttachedFile | None = None,
        seconds: float = TOTAL_SECONDS,
    ) -> Response:
        """Sends once and waits at most `seconds`; a file goes as the part named `file`.

        Raises RequestFailed when no answer comes.
        """
        timeout = aiohttp.ClientTimeout(
            total=min(seconds, self._timeout.total or seconds), sock_connect=CONNECT_SECONDS
        )
        status = 0
        try:
            async with self._session.request(
                method,
                url,
                headers=headers,
                data=_form_with(file) if file else form,
                json=body,
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxies.of(url),
            ) as response:
                status = response.status
                return _parsed(response, await _body(response))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _silence(error) from error
        finally:
            self._heard(status)

    def close(self) -> None:
        """Cuts what is under way and lets go of the thread."""
        with self._closing:
            if not self._open:
                return
            self._open = False
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _shut(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._session.close()
        await self._loop.abort_connections()
        await self._loop.shutdown_default_executor()


def _form_with(file: AttachedFile) -> aiohttp.FormData:
    parts = aiohttp.FormData()
    parts.add_field("file", file.content, filename=file.name, content_type=file.content_type)
    return parts


def _stopping() -> WebexError:
    return WebexError("The bot is stopping.", "Ask again when it is back.")


async def _body(response: ClientResponse) -> bytes | None:
    """The body, or None when it is longer than anything Webex has to say."""
    parts, length = [], 0
    async for part in response.content.iter_any():
        length += len(part)
        if length > MAX_BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _parsed(response: ClientResponse, raw: bytes | None) -> Response:
    body, readable = None, raw is not None
    if raw:
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            readable = False
        if _is_too_deep(raw, body):
            body, readable = None, False
    named = tracking_id_of(body.get("trackingId")) if isinstance(body, dict) else ""
    return Response(
        status=response.status,
        body=body,
        readable=readable,
        tracking_id=named or tracking_id_of(response.headers.get("TrackingID")),
        retry_after=response.headers.get("Retry-After", ""),
        link=", ".join(response.headers.getall("Link", ())),
        date=response.headers.get("Date", ""),
    )


def _is_too_deep(raw: bytes, body: object) -> bool:
    """Whether what was read is nested deeper than anything of Webex's, so that walking it could fail."""
    if raw.count(b"[") + raw.count(b"{") <= MAX_NESTING:
        return False
    level = [body]
    for _ in range(MAX_NESTING):
        level = [inner for one in level if isinstance(one, dict | list) for inner in _members(one)]
        if not level:
            return False
    return True


def _members(one: dict[str, object] | list[object]) -> Iterable[object]:
    return one.values() if isinstance(one, dict) else one
