"""One TLS context for every connection, and no server that it does not vouch for."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme
from webex_bot.websockets import webex_websocket_client

from bot.config import PRODUCTION
from bot.errors import BotError
from bot.sandbox.cloud import Cloud
from bot.webex.endpoints import Endpoints, equip, trust
from bot.webex.files import WebexFiles
from bot.webex.messenger import WebexMessenger
from bot.webex.people import People
from bot.webex.retry import Refusal
from bot.webex.tokens import GivenToken
from bot.webex.wire import Unanswered, Wire
from tests.sandbox.clients import Clock

AT = Endpoints.at(PRODUCTION)


def by_files(token: str) -> None:
    WebexFiles(token, AT).fetch(f"{PRODUCTION}/contents/x", 10)


def by_messenger(token: str) -> None:
    WebexMessenger(token, AT).me()


def by_people(token: str) -> None:
    People(AT, GivenToken(token), Clock(), lambda seconds: None).person("someone")


def by_wire(token: str) -> None:
    wire = Wire(trust())
    try:
        wire.ask("GET", f"{PRODUCTION}/people/me", headers={"Authorization": f"Bearer {token}"})
    finally:
        wire.close()


def by_listener(token: str) -> None:
    equip(requests.Session(), PRODUCTION, anywhere=True).get(AT.u2c_url, timeout=10)


@pytest.mark.parametrize("ask", [by_files, by_messenger, by_people, by_wire, by_listener])
def test_a_server_that_nobody_vouches_for_is_told_nothing(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[str], None]
) -> None:
    ask_and_forget(ask, cloud)
    asked = len(cloud.requests)
    assert asked, "with the right authority it is"
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, str(other))
    with pytest.raises((BotError, Unanswered, requests.exceptions.SSLError)):
        ask(cloud.tokens.bot)
    assert len(cloud.requests) == asked


def ask_and_forget(ask: Callable[[str], None], cloud: Cloud) -> None:
    try:
        ask(cloud.tokens.bot)
    except (BotError, Refusal) as error:
        assert "certificate" not in str(error)


def test_one_context_is_made_and_shared(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    first = trust()
    read: list[Any] = []

    def counted(self: ssl.SSLContext, *args: Any, **kwargs: Any) -> None:
        read.append(args or kwargs)
        load(self, *args, **kwargs)

    load = ssl.SSLContext.load_verify_locations
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counted)
    AT.install()
    client: Any = webex_websocket_client
    assert client.ssl_context is trust() is first
    assert (first.verify_mode, first.check_hostname) == (ssl.CERT_REQUIRED, True)
    for ask in (by_messenger, by_wire):
        ask(cloud.tokens.bot)
    assert read == []


def test_a_bundle_that_was_renewed_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "bundle.pem"
    trustme.CA().cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    before = trust()
    trustme.CA().cert_pem.write_to_path(str(bundle), append=True)
    assert trust() is not before
    assert trust() is trust()
