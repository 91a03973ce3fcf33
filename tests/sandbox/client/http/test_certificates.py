"""Every client of the bot refuses a wrong certificate before it sends anything, and says why."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from bot.errors import WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.network import hosts
from bot.sandbox.network.tls import server_context
from bot.webex.endpoints import Endpoints
from bot.webex.http.retry import RequestFailed
from tests.chat import Chat, read
from tests.sandbox.client.http.test_proxy import (
    fetch_a_file,
    get_with_sdk,
    get_with_transport,
    read_directory,
)
from tests.sandbox.listener.listener_recorder import ListenerRecorder

YEAR = timedelta(days=365)
NOW = datetime.now(UTC)


@pytest.fixture
def cloud(plain_own_cloud: Cloud) -> Cloud:
    return plain_own_cloud


def expired(cloud: Cloud) -> ssl.SSLContext:
    return cloud.authority.certify(hosts.ALL_HOSTS, not_before=NOW - YEAR, not_after=NOW - timedelta(days=1))


def not_yet_valid(cloud: Cloud) -> ssl.SSLContext:
    return cloud.authority.certify(hosts.ALL_HOSTS, not_before=NOW + timedelta(days=1), not_after=NOW + YEAR)


def for_another_host(cloud: Cloud) -> ssl.SSLContext:
    return cloud.authority.certify(["webexapis.com.example"])


def by_nobody_known(cloud: Cloud) -> ssl.SSLContext:
    return server_context(trustme.CA().issue_cert(*hosts.ALL_HOSTS))


def self_signed(cloud: Cloud) -> ssl.SSLContext:
    """The authority's own certificate, shown as if it were the server's."""
    other, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    file = cloud.ca_file.with_name("self-signed.pem")
    file.write_bytes(other.private_key_pem.bytes() + other.cert_pem.bytes())
    context.load_cert_chain(file)
    return context


WRONG = pytest.mark.parametrize(
    ("certificate", "why"),
    [
        (expired, "it has expired"),
        (not_yet_valid, "it is not valid yet"),
        (for_another_host, "it is for another host"),
        (self_signed, "it is self-signed"),
        (by_nobody_known, "nobody whom this machine trusts vouches for it"),
    ],
)
Certificate = Callable[[Cloud], ssl.SSLContext]


def present(cloud: Cloud, certificate: Certificate, *names: str) -> None:
    cloud.certificates.update(dict.fromkeys(names, certificate(cloud)))


@WRONG
@pytest.mark.parametrize("client", [get_with_sdk, get_with_transport, read_directory, fetch_a_file])
def test_the_api_is_not_told_anything(
    cloud: Cloud, certificate: Certificate, why: str, client: Callable[[Cloud], None]
) -> None:
    present(cloud, certificate, hosts.API)
    with pytest.raises((WebexError, RequestFailed)) as refused:
        client(cloud)
    error = refused.value
    said = error.sentence if isinstance(error, WebexError) else str(getattr(error, "cause", None))
    assert f"is not trusted: {why}." in said
    assert cloud.requests == []


@WRONG
@pytest.mark.parametrize("host", [hosts.CATALOGUE, hosts.DEVICES, hosts.SOCKETS])
def test_the_listener_does_not_connect_to_a_host_with_a_wrong_certificate(
    cloud: Cloud, certificate: Certificate, why: str, host: str, caplog: pytest.LogCaptureFixture
) -> None:
    """webex-bot's requests, and its websocket."""
    caplog.set_level(logging.WARNING)
    recorder = ListenerRecorder(cloud)
    present(cloud, certificate, host)
    recorder.listener.start()
    cloud.until(lambda: "trying again" in caplog.text)
    assert (
        f"Not connected to Webex: The certificate of Webex, or of a proxy on the way, is not trusted: {why}."
        in (caplog.text)
    )
    assert recorder.listener.stop(10.0)
    recorder.queue.close()
    recorder.messenger.close()
    assert cloud.sockets == 0
    assert not any(one.path.startswith("/wdm") for one in cloud.requests if host is not hosts.SOCKETS)


@pytest.mark.parametrize("named_by", [1, 2])
def test_the_whole_bot_loads_the_bundle_once(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named_by: int
) -> None:
    """A real bundle takes 40 ms and more memory each time; a start and the first questions load it once,
    also where two options name it."""
    loaded: list[Any] = []
    load, defaults = ssl.SSLContext.load_verify_locations, ssl.SSLContext.set_default_verify_paths

    def counted(context: ssl.SSLContext, *args: Any, **options: Any) -> None:
        loaded.append(options or args)
        load(context, *args, **options)

    def counted_defaults(context: ssl.SSLContext) -> None:
        loaded.append("the system's")
        defaults(context)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counted)
    monkeypatch.setattr(ssl.SSLContext, "set_default_verify_paths", counted_defaults)
    if named_by == 1:
        monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}") as chat:
        assert "Lobby Paris" in read(chat.ask("show intercept lobby paris"))
        assert "Ana Roux" in read(chat.ask("whoami"))
        cloud.close_sockets()
        cloud.until(lambda: cloud.sockets)
        assert "Lobby Paris" in read(chat.ask("show intercept lobby paris"))
    assert loaded == [{"cafile": cloud.ca_file}]


def test_a_bundle_that_is_none_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_text("no certificate", encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(nonsense))
    with pytest.raises(Exception, match="no bundle of certificates"):
        Endpoints.at()


def test_netrc_is_not_read(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands there would go to Webex in the place of the bot's tokens."""
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {hosts.API} login somebody password hunter2\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for client in (get_with_sdk, get_with_transport, read_directory, fetch_a_file):
        client(cloud)
    assert {one.who for one in cloud.requests} == {"bot", "admin"}
