"""People, spaces, messages, workspaces and requests as JSON for the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from bot.sandbox.data.entities import Json, Message, Request, Workspace
from bot.sandbox.messaging.card_validation import card_texts
from bot.sandbox.messaging.markup import card_markdown_to_html
from bot.sandbox.state import seed_data
from bot.sandbox.state.audit_log import AuditLog
from bot.sandbox.state.cloud_state import CloudState

_SECRET = re.compile(r"token|secret|passcode|password|^code$|deleteCodes", re.IGNORECASE)
_SECRET_PATH = re.compile(r"(?<=/accessCodes/)[^/]+")


def state_json(state: CloudState, bot: Json, time: Json) -> Json:
    """The people one can be, the spaces, the workspaces, the audit log's switches; `bot_json` and
    `time_json`."""
    own_org = state.person("bot").org_id
    in_spaces = {member for space in state.spaces.values() for member in space.members}
    return {
        "people": [
            {
                "key": person.key,
                "id": person.id,
                "name": person.name,
                "title": person.title,
                "external": person.org_id != own_org,
            }
            for person in state.people.values()
            if person.kind == "person" and person.id in in_spaces
        ],
        "bot": bot,
        "time": time,
        "audit": audit_json(state.audit_log),
        "spaces": [asdict(space) for space in state.spaces.values()],
        "workspaces": [workspace_json(state, workspace) for workspace in state.workspaces.values()],
    }


def bot_json(state: CloudState, listening: bool, states: Sequence[str]) -> Json:
    """The bot, whether it has an open websocket, the hosts it connected to, and what each of its processes
    is, as `BotControls.states` says."""
    bot = state.person("bot")
    return {
        "id": bot.id,
        "name": bot.name,
        "listening": listening,
        "addresses": list(state.connected_hosts),
        "processes": list(states),
    }


def time_json(state: CloudState, ahead: timedelta) -> Json:
    """By how many seconds the clock was moved on, and the time zones of the locations by name."""
    zones = {location.name: location.time_zone for location in state.locations.values()}
    return {"ahead": int(ahead.total_seconds()), "zones": zones}


def audit_json(audit_log: AuditLog) -> Json:
    """How the audit log is switched."""
    return {
        "lagMinutes": int(audit_log.lag.total_seconds() // 60),
        "silent": audit_log.is_silent,
        "refused": audit_log.is_refused,
    }


def workspace_json(state: CloudState, workspace: Workspace) -> Json:
    """A workspace with the names of its location and licence."""
    return {
        "id": workspace.id,
        "name": workspace.name,
        "location": state.locations[workspace.location_id].name,
        "licence": seed_data.LICENCE_NAMES.get(workspace.licence, "No Webex Calling"),
        "extension": workspace.extension,
        "number": workspace.number,
    }


def message_json(state: CloudState, message: Message) -> Json:
    """A message with HTML that is safe to show: made from markdown with raw HTML escaped."""
    return {
        "id": message.id,
        "parentId": message.parent_id,
        "personId": message.person_id,
        "personName": state.people[message.person_id].name,
        "created": message.created,
        "html": message.html or "<p>" + escape(message.text).replace("\n", "<br>") + "</p>",
        "text": message.text,
        "card": message.card,
        "cardHtml": {text: card_markdown_to_html(text) for text in card_texts(message.card)}
        if message.card
        else {},
        "files": [{"id": file.id, "name": file.name, "size": len(file.content)} for file in message.files],
        "edited": bool(message.updated),
    }


def request_json(request: Request) -> Json:
    """A request, without tokens and other secrets."""
    return {
        "at": datetime.fromtimestamp(request.at, UTC).isoformat(timespec="milliseconds"),
        "method": request.method,
        "path": _SECRET_PATH.sub("•••", request.path),
        "query": redacted(dict(request.query)),
        "status": request.status,
        "body": redacted(request.body),
        "breach": request.breach,
        "bot": request.bot,
    }


def redacted(value: Any) -> Any:
    """The value with secrets replaced by dots."""
    if isinstance(value, dict):
        return {key: "•••" if _SECRET.search(str(key)) else redacted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [redacted(inner) for inner in value]
    return value
