"""An HTTP proxy that leads Webex's own addresses to the cloud, and no others anywhere."""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.sandbox.network.hosts import PORT

MAX_HEAD_BYTES = 16 * 1024
Servers = Mapping[str, Callable[[], asyncio.Protocol]]
"""By host, a factory of the server's protocol for one connection."""
OnTunnel = Callable[[str, int, str], None]
"""Takes the host, the port of the client, and who it says it is to the proxy; empty for nobody."""


class Proxy:
    """Answers CONNECT to a host of the cloud with a tunnel to it. Runs in the cloud's event loop.

    `tls` has the certificate of each host and may change; `on_tunnel` is told of each tunnel,
    `on_refused` the method and target of every other request.
    """

    def __init__(
        self,
        servers: Servers,
        tls: dict[str, ssl.SSLContext],
        on_tunnel: OnTunnel,
        on_refused: Callable[[str, str], None],
    ) -> None:
        self.servers = servers
        self.tls = tls
        self.on_tunnel = on_tunnel
        self.on_refused = on_refused
        self._open: set[asyncio.Transport] = set()
        self._is_closing = False
        self.tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def listen(self, host: str) -> str:
        """Starts on a free port of this host; gives its URL."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Tunnel(self), host, 0)
        return f"http://{host}:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Stops, and aborts every connection, also those accepted meanwhile."""
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
        """Keeps a new connection, to abort it in `close` at the latest."""
        if self._is_closing:
            transport.abort()
        self._open = {one for one in self._open if _is_open(one)} | {transport}


class _Tunnel(asyncio.Protocol):
    """One connection: the CONNECT request, then TLS on the same connection."""

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
        if len(head) > MAX_HEAD_BYTES:
            self._transport.abort()
        elif ended:
            method, target, *_ = [*head.decode("latin-1").split("\r\n")[0].split(" "), "", ""]
            self._answer(method, target)

    def _answer(self, method: str, target: str) -> None:
        host, _, port = target.lower().rpartition(":")
        server = self._proxy.servers.get(host)
        if method != "CONNECT" or server is None or port != str(PORT):
            self._proxy.on_refused(method, target)
            self._transport.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self._transport.close()
            return
        _, client_port = self._transport.get_extra_info("peername") or ("", 0)
        self._proxy.on_tunnel(host, client_port, _user(self._head))
        self._transport.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        task = asyncio.get_running_loop().create_task(self._encrypt(server, self._proxy.tls[host]))
        self._proxy.tasks.add(task)
        task.add_done_callback(self._proxy.tasks.discard)

    async def _encrypt(self, server: Callable[[], asyncio.Protocol], tls: ssl.SSLContext) -> None:
        early = _EarlyData()
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


class _EarlyData(asyncio.Protocol):
    """Keeps data that arrives with the end of the TLS handshake, before the server's protocol is set."""

    def __init__(self) -> None:
        self.data = b""
        self.over = False

    def data_received(self, data: bytes) -> None:
        self.data += data

    def connection_lost(self, _: Exception | None) -> None:
        self.over = True


def _user(head: bytes) -> str:
    """The name in the head's Proxy-Authorization; empty without one."""
    found = re.search(rb"^proxy-authorization: *basic +(\S+)", head, re.IGNORECASE | re.MULTILINE)
    try:
        return base64.b64decode(found[1], validate=True).decode().partition(":")[0] if found else ""
    except ValueError:
        return ""


def _is_open(transport: asyncio.Transport) -> bool:
    return bool(transport.get_extra_info("socket").fileno() != -1)
