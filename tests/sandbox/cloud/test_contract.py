"""The cloud serves the operations of the contract, answers as it says, and refuses requests that break it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import jsonschema_rs
import pytest

from bot.sandbox.api.rest import RestApi
from bot.sandbox.calling.rules import RULE_SETTINGS
from bot.sandbox.cloud.api_routes import API_ROUTES
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import JSON_TYPE, MULTIPART_TYPE, Contract, ContractMissing
from bot.sandbox.documents import SETTINGS
from bot.sandbox.documents.setting import Setting
from tests.contracts.vendor import SETTINGS_PATHS, operations
from tests.sandbox.rest_client import CARD, RestClient

CONTRACT = Contract()
ANSWERED = [
    route.name for route in API_ROUTES if route.method == "GET" and CONTRACT.operations[route.name].response
]
RULE: dict[str, dict[str, Any]] = {
    rules.setting: {
        "scheduleName": "Public holidays",
        "scheduleType": "holidays",
        "scheduleLevel": "GROUP",
        "callsFrom": "SELECT_PHONE_NUMBERS",
        rules.numbers: ["+13035550199"],
        "anonymousCallersEnabled": True,
        "unavailableCallersEnabled": False,
        rules.flag: True,
    }
    for rules in RULE_SETTINGS
}
HOUR = timedelta(hours=1)
RING = {"phoneNumber": "+33612345678", "answerConfirmationRequiredEnabled": True}


def breaches(method: str, path: str, query: dict[str, str], body: Any, media_type: str = "") -> str:
    """What the contract has against a request, in one line."""
    operation = CONTRACT.operation(method, path)
    assert operation is not None, path
    return "; ".join(operation.breaches(query, body, media_type))


def test_every_operation_of_the_contract_is_served_and_no_other() -> None:
    served = {route.name for route in API_ROUTES if SETTINGS_PATHS.match(route.path)}
    assert served == operations().keys()


def test_a_route_that_is_not_in_the_contract_is_named(cloud: Cloud) -> None:
    route = replace(API_ROUTES[0], path="/workspaces/{workspaceId}/features/teleport")
    with pytest.raises(ContractMissing, match="features/teleport, which is not in the contract"):
        RestApi(cloud.state, cloud.tokens, [route], CONTRACT)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_settings_document_has_the_vendors_required_keys(cloud: Cloud, setting: Setting) -> None:
    schema = operations()[f"GET {setting.path}"].response
    assert schema is not None
    cloud.change(cloud.workspace("Lobby Paris"), "pushToTalk", {"members": [cloud.person("kim.lee").id]})
    document = cloud.setting(cloud.workspace("Lobby Paris"), setting.name)
    errors = jsonschema_rs.validator_for(schema).iter_errors(document)
    assert [f"{error.instance_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("name", ANSWERED)
def test_every_answer_is_as_the_vendor_describes_it(
    cloud: Cloud, admin: RestClient, bot: RestClient, name: str
) -> None:
    operation = CONTRACT.operations[name]
    ana, space, lobby = cloud.person("ana"), cloud.space("ana"), cloud.workspace("Lobby Paris")
    said = {"roomId": space.id, "text": "card", "attachments": [CARD]}
    card = bot.call("POST", "/messages", json=said).json()["id"]
    path = operation.path
    if path.endswith("/criteria/{id}"):
        every = path.removesuffix("/{id}").replace("{workspaceId}", lobby.id)
        path = f"{every}/{admin.call('POST', every, json=RULE[every.split('/')[-2]]).json()['id']}"
    params = {
        "workspaceId": lobby.id,
        "locationId": lobby.location_id,
        "personId": ana.id,
        "orgId": ana.org_id,
        "roomId": space.id,
        "messageId": card,
        "id": cloud.press(ana, card, {"name": "Ana"}),
        "digitPatternId": cloud.setting(lobby, "digitPatterns")["digitPatterns"][0]["id"],
    }
    if path.startswith("/adminAudit"):
        cloud.change(lobby, "intercept", {"enabled": True})
    query = {
        "/messages": {"roomId": space.id},
        "/messages/direct": {"personId": ana.id},
        "/adminAudit/events": {
            "orgId": ana.org_id,
            "from": (cloud.clock() - HOUR).isoformat(),
            "to": (cloud.clock() + HOUR).isoformat(),
        },
    }.get(path)
    client = bot if path.startswith(("/messages", "/rooms", "/memberships", "/attachment")) else admin
    answer = client.call("GET", path.format(**params), params=query)
    assert answer.status_code in operation.statuses
    errors = jsonschema_rs.validator_for(operation.response or {}).iter_errors(answer.json())
    assert [f"{error.instance_path}: {error.message}" for error in errors] == []


def test_what_is_not_in_the_contract_is_a_breach() -> None:
    path = "/workspaces/x/features/intercept"
    assert breaches("PUT", path, {"orgId": "o"}, {"incoming": {"voicemailEnabled": True}}) == ""
    assert "filename" in breaches("PUT", path, {}, {"incoming": {"announcements": {"filename": "x"}}})
    assert "colour" in breaches("GET", path, {"colour": "red"}, None)
    assert CONTRACT.operation("DELETE", path) is None
    schedules = "/telephony/config/locations/x/schedules"
    assert breaches("GET", schedules, {"type": "holidays", "max": "100"}, None) == ""
    assert "'Holidays'" in breaches("GET", schedules, {"type": "Holidays"}, None)
    assert "'all'" in breaches("GET", schedules, {"max": "all"}, None)
    assert "'yes'" in breaches("GET", "/people/me", {"callingData": "yes"}, None)
    assert "roomId" in breaches("GET", "/messages", {}, None)
    assert breaches("GET", "/people/me", {"callingData": "true"}, None) == ""
    assert breaches("GET", "/telephony/config/callParkExtensions", {"max": "2000", "name": "a"}, None) == ""
    assert "colour" in breaches("GET", "/telephony/config/callParkExtensions", {"colour": "red"}, None)


def test_a_breach_is_refused_and_recorded(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"
    assert admin.call("PUT", path, json={"enabled": True}).status_code == 204
    assert admin.call("PUT", path, json={"enabled": "yes"}).status_code == 400
    assert admin.call("PUT", path, json={"nabled": True}).status_code == 400
    assert admin.call("GET", path, params={"colour": "red"}).status_code == 400
    assert admin.call("DELETE", path).status_code == 405
    assert admin.call("GET", path + "/more").status_code == 404
    assert len(cloud.breaches) == 5


def test_the_corrections_are_applied() -> None:
    features, config = "/workspaces/x/features", "/telephony/config/workspaces/x"
    element = {"id": "a", "type": "MEMBER", "lineKeyLabel": "b", "phoneNumber": None}
    for method, path, body, breach in (
        ("PUT", f"{features}/monitoring", {"monitoredElements": ["a"]}, False),
        ("PUT", f"{features}/monitoring", {"monitoredElements": [element]}, False),
        ("PUT", f"{features}/monitoring", {"monitoredElements": [element | {"more": 1}]}, True),
        ("PUT", f"{features}/monitoring", {"monitoredElements": ["a"] * 51}, True),
        ("PUT", f"{features}/callWaiting", {"callWaiting": True}, True),
        ("PUT", f"{features}/callerId", {"selected": "CUSTOM", "dialByName": None}, False),
        ("PUT", f"{features}/outgoingPermission/accessCodes", {"useCustomAccessCodes": True}, False),
        ("POST", f"{features}/outgoingPermission/accessCodes", {"code": "1", "description": 2}, True),
        ("POST", f"{features}/outgoingPermission/accessCodes", {"code": "1", "description": "a"}, False),
        ("POST", f"{features}/outgoingPermission/accessCodes", {"code": "1"}, True),
        ("DELETE", f"{features}/outgoingPermission/accessCodes", None, False),
        ("DELETE", f"{features}/outgoingPermission/accessCodes", {"code": "1"}, True),
        ("PUT", f"{config}/sequentialRing", {"baseLocationNumberOfRings": 3}, False),
        ("PUT", f"{config}/sequentialRing", {"baseLocationNumberOfRings": "3"}, True),
        ("PUT", f"{config}/features/callRecordings", {"notification": {"type": None}}, False),
        ("PUT", f"{config}/features/callRecordings", {"notification": {"type": "None"}}, True),
        ("PUT", f"{config}/features/callRecordings", {"repeat": {"interval": 9}}, True),
        ("PUT", f"{config}/voicemail/passcode", {"passcode": "123456"}, False),
        ("PUT", f"{config}/voicemail/passcode", {"passcode": "12345"}, True),
        ("PUT", f"{config}/simultaneousRing", {"criteriasEnabled": True, "phoneNumbers": [RING] * 10}, False),
        ("PUT", f"{config}/simultaneousRing", {"criteriasEnabled": True, "phoneNumbers": [RING] * 11}, True),
    ):
        assert bool(breaches(method, path, {}, body, JSON_TYPE)) is breach, (path, body)
    upload = f"{config}/voicemail/actions/uploadBusyGreeting/invoke"
    assert breaches("POST", upload, {"orgId": "o"}, {}, MULTIPART_TYPE) == ""
    assert "form" in breaches("POST", upload, {}, {}, JSON_TYPE)
