"""The settings of a workspace: documents that GET shows and PUT merges into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from bot.sandbox.documents import SETTINGS, converted
from bot.sandbox.places import all_numbers, workspace
from bot.sandbox.records import HOT_DESK, NO_CALLING, Json, Workspace
from bot.sandbox.refusal import Refusal
from bot.sandbox.routes import Answer, Call, Route, names
from bot.sandbox.setting import Setting
from bot.sandbox.state import State

BY_NAME = {setting.name: setting for setting in SETTINGS}

_NUMBER_KEYS = re.compile(r"(destination|phoneNumber|autoTransferNumber\d|defaultPhoneNumberToForward)\Z")
_NUMBER = re.compile(r"(\+?[0-9][0-9() .-]{1,29}|[*#][0-9*#]{1,10})?\Z")


def read_setting(setting: Setting, call: Call) -> Answer:
    """GET of one settings document."""
    place = workspace(call)
    check_licence(setting, place)
    return Answer(shown(call.state, setting, place.id))


def write_setting(setting: Setting, call: Call) -> Answer:
    """PUT of one settings document: what is named changes, the rest stays."""
    place = workspace(call)
    check_licence(setting, place)
    check_values(call.state, setting, call.body)
    documents = call.state.settings[place.id]
    if setting.name == "autoTransferNumbers" and not documents["outgoingPermission"]["useCustomEnabled"]:
        # As in Webex: it answers well and does nothing.
        return Answer(status=204)
    store(call.state, setting, place.id, converted(setting.name, documents[setting.name], call.body))
    return Answer(status=204)


def check_licence(setting: Setting, place: Workspace) -> None:
    """Raises Refusal when a workspace with this licence cannot have the setting."""
    if place.licence in (NO_CALLING, HOT_DESK):
        raise Refusal(404, "Calling service is not assigned to the workspace.", code=4008)
    if place.licence not in setting.licences:
        raise Refusal(405, "Invalid Professional Place", code=25409)


def check_values(state: State, setting: Setting, body: Json) -> None:
    """Raises Refusal 400 for values the schema allows and Webex Calling does not."""
    for key, value in _leaves(body):
        if _NUMBER_KEYS.match(key) and isinstance(value, str) and not _NUMBER.match(value):
            raise Refusal(400, f"{key} is not a valid phone number.", code=25018)
    for key in setting.people_lists:
        _check_members(state, body.get(key, []))


def _check_members(state: State, members: list[str]) -> None:
    known = {item["owner"]["id"] for item in all_numbers(state)}
    if unknown := [one for one in members if one not in known]:
        raise Refusal(404, f"Member not found: {unknown[0]}", code=4008)


def shown(state: State, setting: Setting, workspace_id: str) -> Json:
    """The document as GET shows it: members described, not only named by id."""
    with state.lock:
        document = deepcopy(state.settings[workspace_id][setting.name])
        for key in setting.people_lists:
            members = [member_json(state, one) for one in document[key]]
            document[key] = [{"member": one} for one in members] if setting.wrapped else members
        return document


def store(state: State, setting: Setting, workspace_id: str, body: Json) -> None:
    """Merges a body into the document, whoever changes it; members may be ids or described."""
    with state.lock:
        body = deepcopy(body)
        for key in setting.people_lists:
            if key in body:
                body[key] = [_member_id(one) for one in body[key]]
                _check_members(state, body[key])
        _merge(state.settings[workspace_id][setting.name], body)
        state.tell("setting", {"workspaceId": workspace_id, "name": setting.name})


def replace(state: State, setting: Setting, workspace_id: str, document: Json) -> None:
    """The whole document becomes this one. Raises Refusal 400 where it is not of the same make."""
    if problem := _difference(setting.fresh, document):
        raise Refusal(400, problem)
    with state.lock:
        for key in setting.people_lists:
            document[key] = [_member_id(one) for one in document[key]]
        check_values(state, setting, document)
        state.settings[workspace_id][setting.name] = deepcopy(document)
        state.tell("setting", {"workspaceId": workspace_id, "name": setting.name})


def _member_id(member: Any) -> str:
    if isinstance(member, dict):
        inner = member.get("member", member)
        return str(inner.get("id")) if isinstance(inner, dict) else ""
    return str(member)


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


def member_json(state: State, member_id: str) -> Json:
    """A member of a list as GET describes it."""
    number = next(item for item in all_numbers(state) if item["owner"]["id"] == member_id)
    owner = number["owner"]
    person = state.people.get(member_id)
    numbers: Json = {
        "extension": number["extension"],
        "routingPrefix": number["routingPrefix"],
        "esn": number["esn"],
        "primary": True,
    }
    if number.get("phoneNumber"):
        numbers["external"] = number["phoneNumber"]
    result: Json = {
        "id": member_id,
        "firstName": owner["firstName"],
        "lastName": owner.get("lastName", "."),
        "displayName": f"{owner['firstName']} {owner.get('lastName', '')}".strip(),
        "type": owner["type"],
        "numbers": [numbers],
        "location": {"id": number["location"]["id"], "name": number["location"]["name"]},
    }
    if person is not None:
        result["email"] = person.email
    return result


def _merge(document: Json, body: Json) -> None:
    for key, value in body.items():
        if isinstance(value, dict) and isinstance(document.get(key), dict):
            _merge(document[key], value)
        else:
            document[key] = value


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    else:
        yield key, value


ROUTES = tuple(
    route
    for setting in SETTINGS
    for route in (
        Route(
            "GET",
            setting.path,
            partial(read_setting, setting),
            names("orgId"),
            scope=f"spark-admin:{setting.scope}_read",
        ),
        Route(
            "PUT",
            setting.put_path or setting.path,
            partial(write_setting, setting),
            names("orgId"),
            setting.put,
            f"spark-admin:{setting.scope}_write",
        ),
    )
)
