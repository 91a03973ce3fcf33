"""What the pretend cloud refuses because Webex does, and how it is odd because Webex is."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id
from bot.sandbox.state.quirks import EUROPEAN_REGION, QUIRK_VALUES, Quirks
from tests.sandbox.conftest import Client, plainly


def intercept(cloud: Cloud) -> str:
    return f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "kind", ["text/plain", FORM, "application/octet-stream", "multipart/form-data", None]
)
def test_a_body_of_another_kind_is_415(cloud: Cloud, admin: Client, kind: str | None) -> None:
    answer = admin.call("PUT", intercept(cloud), data=b'{"enabled": true}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is False


@pytest.mark.parametrize("kind", ["application/json", "application/json;charset=utf-8"])
def test_json_is_taken(cloud: Cloud, admin: Client, kind: str) -> None:
    answer = admin.call("PUT", intercept(cloud), data=b'{"enabled": true}', headers={"Content-Type": kind})
    assert answer.status_code == 204


def test_an_empty_body_is_400(cloud: Cloud, admin: Client, bot: Client) -> None:
    json = {"Content-Type": "application/json"}
    assert admin.call("PUT", intercept(cloud), headers=json).status_code == 400
    assert admin.call("PUT", intercept(cloud)).status_code == 400
    assert bot.call("POST", "/messages", headers=json).status_code == 400


@pytest.mark.parametrize("said", ["{}", "Basic {}", "bearer{}", "Token {}"])
def test_a_token_that_is_not_announced_is_none(cloud: Cloud, said: str) -> None:
    token = cloud.environment()["WEBEX_ADMIN_TOKEN"]
    with Client(cloud, token) as client:
        client.headers["Authorization"] = said.format(token)
        assert client.call("GET", "/people/me").status_code == 401


@pytest.mark.parametrize("path", ["/workspaces", "/people", "/locations", "/telephony/config/numbers"])
def test_how_many_a_page_may_have(cloud: Cloud, admin: Client, path: str) -> None:
    plainly(cloud, too_large_pages="refused")
    assert admin.call("GET", path, params={"max": "0"}).status_code == 400
    assert admin.call("GET", path, params={"max": "null"}).status_code == 400
    assert admin.call("GET", path, params={"max": "99999"}).status_code == 400
    assert admin.call("GET", path, params={"max": "1000"}).status_code == 200
    plainly(cloud, too_large_pages="capped")
    assert admin.call("GET", path, params={"max": "99999"}).status_code == 200


@pytest.mark.parametrize("links", QUIRK_VALUES["links"])
def test_the_links_to_next_pages(cloud: Cloud, admin: Client, bot: Client, links: Any) -> None:
    plainly(cloud, links=links)

    def link(client: Client, path: str, **query: str) -> str:
        answer = client.call("GET", path, params={"max": "2", **query})
        return str(answer.links["next"]["url"])

    ana, team = cloud.person("ana"), cloud.space("team")
    for number in range(3):
        cloud.say(ana, team, f"{number}")
    numbers = link(admin, "/telephony/config/numbers", ownerType="PLACE")
    people = link(admin, "/people", callingData="true")
    said = link(bot, "/messages", roomId=team.id, mentionedPeople="me")
    assert numbers.startswith("https,https://") is (links == "two schemes")
    assert people.startswith(cloud.api_url)
    assert said.startswith(cloud.api_url)
    for address, kept in ((numbers, "ownerType"), (people, "callingData"), (said, "mentionedPeople")):
        assert (kept in address) is (links != "cursor only")
        assert ("max=null" in address) is (links == "max null")
    status = bot.get(said, timeout=10).status_code
    assert status == {"cursor only": 403, "max null": 400}.get(links, 200)


def test_ids_of_another_region(cloud: Cloud, bot: Client) -> None:
    known = cloud.space("ana").id
    cloud.state.reset(Quirks(region=EUROPEAN_REGION))
    space = cloud.space("ana")
    assert inner_id(space.id) == inner_id(known)
    posted = bot.call("POST", "/messages", json={"roomId": space.id, "text": "hi"}).json()
    plain = {name: decode(posted[name]) for name in ("roomId", "id", "personId")}
    assert plain["roomId"].startswith(f"ciscospark://{EUROPEAN_REGION}/ROOM/")
    assert plain["id"].startswith(f"ciscospark://{EUROPEAN_REGION}/MESSAGE/")
    assert plain["personId"].startswith("ciscospark://us/PEOPLE/")


def decode(public: str) -> str:
    return base64.b64decode(public + "=" * (-len(public) % 4)).decode()


@pytest.mark.parametrize("surname", QUIRK_VALUES["surname"])
def test_the_surname_of_a_workspace(cloud: Cloud, admin: Client, surname: Any) -> None:
    plainly(cloud, surname=surname)
    query = {"ownerId": cloud.workspace("Atrium").id}
    (row,) = admin.call("GET", "/telephony/config/numbers", params=query).json()["phoneNumbers"]
    assert row["owner"].get("lastName") == {"none": None, "dot": ".", "twice": "Atrium"}[surname]


@pytest.mark.parametrize("licences", QUIRK_VALUES["licences"])
def test_the_ids_of_licences(cloud: Cloud, admin: Client, licences: Any) -> None:
    plainly(cloud, licences=licences)
    named = {one["name"]: decode(one["id"]) for one in admin.call("GET", "/licenses").json()["items"]}
    org = inner_id(cloud.person("ana").org_id)
    coded = f"ciscospark://us/LICENSE/{org}:BCCA_"
    assert named["Webex Calling - Workspaces"].startswith(coded) is (licences == "coded")
