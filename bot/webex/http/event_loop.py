"""The event loop of a thread of ours: when it ends, no connection made on it stays open."""

from __future__ import annotations

import asyncio
from typing import Any


class ConnectionTrackingLoop(asyncio.SelectorEventLoop):
    """Remembers the connections made on it.

    Needed because aiohttp forgets a connection whose TLS is being closed, and websockets one whose proxy has
    not answered yet when it is cancelled; both would outlive the loop.
    """

    def __init__(self) -> None:
        super().__init__()
        self._connections: set[asyncio.Transport] = set()

    async def create_connection(self, *args: Any, **options: Any) -> Any:
        transport, protocol = await super().create_connection(*args, **options)
        self._connections = {one for one in self._connections if _is_open(one)} | {transport}
        return transport, protocol

    async def abort_connections(self) -> None:
        """Cuts every connection at once, without TLS's goodbye; the last thing to be done on this loop."""
        for transport in self._connections:
            transport.abort()
        # Their sockets are closed in the next round.
        await asyncio.sleep(0)


def _is_open(transport: asyncio.Transport) -> bool:
    socket = transport.get_extra_info("socket")
    return socket is not None and socket.fileno() != -1
