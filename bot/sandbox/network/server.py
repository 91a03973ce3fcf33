"""Runs the web applications of the hosts and of the page, in an event loop in a thread of its own."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from aiohttp import web

from bot.sandbox.network.proxy import OnTunnel, Proxy

T = TypeVar("T")
_HOST = "127.0.0.1"
_SHUTDOWN_SECONDS = 0.5


class Server:
    """The applications of the hosts behind the proxy, and that of the page on plain HTTP; all on loopback.

    `tls`, `on_tunnel` and `on_refused` are those of the proxy. `on_start` runs in the loop before the first
    request, `on_stop` at the end.
    """

    def __init__(
        self,
        hosts: Mapping[str, web.Application],
        page: web.Application,
        tls: dict[str, ssl.SSLContext],
        page_port: int,
        on_tunnel: OnTunnel,
        on_refused: Callable[[str, str], None],
        on_start: Callable[[], None],
        on_stop: Callable[[], Awaitable[None]],
    ) -> None:
        self._hosts, self._page, self._tls, self._page_port = hosts, page, tls, page_port
        self._on_tunnel, self._on_refused = on_tunnel, on_refused
        self._on_start, self._on_stop = on_start, on_stop
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox-cloud", daemon=True)
        self.proxy_url = ""
        self.page_url = ""

    def start(self) -> None:
        """Returns when all answer. Raises OSError when the port of the page is taken."""
        self._thread.start()
        self._ready.wait()
        if self._error is not None:
            self._thread.join()
            raise self._error

    def stop(self) -> None:
        """Returns when all have ended."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Runs work in the loop and waits for it; not to be called from the loop."""

        async def wrapped() -> T:
            return await work()

        return asyncio.run_coroutine_threadsafe(wrapped(), self._loop).result(timeout=10)

    def _run(self) -> None:
        try:
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(self._serve())
        except BaseException as error:
            self._error = error
            self._ready.set()
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()

    async def _serve(self) -> None:
        runners: list[web.AppRunner] = []
        servers: dict[str, web.Server] = {}
        proxy = Proxy(servers, self._tls, self._on_tunnel, self._on_refused)
        try:
            self._on_start()
            for host, application in self._hosts.items():
                servers[host] = await _set_up(runners, application)
            self.proxy_url = await proxy.listen(_HOST)
            self.page_url = f"http://{await self._listen(runners)}"
            self._ready.set()
            await self._stop.wait()
            await self._on_stop()
        finally:
            await proxy.close()
            for runner in runners:
                _abort_connections(runner)
                await runner.cleanup()
            # Transports are closed in the next iterations of the loop.
            await asyncio.sleep(0.01)

    async def _listen(self, runners: list[web.AppRunner]) -> str:
        await _set_up(runners, self._page)
        await web.TCPSite(runners[-1], _HOST, self._page_port).start()
        return f"{_HOST}:{runners[-1].addresses[0][1]}"


async def _set_up(runners: list[web.AppRunner], application: web.Application) -> web.Server:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    runners.append(runner)
    await runner.setup()
    assert runner.server is not None  # noqa: S101 - setup made it
    return runner.server


def _abort_connections(runner: web.AppRunner) -> None:
    """Closing TLS would wait for clients that keep connections open."""
    for connection in runner.server.connections if runner.server is not None else []:
        if connection.transport is not None:
            connection.transport.abort()
