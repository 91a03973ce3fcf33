"""The cloud's own facts and its answers against the vendor's files, and what it does without them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.sandbox import calling, messaging, numbers, people, places, shapes, spaces
from bot.sandbox.cloud import Cloud, contracts_beside_checkout
from bot.sandbox.contract import Contract
from bot.sandbox.documents import SETTINGS
from bot.sandbox.routes import Route
from bot.sandbox.rules import RULES, Rules
from bot.sandbox.setting import Setting
from tests.sandbox.conftest import Client

FOLDER = contracts_beside_checkout()
needs_contracts = pytest.mark.skipif(
    FOLDER is None, reason="the vendor's files are not at ../shared/contracts beside the checkout"
)
ROUTES = (*messaging.ROUTES, *spaces.ROUTES, *people.ROUTES, *places.ROUTES, *numbers.ROUTES, *calling.ROUTES)
UNPUBLISHED = {"/contents/{contentId}", "/access_token", "/telephony/config/callParkExtensions"}
ONLY_IN_EXAMPLES = {".useCustomAccessCodes"}
OWN_QUERY = {"start"}
"""Parameters of the cloud's own `Link` headers."""


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    assert FOLDER is not None
    return [
        yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in FOLDER.glob("webex-*.yml")
    ]


def published(
    documents: list[dict[str, Any]], method: str, path: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    for document in documents:
        operation = document["paths"].get(path, {}).get(method.lower())
        if operation is not None:
            return operation, document["components"]["schemas"]
    raise AssertionError(f"the vendor has no {method} {path}")


def keys(schema: dict[str, Any], schemas: dict[str, Any], prefix: str = "") -> set[str]:
    """Every key a body may have, with dots between levels."""
    schema = schemas[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "items" in schema:
        return keys(schema["items"], schemas, prefix + "[]")
    found = set()
    for name, inner in schema.get("properties", {}).items():
        found |= {f"{prefix}.{name}"} | keys(inner, schemas, f"{prefix}.{name}")
    return found


@needs_contracts
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_operation_is_the_vendors(documents: list[dict[str, Any]], route: Route) -> None:
    if route.path in UNPUBLISHED:
        return
    operation, _ = published(documents, route.method, route.path)
    query = {one["name"] for one in operation.get("parameters", []) if one["in"] == "query"}
    assert route.query - OWN_QUERY == query - OWN_QUERY


@needs_contracts
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_settings_body_has_the_vendors_keys(documents: list[dict[str, Any]], setting: Setting) -> None:
    operation, schemas = published(documents, "PUT", setting.put_path or setting.path)
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert keys(shapes.schema(setting.put), {}) - ONLY_IN_EXAMPLES == keys(schema, schemas)


@needs_contracts
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_settings_document_has_the_vendors_required_keys(
    documents: list[dict[str, Any]], cloud: Cloud, setting: Setting
) -> None:
    if setting.name == "numbers":
        return  # Its published answer is a copy of the body of PUT.
    operation, schemas = published(documents, "GET", setting.path)
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    cloud.change(cloud.workspace("Lobby Paris"), "pushToTalk", {"members": [cloud.person("kim.lee").id]})
    missing = absent(schema, schemas, cloud.setting(cloud.workspace("Lobby Paris"), setting.name))
    assert missing == []


def absent(schema: dict[str, Any], schemas: dict[str, Any], value: Any, prefix: str = "") -> list[str]:
    """Required keys of the schema that a document does not have."""
    schema = schemas[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
    if isinstance(value, list):
        return [
            one for item in value for one in absent(schema.get("items", {}), schemas, item, prefix + "[]")
        ]
    if not isinstance(value, dict):
        return []
    found = [f"{prefix}.{key}" for key in schema.get("required", []) if key not in value]
    for key, inner in schema.get("properties", {}).items():
        if key in value:
            found += absent(inner, schemas, value[key], f"{prefix}.{key}")
    return found


@needs_contracts
def test_the_vendors_files_are_read_closed() -> None:
    assert FOLDER is not None
    contract = Contract(FOLDER)
    path = "/workspaces/x/features/intercept"
    assert contract.breach("PUT", path, {"orgId": "o"}, {"incoming": {"voicemailEnabled": True}}) == ""
    assert "filename" in contract.breach("PUT", path, {}, {"incoming": {"announcements": {"filename": "x"}}})
    assert "colour" in contract.breach("GET", path, {"colour": "red"}, None)
    assert "not an operation" in contract.breach("DELETE", path, {}, None)
    assert "roomId" in contract.breach("GET", "/messages", {}, None)
    assert contract.breach("GET", "/people/me", {"callingData": "true"}, None) == ""


def test_a_damaged_contract_is_said(tmp_path: Path) -> None:
    (tmp_path / "webex-broken.yml").write_text("paths: [", encoding="utf-8")
    contract = Contract(tmp_path)
    with pytest.raises(yaml.YAMLError):
        contract.breach("GET", "/people/me", {}, None)


def test_without_the_files_the_own_facts_check_the_same(tmp_path: Path, empty_folder: Path) -> None:
    with Cloud.started(tmp_path, empty_folder) as cloud:
        with Client(cloud, cloud.environment()["WEBEX_ADMIN_TOKEN"]) as admin:
            path = f"/workspaces/{cloud.workspace('Lobby Paris').id}/features/intercept"
            assert admin.call("PUT", path, json={"enabled": True}).status_code == 204
            assert admin.call("PUT", path, json={"enabled": "yes"}).status_code == 400
            assert admin.call("PUT", path, json={"nabled": True}).status_code == 400
            assert admin.call("GET", path, params={"colour": "red"}).status_code == 400
        assert len(cloud.breaches) == 3


@needs_contracts
def test_every_one_of_the_99_operations_is_served(documents: list[dict[str, Any]]) -> None:
    settings = [
        (method.upper(), path)
        for document in documents
        for path, operations in document["paths"].items()
        for method in operations
        if re.search(r"/workspaces/(\{workspaceId\}/features/|\{placeId\}/voicemail)", path)
        or path.startswith("/telephony/config/workspaces/")
    ]
    assert len(settings) == 99
    assert set(settings) - {(route.method, route.path) for route in ROUTES} == set()


@needs_contracts
def test_the_vendors_mistakes_are_read_corrected() -> None:
    assert FOLDER is not None
    contract = Contract(FOLDER)
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
        ("DELETE", f"{features}/outgoingPermission/accessCodes", None, False),
        ("DELETE", f"{features}/outgoingPermission/accessCodes", {"code": "1"}, True),
        ("PUT", f"{config}/sequentialRing", {"baseLocationNumberOfRings": 3}, False),
        ("PUT", f"{config}/sequentialRing", {"baseLocationNumberOfRings": "3"}, True),
        ("PUT", f"{config}/features/callRecordings", {"notification": {"type": None}}, False),
        ("PUT", f"{config}/features/callRecordings", {"notification": {"type": "None"}}, True),
        ("PUT", f"{config}/voicemail/passcode", {"passcode": "123456"}, False),
    ):
        assert bool(contract.breach(method, path, {}, body, "application/json")) is breach, (path, body)
    upload = f"{config}/voicemail/actions/uploadBusyGreeting/invoke"
    assert contract.breach("POST", upload, {"orgId": "o"}, {}, "multipart/form-data") == ""
    assert "form" in contract.breach("POST", upload, {}, {}, "application/json")


@needs_contracts
@pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.setting)
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_every_rules_body_has_the_vendors_keys(
    documents: list[dict[str, Any]], rules: Rules, method: str
) -> None:
    path = f"/telephony/config/workspaces/{{workspaceId}}/{rules.setting}/criteria"
    operation, schemas = published(documents, method, path if method == "POST" else path + "/{id}")
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    own = shapes.schema(rules.body(new=method == "POST"))
    assert keys(own, {}) == keys(schema, schemas)
    theirs = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    assert sorted(own["required"]) == sorted(theirs.get("required", []))
    for name, one in own["properties"].items():
        published_one = theirs["properties"][name]
        if "$ref" in published_one:
            published_one = schemas[published_one["$ref"].rsplit("/", 1)[-1]]
        assert set(one.get("enum", ())) == set(published_one.get("enum", ())), name
