"""Files of messages are fetched from Webex alone, within limits of size and time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.errors import BotError, WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints
from bot.webex.outbound.files import FileTooLarge, WebexFiles

CONTENT = bytes(range(256)) * 40


def endpoints(cloud: Cloud) -> Endpoints:
    return Endpoints.at(cloud.api_url)


@pytest.fixture
def files(cloud: Cloud) -> Iterator[WebexFiles]:
    fetcher = WebexFiles(cloud.environment()["WEBEX_BOT_TOKEN"], endpoints(cloud), seconds=5.0)
    yield fetcher
    fetcher.close()


def dropped(cloud: Cloud, content: bytes = CONTENT) -> str:
    """The address of a file that Ana drops."""
    ana = cloud.person("ana")
    message_id = cloud.say(ana, cloud.space("ana"), "", files=[("x.wav", content)])
    return f"{cloud.api_url}/contents/{cloud.state.messages[message_id].files[0].id}"


def asked(cloud: Cloud) -> list[str]:
    return [f"{one.method} {one.status}" for one in cloud.requests if "/contents/" in one.path]


@pytest.mark.parametrize("content", [CONTENT, b"", b"x", CONTENT * 100])
def test_a_file_comes_whole(cloud: Cloud, files: WebexFiles, content: bytes) -> None:
    assert files.fetch(dropped(cloud, content), max_bytes=len(CONTENT) * 100) == content
    assert asked(cloud) == ["HEAD 200", "GET 200"]


def test_one_that_says_it_is_too_big_is_not_fetched(cloud: Cloud, files: WebexFiles) -> None:
    with pytest.raises(FileTooLarge, match="Nothing was changed"):
        files.fetch(dropped(cloud), max_bytes=len(CONTENT) - 1)
    assert asked(cloud) == ["HEAD 200"]


def test_one_that_is_bigger_than_it_says_is_cut_off(cloud: Cloud, files: WebexFiles) -> None:
    cloud.fault("HEAD /contents/", status=200, body="")
    with pytest.raises(FileTooLarge):
        files.fetch(dropped(cloud), max_bytes=len(CONTENT) - 1)


def test_a_file_that_is_being_scanned_is_waited_for(cloud: Cloud, files: WebexFiles) -> None:
    cloud.fault("HEAD /contents/", status=423, headers={"Retry-After": "1"})
    cloud.fault("GET /contents/", status=423, headers={"Retry-After": "0"})
    assert files.fetch(dropped(cloud), max_bytes=10**6) == CONTENT
    assert asked(cloud) == ["HEAD 423", "HEAD 200", "GET 423", "HEAD 200", "GET 200"]


def test_a_broken_connection_is_made_again(cloud: Cloud, files: WebexFiles) -> None:
    cloud.fault("GET /contents/", drop=True)
    assert files.fetch(dropped(cloud), max_bytes=10**6) == CONTENT


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "does not have the file"), (410, "malware"), (423, "still scanning"), (428, "cannot scan")],
)
def test_what_webex_holds_back_is_said_in_words(cloud: Cloud, status: int, why: str) -> None:
    fetcher = WebexFiles(cloud.environment()["WEBEX_BOT_TOKEN"], endpoints(cloud), seconds=0.5)
    cloud.fault("(HEAD|GET) /contents/", status=status, headers={"Retry-After": "30"}, times=99)
    with pytest.raises(WebexError, match=why) as caught:
        fetcher.fetch(dropped(cloud), max_bytes=10**6)
    assert caught.value.status == status
    assert caught.value.next_step
    fetcher.close()


def test_the_wrong_token_is_said_so(cloud: Cloud) -> None:
    fetcher = WebexFiles("wrong", endpoints(cloud))
    with pytest.raises(WebexError, match="does not accept the bot's token"):
        fetcher.fetch(dropped(cloud), max_bytes=10**6)
    fetcher.close()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/v1/contents/abc",
        "https://127.0.0.1/v1/contents/abc",
        "http://{host}/v1/contents/abc",
        "https://{host}@evil.example/v1/contents/abc",
        "https://evil.example@{host}/v1/contents/abc",
        "https://{host}.evil.example/v1/contents/abc",
        "https://{host}/v1/contents/../people/me",
        "https://{host}/v1/contents/%2e%2e/people/me",
        "https://{host}/v1/contents/",
        "https://{host}/v1/contents/a/b",
        "https://{host}/v1/people/me",
        "https://{host}/contents/abc",
        "file:///etc/passwd",
        "//{host}/v1/contents/abc",
        "https://[{host}/v1/contents/abc",
        "",
    ],
)
def test_the_token_goes_nowhere_else(cloud: Cloud, files: WebexFiles, address: str) -> None:
    with pytest.raises(BotError, match="not where Webex keeps files"):
        files.fetch(address.format(host=cloud.api_url.split("/")[2]), max_bytes=10**6)
    assert cloud.requests == []


class _Elsewhere(BaseHTTPRequestHandler):
    """Another server, which keeps the headers it is sent."""

    seen: list[str]

    def do_HEAD(self) -> None:
        self.seen.append(str(self.headers))
        self.send_error(404)

    do_GET = do_HEAD  # noqa: N815


def test_no_redirection_is_followed(cloud: Cloud, files: WebexFiles) -> None:
    _Elsewhere.seen = []
    with HTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        location = f"http://127.0.0.1:{server.server_port}/v1/contents/abc"
        cloud.fault("(HEAD|GET) /contents/", status=302, headers={"Location": location}, times=2)
        with pytest.raises(WebexError, match="302"):
            files.fetch(dropped(cloud), max_bytes=10**6)
        server.shutdown()
        thread.join()
    assert _Elsewhere.seen == []


class _Boaster(BaseHTTPRequestHandler):
    """A server whose files have a size of more digits than can be read as a number."""

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "9" * 5_000)
        self.end_headers()


def test_a_size_that_cannot_be_read_as_a_number_is_too_big() -> None:
    with HTTPServer(("127.0.0.1", 0), _Boaster) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v1"
        boaster = WebexFiles("token", Endpoints.at(address), seconds=5.0)
        with pytest.raises(FileTooLarge, match="Nothing was changed"):
            boaster.fetch(f"{address}/contents/abc", max_bytes=10**6)
        boaster.close()
