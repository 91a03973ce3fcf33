"""The JSON client: when it waits, when it tries again, and which error each refusal becomes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.errors import BotError, NotFound, Uncertain, WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.http.client import ApiRequest
from bot.webex.http.error_text import ADMIN_MEANINGS
from bot.webex.http.transport import Response
from tests.sandbox.clients import INTERCEPT, Client, client, given
from tests.sandbox.conftest import set_quirks

REFUSALS = sorted(ADMIN_MEANINGS)
WAITING = (423, 429)
BROKEN = (500, 502, 503, 504)


def read(webex: Client) -> object:
    return webex.rest.request(ApiRequest("GET", "/workspaces", query={"max": 3})).body


def write(webex: Client) -> Response:
    lobby = webex.cloud.workspace("Lobby Paris").id
    return webex.rest.request(ApiRequest("PUT", INTERCEPT, {"workspaceId": lobby}, json={"enabled": True}))


def enabled(webex: Client) -> object:
    return webex.cloud.setting(webex.cloud.workspace("Lobby Paris"), "intercept")["enabled"]


def refused(webex: Client, writing: bool) -> WebexError:
    with pytest.raises(WebexError) as caught:
        write(webex) if writing else read(webex)
    return caught.value


@pytest.mark.parametrize("status", REFUSALS)
def test_every_refusal_of_a_read_is_a_sentence_with_a_next_step(webex: Client, status: int) -> None:
    webex.cloud.fault("GET /workspaces", status=status, times=99)
    error = refused(webex, writing=False)
    assert error.status == status
    assert error.sentence.endswith(".")
    assert error.next_step.endswith(".")
    assert error.tracking_id.startswith("SANDBOX_")
    assert "changed" not in error.sentence
    assert isinstance(error, NotFound) == (status in (404, 410))


@pytest.mark.parametrize("status", REFUSALS)
def test_every_refusal_of_a_write_says_whether_something_was_changed(webex: Client, status: int) -> None:
    webex.cloud.fault("PUT .*/intercept", status=status, times=99)
    error = refused(webex, writing=True)
    assert error.status == status
    assert isinstance(error, Uncertain) == (status in BROKEN)
    assert error.sentence.endswith("Nothing was changed.") == (status not in BROKEN)


@pytest.mark.parametrize("status", [*WAITING, *BROKEN])
def test_a_read_gets_through_what_passes(webex: Client, status: int) -> None:
    set_quirks(webex.cloud, retry_after="1")
    webex.cloud.fault("GET /workspaces", status=status, times=2)
    assert read(webex)
    assert len(webex.asked("/workspaces")) == 3


@pytest.mark.parametrize("status", BROKEN)
def test_a_read_is_given_up_on_after_a_few_failures(webex: Client, status: int) -> None:
    webex.cloud.fault("GET /workspaces", status=status, times=99)
    refused(webex, writing=False)
    assert len(webex.asked("/workspaces")) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 415, 428])
def test_a_plain_no_is_not_asked_again(webex: Client, status: int) -> None:
    webex.cloud.fault("GET /workspaces", status=status, times=99)
    refused(webex, writing=False)
    assert len(webex.asked("/workspaces")) == 1
    assert webex.time.naps == []


@pytest.mark.parametrize("status", BROKEN)
def test_a_write_that_may_have_happened_is_not_sent_again(webex: Client, status: int) -> None:
    webex.cloud.fault("PUT .*/intercept", status=status, before=False)
    assert isinstance(refused(webex, writing=True), Uncertain)
    assert len(webex.asked("/intercept", "PUT")) == 1
    assert enabled(webex) is True


@pytest.mark.parametrize("status", WAITING)
def test_a_write_that_was_told_to_wait_is_sent_again(webex: Client, status: int) -> None:
    webex.cloud.fault("PUT .*/intercept", status=status, headers={"Retry-After": "3"})
    assert write(webex).status in (200, 204)
    assert enabled(webex) is True
    assert 3.0 <= sum(webex.time.naps) < 4.0


@pytest.mark.parametrize("before", [True, False])
def test_a_write_whose_connection_breaks_is_sent_once_and_uncertain(webex: Client, before: bool) -> None:
    read(webex)  # so that the write goes over a connection that was used before
    webex.cloud.fault("PUT .*/intercept", drop=True, before=before, times=99)
    error = refused(webex, writing=True)
    assert isinstance(error, Uncertain)
    assert error.status == 0
    assert len(webex.asked("/intercept", "PUT")) == 1
    assert enabled(webex) is not before


def test_a_read_whose_connection_breaks_is_tried_again(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", drop=True, times=2)
    assert read(webex)


@pytest.mark.parametrize("writing", [True, False])
def test_nobody_there_is_said_and_nothing_is_uncertain(cloud: Cloud, writing: bool) -> None:
    with client(cloud, api_url="https://127.0.0.1:9/v1") as webex:
        error = refused(webex, writing)
    assert error.sentence.startswith("Webex could not be reached.")
    assert not isinstance(error, Uncertain)


def test_silence_ends_in_time(cloud: Cloud) -> None:
    with client(cloud, seconds=0.2) as webex:
        cloud.fault("PUT .*/intercept", status=None, delay=1.0)
        assert isinstance(refused(webex, writing=True), Uncertain)


@pytest.mark.parametrize(
    ("retry_after", "shortest", "longest"),
    [
        ("2", 2.0, 2.6),
        ("0.5", 0.5, 1.1),
        ("0", 0.0, 0.6),
        ("-7", 0.0, 0.6),
        ("soon", 1.0, 7.0),
        ("", 1.0, 7.0),
        ("nan", 1.0, 7.0),
    ],
)
def test_retry_after_is_kept(webex: Client, retry_after: str, shortest: float, longest: float) -> None:
    webex.cloud.fault("GET /workspaces", status=429, headers={"Retry-After": retry_after})
    assert read(webex)
    assert shortest <= webex.time.naps[0] <= longest


def test_retry_after_may_be_a_date(webex: Client) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True)
    webex.cloud.fault("GET /workspaces", status=429, headers={"Retry-After": soon})
    assert read(webex)
    assert 6.0 <= webex.time.naps[0] <= 9.6


def test_waiting_ends_at_the_deadline(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", status=429, headers={"Retry-After": "25"}, times=99)
    assert refused(webex, writing=False).status == 429
    assert sum(webex.time.naps) <= 60.0
    assert len(webex.asked("/workspaces")) == 3


def test_a_pause_is_shared(webex: Client) -> None:
    """Whoever was not told to wait waits as well, for it is the token that is limited."""
    webex.cloud.fault("GET /locations", status=429, headers={"Retry-After": "20"})
    calls = [
        ApiRequest("GET", "/locations"),
        *(ApiRequest("GET", "/workspaces", query={"max": 1}) for _ in range(20)),
    ]
    answers = webex.rest.request_many(calls)
    assert all(isinstance(answer, Response) for answer in answers)
    assert len(webex.cloud.requests) == 22
    assert max(webex.time.naps) >= 20.0


def test_bulk_is_spaced_and_answers_come_in_order(webex: Client) -> None:
    lobby = webex.cloud.workspace("Lobby Paris").id
    names = ["GET /nowhere"] + [lobby] * 99
    calls = [ApiRequest("GET", INTERCEPT, {"workspaceId": name}) for name in names]
    answers = webex.rest.request_many(calls)
    assert isinstance(answers[0], NotFound)
    assert all(isinstance(answer, Response) for answer in answers[1:])
    assert sum(webex.time.naps) > 1.0, "sixty more than may start at once are not sent at once"


def test_a_question_does_not_stand_behind_bulk(webex: Client) -> None:
    webex.cloud.latency = 0.1
    calls = [ApiRequest("GET", "/workspaces", query={"max": 1})] * 60
    with ThreadPoolExecutor(1) as pool:
        bulk = pool.submit(webex.rest.request_many, calls)
        webex.cloud.until(lambda: webex.cloud.requests)
        webex.rest.request(ApiRequest("GET", "/locations"))
        webex.directory.person(webex.cloud.person("ana").id)
        assert not bulk.done()
        assert len(bulk.result(timeout=10)) == 60


@pytest.mark.parametrize(
    "body", ["<html>Gateway</html>", '{"items": [', "[1, 2", "\x00\xff", '"' * 5, "[" * 100_000]
)
def test_what_is_no_json_is_said_to_be_unreadable(webex: Client, body: str) -> None:
    webex.cloud.fault("GET /workspaces", status=200, body=body)
    error = refused(webex, writing=False)
    assert "cannot read" in error.sentence
    assert body[:5] not in str(error)


def test_a_write_that_worked_may_answer_anything(webex: Client) -> None:
    webex.cloud.fault("PUT .*/intercept", status=200, body="<html>ok</html>", before=False)
    assert write(webex).body is None
    assert enabled(webex) is True


def test_html_with_a_refusal_is_not_shown(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", status=403, body="<html><a href='http://evil'>click</a></html>")
    error = refused(webex, writing=False)
    assert "evil" not in error.sentence
    assert error.tracking_id.startswith("SANDBOX_"), "from the header, as the body has none"


def test_a_redirect_is_not_followed(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", status=302, headers={"Location": "/v1/locations"})
    assert refused(webex, writing=False).status == 302
    assert webex.asked("/locations") == []


def test_after_closing_nobody_waits_for_ever(cloud: Cloud) -> None:
    with client(cloud, given(cloud)) as webex:
        webex.transport.close()
        with pytest.raises(BotError, match="stopping"):
            read(webex)
