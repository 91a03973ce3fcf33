"""The settings of workspaces as JSON documents: `GET` and `PUT` by the contract's path templates."""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import WebexError
from bot.events import Document
from bot.webex.refusals import for_setting, not_understood
from bot.webex.rest import Rest


class SettingsClient:
    """bot.ports.Calling over the REST API."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def read(self, path: str, workspace_id: str) -> Document:
        try:
            answer = self._rest.request("GET", path, path_parameters={"workspaceId": workspace_id})
        except WebexError as error:
            raise for_setting(error, writing=False) from error
        if not isinstance(answer.body, dict):
            raise not_understood(answer.status, answer.tracking_id)
        return Document(answer.body, answer.tracking_id)

    def write(self, path: str, workspace_id: str, body: Mapping[str, object]) -> str:
        parameters = {"workspaceId": workspace_id}
        try:
            return self._rest.request("PUT", path, path_parameters=parameters, json=dict(body)).tracking_id
        except WebexError as error:
            raise for_setting(error, writing=True) from error
