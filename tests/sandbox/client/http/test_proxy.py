"""Proxies and certificates from the standard environment, for every client."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import trustme

from bot.errors import BotError, WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.network import hosts
from bot.webex.endpoints import PRODUCTION_U2C, Endpoints, trust
from bot.webex.http.retry import RequestFailed
from bot.webex.http.transport import Transport
from bot.webex.inbound import websocket as connection
from bot.webex.outbound.files import WebexFiles
from bot.webex.outbound.messenger import WebexMessenger
from tests.chat import Chat, read
from tests.recordings import drop
from tests.sandbox.clients import client as webex_client
from tests.sandbox.listener.listener_recorder import ListenerRecorder, opened, running
from tests.sandbox.proxies import CountingProxy, NameLookedUp, connections, no_names


@pytest.fixture
def cloud(own_cloud: Cloud) -> Cloud:
    return own_cloud


@pytest.fixture
def proxy(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Iterator[CountingProxy]:
    """The way to the cloud, seen from outside."""
    proxy = CountingProxy(cloud.proxy_url)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    yield proxy
    proxy.close()


def get_with_sdk(cloud: Cloud) -> None:
    messenger = WebexMessenger(cloud.environment()["WEBEX_BOT_TOKEN"], Endpoints.at(cloud.api_url))
    try:
        messenger.me()
    finally:
        messenger.close()


def get_with_transport(cloud: Cloud) -> None:
    transport = Transport(trust())
    try:
        token = cloud.environment()["WEBEX_ADMIN_TOKEN"]
        answer = transport.ask(
            "GET", f"{cloud.api_url}/people/me", headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status == 200
    finally:
        transport.close()


def hear_over_websocket(cloud: Cloud) -> None:
    with opened(cloud) as recorder:
        cloud.say(cloud.person("ana"), cloud.space("ana"), "hello")
        recorder.heard("hello")


def read_directory(cloud: Cloud) -> None:
    with webex_client(cloud) as webex:
        assert webex.directory.person(cloud.person("ana").id).roles
        assert webex.directory.workspaces()


def fetch_a_file(cloud: Cloud) -> None:
    message = cloud.say(cloud.person("ana"), cloud.space("ana"), "", files=[("x.wav", b"content")])
    files = WebexFiles(cloud.environment()["WEBEX_BOT_TOKEN"], Endpoints.at(cloud.api_url))
    try:
        url = f"{cloud.api_url}/contents/{cloud.state.messages[message].files[0].id}"
        assert files.fetch(url, 100) == b"content"
    finally:
        files.close()


CLIENTS = pytest.mark.parametrize(
    "client", [get_with_sdk, get_with_transport, hear_over_websocket, read_directory, fetch_a_file]
)
Client = Callable[[Cloud], None]


@CLIENTS
def test_https_proxy_is_used(cloud: Cloud, proxy: CountingProxy, client: Client) -> None:
    client(cloud)
    # The listener has three clients: webexteamssdk, webex-bot's requests and its websocket.
    others = {hosts.CATALOGUE, hosts.DEVICES, hosts.SOCKETS} if client is hear_over_websocket else set()
    expected = {f"{host}:443" for host in {hosts.API, *others}}
    assert expected <= set(proxy.tunnels) <= {*expected, f"{hosts.CONVERSATIONS}:443"}


def test_the_whole_bot_connects_to_nothing_but_the_proxy(
    cloud: Cloud, proxy: CountingProxy, tmp_path: Path
) -> None:
    options: dict[str, Any] = {name.lower(): value for name, value in cloud.refresh_environment().items()}
    with connections() as targets:
        database = f"sqlite:///{tmp_path / 'bot.db'}"
        with Chat.started(cloud, database, **{**options, "webex_admin_token": ""}) as chat:
            form = chat.ask("edit ptt lobby paris")
            assert "Saved" in read(chat.press(form, "Save", inputs={"f-members--add": "Ana Roux"}))
            assert "Webex holds the recording" in read(drop(chat, words="greeting busy lobby paris"))
            assert "Lobby Paris" in read(chat.ask("show lobby paris"))
            clients = {one.path.split("/")[1] for one in cloud.requests}
    assert {"access_token", "people", "workspaces", "telephony", "messages", "contents"} <= clients
    own = urlsplit(cloud.proxy_url).port
    direct = [one for one in targets if one == own]
    assert len(direct) == len(proxy.tunnels), "only the proxy itself connects to the cloud"
    assert {*targets} == {own, urlsplit(proxy.url).port}


def test_a_message_does_not_wait_for_its_headers_to_be_acknowledged(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, at_once = HTTPConnection.send, []

    def noting(self: HTTPConnection, data: Any) -> None:
        send(self, data)
        at_once.append(self.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)

    monkeypatch.setattr(HTTPConnection, "send", noting)
    get_with_sdk(cloud)
    assert at_once
    assert all(at_once)


def test_nothing_goes_past_the_proxy(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """The websocket has no other way either: a proxy that is not there keeps the listener from connecting."""
    recorder = ListenerRecorder(cloud)
    with running(recorder):
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
        cloud.close_sockets()
        cloud.until(lambda: not recorder.listener.connected)
        assert cloud.sockets == 0
        monkeypatch.setenv("HTTPS_PROXY", cloud.proxy_url)
        recorder.connected_again()


def test_a_half_open_socket_is_noticed(
    cloud: Cloud, proxy: CountingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PING_SECONDS", 0.5)
    monkeypatch.setattr(connection, "PONG_SECONDS", 0.5)
    with opened(cloud) as recorder:
        proxy.freeze()
        recorder.connected_again()
        cloud.say(cloud.person("ana"), cloud.space("ana"), "hello")
        recorder.heard("hello")


@CLIENTS
def test_no_proxy_is_honoured(
    cloud: Cloud, proxy: CountingProxy, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setenv("NO_PROXY", "example.com,webexapis.com,.wbx2.com")
    with no_names(NameLookedUp()) as looked_up, pytest.raises(NameLookedUp):
        client(cloud)
    assert looked_up == {hosts.API}
    assert proxy.tunnels == []


@CLIENTS
@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_either_name_of_a_bundle_is_honoured(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, client: Client, name: str
) -> None:
    for other in {"SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"} - {name}:
        monkeypatch.delenv(other)
    client(cloud)


@pytest.mark.parametrize("client", [get_with_sdk, get_with_transport])
@pytest.mark.parametrize("named", [True, False])
def test_without_the_right_bundle_nothing_is_said(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: Client, named: bool
) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        if named:
            monkeypatch.setenv(name, str(other))
        else:
            monkeypatch.delenv(name)
    with pytest.raises((WebexError, RequestFailed)) as refused:
        client(cloud)
    if isinstance(refused.value, WebexError):
        assert "is not trusted" in refused.value.sentence
    assert cloud.requests == []


def test_a_bundle_that_is_not_there_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    with pytest.raises(BotError, match="SSL_CERT_FILE names /nowhere"):
        trust()


def test_trust_verifies_names_and_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    context = trust()
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert context.cert_store_stats()["x509_ca"] > 50


@pytest.mark.parametrize(
    ("url", "api", "u2c"),
    [
        ("https://webexapis.com/v1", "https://webexapis.com/v1", PRODUCTION_U2C),
        ("https://webexapis.com/v1/", "https://webexapis.com/v1", PRODUCTION_U2C),
        ("https://webexapis.com", "https://webexapis.com/v1", PRODUCTION_U2C),
        ("https://webexapis.com/", "https://webexapis.com/v1", PRODUCTION_U2C),
        ("https://127.0.0.1:8/v1", "https://127.0.0.1:8/v1", "https://127.0.0.1:8/u2c/api/v1/catalog"),
    ],
)
def test_where_webex_lives(url: str, api: str, u2c: str) -> None:
    endpoints = Endpoints.at(url)
    assert endpoints == Endpoints(api, u2c)
    assert urljoin(endpoints.sdk_url, "people/me") == f"{api}/people/me"


@pytest.mark.parametrize("url", ["", "webexapis.com/v1", "ftp://webexapis.com", "https://"])
def test_an_address_that_is_none_is_told_in_words(url: str) -> None:
    with pytest.raises(BotError, match="WEBEX_API_URL"):
        Endpoints.at(url)
