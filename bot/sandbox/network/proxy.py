"""The proxy through which the cloud stands at Webex's own addresses; it leads nowhere else."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.sandbox.network.hosts import PORT

LONGEST_HEAD_BYTES = 16 * 1024
Servers = Mapping[str, Callable[[], asyncio.Protocol]]
"""By host, what makes the server's end of a connection."""


class Proxy:
    """Takes a request for a tunnel to a host of the cloud to the cloud itself. Lives in its event loop.

    `tls` has the certificate of each host and may change; `reached` is told of each tunnel's host,
    `turned_away` of every other request.
    """

    def __init__(
        self,
        servers: Servers,
        tls: dict[str, ssl.SSLContext],
        reached: Callable[[str], None],
        turned_away: Callable[[str, str], None],
    ) -> None:
        self.servers = servers
        self.tls = tls
        self.reached = reached
        self.turned_away = turned_away
        self._open: set[asyncio.Transport] = set()
        self._is_closing = False
        self.tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def listen(self, host: str) -> str:
        """Begins at a free port of this host; gives the address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Tunnel(self), host, 0)
        return f"http://{host}:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Cuts every connection, whoever has it by now, and those that come meanwhile."""
        self._is_closing = True
        if self._server is not None:
            # Python 3.11 leaves a connection open that is accepted at the moment of `close`.
            with suppress(NotImplementedError):
                asyncio.get_running_loop().remove_reader(self._server.sockets[0].fileno())
            await asyncio.sleep(0)
            self._server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for transport in self._open:
            transport.abort()

    def keep(self, transport: asyncio.Transport) -> None:
        """A connection was made: it is cut at the end at the latest."""
        if self._is_closing:
            transport.abort()
        self._open = {one for one in self._open if _is_open(one)} | {transport}


class _Tunnel(asyncio.Protocol):
    """One connection: the request for a tunnel, and then TLS on the same connection."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what create_server makes
        self._transport = transport
        self._proxy.keep(transport)

    def data_received(self, data: bytes) -> None:
        self._head += data
        head, ended, _ = self._head.partition(b"\r\n\r\n")
        if len(head) > LONGEST_HEAD_BYTES:
            self._transport.abort()
        elif ended:
            method, target, *_ = [*head.decode("latin-1").split("\r\n")[0].split(" "), "", ""]
            self._answer(method, target)

    def _answer(self, method: str, target: str) -> None:
        host, _, port = target.lower().rpartition(":")
        server = self._proxy.servers.get(host)
        if method != "CONNECT" or server is None or port != str(PORT):
            self._proxy.turned_away(method, target)
            self._transport.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self._transport.close()
            return
        self._proxy.reached(host)
        self._transport.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        task = asyncio.get_running_loop().create_task(self._encrypt(server, self._proxy.tls[host]))
        self._proxy.tasks.add(task)
        task.add_done_callback(self._proxy.tasks.discard)

    async def _encrypt(self, server: Callable[[], asyncio.Protocol], tls: ssl.SSLContext) -> None:
        early = _Early()
        loop = asyncio.get_running_loop()
        try:
            encrypted = await loop.start_tls(self._transport, early, tls, server_side=True)
        except OSError:  # the client has gone, perhaps because it does not trust the certificate
            return
        if encrypted is None or early.over:
            return
        protocol = server()
        encrypted.set_protocol(protocol)
        protocol.connection_made(encrypted)
        if early.data:
            protocol.data_received(early.data)


class _Early(asyncio.Protocol):
    """Keeps what comes with the end of the handshake, before the server is there."""

    def __init__(self) -> None:
        self.data = b""
        self.over = False

    def data_received(self, data: bytes) -> None:
        self.data += data

    def connection_lost(self, _: Exception | None) -> None:
        self.over = True


def _is_open(transport: asyncio.Transport) -> bool:
    return bool(transport.get_extra_info("socket").fileno() != -1)
