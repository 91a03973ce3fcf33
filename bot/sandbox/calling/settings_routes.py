"""REST operations about settings documents; the routes of all call settings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.calling import codes_and_patterns, emergency, members, rules, uploads
from bot.sandbox.calling.members import MONITORED_ELEMENTS, check_monitored_elements
from bot.sandbox.calling.number_assignment import apply_number_changes
from bot.sandbox.calling.settings_documents import check_values, merge_document, shown_document
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents import SETTINGS
from bot.sandbox.documents.put_bodies import in_get_shape
from bot.sandbox.documents.setting import PROFESSIONAL_ONLY, Setting, require_licence


def read_setting(setting: Setting, request: ServerRequest) -> ServerResponse:
    """GET of one settings document."""
    workspace = require_licence(setting.licences, find_workspace(request))
    return ServerResponse(shown_document(request.state, setting, workspace.id))


def write_setting(setting: Setting, request: ServerRequest) -> ServerResponse:
    """PUT of one settings document: members that are absent stay."""
    workspace = require_licence(setting.licences, find_workspace(request))
    check_values(request.state, setting, request.body)
    if MONITORED_ELEMENTS in request.body:
        check_monitored_elements(request.state, workspace.id, request.body[MONITORED_ELEMENTS])
    documents = request.state.settings[workspace.id]
    if setting.name == "autoTransferNumbers" and not documents["outgoingPermission"]["useCustomEnabled"]:
        # As in Webex: success, and nothing changes.
        return ServerResponse(status=204)
    if setting.name == "numbers":
        require_licence(PROFESSIONAL_ONLY, workspace)
        body = apply_number_changes(request.state, workspace, request.body)
    else:
        body = in_get_shape(setting.name, documents[setting.name], request.body)
    merge_document(request.state, setting, workspace.id, body)
    return ServerResponse(status=204)


def _routes(setting: Setting) -> Iterator[Route]:
    yield Route("GET", setting.path, partial(read_setting, setting), setting.scopes.read)
    yield Route(
        "PUT", setting.put_path or setting.path, partial(write_setting, setting), setting.scopes.write
    )


ROUTES = (
    *(route for setting in SETTINGS for route in _routes(setting)),
    *rules.ROUTES,
    *codes_and_patterns.ROUTES,
    *uploads.ROUTES,
    *emergency.ROUTES,
    *members.ROUTES,
)
