"""A client that is stopped in the middle of something leaves no connection open."""

from __future__ import annotations

import gc
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import requests

from bot.errors import WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints, equip, trust
from bot.webex.http.transport import Transport
from bot.webex.inbound.websocket import ConnectionLost, Websocket
from tests.sandbox.listener.doorway import reachable
from tests.sandbox.proxies import CountingProxy, silent


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    with Cloud.started(tmp_path) as cloud, reachable(cloud, monkeypatch):
        yield cloud


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
    socket = Websocket(
        cloud.environment()["WEBEX_BOT_TOKEN"],
        session,
        "bot/here/1",
        opened=lambda: None,
        accept=lambda frame: None,
    )
    socket._get_device_info()

    def live() -> None:
        with suppress(ConnectionLost):
            socket.live()

    with silent() as (url, asked), nothing_left_open():
        monkeypatch.setenv("HTTPS_PROXY", url)
        life = threading.Thread(target=live)
        life.start()
        assert asked.wait(10.0)
        socket.cancel()
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
