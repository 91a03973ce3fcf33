"""The settings of a workspace: documents that GET shows and PUT merges into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from bot.sandbox.api.routes import ApiRequest, ApiResponse, Route
from bot.sandbox.calling import codes_and_patterns, emergency, members, number_assignment, rules, uploads
from bot.sandbox.calling.members import (
    ELEMENTS,
    check_elements,
    check_members,
    elements,
    elements_json,
    member_id,
    members_json,
)
from bot.sandbox.calling.number_format import all_spelled, as_shown
from bot.sandbox.calling.value_checks import check_number
from bot.sandbox.data.entities import Json
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.directory.workspaces import workspace
from bot.sandbox.documents import SETTINGS
from bot.sandbox.documents.put_bodies import converted
from bot.sandbox.documents.setting import Setting, check_licence
from bot.sandbox.state.cloud_state import CloudState

_NUMBER_KEYS = re.compile(r"(destination|phoneNumber|autoTransferNumber\d|defaultPhoneNumberToForward)\Z")
_EMAILS = frozenset({"notifications"})
"""Where a destination is an address of mail."""


def read_setting(setting: Setting, request: ApiRequest) -> ApiResponse:
    """GET of one settings document."""
    place = workspace(request)
    check_licence(setting.licences, place)
    return ApiResponse(shown(request.state, setting, place.id))


def write_setting(setting: Setting, request: ApiRequest) -> ApiResponse:
    """PUT of one settings document: what is named changes, the rest stays."""
    place = workspace(request)
    check_licence(setting.licences, place)
    check_values(request.state, setting, request.body)
    if ELEMENTS in request.body:
        check_elements(request.state, place.id, request.body[ELEMENTS])
    documents = request.state.settings[place.id]
    if setting.name == "autoTransferNumbers" and not documents["outgoingPermission"]["useCustomEnabled"]:
        # As in Webex: it answers well and does nothing.
        return ApiResponse(status=204)
    if setting.name == "numbers":
        body = number_assignment.assigned(request.state, place, request.body)
    else:
        body = converted(setting.name, documents[setting.name], request.body)
    store(request.state, setting, place.id, body)
    return ApiResponse(status=204)


def check_values(state: CloudState, setting: Setting, body: Json) -> None:
    """Raises Refusal 400 for values the schema allows and Webex Calling does not."""
    for key, value in _leaves(body):
        if _NUMBER_KEYS.match(key):
            check_number(key, value)
    for key in setting.people_lists:
        check_members(state, body.get(key, []))


def shown(state: CloudState, setting: Setting, workspace_id: str) -> Json:
    """The document as GET shows it: members described, not only named by id; rules in one line each."""
    with state.lock:
        document = deepcopy(state.settings[workspace_id][setting.name])
        for key in setting.people_lists:
            document[key] = members_json(state, document[key])
        if ELEMENTS in document:
            document[ELEMENTS] = elements_json(state, document[ELEMENTS])
            if not document[ELEMENTS]:
                # As in Webex: an empty list is not named at all.
                del document[ELEMENTS]
        if kind := rules.BY_SETTING.get(setting.name):
            document["criteria"] = [rules.summary(kind, rule) for rule in document["criteria"]]
        document = as_shown(setting.name, document)
        if setting.name == emergency.NAME:
            return emergency.explained(state, state.workspaces[workspace_id], document)
        return document


def whole(state: CloudState, setting: Setting, workspace_id: str) -> Json:
    """The document as Control Hub knows it: rules whole, not in one line each."""
    with state.lock:
        document = shown(state, setting, workspace_id)
        if setting.name in rules.BY_SETTING:
            document["criteria"] = [
                all_spelled(rule) for rule in state.settings[workspace_id][setting.name]["criteria"]
            ]
        return document


def store(state: CloudState, setting: Setting, workspace_id: str, body: Json) -> None:
    """Merges a body into the document, whoever changes it; members may be ids or described."""
    with state.lock:
        _merge(state.settings[workspace_id][setting.name], _kept(state, setting, workspace_id, body))
        state.tell("setting", {"workspaceId": workspace_id, "name": setting.name})


def replace(state: CloudState, setting: Setting, workspace_id: str, document: Json) -> None:
    """The whole document becomes this one. Raises Refusal 400 where it is not of the same make."""
    if setting.name == "monitoring":
        document = {ELEMENTS: [], **document}
    if problem := _difference(setting.fresh, document):
        raise Refusal(400, problem)
    with state.lock:
        document = _kept(state, setting, workspace_id, document)
        check_values(state, setting, document)
        state.settings[workspace_id][setting.name] = document
        state.tell("setting", {"workspaceId": workspace_id, "name": setting.name})


def _kept(state: CloudState, setting: Setting, workspace_id: str, body: Json) -> Json:
    """The body as it is kept: members by id, monitored lines by id and kind, rules whole."""
    body = deepcopy(body)
    for key in setting.people_lists:
        if key in body:
            body[key] = [member_id(one) for one in body[key]]
            check_members(state, body[key])
    if ELEMENTS in body:
        body[ELEMENTS] = elements(state, body[ELEMENTS])
    kind = rules.BY_SETTING.get(setting.name)
    if kind and "criteria" in body:
        body["criteria"] = rules.kept(state, state.workspaces[workspace_id], kind, body["criteria"])
    return body


def _difference(fresh: Any, document: Any, name: str = "the document") -> str:
    if type(fresh) is not type(document):
        return f"{name} has to be a {type(fresh).__name__}."
    if isinstance(fresh, dict):
        for key in fresh:
            if key not in document:
                return f"{key} is missing."
            if problem := _difference(fresh[key], document[key], key):
                return problem
    return ""


def _merge(document: Json, body: Json) -> None:
    for key, value in body.items():
        if isinstance(value, dict) and isinstance(document.get(key), dict):
            _merge(document[key], value)
        else:
            document[key] = value


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _EMAILS:
                yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    else:
        yield key, value


def _routes(setting: Setting) -> Iterator[Route]:
    scope = f"spark-admin:{setting.scope}"
    yield Route("GET", setting.path, partial(read_setting, setting), f"{scope}_read")
    put_path = setting.put_path or setting.path
    yield Route("PUT", put_path, partial(write_setting, setting), f"{scope}_write")


ROUTES = (
    *(route for setting in SETTINGS for route in _routes(setting)),
    *rules.ROUTES,
    *codes_and_patterns.ROUTES,
    *uploads.ROUTES,
    *emergency.ROUTES,
    *members.ROUTES,
)
