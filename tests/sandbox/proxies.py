"""A proxy that counts tunnels, and which addresses this process connects to."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class CountingProxy:
    """An HTTP proxy that opens tunnels through another one, and remembers where to."""

    def __init__(self, beyond: str) -> None:
        self._beyond = urlsplit(beyond)
        self.tunnels: list[str] = []
        self.asked: list[bytes] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self._ends: list[socket.socket] = []
        self._frozen: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._server.accept()
                self._start(self._tunnel, client)

    def _start(self, work: Callable[..., None], *ends: socket.socket) -> None:
        thread = threading.Thread(target=work, args=ends, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _tunnel(self, client: socket.socket) -> None:
        asked = _head(client)
        self.asked.append(asked)
        method, target, _ = asked.decode().split(" ", 2)
        assert method == "CONNECT"
        self.tunnels.append(target)
        server = socket.create_connection((self._beyond.hostname, self._beyond.port))
        self._ends += [client, server]
        server.sendall(asked)
        client.sendall(_head(server))
        self._start(self._pump, client, server)
        self._pump(server, client)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if source not in self._frozen:
                    sink.sendall(data)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def freeze(self) -> None:
        """The tunnels that are open stay so, and nothing comes through them any more."""
        self._frozen = list(self._ends)

    def close(self) -> None:
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5.0)
        for end in self._ends:
            end.close()


def _head(end: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and (more := end.recv(4096)):
        head += more
    return head


@contextmanager
def refusing(answer: bytes) -> Iterator[str]:
    """The address of a proxy that answers each request for a tunnel with this, and hangs up."""

    def listen() -> None:
        with suppress(OSError):
            while True:
                client, _ = server.accept()
                with client, suppress(OSError):
                    _head(client)
                    client.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5.0)


@contextmanager
def silent() -> Iterator[tuple[str, threading.Event]]:
    """The address of a proxy that takes a request for a tunnel and never answers, and whether it has one."""
    asked = threading.Event()

    def listen() -> None:
        with suppress(OSError):
            client, _ = server.accept()
            with client:
                _head(client)
                asked.set()
                client.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5.0)


LISTENING: list[list[int]] = []
SILENT: list[tuple[set[str], Exception]] = []


@contextmanager
def connections() -> Iterator[list[int]]:
    """The ports that anything in this process connects to, by whichever library."""
    targets: list[int] = []
    LISTENING.append(targets)
    try:
        yield targets
    finally:
        LISTENING.remove(targets)


class NameLookedUp(Exception):
    """No client expects this error, and so none tries again."""


@contextmanager
def no_names(error: Exception) -> Iterator[set[str]]:
    """The names that anything in this process looks up; each look-up ends with this error."""
    names: set[str] = set()
    SILENT.append((names, error))
    try:
        yield names
    finally:
        SILENT.pop()


def _heed(event: str, details: tuple[object, ...]) -> None:
    # A hook of Python's own stays for good: it does nothing while nobody listens.
    if event == "socket.connect" and LISTENING and isinstance(details[1], tuple):
        LISTENING[0].append(details[1][1])
    if event == "socket.getaddrinfo" and SILENT and not str(details[0])[:1].isdigit():
        names, error = SILENT[0]
        names.add(str(details[0]))
        raise error


sys.addaudithook(_heed)
