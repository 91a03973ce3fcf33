"""Requests that the cloud refuses before their operation is carried out."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import RestClient


def intercept(cloud: Cloud) -> str:
    return f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "kind", ["text/plain", FORM, "application/octet-stream", "multipart/form-data", None]
)
def test_a_body_of_another_content_type_is_415(cloud: Cloud, admin: RestClient, kind: str | None) -> None:
    answer = admin.call("PUT", intercept(cloud), data=b'{"enabled": true}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is False


@pytest.mark.parametrize("kind", ["application/json", "application/json;charset=utf-8"])
def test_json_is_taken(cloud: Cloud, admin: RestClient, kind: str) -> None:
    answer = admin.call("PUT", intercept(cloud), data=b'{"enabled": true}', headers={"Content-Type": kind})
    assert answer.status_code == 204


def test_an_empty_body_is_400(cloud: Cloud, admin: RestClient, bot: RestClient) -> None:
    json = {"Content-Type": "application/json"}
    assert admin.call("PUT", intercept(cloud), headers=json).status_code == 400
    assert admin.call("PUT", intercept(cloud)).status_code == 400
    assert bot.call("POST", "/messages", headers=json).status_code == 400


@pytest.mark.parametrize("said", ["{}", "Basic {}", "bearer{}", "Token {}"])
def test_a_token_without_bearer_is_refused(cloud: Cloud, said: str) -> None:
    token = cloud.environment()["WEBEX_ADMIN_TOKEN"]
    with RestClient(cloud, token) as client:
        client.headers["Authorization"] = said.format(token)
        assert client.call("GET", "/people/me").status_code == 401


@pytest.mark.parametrize("path", ["/workspaces", "/people", "/locations", "/telephony/config/numbers"])
def test_the_size_of_a_page_is_limited(cloud: Cloud, admin: RestClient, path: str) -> None:
    set_quirks(cloud, too_large_pages="refused")
    assert admin.call("GET", path, params={"max": "0"}).status_code == 400
    assert admin.call("GET", path, params={"max": "null"}).status_code == 400
    assert admin.call("GET", path, params={"max": "99999"}).status_code == 400
    assert admin.call("GET", path, params={"max": "1000"}).status_code == 200
    set_quirks(cloud, too_large_pages="capped")
    assert admin.call("GET", path, params={"max": "99999"}).status_code == 200
