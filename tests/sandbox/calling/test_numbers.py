"""Numbers of the cloud: owners, numbers to choose from, monitored lines, emergency callback."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.rest_client import RestClient

CONFIG = "/telephony/config"


def of(cloud: Cloud, name: str, workspace: str = "Lobby Paris") -> str:
    return f"{CONFIG}/workspaces/{cloud.workspace(workspace).id}/{name}"


def offered(admin: RestClient, path: str, **query: str) -> list[dict[str, Any]]:
    answer = admin.call("GET", path, params=query)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["phoneNumbers"]
    return rows


def numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["phoneNumber"] for row in rows if "phoneNumber" in row]


def test_free_numbers(cloud: Cloud, admin: RestClient) -> None:
    everywhere = numbers(offered(admin, f"{CONFIG}/workspaces/availableNumbers"))
    paris = cloud.workspace("Lobby Paris").location_id
    here = numbers(offered(admin, f"{CONFIG}/workspaces/availableNumbers", locationId=paris))
    assert (len(everywhere), len(here)) == (12, 6)
    assert numbers(offered(admin, of(cloud, "secondary/availableNumbers"))) == here
    assert numbers(offered(admin, of(cloud, "faxMessage/availableNumbers"))) == here
    two = ",".join(here[:2])
    assert numbers(offered(admin, of(cloud, "secondary/availableNumbers"), phoneNumber=two)) == here[:2]
    assert admin.call("GET", of(cloud, "secondary/availableNumbers", "Kitchen")).status_code == 405
    assert admin.call("GET", of(cloud, "faxMessage/availableNumbers", "Quiet Room")).status_code == 404


@pytest.mark.parametrize("feature", ["callForwarding", "callIntercept"])
def test_numbers_to_send_calls_to(cloud: Cloud, admin: RestClient, feature: str) -> None:
    path = of(cloud, f"{feature}/availableNumbers")
    rows = offered(admin, path)
    assert {row["owner"]["type"] for row in rows} >= {"PEOPLE", "PLACE", "VIRTUAL_LINE", "HUNT_GROUP"}
    assert [row for row in rows if "phoneNumber" not in row]  # Some have an extension only.
    (lena,) = offered(admin, path, ownerName="lena")
    assert (lena["phoneNumber"], lena["extension"]) == ("+33170001002", "4002")
    (sales,) = offered(admin, path, extension="4050")
    assert (sales["owner"]["displayName"], sales["isServiceNumber"]) == ("Paris sales", True)
    main = [row for row in rows if row["isMainNumber"]]
    assert numbers(main) == ["+33170001000"]


def test_numbers_to_call_back(cloud: Cloud, admin: RestClient) -> None:
    rows = offered(admin, of(cloud, "emergencyCallbackNumber/availableNumbers"))
    assert "+33170001234" in numbers(rows)
    assert all("phoneNumber" in row and "extension" not in row for row in rows)


def test_available_numbers_have_pages(cloud: Cloud, admin: RestClient) -> None:
    path = of(cloud, "callForwarding/availableNumbers")
    every = offered(admin, path)
    first = admin.call("GET", path, params={"max": "4"})
    assert first.json()["phoneNumbers"] == every[:4]
    assert 'rel="next"' in first.headers["Link"]
    assert offered(admin, path, max="4", start="4") == every[4:8]
    assert admin.call("GET", path, params={"max": "many"}).status_code == 400


def test_numbers_are_assigned_changed_and_removed(cloud: Cloud, admin: RestClient) -> None:
    free = numbers(offered(admin, of(cloud, "secondary/availableNumbers")))
    first = {"primary": False, "action": "ADD", "directNumber": free[0], "ringPattern": "LONG_LONG"}
    assert put(cloud, admin, first).status_code == 204
    own, added = shown(cloud, admin)
    assert (own["external"], own["primary"]) == ("+33170001234", True)
    assert added == {
        "external": free[0],
        "primary": False,
        "ringPattern": "LONG_LONG",
        "tollFreeNumber": False,
    }
    assert free[0] not in numbers(offered(admin, of(cloud, "secondary/availableNumbers")))
    again = {"primary": True, "action": "ADD", "directNumber": free[0], "extension": "4399"}
    assert put(cloud, admin, again).status_code == 204
    own, added = shown(cloud, admin)
    assert (own["primary"], added["primary"], added["esn"]) == (False, True, "814399")
    assert added["ringPattern"] == "LONG_LONG"
    gone = {"primary": True, "action": "DELETE", "directNumber": free[0]}
    assert put(cloud, admin, gone).status_code == 204
    assert put(cloud, admin, gone).status_code == 404
    assert sorted(numbers(offered(admin, of(cloud, "secondary/availableNumbers")))) == free


def test_they_are_assigned_only_with_a_professional_licence(cloud: Cloud, admin: RestClient) -> None:
    path = f"/telephony/config/workspaces/{cloud.workspace('Gym').id}/numbers"
    assert admin.call("PUT", path, json={"phoneNumbers": []}).status_code == 405


@pytest.mark.parametrize(
    ("number", "status"),
    [("+33170001402", 409), ("+33170001000", 409), ("+13035550150", 404), ("+4420", 404)],
)
def test_numbers_that_cannot_be_assigned(cloud: Cloud, admin: RestClient, number: str, status: int) -> None:
    before = shown(cloud, admin)
    free = numbers(offered(admin, of(cloud, "secondary/availableNumbers")))[0]
    fine = {"primary": False, "action": "ADD", "directNumber": free}
    answer = put(cloud, admin, fine, fine | {"directNumber": number})
    assert answer.status_code == status
    assert shown(cloud, admin) == before


def put(cloud: Cloud, admin: RestClient, *changes: dict[str, Any]) -> Any:
    return admin.call("PUT", of(cloud, "numbers"), json={"phoneNumbers": list(changes)})


def shown(cloud: Cloud, admin: RestClient) -> list[dict[str, Any]]:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/numbers"
    rows: list[dict[str, Any]] = admin.call("GET", path).json()["phoneNumbers"]
    return rows


def test_schedules_and_park_extensions(cloud: Cloud, admin: RestClient) -> None:
    path = f"{CONFIG}/locations/{cloud.workspace('Lobby Paris').location_id}/schedules"
    every = admin.call("GET", path).json()["schedules"]
    assert [(one["name"], one["type"]) for one in every] == [
        ("Office hours", "businessHours"),
        ("Night shift", "businessHours"),
        ("Public holidays", "holidays"),
    ]
    assert admin.call("GET", path, params={"type": "holidays"}).json()["schedules"] == every[2:]
    assert admin.call("GET", path, params={"name": "office"}).json()["schedules"] == every[:1]
    assert admin.call("GET", f"{CONFIG}/locations/nowhere/schedules").status_code == 404
    parks = admin.call("GET", f"{CONFIG}/callParkExtensions", params={"name": "paris"}).json()
    assert [one["extension"] for one in parks["callParkExtensions"]] == ["4901", "4902"]
    assert not cloud.breaches


def test_monitored_lines_in_both_forms(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/monitoring"
    kim, park = cloud.person("kim.lee"), next(iter(cloud.state.park_extensions.values()))
    assert admin.call("PUT", path, json={"monitoredElements": [kim.id, park.id]}).status_code == 204
    member, parked = admin.call("GET", path).json()["monitoredElements"]
    assert (member["member"]["displayName"], member["member"]["location"]) == ("Kim Lee", "Paris HQ")
    assert parked["callparkextension"]["esn"] == "814901"
    new: list[dict[str, Any]] = [
        {"id": kim.id, "type": "MEMBER", "lineKeyLabel": "Kim"},
        {"id": "speed-1", "type": "SPEED_DIAL", "lineKeyLabel": "Taxi", "phoneNumber": "+33145301010"},
        {"id": park.id, "type": "CALL_PARK_EXTENSION"},
    ]
    assert admin.call("PUT", path, json={"monitoredElements": new}).status_code == 204
    rows = admin.call("GET", path).json()["monitoredElements"]
    assert [next(iter(row)) for row in rows] == ["member", "speedDial", "callparkextension"]
    assert rows[0]["member"]["lineKeyLabel"] == "Kim"
    assert rows[1]["speedDial"] == {"id": "speed-1", "lineKeyLabel": "Taxi", "phoneNumber": "+33145301010"}
    own = {"lineKeyLabel": "Sr Manager", "phoneNumber": "+19075552859"}
    assert admin.call("PUT", path, json={"monitoredElements": [own]}).status_code == 204
    assert admin.call("GET", path).json()["monitoredElements"] == [{"speedDial": own}]
    assert not cloud.breaches
    assert admin.call("PUT", path, json={"monitoredElements": []}).status_code == 204
    assert "monitoredElements" not in admin.call("GET", path).json()


def test_monitored_lines_in_one_form_only(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/monitoring"
    kim = cloud.person("kim.lee").id
    for only, fits, other in (
        ("ids", kim, {"id": kim, "type": "MEMBER"}),
        ("objects", {"id": kim, "type": "MEMBER"}, kim),
    ):
        cloud.state.monitoring_format = only
        assert admin.call("PUT", path, json={"monitoredElements": [fits]}).status_code == 204
        refused = admin.call("PUT", path, json={"monitoredElements": [other]})
        assert (refused.status_code, "monitoredElements" in refused.text) == (400, True)


def test_who_can_be_monitored(cloud: Cloud, admin: RestClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    path = f"/telephony/config/workspaces/{lobby.id}/monitoring"
    for look_up in ("availableMembers", "speedDials/availableMembers"):
        everybody = admin.call("GET", f"{path}/{look_up}").json()["members"]
        assert cloud.person("kim.lee").id in {one["id"] for one in everybody}
        assert lobby.id not in {one["id"] for one in everybody}
        (kim,) = admin.call("GET", f"{path}/{look_up}", params={"memberName": "kim lee"}).json()["members"]
        assert (kim["displayName"], kim["extension"], kim["type"]) == ("Kim Lee", "4010", "PEOPLE")
    assert not cloud.breaches


def test_invalid_monitored_lines_are_refused(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/monitoring"
    for element, status in (
        ({"id": "nobody", "type": "MEMBER"}, 404),
        ({"id": "nowhere", "type": "CALL_PARK_EXTENSION"}, 404),
        ({"id": "x", "type": "SPEED_DIAL"}, 400),
        ({"id": cloud.workspace("Lobby Paris").id, "type": "MEMBER"}, 400),
        (cloud.workspace("Lobby Paris").id, 400),
        ({"type": "MEMBER"}, 400),
        ({"id": "x", "colour": "red"}, 400),
    ):
        body = {"monitoredElements": [element]}
        assert admin.call("PUT", path, json=body).status_code == status, element
    cloud.fill_lines(cloud.workspace("Lobby Paris"), 50)
    rows = admin.call("GET", path).json()["monitoredElements"]
    assert len(rows) == 50
    ids = [row["member"]["id"] for row in rows]
    assert admin.call("PUT", path, json={"monitoredElements": [*ids, ids[0]]}).status_code == 400


def test_the_emergency_callback_number_and_its_dependencies(cloud: Cloud, admin: RestClient) -> None:
    path = of(cloud, "emergencyCallbackNumber")
    document = admin.call("GET", path).json()
    assert document["defaultInfo"] == {"effectiveValue": "+33170001234", "quality": "RECOMMENDED"}
    assert admin.call("GET", f"{path}/dependencies").json() == {
        "isLocationEcbnDefault": True,
        "isSelfEcbnDefault": True,
        "dependentMemberCount": 1,
    }
    board = cloud.workspace("Board Room 2")
    body = {"selected": "LOCATION_MEMBER_NUMBER", "locationMemberId": board.id}
    assert admin.call("PUT", path, json=body).status_code == 204
    document = admin.call("GET", path).json()
    assert document["locationMemberInfo"]["phoneNumber"] == board.number
    assert (document["locationMemberInfo"]["memberId"], document["selected"]) == (board.id, body["selected"])
    huddle = admin.call("GET", of(cloud, "emergencyCallbackNumber", "Huddle")).json()
    assert huddle["defaultInfo"]["quality"] == "NOT_RECOMMENDED"
    assert "directLineInfo" not in huddle
