"""The settings of workspaces as JSON documents: `GET` and `PUT` by the contract's path templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.catalogue.model.write import Write
from bot.clock import Clock, utc_now
from bot.errors import BotError, WebexError
from bot.events import Document
from bot.ports.webex import Read
from bot.webex.api.licence_cache import LicenceCache
from bot.webex.api.read_refusals import FORBIDDEN, ReadRefusals
from bot.webex.http.client import ApiClient, ApiRequest
from bot.webex.http.error_text import Unlicensed, for_setting, not_understood
from bot.webex.http.transport import Response

BAD_REQUEST = 400


class SettingsClient:
    """The port Calling over the REST API; it remembers what the licences of workspaces do not include."""

    def __init__(self, rest: ApiClient, clock: Clock = utc_now) -> None:
        self._rest = rest
        self._clock = clock
        self._licences = LicenceCache(clock)
        self._refusals = ReadRefusals()

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        request = Read(path, workspace_id, parameters or {})
        if known := self._licences.known(path, workspace_id):
            raise known
        try:
            answer = self._rest.request(_request(request))
        except WebexError as error:
            raise self._explained(request, error) from error
        return self._document(request, answer)

    def read_many(self, reads: Sequence[Read], *, fresh: bool = False) -> list[Document | BotError]:
        found: dict[int, Document | BotError] = {}
        for index, request in enumerate(reads):
            known = None if fresh else self._licences.known(request.path, request.workspace_id)
            if known is not None:
                found[index] = known
        asked = [index for index in range(len(reads)) if index not in found]
        answers = self._rest.request_many([_request(reads[index]) for index in asked])
        for index, answer in zip(asked, answers, strict=True):
            found[index] = self._document_or_error(reads[index], answer)
        return [found[index] for index in range(len(reads))]

    def is_unlicensed(self, path: str, workspace_id: str) -> bool:
        return self._licences.known(path, workspace_id) is not None

    def refused_since(self) -> datetime | None:
        """Since when Webex lets no settings be read; None where it does. Where nothing was read for some
        minutes since, it is asked again."""
        for request in self._refusals.to_try(self._clock()):
            self.read_many([request], fresh=True)
        return self._refusals.since

    def send(self, call: Write, workspace_id: str) -> str:
        if known := self._licences.known(call.path, workspace_id, writing=True):
            raise known
        request = ApiRequest(
            call.method,
            call.path,
            _path_parameters(workspace_id, call.parameters),
            json=None if call.body is None else dict(call.body),
            file=call.file,
            hidden=call.hidden,
        )
        try:
            return self._rest.request(request).tracking_id
        except WebexError as error:
            if (older := _older_body(call, error)) is not None:
                return self.send(replace(call, body=older, older_bodies={}), workspace_id)
            explained = for_setting(error, writing=True)
            if isinstance(explained, Unlicensed):
                self._licences.remember(call.path, workspace_id, explained, writing=True)
            raise explained from error

    def _document_or_error(self, request: Read, answer: Response | WebexError) -> Document | BotError:
        if isinstance(answer, WebexError):
            return self._explained(request, answer)
        try:
            return self._document(request, answer)
        except WebexError as unreadable:
            return unreadable

    def _document(self, request: Read, answer: Response) -> Document:
        if not isinstance(answer.body, dict):
            raise not_understood(answer.status, answer.tracking_id)
        self._licences.forget(request.path, request.workspace_id)
        self._refusals.given(request)
        return Document(answer.body, answer.tracking_id)

    def _explained(self, request: Read, error: WebexError) -> WebexError:
        explained = for_setting(error, writing=False)
        if isinstance(explained, Unlicensed):
            self._licences.remember(request.path, request.workspace_id, explained)
        elif explained.status == FORBIDDEN:
            self._refusals.refused(request, self._clock())
        return explained


def _older_body(call: Write, error: WebexError) -> Mapping[str, Any] | None:
    """The body in the form Webex took before, where that is what it refuses: a 400 that names the member."""
    if error.status != BAD_REQUEST:
        return None
    return next((body for name, body in call.older_bodies.items() if name in error.detail), None)


def _request(request: Read) -> ApiRequest:
    return ApiRequest("GET", request.path, _path_parameters(request.workspace_id, request.parameters))


def _path_parameters(workspace_id: str, parameters: Mapping[str, str] | None) -> dict[str, str]:
    """What fills a path; only that of the voicemail passcode calls the workspace a place."""
    return {"workspaceId": workspace_id, "placeId": workspace_id, **(parameters or {})}
