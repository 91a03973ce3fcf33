"""Access codes and digit patterns: who may make calls that are otherwise kept from going out."""

from __future__ import annotations

import re

from bot.sandbox.calling.documents import code_json, pattern_json
from bot.sandbox.calling.setting import CALLING, FEATURES, TELEPHONY, WORKSPACES, calling_licence
from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route
from bot.sandbox.data.records import Json, Workspace
from bot.sandbox.directory.places import workspace

MOST_CODES = 1000
MOST_PATTERNS = 500

CODES = f"{FEATURES}/outgoingPermission/accessCodes"
ONE_CODE = f"{TELEPHONY}/features/accessCodes/{{accessCode}}"
PATTERNS = f"{TELEPHONY}/outgoingPermission/digitPatterns"
ONE_PATTERN = f"{PATTERNS}/{{digitPatternId}}"

_CODE = re.compile(r"[0-9]{2,20}\Z")
_PATTERN = re.compile(r"\+?[0-9X!*#]{1,30}\Z")


def add_code(call: Call) -> Answer:
    """POST …/accessCodes: one code."""
    place, held = _held(call, "accessCodes")
    code = call.body["code"]
    if not _CODE.match(code):
        raise Refusal(400, "An access code has 2 to 20 digits.", code=25008)
    if any(one["code"] == code for one in held):
        raise Refusal(409, "The access code exists already.", code=25009)
    if len(held) >= MOST_CODES:
        # As in Webex: it does not say what is wrong.
        raise Refusal(502, "Bad Gateway")
    held.append(code_json(code, call.body["description"]))
    return _told(call, place, "accessCodes", 201)


def delete_codes(call: Call) -> Answer:
    """DELETE …/accessCodes: all of them."""
    place, held = _held(call, "accessCodes")
    held.clear()
    return _told(call, place, "accessCodes")


def delete_code(call: Call) -> Answer:
    """DELETE …/features/accessCodes/{accessCode}"""
    place, held = _held(call, "accessCodes")
    rest = [one for one in held if one["code"] != call.params["accessCode"]]
    if len(rest) == len(held):
        raise Refusal(404, "Access code not found.", code=4008)
    held[:] = rest
    return _told(call, place, "accessCodes")


def add_pattern(call: Call) -> Answer:
    """POST …/digitPatterns"""
    place, held = _held(call, "digitPatterns")
    if len(held) >= MOST_PATTERNS:
        raise Refusal(400, f"There can be {MOST_PATTERNS} digit patterns.", code=25011)
    body = call.body
    added = pattern_json(body["name"], body["pattern"], body["action"], body["transferEnabled"])
    _check_pattern(added, held)
    held.append(added)
    _told(call, place, "digitPatterns")
    return Answer({"id": added["id"]}, 201)


def read_pattern(call: Call) -> Answer:
    """GET …/digitPatterns/{digitPatternId}"""
    _, held = _held(call, "digitPatterns")
    return Answer(dict(_pattern(call, held)))


def write_pattern(call: Call) -> Answer:
    """PUT …/digitPatterns/{digitPatternId}: what is named changes."""
    place, held = _held(call, "digitPatterns")
    found = _pattern(call, held)
    changed = found | call.body
    _check_pattern(changed, [one for one in held if one is not found])
    found.update(changed)
    return _told(call, place, "digitPatterns")


def delete_pattern(call: Call) -> Answer:
    """DELETE …/digitPatterns/{digitPatternId}"""
    place, held = _held(call, "digitPatterns")
    held.remove(_pattern(call, held))
    return _told(call, place, "digitPatterns")


def delete_patterns(call: Call) -> Answer:
    """DELETE …/digitPatterns: all of them."""
    place, held = _held(call, "digitPatterns")
    held.clear()
    return _told(call, place, "digitPatterns")


def _check_pattern(pattern: Json, others: list[Json]) -> None:
    if not _PATTERN.match(pattern["pattern"]):
        raise Refusal(400, "The digit pattern is not valid.", code=25008)
    for key in ("name", "pattern"):
        if any(one[key] == pattern[key] for one in others):
            raise Refusal(409, f"A digit pattern with this {key} exists already.", code=25009)


def _pattern(call: Call, held: list[Json]) -> Json:
    for one in held:
        if one["id"] == call.params["digitPatternId"]:
            return one
    raise Refusal(404, "Digit pattern not found.", code=4008)


def _held(call: Call, name: str) -> tuple[Workspace, list[Json]]:
    place = calling_licence(workspace(call))
    held: list[Json] = call.state.settings[place.id][name][name]
    return place, held


def _told(call: Call, place: Workspace, name: str, status: int = 204) -> Answer:
    call.state.tell("setting", {"workspaceId": place.id, "name": name})
    return Answer(status=status)


_CODES_WRITE, _WRITE = f"spark-admin:{WORKSPACES}_write", f"spark-admin:{CALLING}_write"

ROUTES = (
    Route("POST", CODES, add_code, _CODES_WRITE),
    Route("DELETE", CODES, delete_codes, _CODES_WRITE),
    Route("DELETE", ONE_CODE, delete_code, _WRITE),
    Route("POST", PATTERNS, add_pattern, _WRITE),
    Route("DELETE", PATTERNS, delete_patterns, _WRITE),
    Route("GET", ONE_PATTERN, read_pattern, f"spark-admin:{CALLING}_read"),
    Route("PUT", ONE_PATTERN, write_pattern, _WRITE),
    Route("DELETE", ONE_PATTERN, delete_pattern, _WRITE),
)
