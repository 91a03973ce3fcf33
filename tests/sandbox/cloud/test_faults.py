"""Faults and limits of the cloud, and its records of requests."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import QUIRK_VALUES
from tests.sandbox.rest_client import RestClient


def test_a_fault_applies_to_matching_requests_and_only_so_often(cloud: Cloud, admin: RestClient) -> None:
    cloud.fault("^GET /workspaces$", status=429, headers={"Retry-After": "2"}, times=2)
    answers = [
        admin.call("GET", path) for path in ("/locations", "/workspaces", "/workspaces", "/workspaces")
    ]
    assert [answer.status_code for answer in answers] == [200, 429, 429, 200]
    assert answers[1].headers["Retry-After"] == "2"
    assert answers[1].json()["trackingId"] == answers[1].headers["TrackingID"]


@pytest.mark.parametrize(
    ("body", "text"), [("<html>Bad gateway</html>", "<html>Bad gateway</html>"), ('{"cut', '{"cut')]
)
def test_bodies_that_are_not_json(cloud: Cloud, admin: RestClient, body: str, text: str) -> None:
    cloud.fault("GET /people/me", status=502, body=body)
    assert admin.call("GET", "/people/me").text == text


def test_a_write_can_happen_and_answer_an_error(cloud: Cloud, admin: RestClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    path = f"/workspaces/{lobby.id}/features/intercept"
    cloud.fault("PUT .*/intercept", status=503)
    assert admin.call("PUT", path, json={"enabled": True}).status_code == 503
    assert cloud.setting(lobby, "intercept")["enabled"] is False
    cloud.fault("PUT .*/intercept", status=503, before=False)
    assert admin.call("PUT", path, json={"enabled": True}).status_code == 503
    assert cloud.setting(lobby, "intercept")["enabled"] is True


def test_a_connection_is_cut_before_or_after(cloud: Cloud, bot: RestClient) -> None:
    space = cloud.space("ana")
    cloud.fault("POST /messages", drop=True)
    with pytest.raises(requests.ConnectionError):
        bot.call("POST", "/messages", json={"roomId": space.id, "text": "lost"})
    cloud.fault("POST /messages", drop=True, before=False)
    with pytest.raises(requests.ConnectionError):
        bot.call("POST", "/messages", json={"roomId": space.id, "text": "said all the same"})
    assert [message.text for message in cloud.messages(space)] == ["said all the same"]
    assert [request.status for request in cloud.requests] == [0, 0]


def test_answers_can_be_slow(cloud: Cloud, bot: RestClient) -> None:
    cloud.fault("GET /people/me", status=None, delay=0.2)
    began = time.monotonic()
    assert bot.call("GET", "/people/me").status_code == 200
    assert time.monotonic() - began >= 0.2
    cloud.latency = 0.2
    began = time.monotonic()
    bot.call("GET", "/people/me")
    assert time.monotonic() - began >= 0.2
    cloud.reset()
    assert cloud.latency == 0


def test_a_request_that_waits_during_a_reset_changes_and_records_nothing(
    cloud: Cloud, admin: RestClient
) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"
    cloud.fault("PUT .*/intercept", status=None, delay=0.2)
    with ThreadPoolExecutor() as threads:
        late = threads.submit(admin.call, "PUT", path, json={"enabled": True})
        cloud.until(lambda: not cloud.state.faults)
        cloud.reset()
        with pytest.raises(requests.ConnectionError):
            late.result()
    assert cloud.requests == []
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is False


def test_requests_are_recorded_with_who_and_what(cloud: Cloud, admin: RestClient, bot: RestClient) -> None:
    admin.call("GET", "/workspaces", params={"max": "5"})
    bot.call("POST", "/messages", json={"roomId": cloud.space("ana").id, "text": "hi"})
    first, second = cloud.requests
    assert (first.method, first.path, first.query, first.status) == ("GET", "/workspaces", {"max": "5"}, 200)
    assert (first.who, first.token) == ("admin", cloud.environment()["WEBEX_ADMIN_TOKEN"])
    assert (second.who, second.body["text"]) == ("bot", "hi")
    assert cloud.breaches == []


def test_breaches_are_refused_and_recorded(cloud: Cloud, admin: RestClient) -> None:
    assert admin.call("GET", "/workspaces", params={"colour": "red"}).status_code == 400
    assert admin.call("GET", "/wrkspaces").status_code == 404
    lobby = cloud.workspace("Lobby Paris").id
    path, json = f"/workspaces/{lobby}/features/intercept", {"Content-Type": "application/json"}
    assert admin.call("PUT", path, data="{not json", headers=json).status_code == 400
    assert [breach.path.rsplit("/", 1)[-1] for breach in cloud.breaches] == [
        "workspaces",
        "wrkspaces",
        "intercept",
    ]
    assert "colour" in cloud.breaches[0].why


def test_a_wait_in_vain_shows_the_last_messages(cloud: Cloud) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), "is anybody there?")
    with pytest.raises(AssertionError, match="is anybody there"):
        cloud.until(lambda: cloud.deleted, timeout=0.05)
    assert cloud.until(lambda: cloud.messages(cloud.space("ana")))[0].text == "is anybody there?"


@pytest.mark.parametrize("retry_after", QUIRK_VALUES["retry_after"])
def test_requests_above_the_limit_are_answered_429(cloud: Cloud, admin: RestClient, retry_after: str) -> None:
    cloud.limit(5, retry_after)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: admin.call("GET", "/locations"), range(40)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert {answer.headers.get("Retry-After") for answer in refused} == {retry_after or None}
    assert cloud.refused == len(refused) > 0
    assert len(answers) - len(refused) >= 5
    assert [one.status for one in cloud.requests].count(429) == len(refused)
    cloud.limit(None)
    assert admin.call("GET", "/locations").status_code == 200
    assert cloud.refused == 0
