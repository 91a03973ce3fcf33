"""The reading of the vendor's files: the operations there are, and examples that break their schema."""

from __future__ import annotations

import jsonschema_rs

from tests.contracts.corrections import BROKEN_ANSWERS, BROKEN_EXAMPLES, CORRECTIONS, NO_EXAMPLE, UPLOADS
from tests.contracts.vendor import operations


def test_there_are_99_operations() -> None:
    methods = [one.method for one in operations().values()]
    assert {method: methods.count(method) for method in set(methods)} == {
        "GET": 42,
        "PUT": 36,
        "POST": 11,
        "DELETE": 10,
    }


def test_what_is_corrected_is_there() -> None:
    assert {one.operation for one in CORRECTIONS} | set(UPLOADS) <= set(operations())


def test_every_example_of_a_request_is_taken_or_known_to_be_wrong() -> None:
    examples = {
        name: one for name, one in operations().items() if one.request and one.request_example is not None
    }
    with_body = {name for name, one in operations().items() if one.request}
    assert with_body - set(examples) == NO_EXAMPLE
    broken = {name for name, one in examples.items() if list(one.breaches({}, one.request_example))}
    assert broken == set(BROKEN_EXAMPLES)


def test_every_example_of_an_answer_is_right_or_known_to_be_wrong() -> None:
    answered = {name: one for name, one in operations().items() if one.response is not None}
    assert all(one.response_example is not None for one in answered.values())
    broken = {
        name
        for name, one in answered.items()
        if one.response and not jsonschema_rs.validator_for(one.response).is_valid(one.response_example)
    }
    assert broken == set(BROKEN_ANSWERS)


def test_a_request_is_read_closed() -> None:
    forwarding = operations()["PUT /workspaces/{workspaceId}/features/callForwarding"]
    body = forwarding.request_example
    assert list(forwarding.breaches({"orgId": "x"}, body)) == []
    assert list(forwarding.breaches({"org_id": "x"}, body)) == ["unknown query org_id"]
    assert list(forwarding.breaches({}, {**body, "more": 1}))
    always = {**body["callForwarding"]["always"], "more": 1}
    assert list(
        forwarding.breaches({}, {**body, "callForwarding": {**body["callForwarding"], "always": always}})
    )
    assert list(operations()["GET /telephony/config/workspaces/{workspaceId}/bargeIn"].breaches({}, {"a": 1}))
