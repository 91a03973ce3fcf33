"""The contract file webex.json: its operations, how it is read, and agreement with the vendor's files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from bot.catalogue import FAMILIES
from bot.sandbox.contract.corrections import CORRECTIONS
from bot.sandbox.contract.operations import CONTRACT_FILE, Contract, ContractMissing
from bot.sandbox.contract.paths import FEATURES, TELEPHONY
from tests.contracts.condense import condensed, documents, examples
from tests.contracts.vendor import example, operations
from tests.families import NOT_IN_CONTRACT

VENDOR_FOLDER = Path(__file__).parents[3] / "shared" / "contracts"
"""Where the vendor's files may lie beside the checkout; they are not part of it."""

BROKEN_EXAMPLES = {
    f"PUT {FEATURES}/callWaiting": "says callWaiting where the schema, and GET, say enabled",
    f"PUT {TELEPHONY}/callPolicies": "has a placeholder where a value of the enumeration belongs",
    f"PUT {TELEPHONY}/sequentialRing": "has baseLocationNumberOfRings as text; PUT takes a number",
    f"PUT {TELEPHONY}/priorityAlert/criteria/{{id}}": "says Holidays; the enumeration says holidays",
    f"POST {TELEPHONY}/priorityAlert/criteria": "says Holidays; the enumeration says holidays",
}
"""Requests the vendor shows that break the vendor's own schema, and how."""

NO_EXAMPLE = frozenset({f"PUT {TELEPHONY}/numbers"})
"""Requests with a body that the vendor shows no example of."""

BROKEN_ANSWERS = {
    f"GET {TELEPHONY}/callPolicies": "has a placeholder where a value of the enumeration belongs",
    f"GET {TELEPHONY}/priorityAlert/criteria/{{id}}": "says Holidays; the enumeration says holidays",
}
"""Answers the vendor shows that break the schema even when its known mistakes are put right, and how."""


def test_there_are_99_operations() -> None:
    methods = [one.method for one in operations().values()]
    assert {method: methods.count(method) for method in set(methods)} == {
        "GET": 42,
        "PUT": 36,
        "POST": 11,
        "DELETE": 10,
    }


def test_every_setting_has_its_operations() -> None:
    """But for those that are named, each with the reason."""
    without = {
        one.key
        for one in FAMILIES
        if not {f"GET {one.path}", f"PUT {one.write_path or one.path}"} <= operations().keys()
    }
    assert without == set(NOT_IN_CONTRACT)


def test_corrections_are_of_known_operations() -> None:
    every = Contract().operations
    assert {one.operation for one in CORRECTIONS} <= set(every)
    for one in every.values():
        for schema in (one.request, one.response):
            assert schema is None or jsonschema_rs.validator_for(schema)


def test_an_example_is_as_the_vendor_answers() -> None:
    for name, one in operations().items():
        if one.response:
            assert jsonschema_rs.validator_for(one.response).is_valid(example(name)), name


def test_the_contract_is_what_the_vendors_files_say() -> None:
    """Where they lie beside the checkout; everything else is judged without them."""
    if not VENDOR_FOLDER.is_dir():
        return
    date = json.loads(CONTRACT_FILE.read_text(encoding="utf-8"))["date"]
    assert condensed(VENDOR_FOLDER, date) == CONTRACT_FILE.read_text(encoding="utf-8"), (
        "run: python -m tests.contracts.condense ../shared/contracts DATE"
    )
    shown = {(side, name): body for name, side, body in examples(VENDOR_FOLDER) if name in operations()}
    requests = {name: one for name, one in operations().items() if one.request and not one.upload}
    assert {name for name in requests if ("request", name) not in shown} == NO_EXAMPLE
    assert {
        name for name, one in requests.items() if any(one.breaches({}, shown.get(("request", name), {})))
    } - NO_EXAMPLE == set(BROKEN_EXAMPLES)
    assert {
        name
        for name, one in operations().items()
        if one.response and not jsonschema_rs.validator_for(one.response).is_valid(shown["response", name])
    } == set(BROKEN_ANSWERS)


def test_facts_are_kept_and_words_are_not(tmp_path: Path) -> None:
    (tmp_path / "webex-a.yml").write_text(
        """
paths:
  /people/me:
    get:
      summary: Who am I
      parameters:
      - {name: callingData, in: query, required: true, description: x, schema: {type: boolean, default: no}}
      - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: OK
          content: {application/json: {example: {}, schema: {$ref: '#/components/schemas/A'}}}
        '404': {description: Not found}
  /elsewhere: {get: {}}
components:
  schemas:
    A:
      type: object
      required: [description]
      properties:
        description: {type: string, description: the words, maxLength: 80, example: x}
        kind: {$ref: '#/components/schemas/B'}
    B: {type: string, enum: [one, two]}
    C: {type: string}
""",
        encoding="utf-8",
    )
    document = json.loads(condensed(tmp_path, "2026-08"))
    assert document["operations"] == {
        "GET /people/me": {
            "query": {"callingData": {"type": "boolean"}},
            "requiredQuery": ["callingData"],
            "answers": {"200": {"application/json": {"$ref": "A"}}},
        }
    }
    assert document["schemas"] == {
        "A": {
            "type": "object",
            "required": ["description"],
            "properties": {"description": {"type": "string", "maxLength": 80}, "kind": {"$ref": "B"}},
        },
        "B": {"type": "string", "enum": ["one", "two"]},
    }
    assert (document["files"], document["licence"]) == (["webex-a.yml"], "CC BY 4.0")


def test_a_folder_without_the_vendors_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="webex-"):
        list(documents(tmp_path))


def test_no_address_is_in_the_contract() -> None:
    assert "://" not in CONTRACT_FILE.read_text(encoding="utf-8")


def test_a_request_may_have_nothing_that_is_not_named() -> None:
    forwarding = operations()["PUT /workspaces/{workspaceId}/features/callForwarding"]
    body = example("GET /workspaces/{workspaceId}/features/callForwarding")
    assert list(forwarding.breaches({"orgId": "x"}, body)) == []
    assert list(forwarding.breaches({"org_id": "x"}, body)) == ["unknown query org_id"]
    assert list(forwarding.breaches({}, {**body, "more": 1}))
    always = {**body["callForwarding"]["always"], "more": 1}
    assert list(
        forwarding.breaches({}, {**body, "callForwarding": {**body["callForwarding"], "always": always}})
    )
    assert list(operations()["GET /telephony/config/workspaces/{workspaceId}/bargeIn"].breaches({}, {"a": 1}))


@pytest.mark.parametrize("text", [None, "paths: [", "[]", '{"operations": []}', '{"operations": {}}'])
def test_a_missing_or_damaged_contract_is_said(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "webex.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ContractMissing, match=r"webex\.json"):
        Contract(file)
