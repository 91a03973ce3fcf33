"""The stored settings documents: shown as GET or the page shows them, checked, merged and replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from bot.sandbox.calling import emergency, rules
from bot.sandbox.calling.members import (
    MONITORED_ELEMENTS,
    check_members,
    member_id,
    members_json,
    monitored_elements_json,
    stored_elements,
)
from bot.sandbox.calling.number_format import as_get_shows, with_hyphenated_numbers
from bot.sandbox.calling.value_checks import check_number
from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.documents.setting import Setting
from bot.sandbox.state.cloud_state import CloudState

_NUMBER_KEYS = re.compile(r"(destination|phoneNumber|autoTransferNumber\d|defaultPhoneNumberToForward)\Z")
_EMAIL_MEMBERS = frozenset({"notifications"})
"""Objects in which `destination` is an email address."""


def check_values(state: CloudState, setting: Setting, body: Json) -> None:
    """Raises ErrorResponse 400 for values the schema allows and Webex Calling does not."""
    for key, value in _leaves(body):
        if _NUMBER_KEYS.match(key):
            check_number(key, value)
    for key in setting.member_lists:
        check_members(state, body.get(key, []))


def shown_document(state: CloudState, setting: Setting, workspace_id: str) -> Json:
    """The document as GET shows it: members as objects, rules as summaries."""
    with state.lock:
        document = deepcopy(state.settings[workspace_id][setting.name])
        for key in setting.member_lists:
            document[key] = members_json(state, document[key])
        if MONITORED_ELEMENTS in document:
            document[MONITORED_ELEMENTS] = monitored_elements_json(state, document[MONITORED_ELEMENTS])
            if not document[MONITORED_ELEMENTS]:
                # As in Webex: an empty list is absent.
                del document[MONITORED_ELEMENTS]
        if kind := rules.RULES_BY_SETTING.get(setting.name):
            document["criteria"] = [rules.rule_summary(kind, rule) for rule in document["criteria"]]
        document = as_get_shows(setting.name, document)
        if setting.name == emergency.SETTING_NAME:
            return emergency.emergency_document(state, state.workspaces[workspace_id], document)
        return document


def full_document(state: CloudState, setting: Setting, workspace_id: str) -> Json:
    """The document as GET shows it, but with full rules."""
    with state.lock:
        document = shown_document(state, setting, workspace_id)
        if setting.name in rules.RULES_BY_SETTING:
            document["criteria"] = [
                with_hyphenated_numbers(rule)
                for rule in state.settings[workspace_id][setting.name]["criteria"]
            ]
        return document


def merge_document(state: CloudState, setting: Setting, workspace_id: str, body: Json) -> None:
    """Merges a body into the document; members may be ids or objects."""
    with state.lock:
        _merge(state.settings[workspace_id][setting.name], _stored_form(state, setting, workspace_id, body))
        state.setting_changed(workspace_id, setting.name)


def replace_document(state: CloudState, setting: Setting, workspace_id: str, document: Json) -> None:
    """Replaces the document. Raises ErrorResponse 400 where members are missing or of another type."""
    if setting.name == "monitoring":
        document = {MONITORED_ELEMENTS: [], **document}
    if problem := _difference(setting.defaults, document):
        raise ErrorResponse(400, problem)
    with state.lock:
        document = _stored_form(state, setting, workspace_id, document)
        check_values(state, setting, document)
        state.settings[workspace_id][setting.name] = document
        state.setting_changed(workspace_id, setting.name)


def _stored_form(state: CloudState, setting: Setting, workspace_id: str, body: Json) -> Json:
    """The body as it is stored: members as ids, monitored lines with id and kind, full rules."""
    body = deepcopy(body)
    for key in setting.member_lists:
        if key in body:
            body[key] = [member_id(one) for one in body[key]]
            check_members(state, body[key])
    if MONITORED_ELEMENTS in body:
        body[MONITORED_ELEMENTS] = stored_elements(state, body[MONITORED_ELEMENTS])
    kind = rules.RULES_BY_SETTING.get(setting.name)
    if kind and "criteria" in body:
        body["criteria"] = rules.stored_rules(state, state.workspaces[workspace_id], kind, body["criteria"])
    return body


def _difference(defaults: Any, document: Any, name: str = "the document") -> str:
    if type(defaults) is not type(document):
        return f"{name} has to be a {type(defaults).__name__}."
    if isinstance(defaults, dict):
        for key in defaults:
            if key not in document:
                return f"{key} is missing."
            if problem := _difference(defaults[key], document[key], key):
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
            if name not in _EMAIL_MEMBERS:
                yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    else:
        yield key, value
