"""The quirks of the cloud: seeds choose all values of each, and each shows where it should."""

from __future__ import annotations

import base64
import dataclasses
import typing
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id
from bot.sandbox.state.quirks import EUROPEAN_REGION, QUIRK_VALUES, Quirks
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import RestClient

SEEDS = range(40)


def test_a_few_seeds_choose_every_value_of_every_quirk() -> None:
    chosen = [Quirks.for_seed(seed) for seed in SEEDS]
    for name, values in QUIRK_VALUES.items():
        assert {getattr(one, name) for one in chosen} == set(values), name


def test_every_quirk_is_chosen_from_all_its_values() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(Quirks)}
    assert set(QUIRK_VALUES) == set(fields)
    for name, hint in typing.get_type_hints(Quirks).items():
        assert fields[name] in QUIRK_VALUES[name]
        if literal := typing.get_args(hint):
            assert set(QUIRK_VALUES[name]) == set(literal)


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_a_seed_always_chooses_the_same_quirks(seed: int) -> None:
    assert Quirks.for_seed(seed) == Quirks.for_seed(seed)


@pytest.mark.parametrize("links", QUIRK_VALUES["links"])
def test_the_links_to_next_pages(cloud: Cloud, admin: RestClient, bot: RestClient, links: Any) -> None:
    set_quirks(cloud, links=links)

    def link(client: RestClient, path: str, **query: str) -> str:
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


def test_ids_of_another_region(cloud: Cloud, bot: RestClient) -> None:
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
def test_the_surname_of_a_workspace(cloud: Cloud, admin: RestClient, surname: Any) -> None:
    set_quirks(cloud, surname=surname)
    query = {"ownerId": cloud.workspace("Atrium").id}
    (row,) = admin.call("GET", "/telephony/config/numbers", params=query).json()["phoneNumbers"]
    assert row["owner"].get("lastName") == {"none": None, "dot": ".", "twice": "Atrium"}[surname]


@pytest.mark.parametrize("licences", QUIRK_VALUES["licences"])
def test_the_ids_of_licences(cloud: Cloud, admin: RestClient, licences: Any) -> None:
    set_quirks(cloud, licences=licences)
    named = {one["name"]: decode(one["id"]) for one in admin.call("GET", "/licenses").json()["items"]}
    org = inner_id(cloud.person("ana").org_id)
    coded = f"ciscospark://us/LICENSE/{org}:BCCA_"
    assert named["Webex Calling - Workspaces"].startswith(coded) is (licences == "coded")
