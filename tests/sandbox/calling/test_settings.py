"""Settings documents of the cloud: what GET shows, what PUT takes, which licence they need."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.documents import SETTINGS
from bot.sandbox.documents.setting import Setting
from tests.contracts.vendor import operations
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import RestClient

BY_NAME = {setting.name: setting for setting in SETTINGS}


def path(cloud: Cloud, name: str, workspace: str = "Lobby Paris", put: bool = False) -> str:
    setting = BY_NAME[name]
    template = setting.put_path if put and setting.put_path else setting.path
    return template.replace("{workspaceId}", cloud.workspace(workspace).id)


def test_put_merges_into_the_document(cloud: Cloud, admin: RestClient) -> None:
    new_number = {"newNumber": {"enabled": True, "destination": "+33170001999"}}
    body = {"enabled": True, "incoming": {"announcements": new_number}}
    answer = admin.call("PUT", path(cloud, "intercept"), json=body)
    assert (answer.status_code, answer.content) == (204, b"")
    document = admin.call("GET", path(cloud, "intercept")).json()
    assert document["enabled"] is True
    assert document["incoming"]["announcements"] == {
        "greeting": "DEFAULT",
        "newNumber": {"enabled": True, "destination": "+33170001999"},
        "zeroTransfer": {"enabled": False},
    }
    assert document["outgoing"] == {"type": "INTERCEPT_ALL", "transferEnabled": False}
    assert document == cloud.setting(cloud.workspace("Lobby Paris"), "intercept")
    assert cloud.setting(cloud.workspace("Atrium"), "intercept")["enabled"] is False


@pytest.mark.parametrize(
    "body",
    [
        {"incoming": {"announcements": {"filename": "x.wav"}}},
        {"enabled": "true"},
        {"incoming": {"type": "SOMETHING"}},
        {"outgoing": {"destination": "call me"}},
        {"outgoing": {"destination": 4321}},
        {"more": 1},
        ["enabled"],
    ],
)
def test_invalid_bodies_are_refused(cloud: Cloud, admin: RestClient, body: Any) -> None:
    before = cloud.setting(cloud.workspace("Lobby Paris"), "intercept")
    answer = admin.call("PUT", path(cloud, "intercept"), json=body)
    assert answer.status_code == 400
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept") == before


def test_push_to_talk_takes_ids_and_shows_members(cloud: Cloud, admin: RestClient) -> None:
    kim, atrium = cloud.person("kim.dahl"), cloud.workspace("Atrium")
    line = next(iter(cloud.state.virtual_lines.values()))
    body = {"connectionType": "ONE_WAY", "members": [kim.id, atrium.id, line.id]}
    assert admin.call("PUT", path(cloud, "pushToTalk"), json=body).status_code == 204
    document = admin.call("GET", path(cloud, "pushToTalk")).json()
    assert document["connectionType"] == "ONE_WAY"
    assert document["accessType"] == "ALLOW_MEMBERS"
    assert [(one["displayName"], one["type"]) for one in document["members"]] == [
        ("Kim Dahl", "PEOPLE"),
        ("Atrium", "PLACE"),
        ("Paris Reception", "VIRTUAL_LINE"),
    ]
    first = document["members"][0]
    assert first["email"] == "kim.dahl@acme.example"
    assert first["location"]["name"] == "Denver"
    assert first["numbers"] == [
        {
            "external": "+13035550103",
            "extension": "5010",
            "routingPrefix": "82",
            "esn": "825010",
            "primary": True,
        }
    ]
    assert admin.call("PUT", path(cloud, "pushToTalk"), json={"members": []}).status_code == 204
    assert admin.call("GET", path(cloud, "pushToTalk")).json()["members"] == []


def test_push_to_talk_refuses_objects_and_unknown_ids(cloud: Cloud, admin: RestClient) -> None:
    set_quirks(cloud, telephony_errors="keyed")
    described = {"members": [{"id": cloud.person("kim.lee").id}]}
    answer = admin.call("PUT", path(cloud, "pushToTalk"), json=described)
    assert answer.status_code == 400
    assert answer.json()["error"][0]["key"] == "400"
    assert answer.json()["trackingId"] == answer.headers["TrackingID"]
    strange = admin.call("PUT", path(cloud, "pushToTalk"), json={"members": ["nobody"]})
    assert strange.status_code == 404
    set_quirks(cloud, telephony_errors="list")
    refused = admin.call("PUT", path(cloud, "pushToTalk"), json={"members": ["nobody"]}).json()
    assert refused == {
        "message": "Member not found: nobody",
        "errors": [{"description": "Member not found: nobody", "errorCode": 4008}],
        "trackingId": refused["trackingId"],
    }


@pytest.mark.parametrize(
    ("workspace", "name", "status", "message"),
    [
        ("Gym", "intercept", 200, ""),
        ("Gym", "pushToTalk", 405, "Invalid Professional Place"),
        ("Gym", "doNotDisturb", 200, ""),
        ("Hot Desk 7", "intercept", 404, "not assigned"),
        ("Quiet Room", "intercept", 404, "not assigned"),
        ("Quiet Room", "pushToTalk", 404, "not assigned"),
        ("Huddle", "pushToTalk", 200, ""),
    ],
)
def test_licences(
    cloud: Cloud, admin: RestClient, workspace: str, name: str, status: int, message: str
) -> None:
    answer = admin.call("GET", path(cloud, name, workspace))
    assert answer.status_code == status
    assert message in answer.text


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_document_is_read_and_takes_every_key_of_its_schema(
    cloud: Cloud, admin: RestClient, setting: Setting
) -> None:
    document = admin.call("GET", path(cloud, setting.name)).json()
    assert document.keys() >= setting.defaults.keys() - {"monitoredElements"}  # Absent while empty.
    schema = operations()[f"PUT {setting.put_path or setting.path}"].request
    assert schema is not None
    body = example(schema, cloud, document)
    cloud.change(cloud.workspace("Lobby Paris"), "outgoingPermission", {"useCustomEnabled": True})
    answer = admin.call("PUT", path(cloud, setting.name, put=True), json=body)
    assert (answer.status_code, answer.text) == (204, "")
    after = admin.call("GET", path(cloud, setting.name)).json()
    assert after != document
    assert after.keys() >= document.keys()


def example(schema: dict[str, Any], cloud: Cloud, now: Any = None, key: str = "") -> Any:
    """A body with every key, as unlike the document now as the schema allows."""
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "enum" in schema:
        values = [one for one in schema["enum"] if one is not None]
        return values[0 if key == "action" else -1]
    if schema["type"] == "object":
        known = now if isinstance(now, dict) else {}
        return {
            name: example(inner, cloud, known.get(name), name) for name, inner in schema["properties"].items()
        }
    if schema["type"] == "array":
        return [example(schema["items"], cloud, None, key)]
    if schema["type"] == "boolean":
        return not now
    if schema["type"] == "number":
        return schema.get("maximum", 20)
    if key == "directNumber":
        return next(iter(cloud.state.number_pool))
    return (
        cloud.person("kim.lee").id if key in ("members", "monitoringAgents", "monitoredElements") else "4010"
    )


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("callRecordings", {"repeat": {"interval": 9}}),
        ("callRecordings", {"notification": {"type": "None"}}),
        ("voicemail", {"enabled": True}),
        ("monitoring", {"callParkNotificationEnabled": True}),
        ("monitoring", {"monitoredElements": ["x"] * 51}),
        ("callForwarding", {"callForwarding": {}}),
        ("emergencyCallbackNumber", {"selected": "NONE"}),
    ],
)
def test_bodies_outside_the_vendors_limits(
    cloud: Cloud, admin: RestClient, name: str, body: dict[str, Any]
) -> None:
    assert admin.call("PUT", path(cloud, name), json=body).status_code == 400
    assert cloud.breaches


def test_transfer_numbers_are_ignored_without_custom_permissions(cloud: Cloud, admin: RestClient) -> None:
    body = {"useCustomTransferNumbers": True, "autoTransferNumber1": "4010"}
    assert admin.call("PUT", path(cloud, "autoTransferNumbers"), json=body).status_code == 204
    assert admin.call("GET", path(cloud, "autoTransferNumbers")).json() == {"useCustomTransferNumbers": False}


def test_a_change_in_control_hub_is_seen_at_once(cloud: Cloud, admin: RestClient) -> None:
    lobby = cloud.workspace("Lobby Denver")
    cloud.change(lobby, "intercept", {"outgoing": {"transferEnabled": True, "destination": "5010"}})
    shown = admin.call("GET", path(cloud, "intercept", "Lobby Denver")).json()["outgoing"]
    assert shown == {"type": "INTERCEPT_ALL", "transferEnabled": True, "destination": "5010"}
    cloud.setting(lobby, "intercept")["enabled"] = "a copy"
    assert cloud.setting(lobby, "intercept")["enabled"] is False
