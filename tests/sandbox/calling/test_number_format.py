"""The format of numbers in answers of the cloud, and its lists of ring numbers."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.calling.number_format import hyphenated
from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.rest_client import RestClient


@settings(deadline=None)
@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_the_hyphen_is_after_the_country_code(region: str) -> None:
    example = phonenumbers.example_number(region)
    assert example is not None
    number = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    code = str(example.country_code)
    assert hyphenated(number) == f"+{code}-{number.removeprefix(f'+{code}')}"
    assert hyphenated(hyphenated(number)) == hyphenated(number)


@pytest.mark.parametrize("number", ["", "4321", "*55", "0170001234", "+", "+1"])
def test_numbers_without_country_code_are_unchanged(number: str) -> None:
    assert hyphenated(number) == number


@pytest.mark.parametrize(
    ("setting", "more"), [("sequentialRing", {"numberOfRings": 4}), ("simultaneousRing", {})]
)
def test_ring_lists_are_always_five_long(
    cloud: Cloud, admin: RestClient, setting: str, more: dict[str, int]
) -> None:
    path = f"/telephony/config/workspaces/{cloud.workspace('Atrium').id}/{setting}"
    row = {"phoneNumber": "+4961007739765", "answerConfirmationRequiredEnabled": True, **more}
    required = {"criteriasEnabled": True} if setting == "simultaneousRing" else {}
    assert admin.call("PUT", path, json={"phoneNumbers": [row], **required}).status_code == 204
    for _ in range(2):
        rows = admin.call("GET", path).json()["phoneNumbers"]
        assert [one.get("phoneNumber") for one in rows] == ["+49-61007739765", None, None, None, None]
        # What was read is taken as it is.
        assert admin.call("PUT", path, json={"phoneNumbers": rows[:1], **required}).status_code == 204
    refused = admin.call("PUT", path, json={"phoneNumbers": rows, **required})
    assert refused.status_code == (400 if setting == "simultaneousRing" else 204)


def test_other_numbers_have_a_hyphen_too(cloud: Cloud, admin: RestClient) -> None:
    place = cloud.workspace("Atrium").id
    features = f"/workspaces/{place}/features/outgoingPermission"
    assert admin.call("PUT", features, json={"useCustomEnabled": True}).status_code == 204
    body = {"useCustomTransferNumbers": True, "autoTransferNumber1": "+33170002222"}
    path = f"{features}/autoTransferNumbers"
    assert admin.call("PUT", path, json=body).status_code == 204
    assert admin.call("GET", path).json()["autoTransferNumber1"] == "+33-170002222"
    forward = f"/telephony/config/workspaces/{place}/selectiveForward"
    assert admin.call("PUT", forward, json={"defaultPhoneNumberToForward": "+33170002222"}).status_code == 204
    assert admin.call("GET", forward).json()["defaultPhoneNumberToForward"] == "+33-170002222"
    rule = {"callsFrom": "ANY_EXTERNAL", "forwardToPhoneNumber": "+33170002222", "forwardEnabled": True}
    made = admin.call("POST", f"{forward}/criteria", json=rule).json()["id"]
    assert admin.call("GET", f"{forward}/criteria/{made}").json()["forwardToPhoneNumber"] == "+33-170002222"


def test_read_only_members_of_outgoing_permission_are_tolerated(cloud: Cloud, admin: RestClient) -> None:
    path = f"/workspaces/{cloud.workspace('Atrium').id}/features/outgoingPermission"
    held = admin.call("GET", path).json()
    rows = [row | {"isCallTypeRestrictionEnabled": True} for row in held["callingPermissions"]]
    assert admin.call("PUT", path, json={"callingPermissions": rows}).status_code == 204
    assert admin.call("GET", path).json() == held
    assert not cloud.breaches
