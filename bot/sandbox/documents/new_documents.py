"""What the settings documents of a new workspace hold, and new entries of their lists."""

from __future__ import annotations

import json
from copy import deepcopy

from bot.sandbox.data.entities import Json, Location, Workspace
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.documents import SETTING_BY_NAME, SETTINGS

_DEFAULTS = json.dumps({setting.name: setting.defaults for setting in SETTINGS})
"""As text: a reset needs a copy for each workspace, and reading JSON is faster than `deepcopy`."""


def new_documents(workspace: Workspace, location: Location) -> dict[str, Json]:
    """The documents of a workspace that nobody has configured."""
    result: dict[str, Json] = json.loads(_DEFAULTS)
    result["callerId"] |= {"directNumber": workspace.number, "displayName": workspace.name}
    result["numbers"] = new_numbers_document(workspace, location)
    return result


def new_numbers_document(workspace: Workspace, location: Location) -> Json:
    """The numbers of a workspace that nobody has configured: its own."""
    result = deepcopy(SETTING_BY_NAME["numbers"].defaults)
    number: Json = {"extension": workspace.extension, "primary": True, "tollFreeNumber": False}
    number |= {"routingPrefix": location.routing_prefix, "esn": location.routing_prefix + workspace.extension}
    if workspace.number:
        number["external"] = workspace.number
    return result | {
        "phoneNumbers": [number] if workspace.extension else [],
        "workspace": {"id": workspace.id},
        "location": {"id": location.id, "name": location.name},
        "organization": {"id": workspace.org_id},
    }


def code_json(code: str, description: str) -> Json:
    """An access code as GET shows it."""
    return {"code": code, "description": description, "level": "CUSTOM"}


def pattern_json(name: str, pattern: str, action: str, transfer: bool) -> Json:
    """A new digit pattern as GET shows it."""
    return {
        "id": webex_id("DIGIT_PATTERN", new_uuid()),
        "name": name,
        "pattern": pattern,
        "action": action,
        "transferEnabled": transfer,
    }
