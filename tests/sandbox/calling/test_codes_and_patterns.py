"""Access codes and digit patterns of the cloud, and their limits."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.rest_client import RestClient


@pytest.fixture
def codes(cloud: Cloud) -> str:
    lobby = cloud.workspace("Lobby Paris")
    return f"/workspaces/{lobby.id}/features/outgoingPermission/accessCodes"


@pytest.fixture
def patterns(cloud: Cloud) -> str:
    lobby = cloud.workspace("Lobby Paris")
    return f"/telephony/config/workspaces/{lobby.id}/outgoingPermission/digitPatterns"


def held(admin: RestClient, codes: str) -> list[str]:
    return [one["code"] for one in admin.call("GET", codes).json()["accessCodes"]]


def test_codes_are_added_and_deleted(cloud: Cloud, admin: RestClient, codes: str) -> None:
    assert held(admin, codes) == ["4856", "3421"]
    added = admin.call("POST", codes, json={"code": "77001", "description": "Night"})
    assert (added.status_code, added.content) == (201, b"")
    assert admin.call("POST", codes, json={"code": "77001", "description": "Again"}).status_code == 409
    one = f"/telephony/config/workspaces/{cloud.workspace('Lobby Paris').id}/features/accessCodes"
    assert admin.call("DELETE", f"{one}/4856").status_code == 204
    assert admin.call("DELETE", f"{one}/4856").status_code == 404
    assert held(admin, codes) == ["3421", "77001"]
    assert admin.call("PUT", codes, json={"deleteCodes": ["3421", "0000"]}).status_code == 204
    assert held(admin, codes) == ["77001"]
    assert admin.call("DELETE", codes).status_code == 204
    assert held(admin, codes) == []
    assert not cloud.breaches


@pytest.mark.parametrize(
    "body", [{"code": "4"}, {"code": "12ab", "description": "x"}, {"code": 4856, "description": "x"}, {}]
)
def test_invalid_codes_are_refused(admin: RestClient, codes: str, body: dict[str, Any]) -> None:
    assert admin.call("POST", codes, json=body).status_code == 400
    assert len(held(admin, codes)) == 2


def test_a_thousand_codes_and_no_more(cloud: Cloud, admin: RestClient, codes: str) -> None:
    cloud.fill_codes(cloud.workspace("Lobby Paris"), 999)
    assert admin.call("POST", codes, json={"code": "4856", "description": "Last"}).status_code == 201
    assert admin.call("POST", codes, json={"code": "4857", "description": "More"}).status_code == 502
    assert len(held(admin, codes)) == 1000


def test_patterns_are_added_changed_and_deleted(cloud: Cloud, admin: RestClient, patterns: str) -> None:
    (seeded,) = admin.call("GET", patterns).json()["digitPatterns"]
    body = {"name": "Mobiles", "pattern": "06XXXXXXXX", "action": "AUTH_CODE", "transferEnabled": True}
    added = admin.call("POST", patterns, json=body)
    assert added.status_code == 201
    one = f"{patterns}/{added.json()['id']}"
    assert admin.call("GET", one).json() == {"id": added.json()["id"], **body}
    assert admin.call("PUT", one, json={"pattern": "07!"}).status_code == 204
    assert admin.call("GET", one).json() == {"id": added.json()["id"], **body, "pattern": "07!"}
    assert admin.call("PUT", patterns, json={"useCustomDigitPatterns": True}).status_code == 204
    document = admin.call("GET", patterns).json()
    assert document["useCustomDigitPatterns"] is True
    assert [pattern["id"] for pattern in document["digitPatterns"]] == [seeded["id"], added.json()["id"]]
    assert admin.call("DELETE", one).status_code == 204
    for method, change in (("GET", None), ("PUT", {"pattern": "1"}), ("DELETE", None)):
        assert admin.call(method, one, json=change).status_code == 404
    assert admin.call("DELETE", patterns).status_code == 204
    assert admin.call("GET", patterns).json()["digitPatterns"] == []
    assert not cloud.breaches


def test_invalid_patterns_are_refused(admin: RestClient, patterns: str) -> None:
    (seeded,) = admin.call("GET", patterns).json()["digitPatterns"]
    body = {"name": "Mobiles", "pattern": "06XXXXXXXX", "action": "BLOCK", "transferEnabled": True}
    for change, status in (
        ({"pattern": "six"}, 400),
        ({"action": "SING"}, 400),
        ({"name": seeded["name"]}, 409),
        ({"pattern": seeded["pattern"]}, 409),
        ({"id": seeded["id"]}, 400),
    ):
        assert admin.call("POST", patterns, json=body | change).status_code == status, change
    with_id = admin.call("PUT", f"{patterns}/{seeded['id']}", json=seeded)
    assert with_id.status_code == 400
    assert admin.call("GET", patterns).json()["digitPatterns"] == [seeded]


def test_five_hundred_patterns_and_no_more(cloud: Cloud, admin: RestClient, patterns: str) -> None:
    cloud.fill_patterns(cloud.workspace("Lobby Paris"), 500)
    body = {"name": "One more", "pattern": "1", "action": "BLOCK", "transferEnabled": True}
    assert admin.call("POST", patterns, json=body).status_code == 400
    assert len(admin.call("GET", patterns).json()["digitPatterns"]) == 500


def test_the_page_shows_no_codes_in_requests(cloud: Cloud, admin: RestClient, codes: str) -> None:
    admin.call("POST", codes, json={"code": "918273", "description": "Night"})
    admin.call("PUT", codes, json={"deleteCodes": ["918273"]})
    lobby = cloud.workspace("Lobby Paris").id
    admin.call("DELETE", f"/telephony/config/workspaces/{lobby}/features/accessCodes/918273")
    admin.call("PUT", f"/telephony/config/workspaces/{lobby}/voicemail/passcode", json={"passcode": "918273"})
    shown = requests.get(f"{cloud.page_url}/api/requests", timeout=10).json()["requests"]
    assert len(shown) == 4
    assert "918273" not in json.dumps(shown)
