"""Redirects never send tokens or messages to another host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.errors import BotError, WebexError
from bot.events import Reply
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints
from bot.webex.outbound.messenger import WebexMessenger
from tests.sandbox.clients import client

SINCE = datetime.now(UTC) - timedelta(hours=1)


@dataclass
class Elsewhere:
    """A host that nobody should ask, and what it was asked all the same."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    host = Elsewhere()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            host.asked.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"items": []}')

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - the names of the base class

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield host
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def messenger(cloud: Cloud) -> Iterator[WebexMessenger]:
    messenger = WebexMessenger(cloud.environment()["WEBEX_BOT_TOKEN"], Endpoints.at(cloud.api_url))
    yield messenger
    messenger.close()


def test_the_next_page_of_a_list_is_not_looked_for_elsewhere(
    cloud: Cloud, messenger: WebexMessenger, elsewhere: Elsewhere
) -> None:
    link = {"Link": f'<{elsewhere.url}/rooms?cursor=2>; rel="next"'}
    cloud.fault("GET /rooms", status=200, body='{"items": []}', headers=link)
    assert messenger.missed(SINCE) == [], "what was read is kept"
    assert elsewhere.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_words_are_not_sent_where_a_redirect_points(
    cloud: Cloud, messenger: WebexMessenger, elsewhere: Elsewhere, status: int
) -> None:
    cloud.fault("POST /messages", status=status, headers={"Location": f"{elsewhere.url}/messages"})
    with pytest.raises(WebexError):
        messenger.send(cloud.space("ana").id, Reply("Lobby Paris"))
    assert elsewhere.asked == []


def test_roles_are_not_read_where_a_redirect_points(cloud: Cloud, elsewhere: Elsewhere) -> None:
    ana = cloud.person("ana").id
    cloud.fault(f"GET /people/{ana}", status=307, headers={"Location": f"{elsewhere.url}/people/{ana}"})
    with client(cloud) as webex, pytest.raises(WebexError):
        webex.directory.person(ana)
    assert elsewhere.asked == []


@pytest.mark.parametrize("url", ["http://webexapis.com/v1", "http://10.0.0.7/v1", "ftp://webexapis.com"])
def test_tokens_do_not_travel_in_the_clear(url: str) -> None:
    with pytest.raises(BotError) as caught:
        Endpoints.at(url)
    assert "https" in caught.value.sentence
