"""REST operations about the access codes and digit patterns of outgoing permissions."""

from __future__ import annotations

import re
from functools import partial

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.contract.paths import FEATURES, TELEPHONY
from bot.sandbox.data.entities import Json, Workspace
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.scopes import CALLING, WORKSPACES
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents.new_documents import code_json, pattern_json
from bot.sandbox.documents.setting import require_calling

MAX_CODES = 1000
MAX_PATTERNS = 500

CODES_PATH = f"{FEATURES}/outgoingPermission/accessCodes"
ONE_CODE_PATH = f"{TELEPHONY}/features/accessCodes/{{accessCode}}"
PATTERNS_PATH = f"{TELEPHONY}/outgoingPermission/digitPatterns"
ONE_PATTERN_PATH = f"{PATTERNS_PATH}/{{digitPatternId}}"

_CODE_FORMAT = re.compile(r"[0-9]{2,20}\Z")
_PATTERN_FORMAT = re.compile(r"\+?[0-9X!*#]{1,30}\Z")


def add_code(request: ServerRequest) -> ServerResponse:
    """POST …/accessCodes: one code."""
    workspace, entries = _workspace_and_entries(request, "accessCodes")
    code = request.body["code"]
    if not _CODE_FORMAT.match(code):
        raise ErrorResponse(400, "An access code has 2 to 20 digits.", code=25008)
    if any(one["code"] == code for one in entries):
        raise ErrorResponse(409, "The access code exists already.", code=25009)
    if len(entries) >= MAX_CODES:
        # As in Webex, which does not say what is wrong.
        raise ErrorResponse(502, "Bad Gateway")
    entries.append(code_json(code, request.body["description"]))
    return _changed(request, workspace, "accessCodes", 201)


def delete_all(name: str, request: ServerRequest) -> ServerResponse:
    """DELETE …/accessCodes or …/digitPatterns: all of them."""
    workspace, entries = _workspace_and_entries(request, name)
    entries.clear()
    return _changed(request, workspace, name)


def delete_code(request: ServerRequest) -> ServerResponse:
    """DELETE …/features/accessCodes/{accessCode}"""
    workspace, entries = _workspace_and_entries(request, "accessCodes")
    remaining = [one for one in entries if one["code"] != request.params["accessCode"]]
    if len(remaining) == len(entries):
        raise ErrorResponse(404, "Access code not found.", code=4008)
    entries[:] = remaining
    return _changed(request, workspace, "accessCodes")


def add_pattern(request: ServerRequest) -> ServerResponse:
    """POST …/digitPatterns"""
    workspace, entries = _workspace_and_entries(request, "digitPatterns")
    if len(entries) >= MAX_PATTERNS:
        raise ErrorResponse(400, f"There can be {MAX_PATTERNS} digit patterns.", code=25011)
    body = request.body
    added = pattern_json(body["name"], body["pattern"], body["action"], body["transferEnabled"])
    _check_pattern(added, entries)
    entries.append(added)
    _changed(request, workspace, "digitPatterns")
    return ServerResponse({"id": added["id"]}, 201)


def read_pattern(request: ServerRequest) -> ServerResponse:
    """GET …/digitPatterns/{digitPatternId}"""
    _, entries = _workspace_and_entries(request, "digitPatterns")
    return ServerResponse(dict(_find_pattern(request, entries)))


def write_pattern(request: ServerRequest) -> ServerResponse:
    """PUT …/digitPatterns/{digitPatternId}: what is named changes."""
    workspace, entries = _workspace_and_entries(request, "digitPatterns")
    pattern = _find_pattern(request, entries)
    changed = pattern | request.body
    _check_pattern(changed, [one for one in entries if one is not pattern])
    pattern.update(changed)
    return _changed(request, workspace, "digitPatterns")


def delete_pattern(request: ServerRequest) -> ServerResponse:
    """DELETE …/digitPatterns/{digitPatternId}"""
    workspace, entries = _workspace_and_entries(request, "digitPatterns")
    entries.remove(_find_pattern(request, entries))
    return _changed(request, workspace, "digitPatterns")


def _check_pattern(pattern: Json, others: list[Json]) -> None:
    if not _PATTERN_FORMAT.match(pattern["pattern"]):
        raise ErrorResponse(400, "The digit pattern is not valid.", code=25008)
    for key in ("name", "pattern"):
        if any(one[key] == pattern[key] for one in others):
            raise ErrorResponse(409, f"A digit pattern with this {key} exists already.", code=25009)


def _find_pattern(request: ServerRequest, entries: list[Json]) -> Json:
    patterns = {one["id"]: one for one in entries}
    return request.named(patterns, "digitPatternId", "Digit pattern not found.", 4008)


def _workspace_and_entries(request: ServerRequest, name: str) -> tuple[Workspace, list[Json]]:
    workspace = require_calling(find_workspace(request))
    entries: list[Json] = request.state.settings[workspace.id][name][name]
    return workspace, entries


def _changed(request: ServerRequest, workspace: Workspace, name: str, status: int = 204) -> ServerResponse:
    request.state.setting_changed(workspace.id, name)
    return ServerResponse(status=status)


ROUTES = (
    Route("POST", CODES_PATH, add_code, WORKSPACES.write),
    Route("DELETE", CODES_PATH, partial(delete_all, "accessCodes"), WORKSPACES.write),
    Route("DELETE", ONE_CODE_PATH, delete_code, CALLING.write),
    Route("POST", PATTERNS_PATH, add_pattern, CALLING.write),
    Route("DELETE", PATTERNS_PATH, partial(delete_all, "digitPatterns"), CALLING.write),
    Route("GET", ONE_PATTERN_PATH, read_pattern, CALLING.read),
    Route("PUT", ONE_PATTERN_PATH, write_pattern, CALLING.write),
    Route("DELETE", ONE_PATTERN_PATH, delete_pattern, CALLING.write),
)
