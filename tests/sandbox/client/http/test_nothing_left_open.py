"""A client that is stopped in the middle of something leaves no connection open."""

from __future__ import annotations

import gc
import socket
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from bot.errors import WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints, equip, trust
from bot.webex.http.transport import Transport
from bot.webex.inbound.reconnect import ConnectionLost
from bot.webex.inbound.websocket import Websocket
from tests.sandbox.proxies import CountingProxy, silent


@pytest.fixture
def cloud(plain_own_cloud: Cloud) -> Cloud:
    return plain_own_cloud


class IgnoringReceiver:
    def opened(self) -> None:
        """Nobody waits for it."""

    def accept(self, frame: object) -> None:
        """Nobody hears it."""


@contextmanager
def nothing_left_open() -> Iterator[None]:
    gc.collect()
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always", ResourceWarning)
        yield
        gc.collect()
    assert [str(one.message) for one in left] == []


def test_a_websocket_that_is_stopped_while_the_proxy_is_silent(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = equip(requests.Session(), Endpoints.at(cloud.api_url), anywhere=True)
    websocket = Websocket(
        cloud.environment()["WEBEX_BOT_TOKEN"],
        session,
        "bot/here/1",
        IgnoringReceiver(),
    )
    websocket._get_device_info()

    def live() -> None:
        with suppress(ConnectionLost):
            websocket.live()

    with silent() as (url, asked), nothing_left_open():
        monkeypatch.setenv("HTTPS_PROXY", url)
        life = threading.Thread(target=live)
        life.start()
        assert asked.wait(10.0)
        websocket.cancel()
        life.join()
    session.close()


def test_a_transport_that_is_stopped_while_webex_is_silent(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = CountingProxy(cloud.proxy_url)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    cloud.fault("GET /people/me", status=None, delay=1.0)

    def ask(transport: Transport) -> None:
        with suppress(WebexError):
            transport.ask("GET", f"{cloud.api_url}/people/me", headers=headers)

    headers = {"Authorization": f"Bearer {cloud.environment()['WEBEX_BOT_TOKEN']}"}
    with nothing_left_open():
        transport = Transport(trust())
        asking = threading.Thread(target=ask, args=(transport,))
        asking.start()
        cloud.until(lambda: cloud.requests)
        proxy.freeze()
        transport.close()
        asking.join()
        del transport, asking
    proxy.close()


def test_a_cloud_that_is_stopped_while_clients_connect(tmp_path: Path) -> None:
    stopped = threading.Event()

    def connect(address: tuple[str, int]) -> None:
        while not stopped.is_set():
            with suppress(OSError), socket.create_connection(address, timeout=2.0) as connection:
                connection.sendall(b"CONNECT webexapis.com:443 HTTP/1.1\r\n\r\n")
                connection.recv(100)

    with nothing_left_open():
        for _ in range(5):
            stopped.clear()
            with Cloud.started(tmp_path) as cloud:
                proxy = urlsplit(cloud.proxy_url)
                address = (str(proxy.hostname), proxy.port or 0)
                clients = [threading.Thread(target=connect, args=(address,)) for _ in range(4)]
                for client in clients:
                    client.start()
                cloud.until(lambda cloud=cloud: cloud.state.connected_hosts)  # type: ignore[misc]
            stopped.set()
            for client in clients:
                client.join()
