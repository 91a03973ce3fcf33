"""REST operations about the rules (criteria) of six settings; the setting's document has summaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.calling.number_format import with_hyphenated_numbers
from bot.sandbox.calling.value_checks import check_number
from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json, Workspace
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.data.scopes import WORKSPACES
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents.setting import PROFESSIONAL_ONLY, require_licence
from bot.sandbox.state.cloud_state import CloudState

_SOURCES = {"ANY_PHONE_NUMBER": "ALL_NUMBERS", "SELECT_PHONE_NUMBERS": "SPECIFIC_NUMBERS"}


@dataclass(frozen=True)
class RuleSetting:
    """What differs between the settings with rules: the name of the flag in a rule and in its summary."""

    setting: str
    flag: str
    summary_flag: str = ""
    numbers: str = "phoneNumbers"


RULE_SETTINGS = (
    RuleSetting("sequentialRing", "ringEnabled"),
    RuleSetting("simultaneousRing", "ringEnabled"),
    RuleSetting("selectiveReject", "rejectEnabled"),
    RuleSetting("selectiveAccept", "acceptEnabled"),
    RuleSetting("priorityAlert", "notificationEnabled"),
    RuleSetting("selectiveForward", "forwardEnabled", summary_flag="ringEnabled", numbers="numbers"),
)
RULES_BY_SETTING = {rules.setting: rules for rules in RULE_SETTINGS}


def rule_summary(rules: RuleSetting, rule: Json) -> Json:
    """A rule as the setting's document shows it."""
    source = rule["callsFrom"]
    return {
        "id": rule["id"],
        "scheduleName": rule.get("scheduleName", ""),
        "source": _SOURCES.get(source, source),
        rules.summary_flag or rules.flag: rule.get(rules.flag, True),
    }


def stored_rules(state: CloudState, workspace: Workspace, rules: RuleSetting, rows: list[Any]) -> list[Json]:
    """The rules for a list of summaries, or of full rules. Raises ErrorResponse 400."""
    rules_by_id = {rule["id"]: rule for rule in state.settings[workspace.id][rules.setting]["criteria"]}
    result = []
    for row in rows:
        if not isinstance(row, dict):
            raise ErrorResponse(400, "A rule has to be an object.")
        if "callsFrom" in row:
            result.append(_checked(state, workspace, rules, {"id": _new_id(), rules.flag: True, **row}))
        elif row.get("id") in rules_by_id:
            applies = {rules.flag: row.get(rules.summary_flag or rules.flag, True)}
            result.append(rules_by_id[row["id"]] | applies)
        else:
            raise ErrorResponse(400, "A new rule needs callsFrom.")
    return result


def _new_id() -> str:
    return webex_id("CRITERIA", new_uuid())


def _checked(state: CloudState, workspace: Workspace, rules: RuleSetting, rule: Json) -> Json:
    """Gives the rule back. Raises ErrorResponse 400 for one that Webex Calling would not take."""
    for number in (*rule.get(rules.numbers, ()), rule.get("forwardToPhoneNumber", "")):
        check_number(rules.numbers, number)
    callers = (
        rule.get(rules.numbers),
        rule.get("anonymousCallersEnabled"),
        rule.get("unavailableCallersEnabled"),
    )
    if rule["callsFrom"] == "SELECT_PHONE_NUMBERS" and not any(callers):
        raise ErrorResponse(
            400, f"{rules.numbers} is required when callsFrom is SELECT_PHONE_NUMBERS.", code=25008
        )
    if state.rules_need_schedules and not rule.get("scheduleName"):
        raise ErrorResponse(400, "scheduleName is required.", code=25008)
    if name := rule.get("scheduleName"):
        known = (one for one in state.schedules.values() if one.location_id == workspace.location_id)
        if not any((one.name, one.type) == (name, rule.get("scheduleType")) for one in known):
            raise ErrorResponse(400, "The schedule is not one of the workspace's location.", code=4008)
    return rule


def _workspace_and_rules(request: ServerRequest, rules: RuleSetting) -> tuple[Workspace, list[Json]]:
    """The workspace of a path, and the stored list of its rules. Raises ErrorResponse."""
    workspace = require_licence(PROFESSIONAL_ONLY, find_workspace(request))
    stored: list[Json] = request.state.settings[workspace.id][rules.setting]["criteria"]
    return workspace, stored


def _index(stored: list[Json], rule_id: str) -> int:
    for index, rule in enumerate(stored):
        if rule["id"] == rule_id:
            return index
    raise ErrorResponse(404, "Criteria not found.", code=4008)


def _in_get_shape(body: Json) -> Json:
    """The body of a write with the names of GET."""
    rule = dict(body)
    if "destinationVoicemailEnabled" in rule:
        rule["sendToVoicemailEnabled"] = rule.pop("destinationVoicemailEnabled")
    return rule


def read_rule(rules: RuleSetting, request: ServerRequest) -> ServerResponse:
    """GET …/criteria/{id}"""
    _, stored = _workspace_and_rules(request, rules)
    return ServerResponse(with_hyphenated_numbers(stored[_index(stored, request.params["id"])]))


def add_rule(rules: RuleSetting, request: ServerRequest) -> ServerResponse:
    """POST …/criteria"""
    workspace, stored = _workspace_and_rules(request, rules)
    rule = {"id": _new_id(), rules.flag: True, **_in_get_shape(request.body)}
    stored.append(_checked(request.state, workspace, rules, rule))
    request.state.setting_changed(workspace.id, rules.setting)
    return ServerResponse({"id": rule["id"]}, 201)


def write_rule(rules: RuleSetting, request: ServerRequest) -> ServerResponse:
    """PUT …/criteria/{id}: members that are absent stay; an empty scheduleName removes the schedule."""
    workspace, stored = _workspace_and_rules(request, rules)
    index = _index(stored, request.params["id"])
    rule = stored[index] | _in_get_shape(request.body)
    if not rule.get("scheduleName"):
        rule.pop("scheduleType", None)
    stored[index] = _checked(request.state, workspace, rules, rule)
    request.state.setting_changed(workspace.id, rules.setting)
    return ServerResponse(status=204)


def delete_rule(rules: RuleSetting, request: ServerRequest) -> ServerResponse:
    """DELETE …/criteria/{id}"""
    workspace, stored = _workspace_and_rules(request, rules)
    del stored[_index(stored, request.params["id"])]
    request.state.setting_changed(workspace.id, rules.setting)
    return ServerResponse(status=204)


def _routes(rules: RuleSetting) -> Iterator[Route]:
    every = f"{TELEPHONY}/{rules.setting}/criteria"
    one = f"{every}/{{id}}"
    yield Route("POST", every, partial(add_rule, rules), WORKSPACES.write)
    yield Route("GET", one, partial(read_rule, rules), WORKSPACES.read)
    yield Route("PUT", one, partial(write_rule, rules), WORKSPACES.write)
    yield Route("DELETE", one, partial(delete_rule, rules), WORKSPACES.write)


ROUTES = tuple(route for rules in RULE_SETTINGS for route in _routes(rules))
