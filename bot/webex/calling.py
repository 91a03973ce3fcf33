"""The settings of workspaces as JSON documents: `GET` and `PUT` by the contract's path templates."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.items import Call
from bot.errors import WebexError
from bot.events import Document
from bot.webex.refusals import for_setting, not_understood
from bot.webex.rest import Rest


class SettingsClient:
    """bot.ports.Calling over the REST API."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        filled = _filled(workspace_id, parameters)
        try:
            answer = self._rest.request("GET", path, path_parameters=filled)
        except WebexError as error:
            raise for_setting(error, writing=False) from error
        if not isinstance(answer.body, dict):
            raise not_understood(answer.status, answer.tracking_id)
        return Document(answer.body, answer.tracking_id)

    def send(self, call: Call, workspace_id: str) -> str:
        filled = _filled(workspace_id, call.parameters)
        body = None if call.body is None else dict(call.body)
        try:
            answer = self._rest.request(
                call.method, call.path, path_parameters=filled, json=body, file=call.file, hidden=call.hidden
            )
        except WebexError as error:
            raise for_setting(error, writing=True) from error
        return answer.tracking_id


def _filled(workspace_id: str, parameters: Mapping[str, str] | None) -> dict[str, str]:
    """What fills a path; the voicemail passcode's alone calls the workspace a place."""
    return {"workspaceId": workspace_id, "placeId": workspace_id, **(parameters or {})}
