"""What comes from the port for who keeps the bot running."""

from __future__ import annotations

import socket
from contextlib import closing
from http.client import HTTPConnection
from typing import NamedTuple


class Answer(NamedTuple):
    """What came from the port."""

    status: int
    text: str


def free_port() -> int:
    """A port that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def ask(port: int, path: str, method: str = "GET") -> Answer:
    """Asks as Prometheus does. Raises OSError where nobody listens."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path)
        response = connection.getresponse()
        return Answer(response.status, response.read().decode())


def is_alive(port: int) -> bool:
    """Whether somebody listens and says so."""
    try:
        return ask(port, "/healthz").status == 200
    except OSError:
        return False
