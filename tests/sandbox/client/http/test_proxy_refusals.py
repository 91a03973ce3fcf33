"""Each client names a proxy that refuses, asks for a password or cuts the connection, and DNS that fails."""

from __future__ import annotations

import base64
import logging
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.errors import BotError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints
from bot.webex.http.retry import RequestFailed
from bot.webex.outbound.files import WebexFiles
from tests.sandbox.client.http.test_proxy import (
    CLIENTS,
    Client,
    fetch_a_file,
    get_with_sdk,
    get_with_transport,
    read_directory,
)
from tests.sandbox.listener.listener_recorder import ListenerRecorder
from tests.sandbox.process import started
from tests.sandbox.proxies import CountingProxy, no_names, refusing

pytestmark = pytest.mark.slow

LASTING = [
    (b"HTTP/1.1 403 Forbidden\r\n\r\n", "The proxy does not connect the bot to Webex (403)."),
    (
        b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n',
        "The proxy asks for a user and a password (407).",
    ),
]
PASSING = [
    (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", "The proxy does not connect the bot to Webex (502)."),
    (b"HTTP/1.1 200 Connection established\r\n\r\n", "The connection to Webex was cut."),
]


@pytest.fixture
def cloud(plain_own_cloud: Cloud) -> Cloud:
    return plain_own_cloud


def sentence(client: Callable[[Cloud], None], cloud: Cloud) -> str:
    """How the client says that it could not."""
    with pytest.raises((BotError, RequestFailed)) as refused:
        client(cloud)
    if isinstance(refused.value, RequestFailed):
        assert refused.value.cause is not None, refused.value
        return refused.value.cause.sentence
    assert isinstance(refused.value, BotError)
    return refused.value.sentence


def fetch_with_short_timeout(cloud: Cloud) -> None:
    files = WebexFiles(cloud.tokens.bot, Endpoints.at(), seconds=0.3)
    try:
        files.fetch(f"{cloud.api_url}/contents/any", 100)
    finally:
        files.close()


@pytest.mark.parametrize(("answer", "said"), LASTING)
@pytest.mark.parametrize("client", [get_with_sdk, get_with_transport, read_directory, fetch_a_file])
def test_a_proxy_that_refuses_is_named_at_once(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, answer: bytes, said: str, client: Client
) -> None:
    with refusing(answer) as url:
        monkeypatch.setenv("HTTPS_PROXY", url)
        assert said in sentence(client, cloud)


@pytest.mark.parametrize(("answer", "said"), PASSING)
@pytest.mark.parametrize("client", [fetch_with_short_timeout, get_with_transport, read_directory])
def test_a_line_that_breaks_is_named_in_the_end(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, answer: bytes, said: str, client: Client
) -> None:
    with refusing(answer) as url:
        monkeypatch.setenv("HTTPS_PROXY", url)
        assert said in sentence(client, cloud)


@pytest.mark.parametrize("client", [fetch_with_short_timeout, get_with_transport, read_directory])
def test_dns_that_fails_is_named(cloud: Cloud, monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    with no_names(socket.gaierror(socket.EAI_NONAME, "Name or service not known")) as names:
        assert "DNS knows no address" in sentence(client, cloud)
    assert names == {"proxy.example"}, "no client looks for Webex itself past the proxy"


@pytest.mark.parametrize(("answer", "said"), LASTING + PASSING)
def test_the_listener_says_why_it_cannot_connect_and_tries_again(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, answer: bytes, said: str
) -> None:
    caplog.set_level(logging.WARNING)
    recorder = ListenerRecorder(cloud)
    with refusing(answer) as url:
        monkeypatch.setenv("HTTPS_PROXY", url)
        recorder.listener.start()
        cloud.until(lambda: f"Not connected to Webex: {said}; trying again" in caplog.text)
        assert recorder.listener.stop(10.0)
    recorder.queue.close()
    recorder.messenger.close()


@CLIENTS
@pytest.mark.parametrize("written", ["http://user:pa%40ss@{address}", "user:pa%40ss@{address}"])
def test_user_and_password_reach_the_proxy(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, client: Client, written: str
) -> None:
    proxy = CountingProxy(cloud.proxy_url)
    monkeypatch.setenv("HTTPS_PROXY", written.format(address=urlsplit(proxy.url).netloc))
    client(cloud)
    proxy.close()
    expected = b"proxy-authorization: basic " + base64.b64encode(b"user:pa@ss").lower()
    assert proxy.asked
    assert [asked for asked in proxy.asked if expected not in asked.lower()] == []


@pytest.mark.parametrize(
    "written", ["http://", "http://user:hunter2@:3128", "socks5://user:hunter2@127.0.0.1:1", "http://[::1"]
)
@pytest.mark.parametrize("client", [get_with_sdk, get_with_transport, read_directory])
def test_an_address_that_is_no_proxys_is_said_without_its_password(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, client: Client, written: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", written)
    said = sentence(client, cloud)
    assert "HTTPS_PROXY cannot be used" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("command", ["", "doctor"])
@pytest.mark.parametrize(("answer", "said"), LASTING)
def test_the_start_and_the_doctor_say_it(
    cloud: Cloud, tmp_path: Path, answer: bytes, said: str, command: str
) -> None:
    with refusing(answer) as url:
        with_password = url.replace("//", "//user:hunter2@")
        with started(cloud, tmp_path, *filter(None, [command]), HTTPS_PROXY=with_password) as bot:
            assert bot.ends() == 1, bot.printed()
    assert said in bot.printed()
    assert [one for one in ("hunter2", "Traceback", "sandbox-bot") if one in bot.printed()] == []
