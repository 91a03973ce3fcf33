"""Rules of six settings of the cloud: resources of their own, with summaries in the setting."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.calling.rules import RULE_SETTINGS, RuleSetting
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.paths import TELEPHONY
from tests.contracts.vendor import operations
from tests.sandbox.rest_client import RestClient

SCHEDULE = {"scheduleName": "Public holidays", "scheduleType": "holidays", "scheduleLevel": "GROUP"}
OTHER_SOURCES = {"FORWARDED": "FORWARDED", "ANY_INTERNAL": "ANY_INTERNAL", "ANY_EXTERNAL": "ANY_EXTERNAL"}
SOURCES = {"ANY_PHONE_NUMBER": "ALL_NUMBERS", "SELECT_PHONE_NUMBERS": "SPECIFIC_NUMBERS", **OTHER_SOURCES}


def base(cloud: Cloud, setting: str, workspace: str = "Atrium") -> str:
    return f"/telephony/config/workspaces/{cloud.workspace(workspace).id}/{setting}"


def taken(rules: RuleSetting) -> dict[str, Any]:
    """What the contract takes for a new rule."""
    schema = operations()[f"POST {TELEPHONY}/{rules.setting}/criteria"].request
    assert schema is not None
    return schema


def chosen(rules: RuleSetting) -> dict[str, Any]:
    return {
        **SCHEDULE,
        "callsFrom": "SELECT_PHONE_NUMBERS",
        rules.numbers: ["+13035550199", "5001"],
        "anonymousCallersEnabled": True,
        "unavailableCallersEnabled": False,
        rules.flag: False,
    }


@pytest.mark.parametrize("rules", RULE_SETTINGS, ids=lambda rules: rules.setting)
def test_a_rule_is_added_read_changed_and_removed(
    cloud: Cloud, admin: RestClient, rules: RuleSetting
) -> None:
    path = base(cloud, rules.setting)
    added = admin.call("POST", f"{path}/criteria", json=chosen(rules))
    assert added.status_code == 201
    rule = f"{path}/criteria/{added.json()['id']}"
    shown = {"id": added.json()["id"], **chosen(rules), rules.numbers: ["+1-3035550199", "5001"]}
    assert admin.call("GET", rule).json() == shown
    assert admin.call("GET", path).json()["criteria"] == [
        {
            "id": added.json()["id"],
            "scheduleName": "Public holidays",
            "source": "SPECIFIC_NUMBERS",
            rules.summary_flag or rules.flag: False,
        }
    ]
    body = {"callsFrom": "SELECT_PHONE_NUMBERS", rules.flag: True}
    assert admin.call("PUT", rule, json=body).status_code == 204
    changed = admin.call("GET", rule).json()
    assert changed == shown | {rules.flag: True}
    always = {"scheduleName": "", "scheduleLevel": "GLOBAL", "callsFrom": "ANY_PHONE_NUMBER"}
    assert admin.call("PUT", rule, json=always).status_code == 204
    changed = admin.call("GET", rule).json()
    assert (changed["scheduleName"], changed["scheduleLevel"], "scheduleType" in changed) == (
        "",
        "GLOBAL",
        False,
    )
    assert admin.call("DELETE", rule).status_code == 204
    assert admin.call("GET", path).json()["criteria"] == []
    anybody = {"callsFrom": "ANY_PHONE_NUMBER"}
    for method, change in (("GET", None), ("PUT", anybody), ("DELETE", None)):
        assert admin.call(method, rule, json=change).status_code == 404
    assert not cloud.breaches


@pytest.mark.parametrize(
    ("setting", "source"),
    [
        (rules.setting, source)
        for rules in RULE_SETTINGS
        for source in taken(rules)["properties"]["callsFrom"]["enum"]
    ],
)
def test_who_a_rule_is_for(cloud: Cloud, admin: RestClient, setting: str, source: str) -> None:
    rules = next(one for one in RULE_SETTINGS if one.setting == setting)
    path = base(cloud, setting)
    assert (
        admin.call("POST", f"{path}/criteria", json=chosen(rules) | {"callsFrom": source}).status_code == 201
    )
    assert admin.call("GET", path).json()["criteria"][0]["source"] == SOURCES[source]


@pytest.mark.parametrize("rules", RULE_SETTINGS, ids=lambda rules: rules.setting)
def test_invalid_rules_are_refused(cloud: Cloud, admin: RestClient, rules: RuleSetting) -> None:
    path = f"{base(cloud, rules.setting)}/criteria"
    wrong: list[dict[str, Any]] = [
        {"callsFrom": "SOMEBODY"},
        {"colour": "red"},
        {rules.numbers: [], "anonymousCallersEnabled": False},
        {rules.numbers: ["call me"]},
        {"scheduleName": "Full moon"},
        {"scheduleType": "businessHours"},
        {"scheduleLevel": "PEOPLE"},
    ]
    for change in wrong:
        assert admin.call("POST", path, json=chosen(rules) | change).status_code == 400, change
    without = {key: value for key, value in chosen(rules).items() if not key.startswith("schedule")}
    assert admin.call("POST", path, json=without).status_code == 201
    cloud.state.rules_need_schedules = True
    refused = admin.call("POST", path, json=without)
    assert (refused.status_code, "scheduleName" in refused.text) == (400, True)
    common = base(cloud, rules.setting, "Gym")
    assert admin.call("POST", f"{common}/criteria", json=chosen(rules)).status_code == 405


def test_selective_forward_has_two_names_for_voicemail(cloud: Cloud, admin: RestClient) -> None:
    path = f"{base(cloud, 'selectiveForward')}/criteria"
    body = {"callsFrom": "ANY_EXTERNAL", "forwardToPhoneNumber": "5001", "destinationVoicemailEnabled": True}
    rule = f"{path}/{admin.call('POST', path, json=body).json()['id']}"
    shown = admin.call("GET", rule).json()
    assert (shown["sendToVoicemailEnabled"], "destinationVoicemailEnabled" in shown) == (True, False)
    read_name = {"callsFrom": "ANY_EXTERNAL", "sendToVoicemailEnabled": False}
    assert admin.call("PUT", rule, json=read_name).status_code == 400
    assert len(cloud.breaches) == 1


def test_rules_are_changed_in_control_hub(cloud: Cloud, admin: RestClient) -> None:
    lobby = cloud.workspace("Lobby Paris")
    first, second = cloud.setting(lobby, "selectiveReject")["criteria"]
    assert (first["source"], second["source"]) == ("ALL_NUMBERS", "SPECIFIC_NUMBERS")
    kept = [second | {"rejectEnabled": False}, {"callsFrom": "FORWARDED"}]
    cloud.change(lobby, "selectiveReject", {"criteria": kept})
    shown = cloud.setting(lobby, "selectiveReject")["criteria"]
    assert [(one["source"], one["rejectEnabled"]) for one in shown] == [
        ("SPECIFIC_NUMBERS", False),
        ("FORWARDED", True),
    ]
    path = base(cloud, "selectiveReject", "Lobby Paris")
    whole = admin.call("GET", f"{path}/criteria/{second['id']}").json()
    assert whole["phoneNumbers"] == ["+33-899700123"]
    assert admin.call("GET", f"{path}/criteria/{first['id']}").status_code == 404
