"""People, workspaces, locations and tokens of the cloud."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id
from bot.sandbox.state.quirks import QUIRK_VALUES, RefreshQuirk
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import RestClient

FULL_ADMIN = "Y2lzY29zcGFyazovL3VzL1JPTEUvaWRfZnVsbF9hZG1pbg"


def test_roles_are_for_administrators(cloud: Cloud, admin: RestClient, bot: RestClient) -> None:
    ana = cloud.person("ana")
    assert admin.call("GET", f"/people/{ana.id}").json()["roles"] == [FULL_ADMIN]
    assert "roles" not in bot.call("GET", f"/people/{ana.id}").json()
    found = admin.call("GET", "/people", params={"email": ana.email}).json()["items"]
    assert [one["id"] for one in found] == [ana.id]
    assert found[0]["roles"] == [FULL_ADMIN]
    found = bot.call("GET", "/people", params={"email": ana.email}).json()["items"]
    assert "roles" not in found[0]


def test_people_of_another_organisation_have_its_id_and_no_roles(cloud: Cloud, admin: RestClient) -> None:
    olga = admin.call("GET", f"/people/{cloud.person('olga').id}").json()
    assert olga["orgId"] != admin.call("GET", "/people/me").json()["orgId"]
    assert "roles" not in olga


def test_bots_have_the_type_bot(cloud: Cloud, admin: RestClient) -> None:
    assert admin.call("GET", f"/people/{cloud.person('echo').id}").json()["type"] == "bot"


def test_two_people_called_kim(admin: RestClient) -> None:
    found = admin.call("GET", "/people", params={"displayName": "kim", "callingData": "true"}).json()["items"]
    assert {one["displayName"]: one["extension"] for one in found} == {"Kim Lee": "4010", "Kim Dahl": "5010"}


def test_workspaces_without_their_numbers(cloud: Cloud, admin: RestClient) -> None:
    items = admin.call("GET", "/workspaces").json()["items"]
    assert len(items) == 10
    assert "4321" not in str(items)
    calling = {one["displayName"]: one["calling"]["type"] for one in items}
    assert calling["Quiet Room"] == "freeCalling"
    assert calling["Lobby Paris"] == "webexCalling"
    licences = {one["id"]: one["name"] for one in admin.call("GET", "/licenses").json()["items"]}
    gym = next(one for one in items if one["displayName"] == "Gym")
    assert licences[gym["calling"]["webexCalling"]["licenses"][0]] == "Webex Calling - Workspaces"
    assert admin.call("GET", "/workspaces/nonsense").status_code == 404


def test_lists_come_in_pages(cloud: Cloud, admin: RestClient) -> None:
    set_quirks(cloud)
    answer = admin.call("GET", "/workspaces", params={"max": 4})
    names = [one["displayName"] for one in answer.json()["items"]]
    while "next" in answer.links:
        answer = admin.get(answer.links["next"]["url"])
        names += [one["displayName"] for one in answer.json()["items"]]
    assert len(names) == len(set(names)) == 10


def test_locations(admin: RestClient) -> None:
    items = admin.call("GET", "/locations").json()["items"]
    assert {one["name"]: (one["timeZone"], one["address"]["country"]) for one in items} == {
        "Paris HQ": ("Europe/Paris", "FR"),
        "Denver": ("America/Denver", "US"),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"ownerType": "PLACE", "extension": "4321"}, ["Lobby Paris"]),
        ({"phoneNumber": "+33170001234"}, ["Lobby Paris"]),
        ({"ownerName": "kim"}, ["Kim", "Kim"]),
        ({"ownerType": "VIRTUAL_LINE"}, ["Paris"]),
    ],
)
def test_numbers_name_their_owners(admin: RestClient, query: dict[str, str], names: list[str]) -> None:
    found = admin.call("GET", "/telephony/config/numbers", params=query).json()["phoneNumbers"]
    assert [one["owner"]["firstName"] for one in found] == names


def test_tokens_and_scopes_are_checked(cloud: Cloud, admin: RestClient, bot: RestClient) -> None:
    assert bot.call("GET", "/workspaces").status_code == 403
    assert bot.call("GET", "/telephony/config/numbers").status_code == 403
    assert RestClient(cloud, "nobody").call("GET", "/people/me").status_code == 401
    assert admin.call("GET", "/nothing").status_code == 404
    assert admin.call("PATCH", "/people/me").status_code == 405
    assert admin.call("GET", "/workspaces", params={"orgId": "another"}).status_code == 403


def test_a_scope_can_be_missing(cloud: Cloud, admin: RestClient) -> None:
    cloud.tokens.admin_scopes -= {"spark-admin:workspaces_write"}
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"
    assert admin.call("GET", path).status_code == 200
    assert admin.call("PUT", path, json={"enabled": True}).status_code == 403
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is False


@pytest.mark.parametrize("how", QUIRK_VALUES["refresh"])
def test_the_admin_token_expires_and_is_refreshed(cloud: Cloud, admin: RestClient, how: RefreshQuirk) -> None:
    set_quirks(cloud, refresh=how)
    cloud.expire_admin_token()
    assert admin.call("GET", "/people/me").status_code == 401
    values = cloud.refresh_environment()
    assert "WEBEX_ADMIN_TOKEN" not in values
    form = {
        "grant_type": "refresh_token",
        "client_id": values["WEBEX_CLIENT_ID"],
        "client_secret": values["WEBEX_CLIENT_SECRET"],
        "refresh_token": values["WEBEX_REFRESH_TOKEN"],
    }
    answer = admin.call("POST", "/access_token", data=form).json()
    assert answer["expires_in"] > 0
    fresh = RestClient(cloud, answer["access_token"])
    assert fresh.call("GET", "/people/me").status_code == 200
    assert fresh.call("GET", "/authorizations/tokenExpiry").json()["exp"] > 1_700_000_000_000
    assert admin.call("POST", "/access_token", data=form).status_code == (400 if how == "rotated" else 200)
    form["refresh_token"] = answer["refresh_token"]
    again = admin.call("POST", "/access_token", data=form).json()
    assert (again["access_token"] == answer["access_token"]) is (how == "same token")


def test_seeded_data_keeps_its_ids_over_a_reset(cloud: Cloud) -> None:
    before = (cloud.person("ana"), cloud.space("team"), cloud.workspace("Atrium"), cloud.environment())
    cloud.reset()
    assert before == (
        cloud.person("ana"),
        cloud.space("team"),
        cloud.workspace("Atrium"),
        cloud.environment(),
    )
    assert inner_id(cloud.person("ana").id)
    assert all(value.startswith("sandbox-") for name, value in before[3].items() if name.endswith("_TOKEN"))


@pytest.mark.parametrize("path", ["/people/me", "/v1x/people/me", "/v1/u2c/api/v1/catalog", "/v1", "/"])
def test_there_are_no_operations_outside_of_the_base(cloud: Cloud, admin: RestClient, path: str) -> None:
    root = cloud.api_url.removesuffix("/v1")
    assert admin.get(f"{root}{path}", timeout=10).status_code == 404
    assert admin.get(f"{root}/v1/people/me", timeout=10).status_code == 200


def test_more_workspaces(cloud: Cloud, admin: RestClient) -> None:
    rooms = cloud.add_workspaces(3)
    assert [room.name for room in rooms] == ["Room 001", "Room 002", "Room 003"]
    path = f"/telephony/config/workspaces/{rooms[2].id}/doNotDisturb"
    assert admin.call("GET", path).json() == {"enabled": False, "ringSplashEnabled": False}
    cloud.reset()
    assert admin.call("GET", path).status_code == 404
