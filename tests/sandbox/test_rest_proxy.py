"""The standard proxy variables hold for the settings client and for the library that reads people."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from socketserver import BaseRequestHandler, ThreadingTCPServer

import pytest

from bot.sandbox.cloud import Cloud
from tests.sandbox.clients import client


class Tunnel(BaseRequestHandler):
    """Answers CONNECT and carries bytes both ways until one side ends."""

    server: Proxy

    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.request.recv(4096)
        method, target, *_ = head.decode().split()
        self.server.asked.append(f"{method} {target}")
        host, port = target.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as far:
            self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self.carry(far)

    def carry(self, far: socket.socket) -> None:
        pairs = {self.request: far, far: self.request}
        while True:
            for side in select.select(list(pairs), [], [])[0]:
                try:
                    data = side.recv(65536)
                except ConnectionError:
                    data = b""
                if not data:
                    return
                pairs[side].sendall(data)


class Proxy(ThreadingTCPServer):
    """A proxy on loopback that remembers what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Tunnel)
        self.asked: list[str] = []


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    for name in ("HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with Proxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.server_address[1]}")
        monkeypatch.delenv("https_proxy", raising=False)
        yield proxy
        proxy.shutdown()


def test_everything_goes_through_the_proxy(cloud: Cloud, proxy: Proxy) -> None:
    target = f"CONNECT {cloud.api_url.removeprefix('https://').removesuffix('/v1')}"
    with client(cloud) as webex:
        assert webex.directory.workspaces()
        assert set(proxy.asked) == {target}
        proxy.asked.clear()
        assert webex.directory.person(cloud.person("ana").id).roles
        assert proxy.asked == [target]


def test_nothing_goes_through_it_where_no_proxy_says_so(
    cloud: Cloud, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with client(cloud) as webex:
        assert webex.directory.workspaces()
        assert webex.directory.person(cloud.person("ana").id).roles
    assert proxy.asked == []
